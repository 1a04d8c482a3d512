/// <summary>The loads of goods, for people.</summary>
page 50141 "VPL Despatches"
{
    PageType = List;
    Caption = 'Vendor Link Despatches';
    SourceTable = "VPL Despatch";
    ApplicationArea = All;
    UsageCategory = Lists;
    CardPageId = "VPL Despatch";
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
                field("No."; Rec."No.")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the number of the despatch.';
                }
                field("Status"; Rec."Status")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies whether the goods are still in the warehouse, have left, or came back.';
                }
                field("Customer No."; Rec."Customer No.")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies who receives the goods.';
                }
                field("Ship-to Code"; Rec."Ship-to Code")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies where the goods go.';
                }
                field("Whse. Shipment No."; Rec."Whse. Shipment No.")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the warehouse shipment.';
                }
                field("Package Count"; Rec."Package Count")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies how many packages there are.';
                }
                field("Complete"; Rec."Complete")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies whether all goods are packed and all packages have an SSCC.';
                }
                field("Posted At"; Rec."Posted At")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies when the despatch was posted.';
                }
            }
        }
    }
}
