/// <summary>One load of goods: a person can enter what its papers say.</summary>
page 50142 "VPL Despatch"
{
    PageType = Document;
    Caption = 'Vendor Link Despatch';
    SourceTable = "VPL Despatch";
    ApplicationArea = All;
    UsageCategory = None;
    InsertAllowed = false;
    DeleteAllowed = false;

    layout
    {
        area(Content)
        {
            group(General)
            {
                Caption = 'General';

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
                field("Complete"; Rec."Complete")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies whether all goods are packed and all packages have an SSCC.';
                }
            }
            group(Papers)
            {
                Caption = 'Papers';

                field("Load No."; Rec."Load No.")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the number of the load.';
                }
                field("Pro No."; Rec."Pro No.")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the number that the carrier gave the load.';
                }
                field("Bill of Lading No."; Rec."Bill of Lading No.")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the number of the bill of lading.';
                }
                field("Customer Pickup Reference"; Rec."Customer Pickup Reference")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the reference of the customer for a pickup.';
                }
                field("Departed At"; Rec."Departed At")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies when the goods left.';
                }
                field("Estimated Arrival At"; Rec."Estimated Arrival At")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies when the goods are expected.';
                }
            }
            part(Lines; "VPL Despatch Lines")
            {
                ApplicationArea = All;
                Caption = 'Lines';
                SubPageLink = "Despatch No." = field("No.");
            }
        }
    }
}
