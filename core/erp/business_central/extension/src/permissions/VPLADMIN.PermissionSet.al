/// <summary>For the people who set Vendor Link up and look at what it did.</summary>
permissionset 50101 "VPL ADMIN"
{
    Assignable = true;
    Caption = 'Vendor Link, setup';
    IncludedPermissionSets = "VPL API";
    Permissions =
        tabledata "VPL Setup" = RIM,
        tabledata "No. Series" = RI,
        tabledata "No. Series Line" = RI,
        page "VPL Despatch" = X,
        page "VPL Despatch Lines" = X,
        page "VPL Despatches" = X,
        page "VPL Order Links" = X,
        page "VPL Setup" = X,
        codeunit "VPL Install" = X,
        codeunit "VPL Upgrade" = X;
}
