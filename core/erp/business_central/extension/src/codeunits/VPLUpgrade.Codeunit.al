/// <summary>Brings a company of an older version up to this one. Each step has a tag, and is done once.</summary>
codeunit 50115 "VPL Upgrade"
{
    Access = Internal;
    Subtype = Upgrade;

    trigger OnUpgradePerCompany()
    var
        Install: Codeunit "VPL Install";
        UpgradeTag: Codeunit "Upgrade Tag";
    begin
        if UpgradeTag.HasUpgradeTag(NumberSeriesTok) then
            exit;
        Install.PrepareCompany();
        UpgradeTag.SetUpgradeTag(NumberSeriesTok);
    end;

    var
        NumberSeriesTok: Label 'VPL-0001-NumberSeries-20261201', Locked = true;
}
