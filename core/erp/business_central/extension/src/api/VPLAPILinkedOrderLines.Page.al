/// <summary>
/// Lines of sales orders, with quantities in the unit of the line and in base units. A line of a released order can
/// be changed: the order is opened, changed and released again in one transaction.
/// </summary>
page 50106 "VPL API Linked Order Lines"
{
    PageType = API;
    Caption = 'Linked Order Lines';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'linkedOrderLine';
    EntitySetName = 'linkedOrderLines';
    EntityCaption = 'Linked Order Line';
    EntitySetCaption = 'Linked Order Lines';
    SourceTable = "Sales Line";
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
                field(documentId; DocumentId)
                {
                    Caption = 'Document Id';
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
                field(customerLineNumber; Rec."VPL Customer Line No.")
                {
                    Caption = 'Customer Line Number';

                    trigger OnValidate()
                    begin
                        WrittenCustomerLine := Rec."VPL Customer Line No.";
                        IsCustomerLineWritten := true;
                    end;
                }
                field(lineType; Rec.Type)
                {
                    Caption = 'Line Type';

                    trigger OnValidate()
                    begin
                        FieldRules.RequireCreate(Rec.SystemId, 'lineType');
                    end;
                }
                field(itemNumber; Rec."No.")
                {
                    Caption = 'Item Number';

                    trigger OnValidate()
                    begin
                        FieldRules.RequireCreate(Rec.SystemId, 'itemNumber');
                    end;
                }
                field(variantCode; Rec."Variant Code")
                {
                    Caption = 'Variant Code';

                    trigger OnValidate()
                    begin
                        FieldRules.RequireCreate(Rec.SystemId, 'variantCode');
                    end;
                }
                field(description; Rec.Description)
                {
                    Caption = 'Description';

                    trigger OnValidate()
                    begin
                        WrittenDescription := Rec.Description;
                        IsDescriptionWritten := true;
                    end;
                }
                field(locationCode; Rec."Location Code")
                {
                    Caption = 'Location Code';
                }
                field(unitOfMeasureCode; Rec."Unit of Measure Code")
                {
                    Caption = 'Unit Of Measure Code';
                }
                field(qtyPerUnitOfMeasure; Rec."Qty. per Unit of Measure")
                {
                    Caption = 'Qty Per Unit Of Measure';
                    Editable = false;
                }
                // What is ordered: what is closed short is a part of it.
                field(quantity; OrderedQuantity)
                {
                    Caption = 'Quantity';

                    trigger OnValidate()
                    begin
                        WrittenQuantity := OrderedQuantity;
                        IsQuantityWritten := true;
                    end;
                }
                field(quantityBase; OrderedQuantityBase)
                {
                    Caption = 'Quantity Base';
                    Editable = false;
                }
                field(unitPrice; Rec."Unit Price")
                {
                    Caption = 'Unit Price';

                    trigger OnValidate()
                    begin
                        WrittenPrice := Rec."Unit Price";
                        IsPriceWritten := true;
                    end;
                }
                field(lineDiscountPercent; Rec."Line Discount %")
                {
                    Caption = 'Line Discount Percent';
                }
                field(lineAmount; Rec."Line Amount")
                {
                    Caption = 'Line Amount';
                    Editable = false;
                }
                field(taxPercent; Rec."VAT %")
                {
                    Caption = 'Tax Percent';
                    Editable = false;
                }
                field(shipmentDate; Rec."Shipment Date")
                {
                    Caption = 'Shipment Date';
                }
                field(requestedDeliveryDate; Rec."Requested Delivery Date")
                {
                    Caption = 'Requested Delivery Date';
                }
                field(promisedDeliveryDate; Rec."Promised Delivery Date")
                {
                    Caption = 'Promised Delivery Date';
                }
                field(shipQuantity; Rec."Qty. to Ship")
                {
                    Caption = 'Ship Quantity';
                }
                field(shipQuantityBase; Rec."Qty. to Ship (Base)")
                {
                    Caption = 'Ship Quantity Base';
                    Editable = false;
                }
                field(invoiceQuantity; Rec."Qty. to Invoice")
                {
                    Caption = 'Invoice Quantity';
                }
                field(shippedQuantity; Rec."Quantity Shipped")
                {
                    Caption = 'Shipped Quantity';
                    Editable = false;
                }
                field(shippedQuantityBase; Rec."Qty. Shipped (Base)")
                {
                    Caption = 'Shipped Quantity Base';
                    Editable = false;
                }
                field(invoicedQuantity; Rec."Quantity Invoiced")
                {
                    Caption = 'Invoiced Quantity';
                    Editable = false;
                }
                field(invoicedQuantityBase; Rec."Qty. Invoiced (Base)")
                {
                    Caption = 'Invoiced Quantity Base';
                    Editable = false;
                }
                field(outstandingQuantity; Rec."Outstanding Quantity")
                {
                    Caption = 'Outstanding Quantity';
                    Editable = false;
                }
                field(outstandingQuantityBase; Rec."Outstanding Qty. (Base)")
                {
                    Caption = 'Outstanding Quantity Base';
                    Editable = false;
                }
                field(reservedQuantityBase; Rec."Reserved Qty. (Base)")
                {
                    Caption = 'Reserved Quantity Base';
                    Editable = false;
                }
                field(warehouseQuantityBase; Rec."Whse. Outstanding Qty. (Base)")
                {
                    Caption = 'Warehouse Quantity Base';
                    Editable = false;
                }
                field(closedShortQuantityBase; Rec."VPL Closed Short Qty. (Base)")
                {
                    Caption = 'Closed Short Quantity Base';
                    Editable = false;
                }
                field(completelyShipped; Rec."Completely Shipped")
                {
                    Caption = 'Completely Shipped';
                    Editable = false;
                }
                field(lastModifiedDateTime; Rec.SystemModifiedAt)
                {
                    Caption = 'Last Modified Date Time';
                    Editable = false;
                }
            }
        }
    }

    trigger OnNewRecord(BelowxRec: Boolean)
    begin
        PrepareRecord();
        IsQuantityWritten := false;
        IsCustomerLineWritten := false;
        IsPriceWritten := false;
        IsDescriptionWritten := false;
        Rec.Type := Rec.Type::Item;
    end;

    trigger OnAfterGetRecord()
    var
        SalesHeader: Record "Sales Header";
        OrderChange: Codeunit "VPL Order Change";
    begin
        PrepareRecord();
        Before := Rec;
        OrderedQuantity := OrderChange.OrderedQuantity(Rec);
        OrderedQuantityBase := Rec."Quantity (Base)" + Rec."VPL Closed Short Qty. (Base)";
        Clear(DocumentId);
        if SalesHeader.Get(Rec."Document Type", Rec."Document No.") then
            DocumentId := SalesHeader.SystemId;
    end;

    trigger OnInsertRecord(BelowxRec: Boolean): Boolean
    var
        OrderChange: Codeunit "VPL Order Change";
    begin
        FieldRules.RequireWritten(IsQuantityWritten, 'quantity');
        ValidateLast();
        OrderChange.AddLine(Rec);
        exit(false);
    end;

    trigger OnModifyRecord(): Boolean
    var
        OrderChange: Codeunit "VPL Order Change";
    begin
        ValidateLast();
        OrderChange.SaveLine(Rec, Before);
        exit(false);
    end;

    trigger OnDeleteRecord(): Boolean
    var
        OrderChange: Codeunit "VPL Order Change";
    begin
        OrderChange.DeleteLine(Rec);
        exit(false);
    end;

    [ServiceEnabled]
    procedure CloseShort(var ActionContext: WebServiceActionContext; reason: Text[100])
    var
        OrderChange: Codeunit "VPL Order Change";
    begin
        OrderChange.CloseShort(Rec, reason);
        ActionContext.SetObjectType(ObjectType::Page);
        ActionContext.SetObjectId(Page::"VPL API Linked Order Lines");
        ActionContext.AddEntityKey(Rec.FieldNo(SystemId), Rec.SystemId);
        ActionContext.SetResultCode(WebServiceActionResultCode::Updated);
    end;

    /// <summary>
    /// Fields are validated before the order is opened, so the table must not ask for an open order yet. Order Change
    /// opens it before the line is written.
    /// </summary>
    local procedure PrepareRecord()
    begin
        Rec.SetHideValidationDialog(true);
        Rec.SuspendStatusCheck(true);
    end;

    /// <summary>
    /// The item empties the line, and unit and quantity overwrite the price. What was written counts, whatever the
    /// order in the body is.
    /// </summary>
    local procedure ValidateLast()
    var
        OrderChange: Codeunit "VPL Order Change";
    begin
        if IsQuantityWritten then
            OrderChange.ValidateOrdered(Rec, WrittenQuantity);
        if IsCustomerLineWritten then
            Rec.Validate("VPL Customer Line No.", WrittenCustomerLine);
        if IsPriceWritten then
            Rec.Validate("Unit Price", WrittenPrice);
        if IsDescriptionWritten then
            Rec.Validate(Description, WrittenDescription);
    end;

    var
        Before: Record "Sales Line";
        FieldRules: Codeunit "VPL Field Rules";
        DocumentId: Guid;
        OrderedQuantity: Decimal;
        OrderedQuantityBase: Decimal;
        WrittenQuantity: Decimal;
        IsQuantityWritten: Boolean;
        WrittenCustomerLine: Integer;
        IsCustomerLineWritten: Boolean;
        WrittenPrice: Decimal;
        IsPriceWritten: Boolean;
        WrittenDescription: Text[100];
        IsDescriptionWritten: Boolean;
}
