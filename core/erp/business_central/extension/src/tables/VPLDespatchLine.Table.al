/// <summary>What of one order line a despatch holds, in base units and in the unit of the line.</summary>
table 50106 "VPL Despatch Line"
{
    Caption = 'Despatch Line';
    DataClassification = CustomerContent;

    fields
    {
        field(1; "Despatch No."; Code[20])
        {
            Caption = 'Despatch No.';
            TableRelation = "VPL Despatch";
        }
        field(2; "Line No."; Integer)
        {
            Caption = 'Line No.';
        }
        field(3; "Order No."; Code[20])
        {
            Caption = 'Order No.';
        }
        field(4; "Order SystemId"; Guid)
        {
            Caption = 'Order SystemId';
        }
        field(5; "Order Line No."; Integer)
        {
            Caption = 'Order Line No.';
        }
        field(6; "Customer Line No."; Integer)
        {
            Caption = 'Customer Line No.';
        }
        field(7; "External Document No."; Code[35])
        {
            Caption = 'External Document No.';
        }
        field(8; "Item No."; Code[20])
        {
            Caption = 'Item No.';
            TableRelation = Item;
        }
        field(9; "Variant Code"; Code[10])
        {
            Caption = 'Variant Code';
        }
        field(10; "Quantity (Base)"; Decimal)
        {
            Caption = 'Quantity (Base)';
            DecimalPlaces = 0 : 5;
        }
        field(11; "Unit of Measure Code"; Code[10])
        {
            Caption = 'Unit of Measure Code';
        }
        field(12; Quantity; Decimal)
        {
            Caption = 'Quantity';
            DecimalPlaces = 0 : 5;
        }
        field(13; "Shipment No."; Code[20])
        {
            Caption = 'Shipment No.';
        }
        field(14; "Shipment Line No."; Integer)
        {
            Caption = 'Shipment Line No.';
        }
        field(15; "Undone Quantity (Base)"; Decimal)
        {
            Caption = 'Undone Quantity (Base)';
            DecimalPlaces = 0 : 5;
        }
    }

    keys
    {
        key(PK; "Despatch No.", "Line No.")
        {
            Clustered = true;
        }
        key(OrderLine; "Despatch No.", "Order SystemId", "Order Line No.")
        {
        }
        key(Shipment; "Shipment No.", "Shipment Line No.")
        {
        }
    }
}
