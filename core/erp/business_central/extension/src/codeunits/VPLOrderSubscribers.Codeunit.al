/// <summary>When an order is released for the first time, and what becomes of an order that is gone.</summary>
codeunit 50113 "VPL Order Subscribers"
{
    Access = Internal;
    Permissions = tabledata "VPL Order Link" = rm;

    [EventSubscriber(ObjectType::Codeunit, Codeunit::"Release Sales Document",
        OnAfterReleaseSalesDoc, '', false, false)]
    local procedure NoteFirstRelease(
        var SalesHeader: Record "Sales Header"; PreviewMode: Boolean; var LinesWereModified: Boolean;
        SkipWhseRequestOperations: Boolean)
    begin
        if PreviewMode or (SalesHeader."Document Type" <> SalesHeader."Document Type"::Order) then
            exit;
        if SalesHeader."VPL First Released At" <> 0DT then
            exit;
        SalesHeader."VPL First Released At" := CurrentDateTime();
        SalesHeader.Modify(false);
    end;

    [EventSubscriber(ObjectType::Codeunit, Codeunit::"Sales-Post", OnBeforeDeleteAfterPosting, '', false, false)]
    local procedure KeepPromises(
        var SalesHeader: Record "Sales Header"; var SalesInvoiceHeader: Record "Sales Invoice Header";
        var SalesCrMemoHeader: Record "Sales Cr.Memo Header"; var SkipDelete: Boolean; CommitIsSuppressed: Boolean;
        EverythingInvoiced: Boolean; var TempSalesLineGlobal: Record "Sales Line" temporary)
    var
        OrderLink: Record "VPL Order Link";
        LinePromises: Codeunit "VPL Line Promises";
    begin
        if FindLink(OrderLink, SalesHeader) then
            LinePromises.KeepPostedLines(SalesHeader);
    end;

    [EventSubscriber(ObjectType::Table, Database::"Sales Header", OnBeforeDeleteEvent, '', false, false)]
    local procedure KeepPromisesOfDeleted(var Rec: Record "Sales Header"; RunTrigger: Boolean)
    var
        OrderLink: Record "VPL Order Link";
        LinePromises: Codeunit "VPL Line Promises";
    begin
        // Posting deletes without the trigger, and has kept them.
        if Rec.IsTemporary() or not RunTrigger then
            exit;
        if FindLink(OrderLink, Rec) then
            LinePromises.KeepDeletedLines(Rec);
    end;

    [EventSubscriber(ObjectType::Codeunit, Codeunit::"Sales-Post", OnAfterDeleteAfterPosting, '', false, false)]
    local procedure LinkIsPosted(
        SalesHeader: Record "Sales Header"; SalesInvoiceHeader: Record "Sales Invoice Header";
        SalesCrMemoHeader: Record "Sales Cr.Memo Header"; CommitIsSuppressed: Boolean)
    var
        OrderLink: Record "VPL Order Link";
    begin
        if FindLink(OrderLink, SalesHeader) then
            SetState(OrderLink, OrderLink.State::Posted);
    end;

    [EventSubscriber(ObjectType::Table, Database::"Sales Header", OnAfterDeleteEvent, '', false, false)]
    local procedure LinkIsDeleted(var Rec: Record "Sales Header"; RunTrigger: Boolean)
    var
        OrderLink: Record "VPL Order Link";
        SalesShipmentHeader: Record "Sales Shipment Header";
    begin
        if Rec.IsTemporary() then
            exit;
        if not FindLink(OrderLink, Rec) then
            exit;
        // A clean-up deletes orders that are shipped and invoiced through shipments; a person cannot delete those.
        SalesShipmentHeader.SetRange("Order No.", Rec."No.");
        if SalesShipmentHeader.IsEmpty() then
            SetState(OrderLink, OrderLink.State::Deleted)
        else
            SetState(OrderLink, OrderLink.State::Posted);
    end;

    local procedure FindLink(var OrderLink: Record "VPL Order Link"; SalesHeader: Record "Sales Header"): Boolean
    begin
        if SalesHeader."Document Type" <> SalesHeader."Document Type"::Order then
            exit(false);
        OrderLink.SetRange("Order SystemId", SalesHeader.SystemId);
        exit(OrderLink.FindFirst());
    end;

    local procedure SetState(var OrderLink: Record "VPL Order Link"; State: Enum "VPL Link State")
    begin
        if OrderLink.State = State then
            exit;
        OrderLink.State := State;
        OrderLink.Modify(true);
    end;
}
