/// <summary>Sales orders. A create needs a key, and a second create with that key is refused.</summary>
page 50105 "VPL API Linked Orders"
{
    PageType = API;
    Caption = 'Linked Orders';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'linkedOrder';
    EntitySetName = 'linkedOrders';
    EntityCaption = 'Linked Order';
    EntitySetCaption = 'Linked Orders';
    SourceTable = "Sales Header";
    SourceTableView = where("Document Type" = const(Order));
    ODataKeyFields = SystemId;
    DelayedInsert = true;
    Extensible = false;
    InsertAllowed = true;
    ModifyAllowed = true;
    DeleteAllowed = true;

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
                field(idempotencyKey; IdempotencyKey)
                {
                    Caption = 'Idempotency Key';

                    trigger OnValidate()
                    begin
                        FieldRules.RequireCreate(Rec.SystemId, 'idempotencyKey');
                    end;
                }
                field(contentHash; ContentHash)
                {
                    Caption = 'Content Hash';

                    trigger OnValidate()
                    begin
                        FieldRules.RequireCreate(Rec.SystemId, 'contentHash');
                    end;
                }
                field(number; Rec."No.")
                {
                    Caption = 'Number';
                    Editable = false;
                }
                field(externalDocumentNumber; Rec."External Document No.")
                {
                    Caption = 'External Document Number';

                    trigger OnValidate()
                    begin
                        NoteWritten(Rec.FieldNo("External Document No."));
                    end;
                }
                field(customerNumber; Rec."Sell-to Customer No.")
                {
                    Caption = 'Customer Number';

                    trigger OnValidate()
                    begin
                        FieldRules.RequireCreate(Rec.SystemId, 'customerNumber');
                        NoteWritten(Rec.FieldNo("Sell-to Customer No."));
                    end;
                }
                field(shipToCode; Rec."Ship-to Code")
                {
                    Caption = 'Ship To Code';

                    trigger OnValidate()
                    begin
                        NoteWritten(Rec.FieldNo("Ship-to Code"));
                    end;
                }
                field(shipToName; Rec."Ship-to Name")
                {
                    Caption = 'Ship To Name';
                    Editable = false;
                }
                field(locationCode; Rec."Location Code")
                {
                    Caption = 'Location Code';

                    trigger OnValidate()
                    begin
                        NoteWritten(Rec.FieldNo("Location Code"));
                    end;
                }
                field(orderDate; Rec."Order Date")
                {
                    Caption = 'Order Date';

                    trigger OnValidate()
                    begin
                        NoteWritten(Rec.FieldNo("Order Date"));
                    end;
                }
                field(requestedDeliveryDate; Rec."Requested Delivery Date")
                {
                    Caption = 'Requested Delivery Date';

                    trigger OnValidate()
                    begin
                        NoteWritten(Rec.FieldNo("Requested Delivery Date"));
                    end;
                }
                field(promisedDeliveryDate; Rec."Promised Delivery Date")
                {
                    Caption = 'Promised Delivery Date';

                    trigger OnValidate()
                    begin
                        NoteWritten(Rec.FieldNo("Promised Delivery Date"));
                    end;
                }
                field(shipmentDate; Rec."Shipment Date")
                {
                    Caption = 'Shipment Date';
                    Editable = false;
                }
                field(currencyCode; CurrencyCode)
                {
                    Caption = 'Currency Code';

                    trigger OnValidate()
                    begin
                        FieldRules.RequireCreate(Rec.SystemId, 'currencyCode');
                    end;
                }
                field(shippingAgentCode; Rec."Shipping Agent Code")
                {
                    Caption = 'Shipping Agent Code';

                    trigger OnValidate()
                    begin
                        NoteWritten(Rec.FieldNo("Shipping Agent Code"));
                    end;
                }
                field(shippingAgentServiceCode; Rec."Shipping Agent Service Code")
                {
                    Caption = 'Shipping Agent Service Code';

                    trigger OnValidate()
                    begin
                        NoteWritten(Rec.FieldNo("Shipping Agent Service Code"));
                    end;
                }
                field(packageTrackingNumber; Rec."Package Tracking No.")
                {
                    Caption = 'Package Tracking Number';

                    trigger OnValidate()
                    begin
                        NoteWritten(Rec.FieldNo("Package Tracking No."));
                    end;
                }
                field(shippingAdvice; Rec."Shipping Advice")
                {
                    Caption = 'Shipping Advice';
                    Editable = false;
                }
                field(status; Rec.Status)
                {
                    Caption = 'Status';
                    Editable = false;
                }
                field(completelyShipped; Rec."Completely Shipped")
                {
                    Caption = 'Completely Shipped';
                    Editable = false;
                }
                field(amount; Rec.Amount)
                {
                    Caption = 'Amount';
                    Editable = false;
                }
                field(amountIncludingTax; Rec."Amount Including VAT")
                {
                    Caption = 'Amount Including Tax';
                    Editable = false;
                }
                field(firstReleasedDateTime; Rec."VPL First Released At")
                {
                    Caption = 'First Released Date Time';
                    Editable = false;
                }
                field(lastModifiedDateTime; Rec.SystemModifiedAt)
                {
                    Caption = 'Last Modified Date Time';
                    Editable = false;
                }
                part(linkedOrderLines; "VPL API Linked Order Lines")
                {
                    Caption = 'Linked Order Lines';
                    EntityName = 'linkedOrderLine';
                    EntitySetName = 'linkedOrderLines';
                    SubPageLink = "Document No." = field("No.");
                }
            }
        }
    }

    trigger OnOpenPage()
    begin
        BindSubscription(PageSubscribers);
    end;

    trigger OnNewRecord(BelowxRec: Boolean)
    begin
        Rec.SetHideValidationDialog(true);
        Clear(IdempotencyKey);
        Clear(ContentHash);
        Clear(CurrencyCode);
        Clear(WrittenFields);
    end;

    trigger OnAfterGetRecord()
    begin
        Rec.SetHideValidationDialog(true);
        Before := Rec;
        ShowComputed();
    end;

    trigger OnInsertRecord(BelowxRec: Boolean): Boolean
    var
        OrderEntry: Codeunit "VPL Order Entry";
    begin
        OrderEntry.CreateOrder(Rec, WrittenFields, IdempotencyKey, ContentHash, CurrencyCode);
        ShowComputed();
        exit(false);
    end;

    trigger OnModifyRecord(): Boolean
    var
        OrderChange: Codeunit "VPL Order Change";
    begin
        OrderChange.SaveHeader(Rec, Before);
        exit(false);
    end;

    trigger OnDeleteRecord(): Boolean
    var
        OrderChange: Codeunit "VPL Order Change";
    begin
        OrderChange.DeleteOrder(Rec);
        exit(false);
    end;

    [ServiceEnabled]
    procedure Release(var ActionContext: WebServiceActionContext)
    var
        OrderChange: Codeunit "VPL Order Change";
    begin
        OrderChange.ReleaseOrder(Rec);
        Done(ActionContext);
    end;

    [ServiceEnabled]
    procedure Reopen(var ActionContext: WebServiceActionContext)
    var
        OrderChange: Codeunit "VPL Order Change";
    begin
        OrderChange.ReopenOrder(Rec);
        Done(ActionContext);
    end;

    [ServiceEnabled]
    procedure PostShipment(var ActionContext: WebServiceActionContext; requestKey: Text[50])
    var
        DocumentPosting: Codeunit "VPL Document Posting";
    begin
        DocumentPosting.ShipOrder(Rec, requestKey);
        Done(ActionContext);
    end;

    local procedure Done(var ActionContext: WebServiceActionContext)
    begin
        ActionContext.SetObjectType(ObjectType::Page);
        ActionContext.SetObjectId(Page::"VPL API Linked Orders");
        ActionContext.AddEntityKey(Rec.FieldNo(SystemId), Rec.SystemId);
        ActionContext.SetResultCode(WebServiceActionResultCode::Updated);
    end;

    /// <summary>The order of the fields in the body: they are validated again in it, once the order exists.</summary>
    local procedure NoteWritten(FieldNo: Integer)
    begin
        if not WrittenFields.Contains(FieldNo) then
            WrittenFields.Add(FieldNo);
    end;

    local procedure ShowComputed()
    var
        OrderLink: Record "VPL Order Link";
        CurrencyCodes: Codeunit "VPL Currency Codes";
    begin
        OrderLink.SetRange("Order SystemId", Rec.SystemId);
        if not OrderLink.FindFirst() then
            Clear(OrderLink);
        IdempotencyKey := OrderLink."Idempotency Key";
        ContentHash := OrderLink."Content Hash";
        CurrencyCode := CurrencyCodes.ShownCode(Rec."Currency Code");
    end;

    var
        Before: Record "Sales Header";
        FieldRules: Codeunit "VPL Field Rules";
        PageSubscribers: Codeunit "VPL Page Subscribers";
        IdempotencyKey: Text[50];
        ContentHash: Text[64];
        CurrencyCode: Text[10];
        WrittenFields: List of [Integer];
}
