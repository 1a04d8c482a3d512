/// <summary>Taxes of one invoice by rate. They are computed for the answer.</summary>
page 50117 "VPL API Posted Invoice Taxes"
{
    PageType = API;
    Caption = 'Posted Invoice Taxes';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'postedInvoiceTax';
    EntitySetName = 'postedInvoiceTaxes';
    EntityCaption = 'Posted Invoice Tax';
    EntitySetCaption = 'Posted Invoice Taxes';
    SourceTable = "VPL Tax Buffer";
    ODataKeyFields = "Document SystemId", "VAT Identifier", "Tax Group Code", "VAT %";
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
                field(documentId; Rec."Document SystemId")
                {
                    Caption = 'Document Id';
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
                field(taxPercent; Rec."VAT %")
                {
                    Caption = 'Tax Percent';
                    Editable = false;
                }
                field(calculationType; Rec."Calculation Type")
                {
                    Caption = 'Calculation Type';
                    Editable = false;
                }
                field(taxBase; Rec."VAT Base")
                {
                    Caption = 'Tax Base';
                    Editable = false;
                }
                field(taxAmount; Rec."VAT Amount")
                {
                    Caption = 'Tax Amount';
                    Editable = false;
                }
                field(amountIncludingTax; Rec."Amount Including VAT")
                {
                    Caption = 'Amount Including Tax';
                    Editable = false;
                }
                field(clauseCode; Rec."Clause Code")
                {
                    Caption = 'Clause Code';
                    Editable = false;
                }
            }
        }
    }

    trigger OnFindRecord(Which: Text): Boolean
    begin
        LoadRows();
        exit(Rec.Find(Which));
    end;

    /// <summary>Once for each request. The filter of the request stays.</summary>
    local procedure LoadRows()
    var
        TaxBreakdown: Codeunit "VPL Tax Breakdown";
        RequestedView: Text;
    begin
        if IsLoaded then
            exit;
        IsLoaded := true;
        RequestedView := Rec.GetView();
        TaxBreakdown.Load(Rec);
        Rec.SetView(RequestedView);
    end;

    var
        IsLoaded: Boolean;
}
