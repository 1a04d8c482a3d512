/// <summary>
/// Posts payments of customers and amounts of the ledger, each at most once for a key. The row with the key is inserted
/// first and has the key as its primary key: a second create is refused by the platform. Gen. Jnl.-Post Line does not
/// commit, so row and ledger entries are in one transaction.
/// </summary>
codeunit 50103 "VPL Money Posting"
{
    Access = Internal;

    /// <summary>A payment for one invoice, from the balancing account of the payment batch.</summary>
    procedure PostPayment(var PaymentPosting: Record "VPL Payment Posting")
    var
        Setup: Record "VPL Setup";
        FieldRules: Codeunit "VPL Field Rules";
        NoSeries: Codeunit "No. Series";
    begin
        PaymentPosting."Idempotency Key" := FieldRules.CheckedKey(PaymentPosting."Idempotency Key", KeyTok);
        PaymentPosting.TestField("Customer No.");
        PaymentPosting.TestField("Posting Date");
        PaymentPosting.TestField("Invoice No.");
        PaymentPosting.TestField(Amount);
        if PaymentPosting.Amount < 0 then
            Error(NotPositiveErr);
        Setup.GetOrFail();
        Setup.TestField("Payment Nos.");
        PaymentPosting.Insert(true);
        PaymentPosting."No." := NoSeries.GetNextNo(Setup."Payment Nos.", PaymentPosting."Posting Date");
        PostToCustomer(PaymentPosting, Setup);
        PaymentPosting."Posted At" := CurrentDateTime();
        PaymentPosting.Modify(true);
    end;

    /// <summary>An amount on a G/L account, against either a bank account or a customer.</summary>
    procedure PostToLedger(var LedgerPosting: Record "VPL Ledger Posting")
    var
        Setup: Record "VPL Setup";
        FieldRules: Codeunit "VPL Field Rules";
    begin
        LedgerPosting."Idempotency Key" := FieldRules.CheckedKey(LedgerPosting."Idempotency Key", KeyTok);
        LedgerPosting.TestField("Document No.");
        LedgerPosting.TestField("Posting Date");
        LedgerPosting.TestField("Account No.");
        LedgerPosting.TestField(Amount);
        if (LedgerPosting."Bank Account No." = '') = (LedgerPosting."Customer No." = '') then
            Error(OneOtherSideErr);
        Setup.GetOrFail();
        LedgerPosting.Insert(true);
        PostAmount(LedgerPosting, Setup);
        LedgerPosting."Posted At" := CurrentDateTime();
        LedgerPosting.Modify(true);
    end;

    local procedure PostToCustomer(var PaymentPosting: Record "VPL Payment Posting"; Setup: Record "VPL Setup")
    var
        GenJournalBatch: Record "Gen. Journal Batch";
        GenJournalLine: Record "Gen. Journal Line";
        CustLedgerEntry: Record "Cust. Ledger Entry";
    begin
        Setup.TestField("Payment Template Name");
        Setup.TestField("Payment Batch Name");
        GenJournalBatch.Get(Setup."Payment Template Name", Setup."Payment Batch Name");
        GenJournalBatch.TestField("Bal. Account No.");
        FindInvoice(CustLedgerEntry, PaymentPosting);
        PrepareLine(
            GenJournalLine, Setup."Payment Template Name", Setup."Payment Batch Name", PaymentPosting."Posting Date");
        GenJournalLine."Document Type" := GenJournalLine."Document Type"::Payment;
        GenJournalLine."Document No." := PaymentPosting."No.";
        GenJournalLine.Validate("Account Type", GenJournalLine."Account Type"::Customer);
        GenJournalLine.Validate("Account No.", PaymentPosting."Customer No.");
        GenJournalLine.Validate("Bal. Account Type", GenJournalBatch."Bal. Account Type");
        GenJournalLine.Validate("Bal. Account No.", GenJournalBatch."Bal. Account No.");
        GenJournalLine.Validate("Currency Code", CustLedgerEntry."Currency Code");
        GenJournalLine.Validate(Amount, -PaymentPosting.Amount);
        GenJournalLine."External Document No." := PaymentPosting."External Document No.";
        GenJournalLine.Comment := PaymentPosting.Comment;
        // What is more than the invoice has left stays open on the customer's account.
        if CustLedgerEntry.Open then begin
            GenJournalLine."Applies-to Doc. Type" := GenJournalLine."Applies-to Doc. Type"::Invoice;
            GenJournalLine."Applies-to Doc. No." := PaymentPosting."Invoice No.";
        end;
        PostLine(GenJournalLine);
        CustLedgerEntry.CalcFields("Remaining Amount");
        PaymentPosting."Remaining After" := CustLedgerEntry."Remaining Amount";
    end;

    /// <summary>The entry of the invoice. Fails if the payment is more than the customer owes for it.</summary>
    local procedure FindInvoice(
        var CustLedgerEntry: Record "Cust. Ledger Entry"; PaymentPosting: Record "VPL Payment Posting")
    begin
        CustLedgerEntry.LockTable();
        CustLedgerEntry.SetAutoCalcFields("Remaining Amount");
        CustLedgerEntry.SetRange("Customer No.", PaymentPosting."Customer No.");
        CustLedgerEntry.SetRange("Document Type", CustLedgerEntry."Document Type"::Invoice);
        CustLedgerEntry.SetRange("Document No.", PaymentPosting."Invoice No.");
        if not CustLedgerEntry.FindFirst() then
            Error(NoInvoiceErr, PaymentPosting."Invoice No.", PaymentPosting."Customer No.");
        if PaymentPosting.Amount > CustLedgerEntry."Remaining Amount" + CreditedOf(CustLedgerEntry) then
            Error(TooMuchErr, PaymentPosting.Amount, CustLedgerEntry."Remaining Amount", PaymentPosting."Invoice No.");
    end;

    /// <summary>What credit memos took off an invoice: a customer may pay it all the same.</summary>
    local procedure CreditedOf(CustLedgerEntry: Record "Cust. Ledger Entry"): Decimal
    var
        DetailedCustLedgEntry: Record "Detailed Cust. Ledg. Entry";
    begin
        DetailedCustLedgEntry.SetRange("Cust. Ledger Entry No.", CustLedgerEntry."Entry No.");
        DetailedCustLedgEntry.SetRange("Entry Type", DetailedCustLedgEntry."Entry Type"::Application);
        DetailedCustLedgEntry.SetRange("Document Type", DetailedCustLedgEntry."Document Type"::"Credit Memo");
        DetailedCustLedgEntry.SetRange(Unapplied, false);
        DetailedCustLedgEntry.CalcSums(Amount);
        exit(-DetailedCustLedgEntry.Amount);
    end;

    local procedure PostAmount(LedgerPosting: Record "VPL Ledger Posting"; Setup: Record "VPL Setup")
    var
        GenJournalLine: Record "Gen. Journal Line";
    begin
        Setup.TestField("Ledger Template Name");
        Setup.TestField("Ledger Batch Name");
        PrepareLine(
            GenJournalLine, Setup."Ledger Template Name", Setup."Ledger Batch Name", LedgerPosting."Posting Date");
        GenJournalLine."Document No." := LedgerPosting."Document No.";
        GenJournalLine.Validate("Account Type", GenJournalLine."Account Type"::"G/L Account");
        GenJournalLine.Validate("Account No.", LedgerPosting."Account No.");
        if LedgerPosting."Bank Account No." <> '' then begin
            GenJournalLine.Validate("Bal. Account Type", GenJournalLine."Bal. Account Type"::"Bank Account");
            GenJournalLine.Validate("Bal. Account No.", LedgerPosting."Bank Account No.");
        end else begin
            GenJournalLine.Validate("Bal. Account Type", GenJournalLine."Bal. Account Type"::Customer);
            GenJournalLine.Validate("Bal. Account No.", LedgerPosting."Customer No.");
        end;
        GenJournalLine.Validate(Amount, LedgerPosting.Amount);
        GenJournalLine."External Document No." := LedgerPosting."External Document No.";
        if LedgerPosting.Description <> '' then
            GenJournalLine.Description := LedgerPosting.Description;
        GenJournalLine.Comment := LedgerPosting.Comment;
        PostLine(GenJournalLine);
    end;

    local procedure PrepareLine(
        var GenJournalLine: Record "Gen. Journal Line"; TemplateName: Code[10]; BatchName: Code[10];
        PostingDate: Date)
    var
        GenJournalTemplate: Record "Gen. Journal Template";
    begin
        GenJournalTemplate.Get(TemplateName);
        GenJournalLine.Init();
        GenJournalLine."Journal Template Name" := TemplateName;
        GenJournalLine."Journal Batch Name" := BatchName;
        GenJournalLine."Source Code" := GenJournalTemplate."Source Code";
        GenJournalLine.Validate("Posting Date", PostingDate);
    end;

    local procedure PostLine(var GenJournalLine: Record "Gen. Journal Line")
    var
        GenJnlPostLine: Codeunit "Gen. Jnl.-Post Line";
    begin
        GenJnlPostLine.RunWithCheck(GenJournalLine);
    end;

    var
        KeyTok: Label 'idempotencyKey', Locked = true;
        NotPositiveErr: Label 'The amount of a payment must be positive.';
        OneOtherSideErr: Label 'Either Bank Account Number or Customer Number must have a value, and not both.';
        NoInvoiceErr: Label 'The Sales Invoice %1 of customer %2 does not exist.',
            Comment = '%1 = number of an invoice, %2 = number of a customer';
        TooMuchErr: Label 'The amount %1 is more than the remaining amount %2 of invoice %3.',
            Comment = '%1 and %2 = amounts, %3 = number of an invoice';
}
