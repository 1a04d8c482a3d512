/// <summary>What of an item can be promised, as it is computed for one answer.</summary>
table 50111 "VPL Availability Buffer"
{
    Caption = 'Availability Buffer';
    DataClassification = CustomerContent;
    TableType = Temporary;

    fields
    {
        field(1; "Item No."; Code[20])
        {
            Caption = 'Item No.';
        }
        field(2; "Variant Code"; Code[10])
        {
            Caption = 'Variant Code';
        }
        field(3; "Location Code"; Code[10])
        {
            Caption = 'Location Code';
        }
        field(4; "Needed On"; Date)
        {
            Caption = 'Needed On';
        }
        field(5; Inventory; Decimal)
        {
            Caption = 'Inventory';
            DecimalPlaces = 0 : 5;
        }
        field(6; "Reserved Quantity"; Decimal)
        {
            Caption = 'Reserved Quantity';
            DecimalPlaces = 0 : 5;
        }
        field(7; "Gross Requirement"; Decimal)
        {
            Caption = 'Gross Requirement';
            DecimalPlaces = 0 : 5;
        }
        field(8; "Scheduled Receipt"; Decimal)
        {
            Caption = 'Scheduled Receipt';
            DecimalPlaces = 0 : 5;
        }
        field(9; "Available Quantity"; Decimal)
        {
            Caption = 'Available Quantity';
            DecimalPlaces = 0 : 5;
        }
        field(10; "Next Receipt Date"; Date)
        {
            Caption = 'Next Receipt Date';
        }
        field(11; "As Of"; DateTime)
        {
            Caption = 'As Of';
        }
    }

    keys
    {
        key(PK; "Item No.", "Variant Code", "Location Code")
        {
            Clustered = true;
        }
    }
}
