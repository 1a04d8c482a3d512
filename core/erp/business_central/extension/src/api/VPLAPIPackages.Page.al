/// <summary>Cartons and pallets of despatches.</summary>
page 50110 "VPL API Packages"
{
    PageType = API;
    Caption = 'Packages';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'package';
    EntitySetName = 'packages';
    EntityCaption = 'Package';
    EntitySetCaption = 'Packages';
    SourceTable = "VPL Despatch Package";
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
                field(parentPackageNumber; Rec."Parent Package No.")
                {
                    Caption = 'Parent Package Number';
                }
                field(packageType; Rec."Package Type")
                {
                    Caption = 'Package Type';
                }
                field(sscc; Rec.SSCC)
                {
                    Caption = 'Sscc';
                }
                field(grossWeightKg; Rec."Gross Weight Kg")
                {
                    Caption = 'Gross Weight Kg';
                }
                field(lengthCm; Rec."Length Cm")
                {
                    Caption = 'Length Cm';
                }
                field(widthCm; Rec."Width Cm")
                {
                    Caption = 'Width Cm';
                }
                field(heightCm; Rec."Height Cm")
                {
                    Caption = 'Height Cm';
                }
                field(trackingNumber; Rec."Tracking No.")
                {
                    Caption = 'Tracking Number';
                }
                field(lastModifiedDateTime; Rec.SystemModifiedAt)
                {
                    Caption = 'Last Modified Date Time';
                    Editable = false;
                }
                part(packageContents; "VPL API Package Contents")
                {
                    Caption = 'Package Contents';
                    EntityName = 'packageContent';
                    EntitySetName = 'packageContents';
                    SubPageLink = "Despatch No." = field("Despatch No."),
                                  "Package No." = field("Package No.");
                }
            }
        }
    }

    var
        FieldRules: Codeunit "VPL Field Rules";
}
