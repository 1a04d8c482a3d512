/// <summary>The taxes of an invoice by rate, as they are computed for one answer.</summary>
table 50113 "VPL Tax Buffer"
{
    Caption = 'Tax Buffer';
    DataClassification = CustomerContent;
    TableType = Temporary;

    fields
    {
        field(1; "Document SystemId"; Guid)
        {
            Caption = 'Document SystemId';
        }
        field(2; "VAT Identifier"; Code[20])
        {
            Caption = 'VAT Identifier';
        }
        field(3; "Tax Group Code"; Code[20])
        {
            Caption = 'Tax Group Code';
        }
        field(4; "VAT %"; Decimal)
        {
            Caption = 'VAT %';
            DecimalPlaces = 0 : 5;
        }
        field(5; "Calculation Type"; Enum "Tax Calculation Type")
        {
            Caption = 'Calculation Type';
        }
        field(6; "VAT Base"; Decimal)
        {
            Caption = 'VAT Base';
            AutoFormatType = 1;
        }
        field(7; "VAT Amount"; Decimal)
        {
            Caption = 'VAT Amount';
            AutoFormatType = 1;
        }
        field(8; "Amount Including VAT"; Decimal)
        {
            Caption = 'Amount Including VAT';
            AutoFormatType = 1;
        }
        field(9; "Clause Code"; Code[20])
        {
            Caption = 'Clause Code';
        }
    }

    keys
    {
        key(PK; "Document SystemId", "VAT Identifier", "Tax Group Code", "VAT %")
        {
            Clustered = true;
        }
    }
}
