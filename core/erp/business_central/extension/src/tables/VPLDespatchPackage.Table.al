/// <summary>A carton or a pallet of a despatch. Cartons name the pallet that they stand on.</summary>
table 50107 "VPL Despatch Package"
{
    Caption = 'Despatch Package';
    DataClassification = CustomerContent;

    fields
    {
        field(1; "Despatch No."; Code[20])
        {
            Caption = 'Despatch No.';
            NotBlank = true;
            TableRelation = "VPL Despatch";
        }
        field(2; "Package No."; Integer)
        {
            Caption = 'Package No.';
            MinValue = 0;
        }
        field(3; "Parent Package No."; Integer)
        {
            Caption = 'Parent Package No.';
            MinValue = 0;
        }
        field(4; "Package Type"; Enum "VPL Package Type")
        {
            Caption = 'Package Type';
        }
        field(5; SSCC; Code[18])
        {
            Caption = 'SSCC';
        }
        field(6; "Gross Weight Kg"; Decimal)
        {
            Caption = 'Gross Weight Kg';
            DecimalPlaces = 0 : 5;
            MinValue = 0;
        }
        field(7; "Length Cm"; Decimal)
        {
            Caption = 'Length Cm';
            DecimalPlaces = 0 : 5;
            MinValue = 0;
        }
        field(8; "Width Cm"; Decimal)
        {
            Caption = 'Width Cm';
            DecimalPlaces = 0 : 5;
            MinValue = 0;
        }
        field(9; "Height Cm"; Decimal)
        {
            Caption = 'Height Cm';
            DecimalPlaces = 0 : 5;
            MinValue = 0;
        }
        field(10; "Tracking No."; Text[50])
        {
            Caption = 'Tracking No.';
        }
    }

    keys
    {
        key(PK; "Despatch No.", "Package No.")
        {
            Clustered = true;
        }
        key(Sscc; SSCC)
        {
        }
    }

    trigger OnInsert()
    var
        PackageRules: Codeunit "VPL Package Rules";
    begin
        PackageRules.CheckNewPackage(Rec);
        PackageRules.CheckPackage(Rec);
    end;

    trigger OnModify()
    var
        PackageRules: Codeunit "VPL Package Rules";
    begin
        PackageRules.CheckPackage(Rec);
    end;

    trigger OnDelete()
    var
        PackageRules: Codeunit "VPL Package Rules";
    begin
        PackageRules.DeleteContents(Rec);
    end;
}
