/// <summary>
/// The customer's order and its line. The number and the type are the same in all four tables of lines: posting
/// copies fields by number.
/// </summary>
tableextension 50102 "VPL Sales Invoice Line" extends "Sales Invoice Line"
{
    fields
    {
        field(50100; "VPL Customer Line No."; Integer)
        {
            Caption = 'Customer Line No.';
            DataClassification = CustomerContent;
            MinValue = 0;
        }
        field(50102; "VPL External Document No."; Code[35])
        {
            Caption = 'External Document No.';
            DataClassification = CustomerContent;
            Editable = false;
        }
    }
}
