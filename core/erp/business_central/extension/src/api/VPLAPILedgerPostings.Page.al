/// <summary>Amounts on accounts. A create posts the amount in the same transaction.</summary>
page 50121 "VPL API Ledger Postings"
{
    PageType = API;
    Caption = 'Ledger Postings';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'ledgerPosting';
    EntitySetName = 'ledgerPostings';
    EntityCaption = 'Ledger Posting';
    EntitySetCaption = 'Ledger Postings';
    SourceTable = "VPL Ledger Posting";
    ODataKeyFields = SystemId;
    DelayedInsert = true;
    Extensible = false;
    InsertAllowed = true;
    ModifyAllowed = false;
    DeleteAllowed = false;

    layout
    {
        area(Content)
        {
            repeater(Rows)
            {
                field(id; Rec.SystemId)
                {
                    Caption = 'Id';
                    Editable = false;
                }
                field(idempotencyKey; Rec."Idempotency Key")
                {
                    Caption = 'Idempotency Key';
                }
                field(documentNumber; Rec."Document No.")
                {
                    Caption = 'Document Number';
                }
                field(externalDocumentNumber; Rec."External Document No.")
                {
                    Caption = 'External Document Number';
                }
                field(postingDate; Rec."Posting Date")
                {
                    Caption = 'Posting Date';
                }
                field(accountNumber; Rec."Account No.")
                {
                    Caption = 'Account Number';
                }
                field(bankAccountNumber; Rec."Bank Account No.")
                {
                    Caption = 'Bank Account Number';
                }
                field(customerNumber; Rec."Customer No.")
                {
                    Caption = 'Customer Number';
                }
                field(amount; Rec.Amount)
                {
                    Caption = 'Amount';
                }
                field(description; Rec.Description)
                {
                    Caption = 'Description';
                }
                field(comment; Rec.Comment)
                {
                    Caption = 'Comment';
                }
                field(postedDateTime; Rec."Posted At")
                {
                    Caption = 'Posted Date Time';
                    Editable = false;
                }
            }
        }
    }

    trigger OnInsertRecord(BelowxRec: Boolean): Boolean
    var
        MoneyPosting: Codeunit "VPL Money Posting";
    begin
        MoneyPosting.PostToLedger(Rec);
        exit(false);
    end;
}
