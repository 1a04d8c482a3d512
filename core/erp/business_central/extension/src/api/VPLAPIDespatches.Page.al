/// <summary>Loads of goods. lastModifiedDateTime also moves when a line, a package or a content changes.</summary>
page 50108 "VPL API Despatches"
{
    PageType = API;
    Caption = 'Despatches';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'despatch';
    EntitySetName = 'despatches';
    EntityCaption = 'Despatch';
    EntitySetCaption = 'Despatches';
    SourceTable = "VPL Despatch";
    ODataKeyFields = SystemId;
    DelayedInsert = true;
    Extensible = false;
    InsertAllowed = false;
    ModifyAllowed = true;
    DeleteAllowed = false;

    layout
    {
        area(Content)
        {
            repeater(Rows)
            {
                field(id; Rec.SystemId)
                {
                    Caption = 'Id';
                    Editable = false;
                }
                field(number; Rec."No.")
                {
                    Caption = 'Number';
                    Editable = false;
                }
                field(status; Rec.Status)
                {
                    Caption = 'Status';
                    Editable = false;
                }
                field(warehouseShipmentNumber; Rec."Whse. Shipment No.")
                {
                    Caption = 'Warehouse Shipment Number';
                    Editable = false;
                }
                field(postedWarehouseShipmentNumber; Rec."Posted Whse. Shipment No.")
                {
                    Caption = 'Posted Warehouse Shipment Number';
                    Editable = false;
                }
                field(customerNumber; Rec."Customer No.")
                {
                    Caption = 'Customer Number';
                    Editable = false;
                }
                field(shipToCode; Rec."Ship-to Code")
                {
                    Caption = 'Ship To Code';
                    Editable = false;
                }
                field(locationCode; Rec."Location Code")
                {
                    Caption = 'Location Code';
                    Editable = false;
                }
                field(shippingAgentCode; Rec."Shipping Agent Code")
                {
                    Caption = 'Shipping Agent Code';
                    Editable = false;
                }
                field(shippingAgentServiceCode; Rec."Shipping Agent Service Code")
                {
                    Caption = 'Shipping Agent Service Code';
                    Editable = false;
                }
                field(loadNumber; Rec."Load No.")
                {
                    Caption = 'Load Number';
                }
                field(proNumber; Rec."Pro No.")
                {
                    Caption = 'Pro Number';
                }
                field(billOfLadingNumber; Rec."Bill of Lading No.")
                {
                    Caption = 'Bill Of Lading Number';
                }
                field(customerPickupReference; Rec."Customer Pickup Reference")
                {
                    Caption = 'Customer Pickup Reference';
                }
                field(packageCount; Rec."Package Count")
                {
                    Caption = 'Package Count';
                    Editable = false;
                }
                field(complete; Rec.Complete)
                {
                    Caption = 'Complete';
                    Editable = false;
                }
                field(postedDateTime; Rec."Posted At")
                {
                    Caption = 'Posted Date Time';
                    Editable = false;
                }
                field(departureDateTime; Rec."Departed At")
                {
                    Caption = 'Departure Date Time';
                }
                field(estimatedArrivalDateTime; Rec."Estimated Arrival At")
                {
                    Caption = 'Estimated Arrival Date Time';
                }
                field(lastModifiedDateTime; Rec."Last Changed At")
                {
                    Caption = 'Last Modified Date Time';
                    Editable = false;
                }
                part(despatchLines; "VPL API Despatch Lines")
                {
                    Caption = 'Despatch Lines';
                    EntityName = 'despatchLine';
                    EntitySetName = 'despatchLines';
                    SubPageLink = "Despatch No." = field("No.");
                }
                part(packages; "VPL API Packages")
                {
                    Caption = 'Packages';
                    EntityName = 'package';
                    EntitySetName = 'packages';
                    SubPageLink = "Despatch No." = field("No.");
                }
            }
        }
    }
}
