/// <summary>Posted shipments. To undo a line changes the line and not this row.</summary>
page 50112 "VPL API Posted Shipments"
{
    PageType = API;
    Caption = 'Posted Shipments';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'postedShipment';
    EntitySetName = 'postedShipments';
    EntityCaption = 'Posted Shipment';
    EntitySetCaption = 'Posted Shipments';
    SourceTable = "Sales Shipment Header";
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
                field(number; Rec."No.")
                {
                    Caption = 'Number';
                    Editable = false;
                }
                field(orderNumber; Rec."Order No.")
                {
                    Caption = 'Order Number';
                    Editable = false;
                }
                field(externalDocumentNumber; Rec."External Document No.")
                {
                    Caption = 'External Document Number';
                    Editable = false;
                }
                field(customerNumber; Rec."Sell-to Customer No.")
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
                field(postingDate; Rec."Posting Date")
                {
                    Caption = 'Posting Date';
                    Editable = false;
                }
                field(shipmentDate; Rec."Shipment Date")
                {
                    Caption = 'Shipment Date';
                    Editable = false;
                }
                field(shippingAgentCode; Rec."Shipping Agent Code")
                {
                    Caption = 'Shipping Agent Code';
                    Editable = false;
                }
                field(packageTrackingNumber; Rec."Package Tracking No.")
                {
                    Caption = 'Package Tracking Number';
                    Editable = false;
                }
                field(despatchNumber; Rec."VPL Despatch No.")
                {
                    Caption = 'Despatch Number';
                    Editable = false;
                }
                field(createdDateTime; Rec.SystemCreatedAt)
                {
                    Caption = 'Created Date Time';
                    Editable = false;
                }
                field(lastModifiedDateTime; Rec.SystemModifiedAt)
                {
                    Caption = 'Last Modified Date Time';
                    Editable = false;
                }
                part(postedShipmentLines; "VPL API Posted Shipment Lines")
                {
                    Caption = 'Posted Shipment Lines';
                    EntityName = 'postedShipmentLine';
                    EntitySetName = 'postedShipmentLines';
                    SubPageLink = "Document No." = field("No.");
                }
            }
        }
    }

    [ServiceEnabled]
    procedure PostInvoice(var ActionContext: WebServiceActionContext; requestKey: Text[50])
    var
        DocumentPosting: Codeunit "VPL Document Posting";
    begin
        DocumentPosting.InvoiceShipment(Rec, requestKey);
        ActionContext.SetObjectType(ObjectType::Page);
        ActionContext.SetObjectId(Page::"VPL API Posted Shipments");
        ActionContext.AddEntityKey(Rec.FieldNo(SystemId), Rec.SystemId);
        ActionContext.SetResultCode(WebServiceActionResultCode::Updated);
    end;
}
