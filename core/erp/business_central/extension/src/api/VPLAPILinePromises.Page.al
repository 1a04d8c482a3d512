/// <summary>
/// What of each line of one order is promised. It is computed for the answer, also of an order that is gone.
/// </summary>
page 50107 "VPL API Line Promises"
{
    PageType = API;
    Caption = 'Line Promises';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'linePromise';
    EntitySetName = 'linePromises';
    EntityCaption = 'Line Promise';
    EntitySetCaption = 'Line Promises';
    SourceTable = "VPL Line Promise Buffer";
    ODataKeyFields = "Order SystemId", "Line No.";
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
                field(documentId; Rec."Order SystemId")
                {
                    Caption = 'Document Id';
                    Editable = false;
                }
                field(sequence; Rec."Line No.")
                {
                    Caption = 'Sequence';
                    Editable = false;
                }
                field(itemNumber; Rec."Item No.")
                {
                    Caption = 'Item Number';
                    Editable = false;
                }
                field(quantityBase; Rec."Quantity (Base)")
                {
                    Caption = 'Quantity Base';
                    Editable = false;
                }
                field(shippedQuantityBase; Rec."Shipped Qty. (Base)")
                {
                    Caption = 'Shipped Quantity Base';
                    Editable = false;
                }
                field(outstandingQuantityBase; Rec."Outstanding Qty. (Base)")
                {
                    Caption = 'Outstanding Quantity Base';
                    Editable = false;
                }
                field(reservedQuantityBase; Rec."Reserved Qty. (Base)")
                {
                    Caption = 'Reserved Quantity Base';
                    Editable = false;
                }
                field(backorderQuantityBase; Rec."Backorder Qty. (Base)")
                {
                    Caption = 'Backorder Quantity Base';
                    Editable = false;
                }
                field(closedShortQuantityBase; Rec."Closed Short Qty. (Base)")
                {
                    Caption = 'Closed Short Quantity Base';
                    Editable = false;
                }
                field(earliestShipmentDate; Rec."Earliest Shipment Date")
                {
                    Caption = 'Earliest Shipment Date';
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
        LinePromises: Codeunit "VPL Line Promises";
        RequestedView: Text;
    begin
        if IsLoaded then
            exit;
        IsLoaded := true;
        RequestedView := Rec.GetView();
        LinePromises.Load(Rec);
        Rec.SetView(RequestedView);
    end;

    var
        IsLoaded: Boolean;
}
