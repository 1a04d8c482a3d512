/// <summary>
/// What warehouse shipments mean for despatches. Lines of other sources than sales orders are left alone.
/// </summary>
codeunit 50112 "VPL Warehouse Subscribers"
{
    Access = Internal;

    [EventSubscriber(ObjectType::Table, Database::"Warehouse Shipment Line", OnAfterInsertEvent, '', false, false)]
    local procedure FollowNewLine(var Rec: Record "Warehouse Shipment Line"; RunTrigger: Boolean)
    begin
        FollowLine(Rec);
    end;

    [EventSubscriber(ObjectType::Table, Database::"Warehouse Shipment Line", OnAfterModifyEvent, '', false, false)]
    local procedure FollowChangedLine(
        var Rec: Record "Warehouse Shipment Line"; var xRec: Record "Warehouse Shipment Line"; RunTrigger: Boolean)
    begin
        FollowLine(Rec);
    end;

    [EventSubscriber(ObjectType::Table, Database::"Warehouse Shipment Line", OnAfterDeleteEvent, '', false, false)]
    local procedure ForgetLine(var Rec: Record "Warehouse Shipment Line"; RunTrigger: Boolean)
    var
        DespatchEntry: Codeunit "VPL Despatch Entry";
    begin
        if not Rec.IsTemporary() then
            DespatchEntry.ForgetWarehouseLine(Rec);
    end;

    [EventSubscriber(ObjectType::Table, Database::"Warehouse Shipment Header", OnAfterDeleteEvent, '', false, false)]
    local procedure FinishDeletedShipment(var Rec: Record "Warehouse Shipment Header"; RunTrigger: Boolean)
    var
        DespatchEntry: Codeunit "VPL Despatch Entry";
    begin
        if not Rec.IsTemporary() then
            DespatchEntry.FinishWarehouseShipment(Rec."No.");
    end;

    [EventSubscriber(ObjectType::Codeunit, Codeunit::"Whse.-Post Shipment",
        OnAfterPostedWhseShptHeaderInsert, '', false, false)]
    local procedure NamePostedShipment(
        PostedWhseShipmentHeader: Record "Posted Whse. Shipment Header"; LastShptNo: Code[20])
    var
        DespatchEntry: Codeunit "VPL Despatch Entry";
    begin
        DespatchEntry.NamePostedWarehouseShipment(PostedWhseShipmentHeader);
    end;

    [EventSubscriber(ObjectType::Codeunit, Codeunit::"Whse.-Post Shipment", OnAfterPostWhseShipment, '', false, false)]
    local procedure FinishPostedShipment(
        var WarehouseShipmentHeader: Record "Warehouse Shipment Header"; SuppressCommit: Boolean;
        var IsHandled: Boolean)
    var
        DespatchEntry: Codeunit "VPL Despatch Entry";
    begin
        DespatchEntry.FinishWarehouseShipment(WarehouseShipmentHeader."No.");
    end;

    local procedure FollowLine(WarehouseShipmentLine: Record "Warehouse Shipment Line")
    var
        DespatchEntry: Codeunit "VPL Despatch Entry";
    begin
        if not WarehouseShipmentLine.IsTemporary() then
            DespatchEntry.FollowWarehouseLine(WarehouseShipmentLine);
    end;
}
