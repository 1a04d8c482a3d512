/// <summary>
/// What was promised of a line whose order is gone. Posting deletes an order, and what was promised stays true.
/// </summary>
table 50114 "VPL Final Line"
{
    Caption = 'Final Line';
    DataClassification = CustomerContent;

    fields
    {
        field(1; "Order SystemId"; Guid)
        {
            Caption = 'Order SystemId';
        }
        field(2; "Line No."; Integer)
        {
            Caption = 'Line No.';
        }
        field(3; "Item No."; Code[20])
        {
            Caption = 'Item No.';
        }
        field(4; "Quantity (Base)"; Decimal)
        {
            Caption = 'Quantity (Base)';
            DecimalPlaces = 0 : 5;
        }
        field(5; "Shipped Qty. (Base)"; Decimal)
        {
            Caption = 'Shipped Qty. (Base)';
            DecimalPlaces = 0 : 5;
        }
        field(6; "Closed Short Qty. (Base)"; Decimal)
        {
            Caption = 'Closed Short Qty. (Base)';
            DecimalPlaces = 0 : 5;
        }
    }

    keys
    {
        key(PK; "Order SystemId", "Line No.")
        {
            Clustered = true;
        }
    }
}
