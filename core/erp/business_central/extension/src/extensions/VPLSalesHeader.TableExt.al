/// <summary>When an order was first released; of a credit memo, the return of the customer.</summary>
tableextension 50106 "VPL Sales Header" extends "Sales Header"
{
    fields
    {
        field(50110; "VPL First Released At"; DateTime)
        {
            Caption = 'First Released At';
            DataClassification = CustomerContent;
            Editable = false;
        }
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
