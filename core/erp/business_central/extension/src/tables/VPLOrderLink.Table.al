/// <summary>
/// The key of a caller and the order that was created with it. It outlives the order. The primary key is what keeps
/// an order from being created twice.
/// </summary>
table 50102 "VPL Order Link"
{
    Caption = 'Order Link';
    DataClassification = CustomerContent;

    fields
    {
        field(1; "Idempotency Key"; Code[50])
        {
            Caption = 'Idempotency Key';
            NotBlank = true;
        }
        field(2; "Order SystemId"; Guid)
        {
            Caption = 'Order SystemId';
        }
        field(3; "Order No."; Code[20])
        {
            Caption = 'Order No.';
        }
        field(4; "External Document No."; Code[35])
        {
            Caption = 'External Document No.';
        }
        field(5; "Customer No."; Code[20])
        {
            Caption = 'Customer No.';
            TableRelation = Customer;
        }
        field(6; State; Enum "VPL Link State")
        {
            Caption = 'State';
        }
        field(7; "Content Hash"; Text[64])
        {
            Caption = 'Content Hash';
        }
    }

    keys
    {
        key(PK; "Idempotency Key")
        {
            Clustered = true;
        }
        key(OrderId; "Order SystemId")
        {
            Unique = true;
        }
    }
}
