/// <summary>
/// The key of a caller and what was posted with it. The row is written in the transaction of the posting, so it is
/// there exactly when the posting is.
/// </summary>
table 50103 "VPL Posting Request"
{
    Caption = 'Posting Request';
    DataClassification = CustomerContent;

    fields
    {
        field(1; "Idempotency Key"; Code[50])
        {
            Caption = 'Idempotency Key';
            NotBlank = true;
        }
        field(2; Kind; Enum "VPL Request Kind")
        {
            Caption = 'Kind';
        }
        field(3; "Source SystemId"; Guid)
        {
            Caption = 'Source SystemId';
        }
        field(4; "Source No."; Code[20])
        {
            Caption = 'Source No.';
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
