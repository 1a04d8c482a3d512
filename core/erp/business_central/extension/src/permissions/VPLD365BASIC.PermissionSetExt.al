/// <summary>
/// Whoever posts sales documents or enters warehouse shipments makes despatches. These are indirect rights: only the
/// code units of this app can use them.
/// </summary>
permissionsetextension 50100 "VPL D365 BASIC" extends "D365 BASIC"
{
    Permissions =
        tabledata "VPL Setup" = r,
        tabledata "VPL Order Link" = rm,
        tabledata "VPL Despatch" = rimd,
        tabledata "VPL Despatch Line" = rimd,
        tabledata "VPL Despatch Package" = rd,
        tabledata "VPL Package Content" = rd,
        tabledata "VPL Final Line" = rim,
        codeunit "VPL Availability" = X,
        codeunit "VPL Despatch Entry" = X,
        codeunit "VPL Line Promises" = X,
        codeunit "VPL Order Subscribers" = X,
        codeunit "VPL Package Rules" = X,
        codeunit "VPL Package Subscribers" = X,
        codeunit "VPL Posting Subscribers" = X,
        codeunit "VPL Warehouse Subscribers" = X;
}
