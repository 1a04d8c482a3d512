/// <summary>
/// The line of the customer's order, and what is closed short. The number and the type are the same in all four
/// tables of lines: posting copies fields by number.
/// </summary>
tableextension 50100 "VPL Sales Line" extends "Sales Line"
{
    fields
    {
        field(50100; "VPL Customer Line No."; Integer)
        {
            Caption = 'Customer Line No.';
            DataClassification = CustomerContent;
            MinValue = 0;
        }
        field(50101; "VPL Closed Short Qty. (Base)"; Decimal)
        {
            Caption = 'Closed Short Qty. (Base)';
            DataClassification = CustomerContent;
            DecimalPlaces = 0 : 5;
            Editable = false;
        }
    }
}
