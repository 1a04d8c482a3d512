/// <summary>
/// Fields of orders that the base application validates in an open order only, because they change the lines too. The
/// order is opened before the validation; the page of orders releases it again when it saves the order. Only that page
/// binds this instance, and for as long as it lives: no other page or API opens an order by it.
/// </summary>
codeunit 50116 "VPL Page Subscribers"
{
    Access = Internal;
    EventSubscriberInstance = Manual;

    [EventSubscriber(ObjectType::Table, Database::"Sales Header", OnBeforeValidateEvent, 'Ship-to Code', false, false)]
    local procedure OpenForShipToCode(
        var Rec: Record "Sales Header"; var xRec: Record "Sales Header"; CurrFieldNo: Integer)
    begin
        OpenOrder(Rec);
    end;

    [EventSubscriber(ObjectType::Table, Database::"Sales Header", OnBeforeValidateEvent, 'Location Code', false, false)]
    local procedure OpenForLocation(
        var Rec: Record "Sales Header"; var xRec: Record "Sales Header"; CurrFieldNo: Integer)
    begin
        OpenOrder(Rec);
    end;

    [EventSubscriber(ObjectType::Table, Database::"Sales Header", OnBeforeValidateEvent, 'Order Date', false, false)]
    local procedure OpenForOrderDate(
        var Rec: Record "Sales Header"; var xRec: Record "Sales Header"; CurrFieldNo: Integer)
    begin
        OpenOrder(Rec);
    end;

    [EventSubscriber(ObjectType::Table, Database::"Sales Header",
        OnBeforeValidateEvent, 'Requested Delivery Date', false, false)]
    local procedure OpenForRequestedDate(
        var Rec: Record "Sales Header"; var xRec: Record "Sales Header"; CurrFieldNo: Integer)
    begin
        OpenOrder(Rec);
    end;

    [EventSubscriber(ObjectType::Table, Database::"Sales Header",
        OnBeforeValidateEvent, 'Promised Delivery Date', false, false)]
    local procedure OpenForPromisedDate(
        var Rec: Record "Sales Header"; var xRec: Record "Sales Header"; CurrFieldNo: Integer)
    begin
        OpenOrder(Rec);
    end;

    [EventSubscriber(ObjectType::Table, Database::"Sales Header",
        OnBeforeValidateEvent, 'Shipping Agent Code', false, false)]
    local procedure OpenForAgent(
        var Rec: Record "Sales Header"; var xRec: Record "Sales Header"; CurrFieldNo: Integer)
    begin
        OpenOrder(Rec);
    end;

    [EventSubscriber(ObjectType::Table, Database::"Sales Header",
        OnBeforeValidateEvent, 'Shipping Agent Service Code', false, false)]
    local procedure OpenForAgentService(
        var Rec: Record "Sales Header"; var xRec: Record "Sales Header"; CurrFieldNo: Integer)
    begin
        OpenOrder(Rec);
    end;

    local procedure OpenOrder(var SalesHeader: Record "Sales Header")
    var
        OrderChange: Codeunit "VPL Order Change";
    begin
        if (SalesHeader."Document Type" = SalesHeader."Document Type"::Order) and not SalesHeader.IsTemporary() then
            OrderChange.OpenForField(SalesHeader);
    end;
}
