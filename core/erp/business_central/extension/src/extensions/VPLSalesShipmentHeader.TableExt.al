/// <summary>The despatch that a shipment left with. A sales header must not have a field with this number.</summary>
tableextension 50105 "VPL Sales Shipment Header" extends "Sales Shipment Header"
{
    fields
    {
        field(50100; "VPL Despatch No."; Code[20])
        {
            Caption = 'Despatch No.';
            DataClassification = CustomerContent;
            TableRelation = "VPL Despatch";
            Editable = false;
        }
    }
}
