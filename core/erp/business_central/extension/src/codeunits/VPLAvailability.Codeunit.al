/// <summary>What of an item can be promised on a date, by variant and location, in base units.</summary>
codeunit 50104 "VPL Availability"
{
    Access = Internal;

    /// <summary>Fills the buffer by its own filter: the item is needed; a filter of Needed On is the date.</summary>
    procedure Load(var AvailabilityBuffer: Record "VPL Availability Buffer")
    var
        Item: Record Item;
        VariantFilter: Text;
        LocationFilter: Text;
        NeededOn: Date;
    begin
        if AvailabilityBuffer.GetFilter("Item No.") = '' then
            Error(ItemNeededErr);
        Item.SetFilter("No.", AvailabilityBuffer.GetFilter("Item No."));
        Item.SetRange(Type, Item.Type::Inventory);
        VariantFilter := AvailabilityBuffer.GetFilter("Variant Code");
        LocationFilter := AvailabilityBuffer.GetFilter("Location Code");
        NeededOn := WorkDate();
        if AvailabilityBuffer.GetFilter("Needed On") <> '' then
            NeededOn := AvailabilityBuffer.GetRangeMin("Needed On");
        AvailabilityBuffer.Reset();
        if Item.FindSet() then
            repeat
                AddLocations(AvailabilityBuffer, Item, '', LocationFilter, NeededOn);
                AddVariants(AvailabilityBuffer, Item, VariantFilter, LocationFilter, NeededOn);
            until Item.Next() = 0;
    end;

    local procedure AddVariants(
        var AvailabilityBuffer: Record "VPL Availability Buffer"; Item: Record Item; VariantFilter: Text;
        LocationFilter: Text; NeededOn: Date)
    var
        ItemVariant: Record "Item Variant";
    begin
        ItemVariant.SetLoadFields(Code);
        ItemVariant.SetRange("Item No.", Item."No.");
        ItemVariant.SetFilter(Code, VariantFilter);
        if ItemVariant.FindSet() then
            repeat
                AddLocations(AvailabilityBuffer, Item, ItemVariant.Code, LocationFilter, NeededOn);
            until ItemVariant.Next() = 0;
    end;

    local procedure AddLocations(
        var AvailabilityBuffer: Record "VPL Availability Buffer"; Item: Record Item; VariantCode: Code[10];
        LocationFilter: Text; NeededOn: Date)
    var
        Location: Record Location;
    begin
        AddRow(AvailabilityBuffer, Item, VariantCode, '', NeededOn);
        Location.SetLoadFields(Code);
        Location.SetRange("Use As In-Transit", false);
        Location.SetFilter(Code, LocationFilter);
        if Location.FindSet() then
            repeat
                AddRow(AvailabilityBuffer, Item, VariantCode, Location.Code, NeededOn);
            until Location.Next() = 0;
    end;

    /// <summary>A place without stock, demand and supply has no row.</summary>
    local procedure AddRow(
        var AvailabilityBuffer: Record "VPL Availability Buffer"; Item: Record Item; VariantCode: Code[10];
        LocationCode: Code[10]; NeededOn: Date)
    var
        AvailableToPromise: Codeunit "Available to Promise";
        NoLookahead: DateFormula;
        GrossRequirement: Decimal;
        ScheduledReceipt: Decimal;
    begin
        SetPlace(Item, VariantCode, LocationCode);
        Item.SetRange("Date Filter", 0D, NeededOn);
        AvailabilityBuffer.Init();
        AvailabilityBuffer."Available Quantity" := AvailableToPromise.CalcQtyAvailableToPromise(
            Item, GrossRequirement, ScheduledReceipt, NeededOn, Enum::"Analysis Period Type"::Day, NoLookahead);
        Item.CalcFields(Inventory, "Reserved Qty. on Inventory");
        if (Item.Inventory = 0) and (GrossRequirement = 0) and (ScheduledReceipt = 0) then
            exit;
        AvailabilityBuffer."Item No." := Item."No.";
        AvailabilityBuffer."Variant Code" := VariantCode;
        AvailabilityBuffer."Location Code" := LocationCode;
        AvailabilityBuffer."Needed On" := NeededOn;
        AvailabilityBuffer.Inventory := Item.Inventory;
        AvailabilityBuffer."Reserved Quantity" := Item."Reserved Qty. on Inventory";
        AvailabilityBuffer."Gross Requirement" := GrossRequirement;
        AvailabilityBuffer."Scheduled Receipt" := ScheduledReceipt;
        AvailabilityBuffer."Next Receipt Date" :=
            EarliestDate(Item, AvailabilityBuffer."Available Quantity" + SmallestQuantity(), NeededOn + 1, 0, 0D);
        AvailabilityBuffer."As Of" := CurrentDateTime();
        AvailabilityBuffer.Insert();
    end;

    /// <summary>Limits what is computed of an item to one variant at one location.</summary>
    procedure SetPlace(var Item: Record Item; VariantCode: Code[10]; LocationCode: Code[10])
    begin
        Item.SetRange("Variant Filter", VariantCode);
        Item.SetRange("Location Filter", LocationCode);
        Item.SetRange("Drop Shipment Filter", false);
    end;

    /// <summary>The first date on which a quantity is available; no date if no supply is planned for it.</summary>
    /// <param name="Item">With its place set.</param>
    /// <param name="ExcludedQuantity">Demand of the caller itself, which must not count against it.</param>
    /// <param name="ExcludedOn">The date of that demand.</param>
    procedure EarliestDate(
        Item: Record Item; NeededQuantity: Decimal; StartDate: Date; ExcludedQuantity: Decimal; ExcludedOn: Date): Date
    var
        AvailableToPromise: Codeunit "Available to Promise";
        NoLookahead: DateFormula;
        AvailableQuantity: Decimal;
    begin
        exit(AvailableToPromise.CalcEarliestAvailabilityDate(
            Item, NeededQuantity, StartDate, ExcludedQuantity, ExcludedOn, AvailableQuantity,
            Enum::"Analysis Period Type"::Day, NoLookahead));
    end;

    local procedure SmallestQuantity(): Decimal
    begin
        exit(0.00001);
    end;

    var
        ItemNeededErr: Label 'You must specify an Item Number to get its availability.';
}
