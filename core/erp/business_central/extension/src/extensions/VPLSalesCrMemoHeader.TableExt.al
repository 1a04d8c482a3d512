/// <summary>The return of the customer. Numbers and types are those of the sales header.</summary>
tableextension 50107 "VPL Sales Cr.Memo Header" extends "Sales Cr.Memo Header"
{
    fields
    {
        field(50111; "VPL Customer Return No."; Code[35])
        {
            Caption = 'Customer Return No.';
            DataClassification = CustomerContent;
        }
        field(50112; "VPL Goods Return Date"; Date)
        {
            Caption = 'Goods Return Date';
            DataClassification = CustomerContent;
        }
    }
}
