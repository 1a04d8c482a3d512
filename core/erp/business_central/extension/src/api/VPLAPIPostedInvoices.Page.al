/// <summary>Posted invoices. A payment in part does not touch the row.</summary>
page 50115 "VPL API Posted Invoices"
{
    PageType = API;
    Caption = 'Posted Invoices';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'postedInvoice';
    EntitySetName = 'postedInvoices';
    EntityCaption = 'Posted Invoice';
    EntitySetCaption = 'Posted Invoices';
    SourceTable = "Sales Invoice Header";
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
                field(billToCustomerNumber; Rec."Bill-to Customer No.")
                {
                    Caption = 'Bill To Customer Number';
                    Editable = false;
                }
                field(shipToCode; Rec."Ship-to Code")
                {
                    Caption = 'Ship To Code';
                    Editable = false;
                }
                field(invoiceDate; Rec."Document Date")
                {
                    Caption = 'Invoice Date';
                    Editable = false;
                }
                field(postingDate; Rec."Posting Date")
                {
                    Caption = 'Posting Date';
                    Editable = false;
                }
                field(dueDate; Rec."Due Date")
                {
                    Caption = 'Due Date';
                    Editable = false;
                }
                field(paymentTermsCode; Rec."Payment Terms Code")
                {
                    Caption = 'Payment Terms Code';
                    Editable = false;
                }
                field(currencyCode; CurrencyCode)
                {
                    Caption = 'Currency Code';
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
                field(taxAmount; TaxAmount)
                {
                    Caption = 'Tax Amount';
                    Editable = false;
                }
                field(remainingAmount; Rec."Remaining Amount")
                {
                    Caption = 'Remaining Amount';
                    Editable = false;
                }
                field(closed; Rec.Closed)
                {
                    Caption = 'Closed';
                    Editable = false;
                }
                field(cancelled; Rec.Cancelled)
                {
                    Caption = 'Cancelled';
                    Editable = false;
                }
                field(lastModifiedDateTime; Rec.SystemModifiedAt)
                {
                    Caption = 'Last Modified Date Time';
                    Editable = false;
                }
                part(postedInvoiceLines; "VPL API Posted Invoice Lines")
                {
                    Caption = 'Posted Invoice Lines';
                    EntityName = 'postedInvoiceLine';
                    EntitySetName = 'postedInvoiceLines';
                    SubPageLink = "Document No." = field("No.");
                }
                part(postedInvoiceTaxes; "VPL API Posted Invoice Taxes")
                {
                    Caption = 'Posted Invoice Taxes';
                    EntityName = 'postedInvoiceTax';
                    EntitySetName = 'postedInvoiceTaxes';
                    SubPageLink = "Document SystemId" = field(SystemId);
                }
            }
        }
    }

    trigger OnAfterGetRecord()
    var
        CurrencyCodes: Codeunit "VPL Currency Codes";
    begin
        CurrencyCode := CurrencyCodes.ShownCode(Rec."Currency Code");
        Rec.CalcFields(Amount, "Amount Including VAT");
        TaxAmount := Rec."Amount Including VAT" - Rec.Amount;
    end;

    var
        CurrencyCode: Text;
        TaxAmount: Decimal;
}
