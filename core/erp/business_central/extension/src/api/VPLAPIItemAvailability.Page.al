/// <summary>
/// What of one item can be promised. It is computed for the answer, so the request has to name the item.
/// </summary>
page 50103 "VPL API Item Availability"
{
    PageType = API;
    Caption = 'Item Availability';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'itemAvailabilityRow';
    EntitySetName = 'itemAvailability';
    EntityCaption = 'Item Availability Row';
    EntitySetCaption = 'Item Availability';
    SourceTable = "VPL Availability Buffer";
    ODataKeyFields = "Item No.", "Variant Code", "Location Code";
    DelayedInsert = true;
    Extensible = false;
    Editable = false;
    InsertAllowed = false;
    ModifyAllowed = false;
    DeleteAllowed = false;

    layout
    {
        area(Content)
        {
            repeater(Rows)
            {
                field(itemNumber; Rec."Item No.")
                {
                    Caption = 'Item Number';
                    Editable = false;
                }
                field(variantCode; Rec."Variant Code")
                {
                    Caption = 'Variant Code';
                    Editable = false;
                }
                field(locationCode; Rec."Location Code")
                {
                    Caption = 'Location Code';
                    Editable = false;
                }
                field(neededOn; Rec."Needed On")
                {
                    Caption = 'Needed On';
                    Editable = false;
                }
                field(inventory; Rec.Inventory)
                {
                    Caption = 'Inventory';
                    Editable = false;
                }
                field(reserved; Rec."Reserved Quantity")
                {
                    Caption = 'Reserved';
                    Editable = false;
                }
                field(grossRequirement; Rec."Gross Requirement")
                {
                    Caption = 'Gross Requirement';
                    Editable = false;
                }
                field(scheduledReceipt; Rec."Scheduled Receipt")
                {
                    Caption = 'Scheduled Receipt';
                    Editable = false;
                }
                field(available; Rec."Available Quantity")
                {
                    Caption = 'Available';
                    Editable = false;
                }
                field(nextReceiptDate; Rec."Next Receipt Date")
                {
                    Caption = 'Next Receipt Date';
                    Editable = false;
                }
                field(asOf; Rec."As Of")
                {
                    Caption = 'As Of';
                    Editable = false;
                }
            }
        }
    }

    trigger OnFindRecord(Which: Text): Boolean
    begin
        LoadRows();
        exit(Rec.Find(Which));
    end;

    /// <summary>Once for each request. The filter of the request stays.</summary>
    local procedure LoadRows()
    var
        Availability: Codeunit "VPL Availability";
        RequestedView: Text;
    begin
        if IsLoaded then
            exit;
        IsLoaded := true;
        RequestedView := Rec.GetView();
        Availability.Load(Rec);
        Rec.SetView(RequestedView);
    end;

    var
        IsLoaded: Boolean;
}
