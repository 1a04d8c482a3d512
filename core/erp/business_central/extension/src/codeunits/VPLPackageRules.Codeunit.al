/// <summary>What is true of packages and their contents, and what they mean for their despatch.</summary>
codeunit 50107 "VPL Package Rules"
{
    Access = Internal;
    Permissions =
        tabledata "VPL Despatch" = rm,
        tabledata "VPL Despatch Line" = r,
        tabledata "VPL Despatch Package" = r,
        tabledata "VPL Package Content" = rd;

    /// <summary>A package without a number gets the next one of its despatch.</summary>
    procedure CheckNewPackage(var DespatchPackage: Record "VPL Despatch Package")
    var
        Despatch: Record "VPL Despatch";
        OtherPackage: Record "VPL Despatch Package";
    begin
        DespatchPackage.TestField("Despatch No.");
        Despatch.Get(DespatchPackage."Despatch No.");
        if DespatchPackage."Package No." <> 0 then
            exit;
        DespatchPackage."Package No." := 1;
        OtherPackage.SetRange("Despatch No.", DespatchPackage."Despatch No.");
        if OtherPackage.FindLast() then
            DespatchPackage."Package No." := OtherPackage."Package No." + 1;
    end;

    procedure CheckPackage(DespatchPackage: Record "VPL Despatch Package")
    var
        ParentPackage: Record "VPL Despatch Package";
    begin
        if DespatchPackage."Parent Package No." <> 0 then begin
            if DespatchPackage."Parent Package No." = DespatchPackage."Package No." then
                Error(OwnParentErr, DespatchPackage."Package No.");
            ParentPackage.Get(DespatchPackage."Despatch No.", DespatchPackage."Parent Package No.");
            if (ParentPackage."Parent Package No." <> 0) or HasPackages(DespatchPackage) then
                Error(TwoLevelsErr, DespatchPackage."Package No.", ParentPackage."Package No.");
        end;
        if DespatchPackage.SSCC = '' then
            exit;
        if not IsSscc(DespatchPackage.SSCC) then
            Error(NoSsccErr, DespatchPackage.SSCC);
        RequireUnused(DespatchPackage);
    end;

    /// <summary>A content without a number gets the next one of its package.</summary>
    procedure CheckNewContent(var PackageContent: Record "VPL Package Content")
    var
        DespatchPackage: Record "VPL Despatch Package";
        OtherContent: Record "VPL Package Content";
    begin
        PackageContent.TestField("Despatch No.");
        PackageContent.TestField("Package No.");
        PackageContent.TestField("Despatch Line No.");
        DespatchPackage.Get(PackageContent."Despatch No.", PackageContent."Package No.");
        if PackageContent."Line No." <> 0 then
            exit;
        PackageContent."Line No." := 10000;
        OtherContent.SetRange("Despatch No.", PackageContent."Despatch No.");
        OtherContent.SetRange("Package No.", PackageContent."Package No.");
        if OtherContent.FindLast() then
            PackageContent."Line No." := OtherContent."Line No." + 10000;
    end;

    /// <summary>Not more is packed than the despatch line holds.</summary>
    procedure CheckContent(PackageContent: Record "VPL Package Content")
    var
        DespatchLine: Record "VPL Despatch Line";
        OtherContent: Record "VPL Package Content";
    begin
        PackageContent.TestField("Quantity (Base)");
        DespatchLine.Get(PackageContent."Despatch No.", PackageContent."Despatch Line No.");
        OtherContent.SetRange("Despatch No.", PackageContent."Despatch No.");
        OtherContent.SetRange("Despatch Line No.", PackageContent."Despatch Line No.");
        OtherContent.SetFilter(SystemId, '<>%1', PackageContent.SystemId);
        OtherContent.CalcSums("Quantity (Base)");
        if OtherContent."Quantity (Base)" + PackageContent."Quantity (Base)" > LeftOf(DespatchLine) then
            Error(
                TooMuchErr, OtherContent."Quantity (Base)" + PackageContent."Quantity (Base)",
                PackageContent."Despatch Line No.", LeftOf(DespatchLine));
    end;

    procedure DeleteContents(DespatchPackage: Record "VPL Despatch Package")
    var
        PackageContent: Record "VPL Package Content";
    begin
        if HasPackages(DespatchPackage) then
            Error(HasPackagesErr, DespatchPackage."Package No.");
        PackageContent.SetRange("Despatch No.", DespatchPackage."Despatch No.");
        PackageContent.SetRange("Package No.", DespatchPackage."Package No.");
        PackageContent.DeleteAll(false);
    end;

    /// <summary>Counts the packages of a despatch, and sets the time that callers ask for changes by.</summary>
    procedure TouchDespatch(DespatchNo: Code[20])
    var
        Despatch: Record "VPL Despatch";
        DespatchPackage: Record "VPL Despatch Package";
    begin
        Despatch.LockTable();
        if not Despatch.Get(DespatchNo) then
            exit;
        DespatchPackage.SetRange("Despatch No.", DespatchNo);
        Despatch."Package Count" := DespatchPackage.Count();
        Despatch.Complete := IsComplete(DespatchNo);
        Despatch.Modify(true);
    end;

    /// <summary>Every line is packed to the last unit, and every package has an SSCC.</summary>
    local procedure IsComplete(DespatchNo: Code[20]): Boolean
    var
        DespatchLine: Record "VPL Despatch Line";
        DespatchPackage: Record "VPL Despatch Package";
        PackageContent: Record "VPL Package Content";
    begin
        DespatchPackage.SetRange("Despatch No.", DespatchNo);
        if DespatchPackage.IsEmpty() then
            exit(false);
        DespatchPackage.SetRange(SSCC, '');
        if not DespatchPackage.IsEmpty() then
            exit(false);
        PackageContent.SetRange("Despatch No.", DespatchNo);
        DespatchLine.SetRange("Despatch No.", DespatchNo);
        if DespatchLine.FindSet() then
            repeat
                PackageContent.SetRange("Despatch Line No.", DespatchLine."Line No.");
                PackageContent.CalcSums("Quantity (Base)");
                if PackageContent."Quantity (Base)" <> LeftOf(DespatchLine) then
                    exit(false);
            until DespatchLine.Next() = 0;
        exit(true);
    end;

    /// <summary>Whether other packages stand on it.</summary>
    local procedure HasPackages(DespatchPackage: Record "VPL Despatch Package"): Boolean
    var
        OtherPackage: Record "VPL Despatch Package";
    begin
        OtherPackage.SetRange("Despatch No.", DespatchPackage."Despatch No.");
        OtherPackage.SetRange("Parent Package No.", DespatchPackage."Package No.");
        exit(not OtherPackage.IsEmpty());
    end;

    local procedure LeftOf(DespatchLine: Record "VPL Despatch Line"): Decimal
    begin
        exit(DespatchLine."Quantity (Base)" - DespatchLine."Undone Quantity (Base)");
    end;

    /// <summary>18 digits, of which the last is the check digit of GS1: weights 3 and 1 in turn, 3 first.</summary>
    procedure IsSscc(Number: Code[18]): Boolean
    var
        Digit: Integer;
        Sum: Integer;
        Position: Integer;
    begin
        if StrLen(Number) <> 18 then
            exit(false);
        for Position := 1 to 18 do begin
            if not Evaluate(Digit, CopyStr(Number, Position, 1)) then
                exit(false);
            if Position mod 2 = 1 then
                Sum += 3 * Digit
            else
                Sum += Digit;
        end;
        exit(Sum mod 10 = 0);
    end;

    /// <summary>GS1: a number is not given again within a year.</summary>
    local procedure RequireUnused(DespatchPackage: Record "VPL Despatch Package")
    var
        OtherPackage: Record "VPL Despatch Package";
    begin
        OtherPackage.SetRange(SSCC, DespatchPackage.SSCC);
        OtherPackage.SetFilter(SystemId, '<>%1', DespatchPackage.SystemId);
        OtherPackage.SetFilter(SystemCreatedAt, '>%1', CreateDateTime(CalcDate('<-1Y>', Today()), 0T));
        if OtherPackage.FindFirst() then
            Error(UsedErr, DespatchPackage.SSCC, OtherPackage."Package No.", OtherPackage."Despatch No.");
    end;

    var
        OwnParentErr: Label 'Package %1 cannot stand on itself.', Comment = '%1 = number of a package';
        TwoLevelsErr: Label 'Package %1 cannot stand on package %2: cartons stand on pallets, and pallets on nothing.',
            Comment = '%1 and %2 = numbers of packages';
        HasPackagesErr: Label 'Package %1 cannot be deleted: other packages stand on it.',
            Comment = '%1 = number of a package';
        NoSsccErr: Label '%1 is not an SSCC: an SSCC has 18 digits, and the last one is a check digit.',
            Comment = '%1 = what was written';
        UsedErr: Label 'The SSCC %1 was used within the last year, for package %2 of despatch %3.',
            Comment = '%1 = SSCC, %2 = number of a package, %3 = number of a despatch';
        TooMuchErr: Label 'The packages would hold %1 base units of despatch line %2, which has %3.',
            Comment = '%1 and %3 = quantities, %2 = number of a line';
}
