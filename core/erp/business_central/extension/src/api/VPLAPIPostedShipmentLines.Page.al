/// <summary>Lines of posted shipments. A line that was undone is there twice, once with a minus.</summary>
page 50113 "VPL API Posted Shipment Lines"
{
    PageType = API;
    Caption = 'Posted Shipment Lines';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'postedShipmentLine';
    EntitySetName = 'postedShipmentLines';
    EntityCaption = 'Posted Shipment Line';
    EntitySetCaption = 'Posted Shipment Lines';
    SourceTable = "Sales Shipment Line";
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
                field(documentNumber; Rec."Document No.")
                {
                    Caption = 'Document Number';
                    Editable = false;
                }
                field(sequence; Rec."Line No.")
                {
                    Caption = 'Sequence';
                    Editable = false;
                }
                field(orderNumber; Rec."Order No.")
                {
                    Caption = 'Order Number';
                    Editable = false;
                }
                field(orderLineSequence; Rec."Order Line No.")
                {
                    Caption = 'Order Line Sequence';
                    Editable = false;
                }
                field(customerLineNumber; Rec."VPL Customer Line No.")
                {
                    Caption = 'Customer Line Number';
                    Editable = false;
                }
                field(lineType; Rec.Type)
                {
                    Caption = 'Line Type';
                    Editable = false;
                }
                field(itemNumber; Rec."No.")
                {
                    Caption = 'Item Number';
                    Editable = false;
                }
                field(variantCode; Rec."Variant Code")
                {
                    Caption = 'Variant Code';
                    Editable = false;
                }
                field(unitOfMeasureCode; Rec."Unit of Measure Code")
                {
                    Caption = 'Unit Of Measure Code';
                    Editable = false;
                }
                field(qtyPerUnitOfMeasure; Rec."Qty. per Unit of Measure")
                {
                    Caption = 'Qty Per Unit Of Measure';
                    Editable = false;
                }
                field(quantity; Rec.Quantity)
                {
                    Caption = 'Quantity';
                    Editable = false;
                }
                field(quantityBase; Rec."Quantity (Base)")
                {
                    Caption = 'Quantity Base';
                    Editable = false;
                }
                field(invoicedQuantityBase; Rec."Qty. Invoiced (Base)")
                {
                    Caption = 'Invoiced Quantity Base';
                    Editable = false;
                }
                field(correction; Rec.Correction)
                {
                    Caption = 'Correction';
                    Editable = false;
                }
                field(lastModifiedDateTime; Rec.SystemModifiedAt)
                {
                    Caption = 'Last Modified Date Time';
                    Editable = false;
                }
                part(shipmentLots; "VPL API Shipment Lots")
                {
                    Caption = 'Shipment Lots';
                    EntityName = 'shipmentLot';
                    EntitySetName = 'shipmentLots';
                    SubPageLink = "Document No." = field("Document No."),
                                  "Document Line No." = field("Line No.");
                }
            }
        }
    }
}
