/// <summary>Posted credit memos, with the number of the return that they pay for.</summary>
page 50118 "VPL API Posted Credit Memos"
{
    PageType = API;
    Caption = 'Posted Credit Memos';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'postedCreditMemo';
    EntitySetName = 'postedCreditMemos';
    EntityCaption = 'Posted Credit Memo';
    EntitySetCaption = 'Posted Credit Memos';
    SourceTable = "Sales Cr.Memo Header";
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
                field(appliesToInvoiceNumber; Rec."Applies-to Doc. No.")
                {
                    Caption = 'Applies To Invoice Number';
                    Editable = false;
                }
                field(postingDate; Rec."Posting Date")
                {
                    Caption = 'Posting Date';
                    Editable = false;
                }
                field(reasonCode; Rec."Reason Code")
                {
                    Caption = 'Reason Code';
                    Editable = false;
                }
                field(customerReturnNumber; Rec."VPL Customer Return No.")
                {
                    Caption = 'Customer Return Number';
                    Editable = false;
                }
                field(goodsReturnDate; Rec."VPL Goods Return Date")
                {
                    Caption = 'Goods Return Date';
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
                field(remainingAmount; Rec."Remaining Amount")
                {
                    Caption = 'Remaining Amount';
                    Editable = false;
                }
                field(paid; Rec.Paid)
                {
                    Caption = 'Paid';
                    Editable = false;
                }
                field(corrective; Rec.Corrective)
                {
                    Caption = 'Corrective';
                    Editable = false;
                }
                field(lastModifiedDateTime; Rec.SystemModifiedAt)
                {
                    Caption = 'Last Modified Date Time';
                    Editable = false;
                }
                part(postedCreditMemoLines; "VPL API Posted Cr. Memo Lines")
                {
                    Caption = 'Posted Credit Memo Lines';
                    EntityName = 'postedCreditMemoLine';
                    EntitySetName = 'postedCreditMemoLines';
                    SubPageLink = "Document No." = field("No.");
                }
            }
        }
    }

    trigger OnAfterGetRecord()
    var
        CurrencyCodes: Codeunit "VPL Currency Codes";
    begin
        CurrencyCode := CurrencyCodes.ShownCode(Rec."Currency Code");
    end;

    var
        CurrencyCode: Text;
}
