/// <summary>
/// Changes orders that are open or released. A released order is opened, changed and released again in one transaction,
/// so no crash leaves it open. What a warehouse document or an approval holds is not changed.
/// </summary>
codeunit 50101 "VPL Order Change"
{
    Access = Internal;

    /// <summary>Again: nothing happens.</summary>
    procedure ReleaseOrder(var SalesHeader: Record "Sales Header")
    var
        ReleaseSalesDocument: Codeunit "Release Sales Document";
    begin
        if SalesHeader.Status <> SalesHeader.Status::Released then
            ReleaseSalesDocument.PerformManualRelease(SalesHeader);
    end;

    /// <summary>Again: nothing happens. Refused by the base application while an approval is pending.</summary>
    procedure ReopenOrder(var SalesHeader: Record "Sales Header")
    var
        ReleaseSalesDocument: Codeunit "Release Sales Document";
    begin
        if SalesHeader.Status <> SalesHeader.Status::Open then
            ReleaseSalesDocument.PerformManualReopen(SalesHeader);
    end;

    /// <summary>Opens an order before one of its fields is validated. SaveHeader releases it again.</summary>
    procedure OpenForField(var SalesHeader: Record "Sales Header")
    begin
        if IsNullGuid(SalesHeader.SystemId) then
            exit;
        ReopenOrder(SalesHeader);
    end;

    /// <summary>Writes a changed header, with its link, and releases the order if it was released before.</summary>
    procedure SaveHeader(var SalesHeader: Record "Sales Header"; Before: Record "Sales Header")
    var
        OrderLink: Record "VPL Order Link";
    begin
        if SalesHeader."Ship-to Code" <> Before."Ship-to Code" then
            RequireNothingPicked(SalesHeader, SalesHeader.FieldCaption("Ship-to Code"));
        if SalesHeader."Location Code" <> Before."Location Code" then
            RequireNothingPicked(SalesHeader, SalesHeader.FieldCaption("Location Code"));
        if SalesHeader."Requested Delivery Date" <> Before."Requested Delivery Date" then
            RequireNothingPicked(SalesHeader, SalesHeader.FieldCaption("Requested Delivery Date"));
        SalesHeader.Modify(true);
        OrderLink.SetRange("Order SystemId", SalesHeader.SystemId);
        if OrderLink.FindFirst() then
            if OrderLink."External Document No." <> SalesHeader."External Document No." then begin
                OrderLink."External Document No." := SalesHeader."External Document No.";
                OrderLink.Modify(true);
            end;
        if Before.Status = Before.Status::Released then
            ReleaseAgain(SalesHeader);
    end;

    procedure DeleteOrder(var SalesHeader: Record "Sales Header")
    begin
        SalesHeader.TestField(Status, SalesHeader.Status::Open);
        SalesHeader.Delete(true);
    end;

    /// <summary>Inserts a line that was written through its order.</summary>
    procedure AddLine(var SalesLine: Record "Sales Line")
    var
        SalesHeader: Record "Sales Header";
        WasReleased: Boolean;
    begin
        if SalesLine."Document No." = '' then
            Error(ThroughOrderErr);
        SalesLine.TestField("No.");
        WasReleased := OpenForLine(SalesHeader, SalesLine);
        SalesLine."Line No." := NextLineNo(SalesHeader);
        SalesLine.Insert(true);
        ReserveWhatIsThere(SalesLine);
        if WasReleased then
            ReleaseAgain(SalesHeader);
    end;

    /// <summary>
    /// Writes a changed line. A warehouse document that holds goods keeps quantity and unit as they are.
    /// </summary>
    procedure SaveLine(var SalesLine: Record "Sales Line"; Before: Record "Sales Line")
    var
        SalesHeader: Record "Sales Header";
        WasReleased: Boolean;
    begin
        if (SalesLine."Quantity (Base)" <> Before."Quantity (Base)") or
           (SalesLine."Unit of Measure Code" <> Before."Unit of Measure Code")
        then
            RequireNotInWarehouse(SalesLine);
        WasReleased := OpenForLine(SalesHeader, SalesLine);
        SalesLine.Modify(true);
        ReserveWhatIsThere(SalesLine);
        if WasReleased then
            ReleaseAgain(SalesHeader);
    end;

    procedure DeleteLine(var SalesLine: Record "Sales Line")
    var
        SalesHeader: Record "Sales Header";
        WasReleased: Boolean;
    begin
        RequireNotInWarehouse(SalesLine);
        WasReleased := OpenForLine(SalesHeader, SalesLine);
        SalesLine.Delete(true);
        if WasReleased then
            ReleaseAgain(SalesHeader);
    end;

    /// <summary>
    /// The quantity becomes what is shipped, and the rest is remembered as closed short. Again: nothing happens. The
    /// reason goes to the description that people see on the line.
    /// </summary>
    procedure CloseShort(var SalesLine: Record "Sales Line"; Reason: Text)
    var
        SalesHeader: Record "Sales Header";
        ClosedBase: Decimal;
        UnitPrice: Decimal;
        LineDiscount: Decimal;
        WasReleased: Boolean;
    begin
        if SalesLine."Outstanding Qty. (Base)" = 0 then
            exit;
        RequireNotInWarehouse(SalesLine);
        ClosedBase := SalesLine."Outstanding Qty. (Base)";
        UnitPrice := SalesLine."Unit Price";
        LineDiscount := SalesLine."Line Discount %";
        WasReleased := OpenForLine(SalesHeader, SalesLine);
        SalesLine.Validate(Quantity, SalesLine."Quantity Shipped");
        // Another quantity prices the line anew, and finds the discount anew.
        SalesLine.Validate("Unit Price", UnitPrice);
        SalesLine.Validate("Line Discount %", LineDiscount);
        SalesLine."VPL Closed Short Qty. (Base)" += ClosedBase;
        if Reason <> '' then
            SalesLine."Description 2" := CopyStr(Reason, 1, MaxStrLen(SalesLine."Description 2"));
        SalesLine.Modify(true);
        if WasReleased then
            ReleaseAgain(SalesHeader);
    end;

    /// <summary>What was ordered of a line, in its unit: what is closed short is a part of it.</summary>
    procedure OrderedQuantity(SalesLine: Record "Sales Line"): Decimal
    begin
        exit(SalesLine.Quantity + ClosedQuantity(SalesLine));
    end;

    /// <summary>
    /// Validates the quantity of a line for what is ordered of it. Closed short stays closed, but no more than is not
    /// shipped.
    /// </summary>
    procedure ValidateOrdered(var SalesLine: Record "Sales Line"; Ordered: Decimal)
    var
        Closed: Decimal;
    begin
        Closed := ClosedQuantity(SalesLine);
        if Closed > Ordered - SalesLine."Quantity Shipped" then
            Closed := Ordered - SalesLine."Quantity Shipped";
        if Closed < 0 then
            Closed := 0;
        SalesLine."VPL Closed Short Qty. (Base)" := Closed * SalesLine."Qty. per Unit of Measure";
        SalesLine.Validate(Quantity, Ordered - Closed);
    end;

    local procedure ClosedQuantity(SalesLine: Record "Sales Line"): Decimal
    begin
        if SalesLine."Qty. per Unit of Measure" = 0 then
            exit(0);
        exit(SalesLine."VPL Closed Short Qty. (Base)" / SalesLine."Qty. per Unit of Measure");
    end;

    /// <summary>
    /// The base application reserves only on screen. Items that are always reserved get what is there. Without the
    /// argument AutoReserve asks a person.
    /// </summary>
    local procedure ReserveWhatIsThere(var SalesLine: Record "Sales Line")
    begin
        if (SalesLine.Type <> SalesLine.Type::Item) or (SalesLine.Reserve <> SalesLine.Reserve::Always) then
            exit;
        if SalesLine."Outstanding Qty. (Base)" <> 0 then
            SalesLine.AutoReserve(false);
    end;

    /// <summary>What is picked or shipped goes where and when it was to go.</summary>
    local procedure RequireNothingPicked(SalesHeader: Record "Sales Header"; FieldCaption: Text)
    var
        SalesLine: Record "Sales Line";
    begin
        SetLinesOf(SalesLine, SalesHeader);
        SalesLine.SetFilter("Quantity Shipped", '<>0');
        if not SalesLine.IsEmpty() then
            Error(PickedErr, FieldCaption, SalesHeader."No.");
        SalesLine.SetRange("Quantity Shipped");
        SalesLine.SetAutoCalcFields("Whse. Outstanding Qty. (Base)");
        if SalesLine.FindSet() then
            repeat
                if SalesLine."Whse. Outstanding Qty. (Base)" <> 0 then
                    Error(PickedErr, FieldCaption, SalesHeader."No.");
            until SalesLine.Next() = 0;
    end;

    local procedure RequireNotInWarehouse(SalesLine: Record "Sales Line")
    begin
        SalesLine.CalcFields("Whse. Outstanding Qty. (Base)");
        if SalesLine."Whse. Outstanding Qty. (Base)" <> 0 then
            Error(
                InWarehouseErr, SalesLine."Line No.", SalesLine."Document No.",
                SalesLine."Whse. Outstanding Qty. (Base)");
    end;

    /// <summary>Whether the order of the line was released; it is open afterwards.</summary>
    local procedure OpenForLine(
        var SalesHeader: Record "Sales Header"; SalesLine: Record "Sales Line") WasReleased: Boolean
    begin
        SalesHeader.SetHideValidationDialog(true);
        SalesHeader.Get(SalesLine."Document Type", SalesLine."Document No.");
        WasReleased := SalesHeader.Status = SalesHeader.Status::Released;
        ReopenOrder(SalesHeader);
    end;

    /// <summary>An order of which nothing is left cannot be released, and needs no release.</summary>
    local procedure ReleaseAgain(var SalesHeader: Record "Sales Header")
    var
        SalesLine: Record "Sales Line";
    begin
        // A change of a line can change the header too.
        SalesHeader.Get(SalesHeader."Document Type", SalesHeader."No.");
        SetLinesOf(SalesLine, SalesHeader);
        SalesLine.SetFilter(Type, '<>%1', SalesLine.Type::" ");
        SalesLine.SetFilter(Quantity, '<>0');
        if not SalesLine.IsEmpty() then
            ReleaseOrder(SalesHeader);
    end;

    local procedure NextLineNo(SalesHeader: Record "Sales Header"): Integer
    var
        SalesLine: Record "Sales Line";
    begin
        SetLinesOf(SalesLine, SalesHeader);
        if SalesLine.FindLast() then
            exit(SalesLine."Line No." + 10000);
        exit(10000);
    end;

    local procedure SetLinesOf(var SalesLine: Record "Sales Line"; SalesHeader: Record "Sales Header")
    begin
        SalesLine.SetRange("Document Type", SalesHeader."Document Type");
        SalesLine.SetRange("Document No.", SalesHeader."No.");
    end;

    var
        PickedErr: Label '%1 must not be changed in Sales Order %2: goods are picked or shipped.',
            Comment = '%1 = caption of a field, %2 = number of an order';
        ThroughOrderErr: Label 'A line is added through its order: POST to its linkedOrderLines.';
        InWarehouseErr: Label 'Line %1 of Sales Order %2 cannot be changed: %3 base units are in a warehouse shipment.',
            Comment = '%1 = number of a line, %2 = number of an order, %3 = quantity';
}
