/// <summary>What a package is.</summary>
enum 50104 "VPL Package Type"
{
    Extensible = false;
    Caption = 'Package Type';

    value(0; Carton)
    {
        Caption = 'Carton';
    }
    value(1; Pallet)
    {
        Caption = 'Pallet';
    }
    value(2; Other)
    {
        Caption = 'Other';
    }
}
