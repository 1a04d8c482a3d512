/// <summary>The units of items. Any code and any factor with five decimals can occur.</summary>
page 50101 "VPL API Item Units"
{
    PageType = API;
    Caption = 'Item Units';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'itemUnit';
    EntitySetName = 'itemUnits';
    EntityCaption = 'Item Unit';
    EntitySetCaption = 'Item Units';
    SourceTable = "Item Unit of Measure";
    ODataKeyFields = SystemId;
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
                field(id; Rec.SystemId)
                {
                    Caption = 'Id';
                    Editable = false;
                }
                field(itemNumber; Rec."Item No.")
                {
                    Caption = 'Item Number';
                    Editable = false;
                }
                field(code; Rec.Code)
                {
                    Caption = 'Code';
                    Editable = false;
                }
                field(qtyPerUnitOfMeasure; Rec."Qty. per Unit of Measure")
                {
                    Caption = 'Qty Per Unit Of Measure';
                    Editable = false;
                }
                field(qtyRoundingPrecision; Rec."Qty. Rounding Precision")
                {
                    Caption = 'Qty Rounding Precision';
                    Editable = false;
                }
                field(isBaseUnit; IsBaseUnit)
                {
                    Caption = 'Is Base Unit';
                    Editable = false;
                }
                field(tradeItemNumber; TradeItemNumber)
                {
                    Caption = 'Trade Item Number';
                    Editable = false;
                }
                field(weight; Rec.Weight)
                {
                    Caption = 'Weight';
                    Editable = false;
                }
                field(length; Rec.Length)
                {
                    Caption = 'Length';
                    Editable = false;
                }
                field(width; Rec.Width)
                {
                    Caption = 'Width';
                    Editable = false;
                }
                field(height; Rec.Height)
                {
                    Caption = 'Height';
                    Editable = false;
                }
                field(lastModifiedDateTime; Rec.SystemModifiedAt)
                {
                    Caption = 'Last Modified Date Time';
                    Editable = false;
                }
            }
        }
    }

    trigger OnAfterGetRecord()
    var
        Item: Record Item;
    begin
        Item.SetLoadFields("Base Unit of Measure", GTIN);
        Item.Get(Rec."Item No.");
        IsBaseUnit := Rec.Code = Item."Base Unit of Measure";
        TradeItemNumber := TradeItemNumberOf(Item);
    end;

    /// <summary>The GTIN of the item is that of its base unit; other units have a barcode of their own.</summary>
    local procedure TradeItemNumberOf(Item: Record Item): Text
    var
        ItemReference: Record "Item Reference";
    begin
        if IsBaseUnit and (Item.GTIN <> '') then
            exit(Item.GTIN);
        ItemReference.SetLoadFields("Reference No.");
        ItemReference.SetRange("Item No.", Rec."Item No.");
        ItemReference.SetRange("Variant Code", '');
        ItemReference.SetRange("Unit of Measure", Rec.Code);
        ItemReference.SetRange("Reference Type", ItemReference."Reference Type"::"Bar Code");
        if ItemReference.FindFirst() then
            exit(ItemReference."Reference No.");
        exit('');
    end;

    var
        IsBaseUnit: Boolean;
        TradeItemNumber: Text;
}
