/// <summary>Lines of posted invoices. They name the order line and the shipment.</summary>
page 50116 "VPL API Posted Invoice Lines"
{
    PageType = API;
    Caption = 'Posted Invoice Lines';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'postedInvoiceLine';
    EntitySetName = 'postedInvoiceLines';
    EntityCaption = 'Posted Invoice Line';
    EntitySetCaption = 'Posted Invoice Lines';
    SourceTable = "Sales Invoice Line";
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
                field(orderNumber; Rec."Order No.")
                {
                    Caption = 'Order Number';
                    Editable = false;
                }
                field(externalDocumentNumber; Rec."VPL External Document No.")
                {
                    Caption = 'External Document Number';
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
                field(derivedShipmentNumber; DerivedShipmentNo)
                {
                    Caption = 'Derived Shipment Number';
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
                field(quantityBase; Rec."Quantity (Base)")
                {
                    Caption = 'Quantity Base';
                    Editable = false;
                }
                field(unitPrice; Rec."Unit Price")
                {
                    Caption = 'Unit Price';
                    Editable = false;
                }
                field(lineDiscountAmount; Rec."Line Discount Amount")
                {
                    Caption = 'Line Discount Amount';
                    Editable = false;
                }
                field(invoiceDiscountAmount; Rec."Inv. Discount Amount")
                {
                    Caption = 'Invoice Discount Amount';
                    Editable = false;
                }
                field(amountExcludingTax; Rec.Amount)
                {
                    Caption = 'Amount Excluding Tax';
                    Editable = false;
                }
                field(amountIncludingTax; Rec."Amount Including VAT")
                {
                    Caption = 'Amount Including Tax';
                    Editable = false;
                }
                field(taxPercent; Rec."VAT %")
                {
                    Caption = 'Tax Percent';
                    Editable = false;
                }
                field(taxIdentifier; Rec."VAT Identifier")
                {
                    Caption = 'Tax Identifier';
                    Editable = false;
                }
                field(taxGroupCode; Rec."Tax Group Code")
                {
                    Caption = 'Tax Group Code';
                    Editable = false;
                }
            }
        }
    }

    trigger OnAfterGetRecord()
    begin
        DerivedShipmentNo := ShipmentOfLine();
    end;

    /// <summary>
    /// An invoice that was posted from its order does not name shipments: they are found by value entries. Empty if
    /// several shipments feed the line.
    /// </summary>
    local procedure ShipmentOfLine(): Text
    var
        TempSalesShipmentLine: Record "Sales Shipment Line" temporary;
        ShipmentNo: Code[20];
    begin
        if Rec."Shipment No." <> '' then
            exit(Rec."Shipment No.");
        if (Rec.Type <> Rec.Type::Item) or (Rec.Quantity = 0) then
            exit('');
        Rec.GetSalesShptLines(TempSalesShipmentLine);
        if not TempSalesShipmentLine.FindFirst() then
            exit('');
        ShipmentNo := TempSalesShipmentLine."Document No.";
        TempSalesShipmentLine.SetFilter("Document No.", '<>%1', ShipmentNo);
        if not TempSalesShipmentLine.IsEmpty() then
            exit('');
        exit(ShipmentNo);
    end;

    var
        DerivedShipmentNo: Text;
}
