/// <summary>A person says which return a credit memo pays for.</summary>
pageextension 50101 "VPL Sales Credit Memo" extends "Sales Credit Memo"
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
