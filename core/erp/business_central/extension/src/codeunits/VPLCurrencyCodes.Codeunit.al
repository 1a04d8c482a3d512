/// <summary>The local currency has an empty code in the tables and its ISO code in the API.</summary>
codeunit 50110 "VPL Currency Codes"
{
    Access = Internal;

    /// <summary>The code that the API shows.</summary>
    procedure ShownCode(CurrencyCode: Code[10]): Code[10]
    begin
        if CurrencyCode <> '' then
            exit(CurrencyCode);
        exit(LocalCode());
    end;

    /// <summary>The code that the tables keep. Either form of the local currency is taken.</summary>
    procedure KeptCode(WrittenCode: Text): Code[10]
    var
        CurrencyCode: Code[10];
    begin
        CurrencyCode := CopyStr(WrittenCode.Trim().ToUpper(), 1, MaxStrLen(CurrencyCode));
        if CurrencyCode = LocalCode() then
            exit('');
        exit(CurrencyCode);
    end;

    local procedure LocalCode(): Code[10]
    var
        GeneralLedgerSetup: Record "General Ledger Setup";
    begin
        GeneralLedgerSetup.SetLoadFields("LCY Code");
        GeneralLedgerSetup.Get();
        exit(GeneralLedgerSetup."LCY Code");
    end;
}
