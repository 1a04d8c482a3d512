/// <summary>
/// An amount that was posted to a G/L account, against a bank account or a customer. Written and guarded like a
/// payment.
/// </summary>
table 50110 "VPL Ledger Posting"
{
    Caption = 'Ledger Posting';
    DataClassification = CustomerContent;

    fields
    {
        field(1; "Idempotency Key"; Code[50])
        {
            Caption = 'Idempotency Key';
            NotBlank = true;
        }
        field(2; "Document No."; Code[20])
        {
            Caption = 'Document No.';
        }
        field(3; "External Document No."; Code[35])
        {
            Caption = 'External Document No.';
        }
        field(4; "Posting Date"; Date)
        {
            Caption = 'Posting Date';
        }
        field(5; "Account No."; Code[20])
        {
            Caption = 'Account No.';
            TableRelation = "G/L Account";
        }
        field(6; "Bank Account No."; Code[20])
        {
            Caption = 'Bank Account No.';
            TableRelation = "Bank Account";
        }
        field(7; "Customer No."; Code[20])
        {
            Caption = 'Customer No.';
            TableRelation = Customer;
        }
        field(8; Amount; Decimal)
        {
            Caption = 'Amount';
            AutoFormatType = 1;
        }
        field(9; Description; Text[100])
        {
            Caption = 'Description';
        }
        field(10; Comment; Text[250])
        {
            Caption = 'Comment';
        }
        field(11; "Posted At"; DateTime)
        {
            Caption = 'Posted At';
        }
    }

    keys
    {
        key(PK; "Idempotency Key")
        {
            Clustered = true;
        }
    }
}
