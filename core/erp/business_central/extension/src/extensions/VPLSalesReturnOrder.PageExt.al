/// <summary>A person says which return of the customer the order is for.</summary>
pageextension 50102 "VPL Sales Return Order" extends "Sales Return Order"
{
    layout
    {
        addlast(General)
        {
            field("VPL Customer Return No."; Rec."VPL Customer Return No.")
            {
                ApplicationArea = All;
                ToolTip = 'Specifies the number that the customer gave the return.';
            }
            field("VPL Goods Return Date"; Rec."VPL Goods Return Date")
            {
                ApplicationArea = All;
                ToolTip = 'Specifies when the goods came back.';
            }
        }
    }
}
