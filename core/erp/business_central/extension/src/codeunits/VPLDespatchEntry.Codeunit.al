/// <summary>
/// Makes despatches. A warehouse shipment is an Open despatch that follows its lines; posting fills in the shipments
/// and makes it Posted. An order that is shipped without a warehouse shipment makes a Posted despatch of its own.
/// </summary>
codeunit 50106 "VPL Despatch Entry"
{
    Access = Internal;
    Permissions =
        tabledata "Sales Shipment Header" = rm,
        tabledata "VPL Setup" = r,
        tabledata "VPL Order Link" = r,
        tabledata "VPL Despatch" = rimd,
        tabledata "VPL Despatch Line" = rimd,
        tabledata "VPL Despatch Package" = rd,
        tabledata "VPL Package Content" = rd;

    /// <summary>A line of a warehouse shipment was entered or changed by a person.</summary>
    procedure FollowWarehouseLine(WarehouseShipmentLine: Record "Warehouse Shipment Line")
    var
        Despatch: Record "VPL Despatch";
        DespatchLine: Record "VPL Despatch Line";
        SalesHeader: Record "Sales Header";
        SalesLine: Record "Sales Line";
    begin
        if not FindSource(SalesHeader, SalesLine, WarehouseShipmentLine) then
            exit;
        if not FindOpen(Despatch, SalesHeader, WarehouseShipmentLine."No.") then
            if not CreateDespatch(Despatch, SalesHeader, WarehouseShipmentLine."No.") then
                exit;
        FindOrAddLine(DespatchLine, Despatch, SalesHeader, SalesLine);
        if DespatchLine."Shipment No." <> '' then
            exit;
        DespatchLine."Quantity (Base)" := WarehouseShipmentLine."Qty. Outstanding (Base)";
        DespatchLine.Quantity := WarehouseShipmentLine."Qty. Outstanding";
        DespatchLine.Modify(true);
        Touch(Despatch);
    end;

    /// <summary>A line of a warehouse shipment is gone. What was shipped of it stays.</summary>
    procedure ForgetWarehouseLine(WarehouseShipmentLine: Record "Warehouse Shipment Line")
    var
        Despatch: Record "VPL Despatch";
        DespatchLine: Record "VPL Despatch Line";
        SalesHeader: Record "Sales Header";
        SalesLine: Record "Sales Line";
    begin
        if not FindSource(SalesHeader, SalesLine, WarehouseShipmentLine) then
            exit;
        if not FindOpen(Despatch, SalesHeader, WarehouseShipmentLine."No.") then
            exit;
        SetLineOf(DespatchLine, Despatch, SalesHeader, SalesLine."Line No.");
        DespatchLine.SetRange("Shipment No.", '');
        if DespatchLine.FindFirst() then
            RemoveLine(DespatchLine);
        Touch(Despatch);
    end;

    /// <summary>A shipment is posted. Its lines follow.</summary>
    procedure StartShipment(
        var SalesShipmentHeader: Record "Sales Shipment Header"; SalesHeader: Record "Sales Header";
        WhseShipmentNo: Code[20])
    var
        Despatch: Record "VPL Despatch";
    begin
        if not FindOpen(Despatch, SalesHeader, WhseShipmentNo) then
            if not CreateDespatch(Despatch, SalesHeader, WhseShipmentNo) then
                exit;
        if WhseShipmentNo = '' then begin
            Despatch.Status := Despatch.Status::Posted;
            Despatch."Posted At" := CurrentDateTime();
            Despatch.Modify(true);
        end;
        SalesShipmentHeader."VPL Despatch No." := Despatch."No.";
        if SalesShipmentHeader.WritePermission() then
            SalesShipmentHeader.Modify(false);
    end;

    /// <summary>A line of a shipment is posted. Lines of quantity 0 and texts are not goods.</summary>
    procedure AddShipmentLine(
        SalesShipmentLine: Record "Sales Shipment Line"; DespatchNo: Code[20]; SalesHeader: Record "Sales Header";
        SalesLine: Record "Sales Line")
    var
        Despatch: Record "VPL Despatch";
        DespatchLine: Record "VPL Despatch Line";
    begin
        if (SalesShipmentLine.Type <> SalesShipmentLine.Type::Item) or (SalesShipmentLine.Quantity = 0) then
            exit;
        if not Despatch.Get(DespatchNo) then
            exit;
        FindOrAddLine(DespatchLine, Despatch, SalesHeader, SalesLine);
        DespatchLine."Quantity (Base)" := SalesShipmentLine."Quantity (Base)";
        DespatchLine.Quantity := SalesShipmentLine.Quantity;
        DespatchLine."Unit of Measure Code" := SalesShipmentLine."Unit of Measure Code";
        DespatchLine."Shipment No." := SalesShipmentLine."Document No.";
        DespatchLine."Shipment Line No." := SalesShipmentLine."Line No.";
        DespatchLine.Modify(true);
        Touch(Despatch);
    end;

    procedure NamePostedWarehouseShipment(PostedWhseShipmentHeader: Record "Posted Whse. Shipment Header")
    var
        Despatch: Record "VPL Despatch";
        Named: Record "VPL Despatch";
    begin
        SetOpen(Despatch, PostedWhseShipmentHeader."Whse. Shipment No.");
        if Despatch.FindSet() then
            repeat
                Named := Despatch;
                Named."Posted Whse. Shipment No." := PostedWhseShipmentHeader."No.";
                Named.Modify(true);
            until Despatch.Next() = 0;
    end;

    /// <summary>
    /// A warehouse shipment was posted, or is deleted. The Open despatch becomes Posted, without what was not shipped.
    /// If the warehouse shipment is still there, its rest is a new Open despatch. Without anything shipped it
    /// disappears with the warehouse shipment.
    /// </summary>
    procedure FinishWarehouseShipment(WhseShipmentNo: Code[20])
    var
        Despatch: Record "VPL Despatch";
        Finished: Record "VPL Despatch";
    begin
        if WhseShipmentNo = '' then
            exit;
        SetOpen(Despatch, WhseShipmentNo);
        if Despatch.FindSet() then
            repeat
                Finished := Despatch;
                FinishDespatch(Finished, WhseShipmentNo);
            until Despatch.Next() = 0;
        FollowRest(WhseShipmentNo);
    end;

    local procedure FinishDespatch(var Despatch: Record "VPL Despatch"; WhseShipmentNo: Code[20])
    var
        DespatchLine: Record "VPL Despatch Line";
        WarehouseShipmentHeader: Record "Warehouse Shipment Header";
    begin
        DespatchLine.SetRange("Despatch No.", Despatch."No.");
        DespatchLine.SetFilter("Shipment No.", '<>%1', '');
        if DespatchLine.IsEmpty() then begin
            if not WarehouseShipmentHeader.Get(WhseShipmentNo) then
                RemoveDespatch(Despatch);
            exit;
        end;
        DespatchLine.SetRange("Shipment No.", '');
        if DespatchLine.FindSet() then
            repeat
                RemoveLine(DespatchLine);
            until DespatchLine.Next() = 0;
        Despatch.Status := Despatch.Status::Posted;
        Despatch."Posted At" := CurrentDateTime();
        Despatch.Modify(true);
        Touch(Despatch);
    end;

    /// <summary>A shipment line was undone: the second line, with a minus, is not part of the despatch.</summary>
    procedure UndoShipmentLine(SalesShipmentLine: Record "Sales Shipment Line")
    var
        Despatch: Record "VPL Despatch";
        DespatchLine: Record "VPL Despatch Line";
    begin
        DespatchLine.SetRange("Shipment No.", SalesShipmentLine."Document No.");
        DespatchLine.SetRange("Shipment Line No.", SalesShipmentLine."Line No.");
        if not DespatchLine.FindFirst() then
            exit;
        DespatchLine."Undone Quantity (Base)" := DespatchLine."Quantity (Base)";
        DespatchLine.Modify(true);
        RemoveContents(DespatchLine);
        Despatch.Get(DespatchLine."Despatch No.");
        if NothingIsLeft(Despatch) then begin
            Despatch.Status := Despatch.Status::Undone;
            Despatch.Modify(true);
        end;
        Touch(Despatch);
    end;

    local procedure FollowRest(WhseShipmentNo: Code[20])
    var
        WarehouseShipmentLine: Record "Warehouse Shipment Line";
    begin
        WarehouseShipmentLine.SetRange("No.", WhseShipmentNo);
        WarehouseShipmentLine.SetFilter("Qty. Outstanding (Base)", '<>0');
        if WarehouseShipmentLine.FindSet() then
            repeat
                FollowWarehouseLine(WarehouseShipmentLine);
            until WarehouseShipmentLine.Next() = 0;
    end;

    local procedure FindSource(
        var SalesHeader: Record "Sales Header"; var SalesLine: Record "Sales Line";
        WarehouseShipmentLine: Record "Warehouse Shipment Line"): Boolean
    begin
        if WarehouseShipmentLine."Source Document" <> WarehouseShipmentLine."Source Document"::"Sales Order" then
            exit(false);
        if not SalesHeader.Get(SalesHeader."Document Type"::Order, WarehouseShipmentLine."Source No.") then
            exit(false);
        exit(SalesLine.Get(
            SalesHeader."Document Type", SalesHeader."No.", WarehouseShipmentLine."Source Line No."));
    end;

    /// <summary>
    /// A warehouse shipment can have orders of several customers and places. Each has a despatch of its own.
    /// </summary>
    local procedure FindOpen(
        var Despatch: Record "VPL Despatch"; SalesHeader: Record "Sales Header"; WhseShipmentNo: Code[20]): Boolean
    begin
        if WhseShipmentNo = '' then
            exit(false);
        SetOpen(Despatch, WhseShipmentNo);
        Despatch.SetRange("Customer No.", SalesHeader."Sell-to Customer No.");
        Despatch.SetRange("Ship-to Code", SalesHeader."Ship-to Code");
        exit(Despatch.FindFirst());
    end;

    local procedure SetOpen(var Despatch: Record "VPL Despatch"; WhseShipmentNo: Code[20])
    begin
        Despatch.Reset();
        Despatch.SetRange("Whse. Shipment No.", WhseShipmentNo);
        Despatch.SetRange(Status, Despatch.Status::Open);
    end;

    /// <summary>
    /// False if this company does not use despatches: an order that no integration entered must not fail for that. A
    /// linked order needs its despatch, so there the missing number series is an error.
    /// </summary>
    local procedure CreateDespatch(
        var Despatch: Record "VPL Despatch"; SalesHeader: Record "Sales Header"; WhseShipmentNo: Code[20]): Boolean
    var
        Setup: Record "VPL Setup";
        OrderLink: Record "VPL Order Link";
        NoSeries: Codeunit "No. Series";
        DespatchNo: Code[20];
        IsLinked: Boolean;
    begin
        OrderLink.SetRange("Order SystemId", SalesHeader.SystemId);
        IsLinked := not OrderLink.IsEmpty();
        if IsLinked then begin
            Setup.GetOrFail();
            Setup.TestField("Despatch Nos.");
        end else
            if not Setup.Get() then
                exit(false);
        if Setup."Despatch Nos." = '' then
            exit(false);
        DespatchNo := NoSeries.GetNextNo(Setup."Despatch Nos.", WorkDate(), not IsLinked);
        if DespatchNo = '' then
            exit(false);
        Despatch.Reset();
        Despatch.Init();
        Despatch."No." := DespatchNo;
        Despatch.Status := Despatch.Status::Open;
        Despatch."Whse. Shipment No." := WhseShipmentNo;
        Despatch."Customer No." := SalesHeader."Sell-to Customer No.";
        Despatch."Ship-to Code" := SalesHeader."Ship-to Code";
        Despatch."Location Code" := SalesHeader."Location Code";
        Despatch."Shipping Agent Code" := SalesHeader."Shipping Agent Code";
        Despatch."Shipping Agent Service Code" := SalesHeader."Shipping Agent Service Code";
        Despatch.Insert(true);
        exit(true);
    end;

    local procedure SetLineOf(
        var DespatchLine: Record "VPL Despatch Line"; Despatch: Record "VPL Despatch";
        SalesHeader: Record "Sales Header";
        OrderLineNo: Integer)
    begin
        DespatchLine.SetRange("Despatch No.", Despatch."No.");
        DespatchLine.SetRange("Order SystemId", SalesHeader.SystemId);
        DespatchLine.SetRange("Order Line No.", OrderLineNo);
    end;

    local procedure FindOrAddLine(
        var DespatchLine: Record "VPL Despatch Line"; Despatch: Record "VPL Despatch";
        SalesHeader: Record "Sales Header";
        SalesLine: Record "Sales Line")
    var
        LineNo: Integer;
    begin
        SetLineOf(DespatchLine, Despatch, SalesHeader, SalesLine."Line No.");
        if DespatchLine.FindFirst() then
            exit;
        DespatchLine.Reset();
        DespatchLine.SetRange("Despatch No.", Despatch."No.");
        LineNo := 10000;
        if DespatchLine.FindLast() then
            LineNo := DespatchLine."Line No." + 10000;
        DespatchLine.Init();
        DespatchLine."Despatch No." := Despatch."No.";
        DespatchLine."Line No." := LineNo;
        DespatchLine."Order No." := SalesHeader."No.";
        DespatchLine."Order SystemId" := SalesHeader.SystemId;
        DespatchLine."Order Line No." := SalesLine."Line No.";
        DespatchLine."Customer Line No." := SalesLine."VPL Customer Line No.";
        DespatchLine."External Document No." := SalesHeader."External Document No.";
        DespatchLine."Item No." := SalesLine."No.";
        DespatchLine."Variant Code" := SalesLine."Variant Code";
        DespatchLine."Unit of Measure Code" := SalesLine."Unit of Measure Code";
        DespatchLine.Insert(true);
    end;

    local procedure NothingIsLeft(Despatch: Record "VPL Despatch"): Boolean
    var
        DespatchLine: Record "VPL Despatch Line";
    begin
        DespatchLine.SetRange("Despatch No.", Despatch."No.");
        DespatchLine.CalcSums("Quantity (Base)", "Undone Quantity (Base)");
        exit(DespatchLine."Quantity (Base)" = DespatchLine."Undone Quantity (Base)");
    end;

    local procedure RemoveLine(var DespatchLine: Record "VPL Despatch Line")
    begin
        RemoveContents(DespatchLine);
        DespatchLine.Delete(true);
    end;

    local procedure RemoveContents(DespatchLine: Record "VPL Despatch Line")
    var
        PackageContent: Record "VPL Package Content";
    begin
        PackageContent.SetRange("Despatch No.", DespatchLine."Despatch No.");
        PackageContent.SetRange("Despatch Line No.", DespatchLine."Line No.");
        PackageContent.DeleteAll(false);
    end;

    local procedure RemoveDespatch(var Despatch: Record "VPL Despatch")
    var
        DespatchLine: Record "VPL Despatch Line";
        DespatchPackage: Record "VPL Despatch Package";
        PackageContent: Record "VPL Package Content";
    begin
        PackageContent.SetRange("Despatch No.", Despatch."No.");
        PackageContent.DeleteAll(false);
        DespatchPackage.SetRange("Despatch No.", Despatch."No.");
        DespatchPackage.DeleteAll(false);
        DespatchLine.SetRange("Despatch No.", Despatch."No.");
        DespatchLine.DeleteAll(false);
        Despatch.Delete(true);
    end;

    local procedure Touch(Despatch: Record "VPL Despatch")
    var
        PackageRules: Codeunit "VPL Package Rules";
    begin
        PackageRules.TouchDespatch(Despatch."No.");
    end;
}
