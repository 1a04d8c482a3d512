/// <summary>
/// A despatch follows its packages. The triggers of a table run before its row is written, so they would count the rows
/// as they were before.
/// </summary>
codeunit 50117 "VPL Package Subscribers"
{
    Access = Internal;
    Permissions =
        tabledata "VPL Despatch Package" = r,
        tabledata "VPL Package Content" = r;

    [EventSubscriber(ObjectType::Table, Database::"VPL Despatch Package", OnAfterInsertEvent, '', false, false)]
    local procedure PackageIsThere(var Rec: Record "VPL Despatch Package"; RunTrigger: Boolean)
    begin
        Follow(Rec."Despatch No.", Rec.IsTemporary() or not RunTrigger);
    end;

    [EventSubscriber(ObjectType::Table, Database::"VPL Despatch Package", OnAfterModifyEvent, '', false, false)]
    local procedure PackageIsChanged(
        var Rec: Record "VPL Despatch Package"; var xRec: Record "VPL Despatch Package"; RunTrigger: Boolean)
    begin
        Follow(Rec."Despatch No.", Rec.IsTemporary() or not RunTrigger);
    end;

    [EventSubscriber(ObjectType::Table, Database::"VPL Despatch Package", OnAfterDeleteEvent, '', false, false)]
    local procedure PackageIsGone(var Rec: Record "VPL Despatch Package"; RunTrigger: Boolean)
    begin
        Follow(Rec."Despatch No.", Rec.IsTemporary() or not RunTrigger);
    end;

    [EventSubscriber(ObjectType::Table, Database::"VPL Package Content", OnAfterInsertEvent, '', false, false)]
    local procedure ContentIsThere(var Rec: Record "VPL Package Content"; RunTrigger: Boolean)
    begin
        Follow(Rec."Despatch No.", Rec.IsTemporary() or not RunTrigger);
    end;

    [EventSubscriber(ObjectType::Table, Database::"VPL Package Content", OnAfterModifyEvent, '', false, false)]
    local procedure ContentIsChanged(
        var Rec: Record "VPL Package Content"; var xRec: Record "VPL Package Content"; RunTrigger: Boolean)
    begin
        Follow(Rec."Despatch No.", Rec.IsTemporary() or not RunTrigger);
    end;

    [EventSubscriber(ObjectType::Table, Database::"VPL Package Content", OnAfterDeleteEvent, '', false, false)]
    local procedure ContentIsGone(var Rec: Record "VPL Package Content"; RunTrigger: Boolean)
    begin
        Follow(Rec."Despatch No.", Rec.IsTemporary() or not RunTrigger);
    end;

    local procedure Follow(DespatchNo: Code[20]; IsOfNobody: Boolean)
    var
        PackageRules: Codeunit "VPL Package Rules";
    begin
        if not IsOfNobody then
            PackageRules.TouchDespatch(DespatchNo);
    end;
}
