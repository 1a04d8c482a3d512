/// <summary>One row: what a person has to choose before an integration can work.</summary>
table 50100 "VPL Setup"
{
    Caption = 'Setup';
    DataClassification = CustomerContent;

    fields
    {
        field(1; "Primary Key"; Code[10])
        {
            Caption = 'Primary Key';
        }
        field(2; "Payment Template Name"; Code[10])
        {
            Caption = 'Payment Template Name';
            TableRelation = "Gen. Journal Template";
        }
        field(3; "Payment Batch Name"; Code[10])
        {
            Caption = 'Payment Batch Name';
            TableRelation = "Gen. Journal Batch".Name where("Journal Template Name" = field("Payment Template Name"));
        }
        field(4; "Ledger Template Name"; Code[10])
        {
            Caption = 'Ledger Template Name';
            TableRelation = "Gen. Journal Template";
        }
        field(5; "Ledger Batch Name"; Code[10])
        {
            Caption = 'Ledger Batch Name';
            TableRelation = "Gen. Journal Batch".Name where("Journal Template Name" = field("Ledger Template Name"));
        }
        field(6; "Despatch Nos."; Code[20])
        {
            Caption = 'Despatch Nos.';
            TableRelation = "No. Series";
        }
        field(7; "Payment Nos."; Code[20])
        {
            Caption = 'Payment Nos.';
            TableRelation = "No. Series";
        }
    }

    keys
    {
        key(PK; "Primary Key")
        {
            Clustered = true;
        }
    }

    /// <summary>Reads the row. An error names the page where it is filled in.</summary>
    procedure GetOrFail()
    begin
        if not Rec.Get() then
            Error(NoSetupErr);
    end;

    var
        NoSetupErr: Label 'Vendor Link is not set up: open the page Vendor Link Setup and fill it in.';
}
