/// <summary>The keys that orders were created with, for people.</summary>
page 50144 "VPL Order Links"
{
    PageType = List;
    Caption = 'Vendor Link Order Links';
    SourceTable = "VPL Order Link";
    ApplicationArea = All;
    UsageCategory = Lists;
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
                field("Idempotency Key"; Rec."Idempotency Key")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the key that the integration gave the order.';
                }
                field("Order No."; Rec."Order No.")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the order.';
                }
                field("External Document No."; Rec."External Document No.")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the number that the customer gave the order.';
                }
                field("Customer No."; Rec."Customer No.")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the customer.';
                }
                field("State"; Rec."State")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies whether the order exists, was posted or was deleted.';
                }
            }
        }
    }
}
