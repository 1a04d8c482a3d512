/// <summary>
/// One load of goods: a posted warehouse shipment, or an order that was shipped without one. While it is Open, it
/// shows what a warehouse shipment holds.
/// </summary>
table 50105 "VPL Despatch"
{
    Caption = 'Despatch';
    DataClassification = CustomerContent;

    fields
    {
        field(1; "No."; Code[20])
        {
            Caption = 'No.';
            NotBlank = true;
        }
        field(2; Status; Enum "VPL Despatch Status")
        {
            Caption = 'Status';
            Editable = false;
        }
        field(3; "Whse. Shipment No."; Code[20])
        {
            Caption = 'Whse. Shipment No.';
            Editable = false;
        }
        field(4; "Posted Whse. Shipment No."; Code[20])
        {
            Caption = 'Posted Whse. Shipment No.';
            Editable = false;
        }
        field(5; "Customer No."; Code[20])
        {
            Caption = 'Customer No.';
            TableRelation = Customer;
            Editable = false;
        }
        field(6; "Ship-to Code"; Code[10])
        {
            Caption = 'Ship-to Code';
            TableRelation = "Ship-to Address".Code where("Customer No." = field("Customer No."));
            Editable = false;
        }
        field(7; "Location Code"; Code[10])
        {
            Caption = 'Location Code';
            TableRelation = Location;
            Editable = false;
        }
        field(8; "Shipping Agent Code"; Code[10])
        {
            Caption = 'Shipping Agent Code';
            Editable = false;
        }
        field(9; "Shipping Agent Service Code"; Code[10])
        {
            Caption = 'Shipping Agent Service Code';
            Editable = false;
        }
        field(10; "Load No."; Code[35])
        {
            Caption = 'Load No.';
        }
        field(11; "Pro No."; Code[35])
        {
            Caption = 'Pro No.';
        }
        field(12; "Bill of Lading No."; Code[35])
        {
            Caption = 'Bill of Lading No.';
        }
        field(13; "Customer Pickup Reference"; Code[50])
        {
            Caption = 'Customer Pickup Reference';
        }
        field(14; "Package Count"; Integer)
        {
            Caption = 'Package Count';
            Editable = false;
        }
        field(15; Complete; Boolean)
        {
            Caption = 'Complete';
            Editable = false;
        }
        field(16; "Posted At"; DateTime)
        {
            Caption = 'Posted At';
            Editable = false;
        }
        field(17; "Departed At"; DateTime)
        {
            Caption = 'Departed At';
        }
        field(18; "Estimated Arrival At"; DateTime)
        {
            Caption = 'Estimated Arrival At';
        }
        field(19; "Last Changed At"; DateTime)
        {
            Caption = 'Last Changed At';
            Editable = false;
        }
    }

    keys
    {
        key(PK; "No.")
        {
            Clustered = true;
        }
        key(WarehouseShipment; "Whse. Shipment No.", Status)
        {
        }
        key(Changes; "Last Changed At")
        {
        }
    }

    trigger OnInsert()
    begin
        Rec."Last Changed At" := CurrentDateTime();
    end;

    trigger OnModify()
    begin
        Rec."Last Changed At" := CurrentDateTime();
    end;
}
