/// <summary>Lots and serial numbers that left with a shipment: the ledger entries of its lines.</summary>
page 50114 "VPL API Shipment Lots"
{
    PageType = API;
    Caption = 'Shipment Lots';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'shipmentLot';
    EntitySetName = 'shipmentLots';
    EntityCaption = 'Shipment Lot';
    EntitySetCaption = 'Shipment Lots';
    SourceTable = "Item Ledger Entry";
    SourceTableView = where("Entry Type" = const(Sale), "Document Type" = const("Sales Shipment"));
    ODataKeyFields = SystemId;
    DelayedInsert = true;
    Extensible = false;
    Editable = false;
    InsertAllowed = false;
    ModifyAllowed = false;
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
                field(shipmentNumber; Rec."Document No.")
                {
                    Caption = 'Shipment Number';
                    Editable = false;
                }
                field(shipmentLineSequence; Rec."Document Line No.")
                {
                    Caption = 'Shipment Line Sequence';
                    Editable = false;
                }
                field(itemNumber; Rec."Item No.")
                {
                    Caption = 'Item Number';
                    Editable = false;
                }
                field(quantityBase; QuantityBase)
                {
                    Caption = 'Quantity Base';
                    Editable = false;
                }
                field(lotNumber; Rec."Lot No.")
                {
                    Caption = 'Lot Number';
                    Editable = false;
                }
                field(serialNumber; Rec."Serial No.")
                {
                    Caption = 'Serial Number';
                    Editable = false;
                }
                field(packageNumber; Rec."Package No.")
                {
                    Caption = 'Package Number';
                    Editable = false;
                }
                field(expirationDate; Rec."Expiration Date")
                {
                    Caption = 'Expiration Date';
                    Editable = false;
                }
                field(correction; Rec.Correction)
                {
                    Caption = 'Correction';
                    Editable = false;
                }
            }
        }
    }

    trigger OnAfterGetRecord()
    begin
        // The ledger has a minus for what left.
        QuantityBase := -Rec.Quantity;
    end;

    var
        QuantityBase: Decimal;
}
