/// <summary>Tells the numbers that one customer has for an item apart.</summary>
tableextension 50104 "VPL Item Reference" extends "Item Reference"
{
    fields
    {
        field(50100; "VPL Identifier Kind"; Enum "VPL Identifier Kind")
        {
            Caption = 'Identifier Kind';
            DataClassification = CustomerContent;
        }
    }
}
