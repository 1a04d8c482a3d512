/// <summary>
/// What the posting of sales documents means for despatches and invoice lines. Nothing here fails for a document that
/// no integration entered.
/// </summary>
codeunit 50111 "VPL Posting Subscribers"
{
    Access = Internal;
    Permissions = tabledata "Sales Invoice Line" = rm;

    [EventSubscriber(ObjectType::Codeunit, Codeunit::"Sales-Post", OnAfterSalesShptHeaderInsert, '', false, false)]
    local procedure StartDespatch(
        var SalesShipmentHeader: Record "Sales Shipment Header"; SalesHeader: Record "Sales Header";
        SuppressCommit: Boolean;
        WhseShip: Boolean; WhseReceive: Boolean; var TempWhseShptHeader: Record "Warehouse Shipment Header";
        var TempWhseRcptHeader: Record "Warehouse Receipt Header"; PreviewMode: Boolean)
    var
        DespatchEntry: Codeunit "VPL Despatch Entry";
        WhseShipmentNo: Code[20];
    begin
        if PreviewMode or (SalesHeader."Document Type" <> SalesHeader."Document Type"::Order) then
            exit;
        if WhseShip then
            WhseShipmentNo := TempWhseShptHeader."No.";
        DespatchEntry.StartShipment(SalesShipmentHeader, SalesHeader, WhseShipmentNo);
    end;

    [EventSubscriber(ObjectType::Codeunit, Codeunit::"Sales-Post", OnAfterSalesShptLineInsert, '', false, false)]
    local procedure AddDespatchLine(
        var SalesShipmentLine: Record "Sales Shipment Line"; SalesLine: Record "Sales Line";
        ItemShptLedEntryNo: Integer;
        WhseShip: Boolean; WhseReceive: Boolean; CommitIsSuppressed: Boolean;
        SalesInvoiceHeader: Record "Sales Invoice Header";
        var TempWhseShptHeader: Record "Warehouse Shipment Header" temporary;
        var TempWhseRcptHeader: Record "Warehouse Receipt Header" temporary;
        SalesShptHeader: Record "Sales Shipment Header"; SalesHeader: Record "Sales Header")
    var
        SalesShipmentHeader: Record "Sales Shipment Header";
        DespatchEntry: Codeunit "VPL Despatch Entry";
    begin
        SalesShipmentHeader.SetLoadFields("VPL Despatch No.");
        if not SalesShipmentHeader.Get(SalesShipmentLine."Document No.") then
            exit;
        DespatchEntry.AddShipmentLine(
            SalesShipmentLine, SalesShipmentHeader."VPL Despatch No.", SalesHeader, SalesLine);
    end;

    [EventSubscriber(ObjectType::Codeunit, Codeunit::"Sales-Post", OnAfterSalesInvLineInsert, '', false, false)]
    local procedure NameCustomerOrder(
        var SalesInvLine: Record "Sales Invoice Line"; SalesInvHeader: Record "Sales Invoice Header";
        SalesLine: Record "Sales Line"; ItemLedgShptEntryNo: Integer; WhseShip: Boolean; WhseReceive: Boolean;
        CommitIsSuppressed: Boolean; var SalesHeader: Record "Sales Header";
        var TempItemChargeAssgntSales: Record "Item Charge Assignment (Sales)" temporary;
        var TempWhseShptHeader: Record "Warehouse Shipment Header" temporary;
        var TempWhseRcptHeader: Record "Warehouse Receipt Header" temporary; PreviewMode: Boolean)
    var
        SalesShipmentHeader: Record "Sales Shipment Header";
    begin
        // Who may post and not change posted lines shall not fail for this field.
        if not SalesInvLine.WritePermission() then
            exit;
        // One invoice may bill several orders: each line names its own.
        SalesShipmentHeader.SetLoadFields("External Document No.");
        if (SalesInvLine."Shipment No." <> '') and SalesShipmentHeader.Get(SalesInvLine."Shipment No.") then
            SalesInvLine."VPL External Document No." := SalesShipmentHeader."External Document No."
        else
            SalesInvLine."VPL External Document No." := SalesInvHeader."External Document No.";
        SalesInvLine.Modify(false);
    end;

    [EventSubscriber(ObjectType::Codeunit, Codeunit::"Undo Sales Shipment Line",
        OnAfterNewSalesShptLineInsert, '', false, false)]
    local procedure UndoDespatchLine(
        var NewSalesShipmentLine: Record "Sales Shipment Line"; OldSalesShipmentLine: Record "Sales Shipment Line")
    var
        DespatchEntry: Codeunit "VPL Despatch Entry";
    begin
        DespatchEntry.UndoShipmentLine(OldSalesShipmentLine);
    end;
}
