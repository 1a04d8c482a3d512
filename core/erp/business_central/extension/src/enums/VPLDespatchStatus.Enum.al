/// <summary>Where a load of goods is.</summary>
enum 50103 "VPL Despatch Status"
{
    Extensible = false;
    Caption = 'Despatch Status';

    value(0; Open)
    {
        Caption = 'Open';
    }
    value(1; Posted)
    {
        Caption = 'Posted';
    }
    value(2; Undone)
    {
        Caption = 'Undone';
    }
}
