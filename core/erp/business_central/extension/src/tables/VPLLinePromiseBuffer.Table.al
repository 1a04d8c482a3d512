/// <summary>What of an order line is promised, as it is computed for one answer.</summary>
table 50112 "VPL Line Promise Buffer"
{
    Caption = 'Line Promise Buffer';
    DataClassification = CustomerContent;
    TableType = Temporary;

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
        field(6; "Outstanding Qty. (Base)"; Decimal)
        {
            Caption = 'Outstanding Qty. (Base)';
            DecimalPlaces = 0 : 5;
        }
        field(7; "Reserved Qty. (Base)"; Decimal)
        {
            Caption = 'Reserved Qty. (Base)';
            DecimalPlaces = 0 : 5;
        }
        field(8; "Backorder Qty. (Base)"; Decimal)
        {
            Caption = 'Backorder Qty. (Base)';
            DecimalPlaces = 0 : 5;
        }
        field(9; "Closed Short Qty. (Base)"; Decimal)
        {
            Caption = 'Closed Short Qty. (Base)';
            DecimalPlaces = 0 : 5;
        }
        field(10; "Earliest Shipment Date"; Date)
        {
            Caption = 'Earliest Shipment Date';
        }
        field(11; "As Of"; DateTime)
        {
            Caption = 'As Of';
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
