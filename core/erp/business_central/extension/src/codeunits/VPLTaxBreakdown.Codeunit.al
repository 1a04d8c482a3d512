/// <summary>The taxes of a posted invoice by rate, as the base application sums them up.</summary>
codeunit 50108 "VPL Tax Breakdown"
{
    Access = Internal;

    /// <summary>Fills the buffer by its own filter, or by the link to its invoice: one of them is needed.</summary>
    procedure Load(var TaxBuffer: Record "VPL Tax Buffer")
    var
        SalesInvoiceHeader: Record "Sales Invoice Header";
        SalesInvoiceLine: Record "Sales Invoice Line";
        TempVATAmountLine: Record "VAT Amount Line" temporary;
    begin
        SalesInvoiceHeader.GetBySystemId(RequestedInvoice(TaxBuffer));
        SalesInvoiceLine.CalcVATAmountLines(SalesInvoiceHeader, TempVATAmountLine);
        TaxBuffer.Reset();
        if TempVATAmountLine.FindSet() then
            repeat
                AddTax(TaxBuffer, SalesInvoiceHeader.SystemId, TempVATAmountLine);
            until TempVATAmountLine.Next() = 0;
    end;

    /// <summary>A part of an invoice has its filter in the group of links.</summary>
    local procedure RequestedInvoice(var TaxBuffer: Record "VPL Tax Buffer") InvoiceId: Guid
    var
        LinkGroup: Integer;
    begin
        LinkGroup := 4;
        if TaxBuffer.GetFilter("Document SystemId") = '' then
            TaxBuffer.FilterGroup(LinkGroup);
        if TaxBuffer.GetFilter("Document SystemId") = '' then
            Error(InvoiceNeededErr);
        InvoiceId := TaxBuffer.GetRangeMin("Document SystemId");
        TaxBuffer.FilterGroup(0);
    end;

    local procedure AddTax(
        var TaxBuffer: Record "VPL Tax Buffer"; InvoiceId: Guid; VATAmountLine: Record "VAT Amount Line")
    begin
        if not TaxBuffer.Get(
            InvoiceId, VATAmountLine."VAT Identifier", VATAmountLine."Tax Group Code", VATAmountLine."VAT %")
        then begin
            TaxBuffer.Init();
            TaxBuffer."Document SystemId" := InvoiceId;
            TaxBuffer."VAT Identifier" := VATAmountLine."VAT Identifier";
            TaxBuffer."Tax Group Code" := VATAmountLine."Tax Group Code";
            TaxBuffer."VAT %" := VATAmountLine."VAT %";
            TaxBuffer."Calculation Type" := VATAmountLine."VAT Calculation Type";
            TaxBuffer."Clause Code" := VATAmountLine."VAT Clause Code";
            TaxBuffer.Insert();
        end;
        TaxBuffer."VAT Base" += VATAmountLine."VAT Base";
        TaxBuffer."VAT Amount" += VATAmountLine."VAT Amount";
        TaxBuffer."Amount Including VAT" += VATAmountLine."Amount Including VAT";
        TaxBuffer.Modify();
    end;

    var
        InvoiceNeededErr: Label 'You must specify a Document Id to get the taxes.';
}
