/// <summary>A person says what a number of an item is.</summary>
pageextension 50100 "VPL Item Reference Entries" extends "Item Reference Entries"
{
    layout
    {
        addlast(Control1)
        {
            field("VPL Identifier Kind"; Rec."VPL Identifier Kind")
            {
                ApplicationArea = All;
                ToolTip = 'Specifies what the number is to the customer.';
            }
        }
    }
}
