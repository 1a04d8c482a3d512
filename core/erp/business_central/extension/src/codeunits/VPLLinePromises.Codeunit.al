/// <summary>What of each line of an order is promised, also when posting has deleted the order.</summary>
codeunit 50105 "VPL Line Promises"
{
    Access = Internal;
    Permissions =
        tabledata "VPL Order Link" = r,
        tabledata "VPL Final Line" = rim;

    /// <summary>Fills the buffer by its own filter: the order is needed.</summary>
    procedure Load(var LinePromiseBuffer: Record "VPL Line Promise Buffer")
    var
        SalesHeader: Record "Sales Header";
        OrderId: Guid;
    begin
        if LinePromiseBuffer.GetFilter("Order SystemId") = '' then
            Error(OrderNeededErr);
        OrderId := LinePromiseBuffer.GetRangeMin("Order SystemId");
        LinePromiseBuffer.Reset();
        if SalesHeader.GetBySystemId(OrderId) then begin
            AddLiveLines(LinePromiseBuffer, SalesHeader);
            exit;
        end;
        if not AddFinalLines(LinePromiseBuffer, OrderId) then
            AddShippedLines(LinePromiseBuffer, OrderId);
    end;

    /// <summary>Before posting deletes an order: all of it is shipped.</summary>
    procedure KeepPostedLines(SalesHeader: Record "Sales Header")
    begin
        KeepFinalLines(SalesHeader, true);
    end;

    /// <summary>Before a person or a clean-up deletes an order: what is not shipped never will be.</summary>
    procedure KeepDeletedLines(SalesHeader: Record "Sales Header")
    begin
        KeepFinalLines(SalesHeader, false);
    end;

    local procedure KeepFinalLines(SalesHeader: Record "Sales Header"; IsShipped: Boolean)
    var
        SalesLine: Record "Sales Line";
        FinalLine: Record "VPL Final Line";
    begin
        SetItemLinesOf(SalesLine, SalesHeader);
        if SalesLine.FindSet() then
            repeat
                FinalLine.Init();
                FinalLine."Order SystemId" := SalesHeader.SystemId;
                FinalLine."Line No." := SalesLine."Line No.";
                FinalLine."Item No." := SalesLine."No.";
                FinalLine."Quantity (Base)" :=
                    SalesLine."Quantity (Base)" + SalesLine."VPL Closed Short Qty. (Base)";
                FinalLine."Shipped Qty. (Base)" := SalesLine."Qty. Shipped (Base)";
                // The line does not know yet the shipment that is being posted.
                if IsShipped then
                    FinalLine."Shipped Qty. (Base)" := SalesLine."Quantity (Base)";
                FinalLine."Closed Short Qty. (Base)" :=
                    FinalLine."Quantity (Base)" - FinalLine."Shipped Qty. (Base)";
                if not FinalLine.Insert() then
                    FinalLine.Modify();
            until SalesLine.Next() = 0;
    end;

    local procedure AddLiveLines(
        var LinePromiseBuffer: Record "VPL Line Promise Buffer"; SalesHeader: Record "Sales Header")
    var
        SalesLine: Record "Sales Line";
    begin
        SetItemLinesOf(SalesLine, SalesHeader);
        SalesLine.SetAutoCalcFields("Reserved Qty. (Base)");
        if SalesLine.FindSet() then
            repeat
                StartRow(LinePromiseBuffer, SalesHeader.SystemId, SalesLine."Line No.", SalesLine."No.");
                LinePromiseBuffer."Quantity (Base)" :=
                    SalesLine."Quantity (Base)" + SalesLine."VPL Closed Short Qty. (Base)";
                LinePromiseBuffer."Shipped Qty. (Base)" := SalesLine."Qty. Shipped (Base)";
                LinePromiseBuffer."Outstanding Qty. (Base)" := SalesLine."Outstanding Qty. (Base)";
                LinePromiseBuffer."Reserved Qty. (Base)" := SalesLine."Reserved Qty. (Base)";
                LinePromiseBuffer."Backorder Qty. (Base)" :=
                    SalesLine."Outstanding Qty. (Base)" - SalesLine."Reserved Qty. (Base)";
                LinePromiseBuffer."Closed Short Qty. (Base)" := SalesLine."VPL Closed Short Qty. (Base)";
                LinePromiseBuffer."Earliest Shipment Date" :=
                    EarliestShipment(SalesLine, LinePromiseBuffer."Backorder Qty. (Base)");
                LinePromiseBuffer.Insert();
            until SalesLine.Next() = 0;
    end;

    local procedure AddFinalLines(var LinePromiseBuffer: Record "VPL Line Promise Buffer"; OrderId: Guid): Boolean
    var
        FinalLine: Record "VPL Final Line";
    begin
        FinalLine.SetRange("Order SystemId", OrderId);
        if not FinalLine.FindSet() then
            exit(false);
        repeat
            StartRow(LinePromiseBuffer, OrderId, FinalLine."Line No.", FinalLine."Item No.");
            LinePromiseBuffer."Quantity (Base)" := FinalLine."Quantity (Base)";
            LinePromiseBuffer."Shipped Qty. (Base)" := FinalLine."Shipped Qty. (Base)";
            LinePromiseBuffer."Closed Short Qty. (Base)" := FinalLine."Closed Short Qty. (Base)";
            LinePromiseBuffer.Insert();
        until FinalLine.Next() = 0;
        exit(true);
    end;

    /// <summary>
    /// Of an order that a clean-up deleted, nothing is left to promise: what was shipped is what it was.
    /// </summary>
    local procedure AddShippedLines(var LinePromiseBuffer: Record "VPL Line Promise Buffer"; OrderId: Guid)
    var
        OrderLink: Record "VPL Order Link";
        SalesShipmentLine: Record "Sales Shipment Line";
    begin
        OrderLink.SetRange("Order SystemId", OrderId);
        if not OrderLink.FindFirst() then
            exit;
        SalesShipmentLine.SetRange("Order No.", OrderLink."Order No.");
        SalesShipmentLine.SetRange(Type, SalesShipmentLine.Type::Item);
        if SalesShipmentLine.FindSet() then
            repeat
                if not LinePromiseBuffer.Get(OrderId, SalesShipmentLine."Order Line No.") then begin
                    StartRow(LinePromiseBuffer, OrderId, SalesShipmentLine."Order Line No.", SalesShipmentLine."No.");
                    LinePromiseBuffer.Insert();
                end;
                LinePromiseBuffer."Quantity (Base)" += SalesShipmentLine."Quantity (Base)";
                LinePromiseBuffer."Shipped Qty. (Base)" += SalesShipmentLine."Quantity (Base)";
                LinePromiseBuffer.Modify();
            until SalesShipmentLine.Next() = 0;
    end;

    local procedure StartRow(
        var LinePromiseBuffer: Record "VPL Line Promise Buffer"; OrderId: Guid; LineNo: Integer; ItemNo: Code[20])
    begin
        LinePromiseBuffer.Init();
        LinePromiseBuffer."Order SystemId" := OrderId;
        LinePromiseBuffer."Line No." := LineNo;
        LinePromiseBuffer."Item No." := ItemNo;
        LinePromiseBuffer."As Of" := CurrentDateTime();
    end;

    local procedure EarliestShipment(SalesLine: Record "Sales Line"; BackorderBase: Decimal): Date
    var
        Item: Record Item;
        Availability: Codeunit "VPL Availability";
    begin
        if BackorderBase <= 0 then
            exit(0D);
        Item.Get(SalesLine."No.");
        if Item.Type <> Item.Type::Inventory then
            exit(0D);
        Availability.SetPlace(Item, SalesLine."Variant Code", SalesLine."Location Code");
        exit(Availability.EarliestDate(Item, BackorderBase, WorkDate(), BackorderBase, SalesLine."Shipment Date"));
    end;

    local procedure SetItemLinesOf(var SalesLine: Record "Sales Line"; SalesHeader: Record "Sales Header")
    begin
        SalesLine.SetRange("Document Type", SalesHeader."Document Type");
        SalesLine.SetRange("Document No.", SalesHeader."No.");
        SalesLine.SetRange(Type, SalesLine.Type::Item);
        SalesLine.SetFilter("No.", '<>%1', '');
    end;

    var
        OrderNeededErr: Label 'You must specify a Document Id to get the promises of its lines.';
}
