/// <summary>What became of an order.</summary>
enum 50101 "VPL Link State"
{
    Extensible = false;
    Caption = 'Link State';

    value(0; Live)
    {
        Caption = 'Live';
    }
    value(1; Posted)
    {
        Caption = 'Posted';
    }
    value(2; Deleted)
    {
        Caption = 'Deleted';
    }
}
