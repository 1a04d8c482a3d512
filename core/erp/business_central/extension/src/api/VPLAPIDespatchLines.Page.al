/// <summary>What of which order line a despatch holds.</summary>
page 50109 "VPL API Despatch Lines"
{
    PageType = API;
    Caption = 'Despatch Lines';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'despatchLine';
    EntitySetName = 'despatchLines';
    EntityCaption = 'Despatch Line';
    EntitySetCaption = 'Despatch Lines';
    SourceTable = "VPL Despatch Line";
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
                field(despatchNumber; Rec."Despatch No.")
                {
                    Caption = 'Despatch Number';
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
                field(orderId; Rec."Order SystemId")
                {
                    Caption = 'Order Id';
                    Editable = false;
                }
                field(orderLineSequence; Rec."Order Line No.")
                {
                    Caption = 'Order Line Sequence';
                    Editable = false;
                }
                field(customerLineNumber; Rec."Customer Line No.")
                {
                    Caption = 'Customer Line Number';
                    Editable = false;
                }
                field(externalDocumentNumber; Rec."External Document No.")
                {
                    Caption = 'External Document Number';
                    Editable = false;
                }
                field(itemNumber; Rec."Item No.")
                {
                    Caption = 'Item Number';
                    Editable = false;
                }
                field(variantCode; Rec."Variant Code")
                {
                    Caption = 'Variant Code';
                    Editable = false;
                }
                field(quantityBase; Rec."Quantity (Base)")
                {
                    Caption = 'Quantity Base';
                    Editable = false;
                }
                field(unitOfMeasureCode; Rec."Unit of Measure Code")
                {
                    Caption = 'Unit Of Measure Code';
                    Editable = false;
                }
                field(quantity; Rec.Quantity)
                {
                    Caption = 'Quantity';
                    Editable = false;
                }
                field(shipmentNumber; Rec."Shipment No.")
                {
                    Caption = 'Shipment Number';
                    Editable = false;
                }
                field(shipmentLineSequence; Rec."Shipment Line No.")
                {
                    Caption = 'Shipment Line Sequence';
                    Editable = false;
                }
                field(undoneQuantityBase; Rec."Undone Quantity (Base)")
                {
                    Caption = 'Undone Quantity Base';
                    Editable = false;
                }
            }
        }
    }
}
