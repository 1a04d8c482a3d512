/// <summary>What a posting request posts.</summary>
enum 50102 "VPL Request Kind"
{
    Extensible = false;
    Caption = 'Request Kind';

    value(0; Shipment)
    {
        Caption = 'Shipment';
    }
    value(1; Invoice)
    {
        Caption = 'Invoice';
    }
}
