/// <summary>
/// Fields of the page of orders that the base application validates in an open order only. The event comes before the
/// validation, so the order is opened here; the page releases it again when it saves the order.
/// </summary>
codeunit 50116 "VPL Page Subscribers"
{
    Access = Internal;

    [EventSubscriber(ObjectType::Page, Page::"VPL API Linked Orders",
        OnBeforeValidateEvent, 'shipToCode', false, false)]
    local procedure OpenForPlace(var Rec: Record "Sales Header"; var xRec: Record "Sales Header")
    begin
        OpenOrder(Rec);
    end;

    [EventSubscriber(ObjectType::Page, Page::"VPL API Linked Orders",
        OnBeforeValidateEvent, 'locationCode', false, false)]
    local procedure OpenForLocation(var Rec: Record "Sales Header"; var xRec: Record "Sales Header")
    begin
        OpenOrder(Rec);
    end;

    [EventSubscriber(ObjectType::Page, Page::"VPL API Linked Orders", OnBeforeValidateEvent, 'orderDate', false, false)]
    local procedure OpenForOrderDate(var Rec: Record "Sales Header"; var xRec: Record "Sales Header")
    begin
        OpenOrder(Rec);
    end;

    [EventSubscriber(ObjectType::Page, Page::"VPL API Linked Orders",
        OnBeforeValidateEvent, 'requestedDeliveryDate', false, false)]
    local procedure OpenForRequestedDate(var Rec: Record "Sales Header"; var xRec: Record "Sales Header")
    begin
        OpenOrder(Rec);
    end;

    [EventSubscriber(ObjectType::Page, Page::"VPL API Linked Orders",
        OnBeforeValidateEvent, 'promisedDeliveryDate', false, false)]
    local procedure OpenForPromisedDate(var Rec: Record "Sales Header"; var xRec: Record "Sales Header")
    begin
        OpenOrder(Rec);
    end;

    [EventSubscriber(ObjectType::Page, Page::"VPL API Linked Orders",
        OnBeforeValidateEvent, 'shippingAgentCode', false, false)]
    local procedure OpenForAgent(var Rec: Record "Sales Header"; var xRec: Record "Sales Header")
    begin
        OpenOrder(Rec);
    end;

    [EventSubscriber(ObjectType::Page, Page::"VPL API Linked Orders",
        OnBeforeValidateEvent, 'shippingAgentServiceCode', false, false)]
    local procedure OpenForAgentService(var Rec: Record "Sales Header"; var xRec: Record "Sales Header")
    begin
        OpenOrder(Rec);
    end;

    local procedure OpenOrder(var SalesHeader: Record "Sales Header")
    var
        OrderChange: Codeunit "VPL Order Change";
    begin
        OrderChange.OpenForField(SalesHeader);
    end;
}
