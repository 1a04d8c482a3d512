/// <summary>What an integration has to know of the company before it writes. One row.</summary>
page 50100 "VPL API Setups"
{
    PageType = API;
    Caption = 'Integration Setups';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'integrationSetup';
    EntitySetName = 'integrationSetups';
    EntityCaption = 'Integration Setup';
    EntitySetCaption = 'Integration Setups';
    SourceTable = "VPL Setup";
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
                field(paymentTemplateName; Rec."Payment Template Name")
                {
                    Caption = 'Payment Template Name';
                    Editable = false;
                }
                field(paymentBatchName; Rec."Payment Batch Name")
                {
                    Caption = 'Payment Batch Name';
                    Editable = false;
                }
                field(localCurrencyCode; LocalCurrencyCode)
                {
                    Caption = 'Local Currency Code';
                    Editable = false;
                }
                field(amountRoundingPrecision; AmountRoundingPrecision)
                {
                    Caption = 'Amount Rounding Precision';
                    Editable = false;
                }
                field(defaultQuantityToShip; DefaultQuantityToShip)
                {
                    Caption = 'Default Quantity To Ship';
                    Editable = false;
                }
                field(externalDocumentNumberMandatory; ExternalDocumentNoMandatory)
                {
                    Caption = 'External Document Number Mandatory';
                    Editable = false;
                }
                field(extensionVersion; ExtensionVersion)
                {
                    Caption = 'Extension Version';
                    Editable = false;
                }
            }
        }
    }

    trigger OnAfterGetRecord()
    var
        GeneralLedgerSetup: Record "General Ledger Setup";
        SalesSetup: Record "Sales & Receivables Setup";
        ThisModule: ModuleInfo;
    begin
        GeneralLedgerSetup.Get();
        LocalCurrencyCode := GeneralLedgerSetup."LCY Code";
        AmountRoundingPrecision := GeneralLedgerSetup."Amount Rounding Precision";
        SalesSetup.Get();
        if SalesSetup."Default Quantity to Ship" = SalesSetup."Default Quantity to Ship"::Blank then
            DefaultQuantityToShip := BlankTok
        else
            DefaultQuantityToShip := RemainderTok;
        ExternalDocumentNoMandatory := SalesSetup."Ext. Doc. No. Mandatory";
        NavApp.GetCurrentModuleInfo(ThisModule);
        ExtensionVersion := Format(ThisModule.AppVersion());
    end;

    var
        LocalCurrencyCode: Text;
        AmountRoundingPrecision: Decimal;
        DefaultQuantityToShip: Text;
        ExternalDocumentNoMandatory: Boolean;
        ExtensionVersion: Text;
        BlankTok: Label 'Blank', Locked = true;
        RemainderTok: Label 'Remainder', Locked = true;
}
