/// <summary>What customers, vendors and barcodes call an item.</summary>
page 50102 "VPL API Item References"
{
    PageType = API;
    Caption = 'Item References';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'itemReference';
    EntitySetName = 'itemReferences';
    EntityCaption = 'Item Reference';
    EntitySetCaption = 'Item References';
    SourceTable = "Item Reference";
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
                field(variantCode; Rec."Variant Code")
                {
                    Caption = 'Variant Code';
                    Editable = false;
                }
                field(unitOfMeasureCode; Rec."Unit of Measure")
                {
                    Caption = 'Unit Of Measure Code';
                    Editable = false;
                }
                field(referenceType; Rec."Reference Type")
                {
                    Caption = 'Reference Type';
                    Editable = false;
                }
                field(referenceTypeNumber; Rec."Reference Type No.")
                {
                    Caption = 'Reference Type Number';
                    Editable = false;
                }
                field(referenceNumber; Rec."Reference No.")
                {
                    Caption = 'Reference Number';
                    Editable = false;
                }
                field(identifierKind; Rec."VPL Identifier Kind")
                {
                    Caption = 'Identifier Kind';
                    Editable = false;
                }
                field(description; Rec.Description)
                {
                    Caption = 'Description';
                    Editable = false;
                }
                field(startingDate; Rec."Starting Date")
                {
                    Caption = 'Starting Date';
                    Editable = false;
                }
                field(endingDate; Rec."Ending Date")
                {
                    Caption = 'Ending Date';
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
}
