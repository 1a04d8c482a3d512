/// <summary>Creates sales orders, at most one for each key of a caller.</summary>
codeunit 50100 "VPL Order Entry"
{
    Access = Internal;

    /// <summary>
    /// Creates an order from what a caller wrote. The link row is inserted first, with the id that the order gets: a
    /// second create with the key waits for the first transaction, and the platform then refuses it. It also stands
    /// before the number series, so a refused create uses up no number.
    /// </summary>
    /// <param name="SalesHeader">Holds the written values; afterwards it is the new order.</param>
    /// <param name="WrittenFields">Numbers of the written fields, in the order of the body.</param>
    /// <param name="WrittenKey">The key, as the caller wrote it.</param>
    /// <param name="ContentHash">What the caller wants to find on the link again.</param>
    /// <param name="WrittenCurrency">An ISO code, or nothing for the currency of the customer.</param>
    procedure CreateOrder(
        var SalesHeader: Record "Sales Header"; WrittenFields: List of [Integer]; WrittenKey: Text;
        ContentHash: Text[64]; WrittenCurrency: Text)
    var
        Written: Record "Sales Header";
        OrderLink: Record "VPL Order Link";
        FieldRules: Codeunit "VPL Field Rules";
    begin
        Written := SalesHeader;
        Written.TestField("Sell-to Customer No.");
        OrderLink.Init();
        OrderLink."Idempotency Key" := FieldRules.CheckedKey(WrittenKey, KeyTok);
        OrderLink."Order SystemId" := CreateGuid();
        OrderLink."Customer No." := Written."Sell-to Customer No.";
        OrderLink."External Document No." := Written."External Document No.";
        OrderLink."Content Hash" := ContentHash;
        OrderLink.Insert(true);

        InsertHeader(SalesHeader, OrderLink."Order SystemId");
        SalesHeader.Validate("Sell-to Customer No.", Written."Sell-to Customer No.");
        WriteCurrency(SalesHeader, WrittenCurrency);
        WriteFields(SalesHeader, Written, WrittenFields);
        SalesHeader.Modify(true);

        OrderLink."Order No." := SalesHeader."No.";
        OrderLink.Modify(true);
    end;

    local procedure InsertHeader(var SalesHeader: Record "Sales Header"; OrderId: Guid)
    begin
        SalesHeader.Reset();
        SalesHeader.Init();
        SalesHeader."Document Type" := SalesHeader."Document Type"::Order;
        SalesHeader."No." := '';
        SalesHeader.SystemId := OrderId;
        SalesHeader.SetHideValidationDialog(true);
        SalesHeader.Insert(true, true);
    end;

    local procedure WriteCurrency(var SalesHeader: Record "Sales Header"; WrittenCurrency: Text)
    var
        CurrencyCodes: Codeunit "VPL Currency Codes";
        CurrencyCode: Code[10];
    begin
        if WrittenCurrency = '' then
            exit;
        CurrencyCode := CurrencyCodes.KeptCode(WrittenCurrency);
        if CurrencyCode <> SalesHeader."Currency Code" then
            SalesHeader.Validate("Currency Code", CurrencyCode);
    end;

    /// <summary>
    /// The insert and the customer overwrite fields, so each written one is validated again behind them.
    /// </summary>
    local procedure WriteFields(
        var SalesHeader: Record "Sales Header"; Written: Record "Sales Header"; WrittenFields: List of [Integer])
    var
        HeaderRef: RecordRef;
        WrittenRef: RecordRef;
        FieldNo: Integer;
    begin
        HeaderRef.GetTable(SalesHeader);
        WrittenRef.GetTable(Written);
        foreach FieldNo in WrittenFields do
            if FieldNo <> SalesHeader.FieldNo("Sell-to Customer No.") then
                HeaderRef.Field(FieldNo).Validate(WrittenRef.Field(FieldNo).Value());
        HeaderRef.SetTable(SalesHeader);
    end;

    var
        KeyTok: Label 'idempotencyKey', Locked = true;
}
