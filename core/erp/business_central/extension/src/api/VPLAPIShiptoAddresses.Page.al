/// <summary>Where the goods of a customer go: its centres.</summary>
page 50122 "VPL API Ship-to Addresses"
{
    PageType = API;
    Caption = 'Ship-to Addresses';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'shipToAddress';
    EntitySetName = 'shipToAddresses';
    EntityCaption = 'Ship-to Address';
    EntitySetCaption = 'Ship-to Addresses';
    SourceTable = "Ship-to Address";
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
                field(customerNumber; Rec."Customer No.")
                {
                    Caption = 'Customer Number';
                    Editable = false;
                }
                field(code; Rec.Code)
                {
                    Caption = 'Code';
                    Editable = false;
                }
                field(displayName; Rec.Name)
                {
                    Caption = 'Display Name';
                    Editable = false;
                }
                field(addressLine1; Rec.Address)
                {
                    Caption = 'Address Line 1';
                    Editable = false;
                }
                field(addressLine2; Rec."Address 2")
                {
                    Caption = 'Address Line 2';
                    Editable = false;
                }
                field(city; Rec.City)
                {
                    Caption = 'City';
                    Editable = false;
                }
                field(state; Rec.County)
                {
                    Caption = 'State';
                    Editable = false;
                }
                field(country; Rec."Country/Region Code")
                {
                    Caption = 'Country';
                    Editable = false;
                }
                field(postalCode; Rec."Post Code")
                {
                    Caption = 'Postal Code';
                    Editable = false;
                }
                field(gln; Rec.GLN)
                {
                    Caption = 'GLN';
                    Editable = false;
                }
                field(locationCode; Rec."Location Code")
                {
                    Caption = 'Location Code';
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
