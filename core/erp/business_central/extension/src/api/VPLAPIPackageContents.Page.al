/// <summary>What of a despatch line is in a package.</summary>
page 50111 "VPL API Package Contents"
{
    PageType = API;
    Caption = 'Package Contents';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'packageContent';
    EntitySetName = 'packageContents';
    EntityCaption = 'Package Content';
    EntitySetCaption = 'Package Contents';
    SourceTable = "VPL Package Content";
    ODataKeyFields = SystemId;
    DelayedInsert = true;
    Extensible = false;
    InsertAllowed = true;
    ModifyAllowed = true;
    DeleteAllowed = true;

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
                field(despatchNumber; Rec."Despatch No.")
                {
                    Caption = 'Despatch Number';

                    trigger OnValidate()
                    begin
                        FieldRules.RequireCreate(Rec.SystemId, 'despatchNumber');
                    end;
                }
                field(packageNumber; Rec."Package No.")
                {
                    Caption = 'Package Number';

                    trigger OnValidate()
                    begin
                        FieldRules.RequireCreate(Rec.SystemId, 'packageNumber');
                    end;
                }
                field(sequence; Rec."Line No.")
                {
                    Caption = 'Sequence';

                    trigger OnValidate()
                    begin
                        FieldRules.RequireCreate(Rec.SystemId, 'sequence');
                    end;
                }
                field(despatchLineSequence; Rec."Despatch Line No.")
                {
                    Caption = 'Despatch Line Sequence';

                    trigger OnValidate()
                    begin
                        FieldRules.RequireCreate(Rec.SystemId, 'despatchLineSequence');
                    end;
                }
                field(quantityBase; Rec."Quantity (Base)")
                {
                    Caption = 'Quantity Base';
                }
                field(lotNumber; Rec."Lot No.")
                {
                    Caption = 'Lot Number';
                }
                field(serialNumber; Rec."Serial No.")
                {
                    Caption = 'Serial Number';
                }
                field(expirationDate; Rec."Expiration Date")
                {
                    Caption = 'Expiration Date';
                }
            }
        }
    }

    var
        FieldRules: Codeunit "VPL Field Rules";
}
