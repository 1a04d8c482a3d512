/// <summary>What a number of an item is to the customer.</summary>
enum 50100 "VPL Identifier Kind"
{
    Extensible = false;
    Caption = 'Identifier Kind';

    value(0; " ")
    {
        Caption = ' ';
    }
    value(1; CustomerCatalogId)
    {
        Caption = 'Customer Catalog Id';
    }
    value(2; VendorSku)
    {
        Caption = 'Vendor SKU';
    }
    value(3; TradeItemNumber)
    {
        Caption = 'Trade Item Number';
    }
}
