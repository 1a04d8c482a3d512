/// <summary>
/// The line of the customer's order. The number and the type are the same in all four tables of lines: posting
/// copies fields by number.
/// </summary>
tableextension 50103 "VPL Sales Cr.Memo Line" extends "Sales Cr.Memo Line"
{
    fields
    {
        field(50100; "VPL Customer Line No."; Integer)
        {
            Caption = 'Customer Line No.';
            DataClassification = CustomerContent;
            MinValue = 0;
        }
    }
}
