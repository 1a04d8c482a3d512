/// <summary>Makes the setup row and its number series. What a person has chosen stays.</summary>
codeunit 50114 "VPL Install"
{
    Access = Internal;
    Subtype = Install;

    trigger OnInstallAppPerCompany()
    begin
        PrepareCompany();
    end;

    /// <summary>Again: nothing happens.</summary>
    procedure PrepareCompany()
    var
        Setup: Record "VPL Setup";
        Before: Record "VPL Setup";
    begin
        if not Setup.Get() then begin
            Setup.Init();
            Setup.Insert(true);
        end;
        Before := Setup;
        if Setup."Despatch Nos." = '' then
            Setup."Despatch Nos." := CreateSeries(DespatchSeriesTok, DespatchSeriesLbl, DespatchStartTok);
        if Setup."Payment Nos." = '' then
            Setup."Payment Nos." := CreateSeries(PaymentSeriesTok, PaymentSeriesLbl, PaymentStartTok);
        if (Setup."Despatch Nos." <> Before."Despatch Nos.") or (Setup."Payment Nos." <> Before."Payment Nos.") then
            Setup.Modify(true);
    end;

    local procedure CreateSeries(SeriesCode: Code[20]; SeriesDescription: Text[100]; StartingNo: Code[20]): Code[20]
    var
        NoSeries: Record "No. Series";
        NoSeriesLine: Record "No. Series Line";
    begin
        if NoSeries.Get(SeriesCode) then
            exit(SeriesCode);
        NoSeries.Init();
        NoSeries.Code := SeriesCode;
        NoSeries.Description := SeriesDescription;
        NoSeries."Default Nos." := true;
        NoSeries.Insert(true);
        NoSeriesLine.Init();
        NoSeriesLine."Series Code" := SeriesCode;
        NoSeriesLine."Line No." := 10000;
        NoSeriesLine.Validate("Starting No.", StartingNo);
        NoSeriesLine.Insert(true);
        exit(SeriesCode);
    end;

    var
        DespatchSeriesTok: Label 'VPL-DSP', Locked = true;
        DespatchSeriesLbl: Label 'Vendor Link despatches';
        DespatchStartTok: Label 'DSP-000001', Locked = true;
        PaymentSeriesTok: Label 'VPL-PAY', Locked = true;
        PaymentSeriesLbl: Label 'Vendor Link payments';
        PaymentStartTok: Label 'VPAY-000001', Locked = true;
}
