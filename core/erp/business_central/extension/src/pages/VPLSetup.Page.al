/// <summary>What a person chooses before an integration can work.</summary>
page 50140 "VPL Setup"
{
    PageType = Card;
    Caption = 'Vendor Link Setup';
    SourceTable = "VPL Setup";
    ApplicationArea = All;
    UsageCategory = Administration;
    InsertAllowed = false;
    DeleteAllowed = false;

    layout
    {
        area(Content)
        {
            group(Money)
            {
                Caption = 'Money';

                field("Payment Template Name"; Rec."Payment Template Name")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the journal template of payments. Ledger entries have its source code.';
                }
                field("Payment Batch Name"; Rec."Payment Batch Name")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the journal batch of payments. Its balancing account receives them.';
                }
                field("Ledger Template Name"; Rec."Ledger Template Name")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the journal template of postings to the ledger.';
                }
                field("Ledger Batch Name"; Rec."Ledger Batch Name")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the journal batch of postings to the ledger.';
                }
            }
            group(Numbering)
            {
                Caption = 'Numbering';

                field("Despatch Nos."; Rec."Despatch Nos.")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the number series of despatches.';
                }
                field("Payment Nos."; Rec."Payment Nos.")
                {
                    ApplicationArea = All;
                    ToolTip = 'Specifies the number series of payments.';
                }
            }
        }
    }

    trigger OnOpenPage()
    var
        Install: Codeunit "VPL Install";
    begin
        Install.PrepareCompany();
        Rec.Get();
    end;
}
