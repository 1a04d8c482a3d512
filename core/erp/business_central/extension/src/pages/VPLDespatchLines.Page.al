/// <summary>The lines of one load of goods.</summary>
page 50143 "VPL Despatch Lines"
{
    PageType = ListPart;
    Caption = 'Lines';
    SourceTable = "VPL Despatch Line";
    ApplicationArea = All;
    Editable = false;
    InsertAllowed = false;
    ModifyAllowed = false;
    DeleteAllowed = false;

    layout
    {
        area(Content)
        {
            repeater(Rows)
            {
                field("Order No."; Rec."Order No.")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the order.';
                }
                field("External Document No."; Rec."External Document No.")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the order of the customer.';
                }
                field("Item No."; Rec."Item No.")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the item.';
                }
                field("Quantity (Base)"; Rec."Quantity (Base)")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the quantity in base units.';
                }
                field("Undone Quantity (Base)"; Rec."Undone Quantity (Base)")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies how much of it was undone.';
                }
                field("Shipment No."; Rec."Shipment No.")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the posted shipment.';
                }
            }
        }
    }
}
