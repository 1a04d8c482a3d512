/// <summary>Rules that fields of several API pages share.</summary>
codeunit 50109 "VPL Field Rules"
{
    Access = Internal;

    /// <summary>Fails when a field that is set on create is written in a row that exists.</summary>
    /// <param name="RowId">The SystemId of the row; empty before its insert.</param>
    /// <param name="FieldName">As the API calls it.</param>
    procedure RequireCreate(RowId: Guid; FieldName: Text)
    begin
        if not IsNullGuid(RowId) then
            Error(SetOnCreateErr, FieldName);
    end;

    /// <summary>Fails on a create whose body does not have a field that may be 0.</summary>
    procedure RequireWritten(IsWritten: Boolean; FieldName: Text)
    begin
        if not IsWritten then
            Error(NeededErr, FieldName);
    end;

    /// <summary>A key as it is kept: upper-case, without blanks at its ends. Fails on an empty one.</summary>
    /// <param name="WrittenKey">As the caller wrote it, at most 50 characters.</param>
    /// <param name="FieldName">As the API calls it.</param>
    procedure CheckedKey(WrittenKey: Text; FieldName: Text): Code[50]
    var
        KeptKey: Code[50];
    begin
        KeptKey := CopyStr(WrittenKey.Trim().ToUpper(), 1, MaxStrLen(KeptKey));
        if KeptKey = '' then
            Error(NeededErr, FieldName);
        exit(KeptKey);
    end;

    var
        SetOnCreateErr: Label '%1 cannot be changed: it is set when the row is created.',
            Comment = '%1 = name of a field';
        NeededErr: Label '%1 must have a value.', Comment = '%1 = name of a field';
}
