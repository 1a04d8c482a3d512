/// <summary>
/// A payment of a customer that was posted. The row is written in the transaction of the posting. The primary key
/// is what keeps a payment from being posted twice.
/// </summary>
table 50109 "VPL Payment Posting"
{
    Caption = 'Payment Posting';
    DataClassification = CustomerContent;

    fields
    {
        field(1; "Idempotency Key"; Code[50])
        {
            Caption = 'Idempotency Key';
            NotBlank = true;
        }
        field(2; "No."; Code[20])
        {
            Caption = 'No.';
        }
        field(3; "External Document No."; Code[35])
        {
            Caption = 'External Document No.';
        }
        field(4; "Customer No."; Code[20])
        {
            Caption = 'Customer No.';
            TableRelation = Customer;
        }
        field(5; "Posting Date"; Date)
        {
            Caption = 'Posting Date';
        }
        field(6; "Invoice No."; Code[20])
        {
            Caption = 'Invoice No.';
        }
        field(7; Amount; Decimal)
        {
            Caption = 'Amount';
            AutoFormatType = 1;
        }
        field(8; Comment; Text[250])
        {
            Caption = 'Comment';
        }
        field(9; "Content Hash"; Text[64])
        {
            Caption = 'Content Hash';
        }
        field(10; "Remaining After"; Decimal)
        {
            Caption = 'Remaining After';
            AutoFormatType = 1;
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
