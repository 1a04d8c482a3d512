/// <summary>
/// Posts shipments and invoices, each at most once for a key of a caller. Posting must not commit, so the row with the
/// key and the posting are in one transaction: the row is there exactly when the posting is.
/// </summary>
codeunit 50102 "VPL Document Posting"
{
    Access = Internal;

    /// <summary>
    /// Ships what Qty. to Ship of the lines says, and invoices nothing. Again with the key: nothing happens.
    /// </summary>
    procedure ShipOrder(var SalesHeader: Record "Sales Header"; RequestKey: Text)
    var
        PostingRequest: Record "VPL Posting Request";
    begin
        if not StartRequest(
            PostingRequest, RequestKey, PostingRequest.Kind::Shipment,
            SalesHeader.SystemId, SalesHeader."No.")
        then
            exit;
        // Else goods of today would leave on the day on which the order was entered.
        SalesHeader.SetHideValidationDialog(true);
        SalesHeader.Validate("Posting Date", WorkDate());
        SalesHeader.Ship := true;
        SalesHeader.Invoice := false;
        PostDocument(SalesHeader);
    end;

    /// <summary>
    /// One invoice for what of a shipment is not invoiced. Get Shipment Lines fills it, so each of its lines names the
    /// shipment. Again with the key: nothing happens.
    /// </summary>
    procedure InvoiceShipment(SalesShipmentHeader: Record "Sales Shipment Header"; RequestKey: Text)
    var
        PostingRequest: Record "VPL Posting Request";
        SalesHeader: Record "Sales Header";
    begin
        if not StartRequest(
            PostingRequest, RequestKey, PostingRequest.Kind::Invoice,
            SalesShipmentHeader.SystemId, SalesShipmentHeader."No.")
        then
            exit;
        CreateInvoice(SalesHeader, SalesShipmentHeader);
        SalesHeader.Ship := true;
        SalesHeader.Invoice := true;
        PostDocument(SalesHeader);
    end;

    /// <summary>False if the key was used for this document before. Fails if it was used for another one.</summary>
    local procedure StartRequest(
        var PostingRequest: Record "VPL Posting Request"; RequestKey: Text; Kind: Enum "VPL Request Kind";
        SourceId: Guid; SourceNo: Code[20]): Boolean
    var
        FieldRules: Codeunit "VPL Field Rules";
        KeptKey: Code[50];
    begin
        KeptKey := FieldRules.CheckedKey(RequestKey, KeyTok);
        PostingRequest.LockTable();
        if PostingRequest.Get(KeptKey) then begin
            if (PostingRequest.Kind <> Kind) or (PostingRequest."Source SystemId" <> SourceId) then
                Error(OtherRequestErr, KeptKey, PostingRequest."Source No.");
            exit(false);
        end;
        PostingRequest.Init();
        PostingRequest."Idempotency Key" := KeptKey;
        PostingRequest.Kind := Kind;
        PostingRequest."Source SystemId" := SourceId;
        PostingRequest."Source No." := SourceNo;
        PostingRequest.Insert(true);
        exit(true);
    end;

    local procedure CreateInvoice(
        var SalesHeader: Record "Sales Header"; SalesShipmentHeader: Record "Sales Shipment Header")
    var
        SalesShipmentLine: Record "Sales Shipment Line";
        SalesGetShipment: Codeunit "Sales-Get Shipment";
    begin
        SalesShipmentLine.SetRange("Document No.", SalesShipmentHeader."No.");
        SalesShipmentLine.SetFilter("Qty. Shipped Not Invoiced", '<>0');
        if SalesShipmentLine.IsEmpty() then
            Error(NothingToInvoiceErr, SalesShipmentHeader."No.");
        SalesHeader.Init();
        SalesHeader."Document Type" := SalesHeader."Document Type"::Invoice;
        SalesHeader.SetHideValidationDialog(true);
        SalesHeader.Insert(true);
        SalesHeader.Validate("Sell-to Customer No.", SalesShipmentHeader."Sell-to Customer No.");
        if SalesHeader."Bill-to Customer No." <> SalesShipmentHeader."Bill-to Customer No." then
            SalesHeader.Validate("Bill-to Customer No.", SalesShipmentHeader."Bill-to Customer No.");
        if SalesHeader."Currency Code" <> SalesShipmentHeader."Currency Code" then
            SalesHeader.Validate("Currency Code", SalesShipmentHeader."Currency Code");
        SalesHeader.Validate("Ship-to Code", SalesShipmentHeader."Ship-to Code");
        SalesHeader.Validate("External Document No.", SalesShipmentHeader."External Document No.");
        SalesHeader.Modify(true);
        SalesGetShipment.SetSalesHeader(SalesHeader);
        SalesGetShipment.CreateInvLines(SalesShipmentLine);
        SalesHeader.Get(SalesHeader."Document Type", SalesHeader."No.");
    end;

    local procedure PostDocument(var SalesHeader: Record "Sales Header")
    var
        SalesPost: Codeunit "Sales-Post";
    begin
        SalesHeader."Print Posted Documents" := false;
        SalesPost.SetSuppressCommit(true);
        SalesPost.Run(SalesHeader);
    end;

    var
        KeyTok: Label 'requestKey', Locked = true;
        OtherRequestErr: Label 'The key %1 belongs to another request, for document %2.',
            Comment = '%1 = key of the caller, %2 = number of a document';
        NothingToInvoiceErr: Label 'Nothing of shipment %1 is left to invoice.', Comment = '%1 = number of a shipment';
}
