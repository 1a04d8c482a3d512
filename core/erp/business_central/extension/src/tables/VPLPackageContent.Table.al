/// <summary>How much of a despatch line is in a package, and of which lot.</summary>
table 50108 "VPL Package Content"
{
    Caption = 'Package Content';
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
            TableRelation = "VPL Despatch Package"."Package No." where("Despatch No." = field("Despatch No."));
        }
        field(3; "Line No."; Integer)
        {
            Caption = 'Line No.';
        }
        field(4; "Despatch Line No."; Integer)
        {
            Caption = 'Despatch Line No.';
            TableRelation = "VPL Despatch Line"."Line No." where("Despatch No." = field("Despatch No."));
        }
        field(5; "Quantity (Base)"; Decimal)
        {
            Caption = 'Quantity (Base)';
            DecimalPlaces = 0 : 5;
            MinValue = 0;
        }
        field(6; "Lot No."; Code[50])
        {
            Caption = 'Lot No.';
        }
        field(7; "Serial No."; Code[50])
        {
            Caption = 'Serial No.';
        }
        field(8; "Expiration Date"; Date)
        {
            Caption = 'Expiration Date';
        }
    }

    keys
    {
        key(PK; "Despatch No.", "Package No.", "Line No.")
        {
            Clustered = true;
        }
        key(DespatchLine; "Despatch No.", "Despatch Line No.")
        {
            SumIndexFields = "Quantity (Base)";
        }
    }

    trigger OnInsert()
    var
        PackageRules: Codeunit "VPL Package Rules";
    begin
        PackageRules.CheckNewContent(Rec);
        PackageRules.CheckContent(Rec);
    end;

    trigger OnModify()
    var
        PackageRules: Codeunit "VPL Package Rules";
    begin
        PackageRules.CheckContent(Rec);
    end;
}
