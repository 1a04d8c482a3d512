/// <summary>Payments of a customer. A create posts the payment in the same transaction.</summary>
page 50120 "VPL API Payment Postings"
{
    PageType = API;
    Caption = 'Payment Postings';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'paymentPosting';
    EntitySetName = 'paymentPostings';
    EntityCaption = 'Payment Posting';
    EntitySetCaption = 'Payment Postings';
    SourceTable = "VPL Payment Posting";
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
                field(number; Rec."No.")
                {
                    Caption = 'Number';
                    Editable = false;
                }
                field(externalDocumentNumber; Rec."External Document No.")
                {
                    Caption = 'External Document Number';
                }
                field(customerNumber; Rec."Customer No.")
                {
                    Caption = 'Customer Number';
                }
                field(postingDate; Rec."Posting Date")
                {
                    Caption = 'Posting Date';
                }
                field(invoiceNumber; Rec."Invoice No.")
                {
                    Caption = 'Invoice Number';
                }
                field(amount; Rec.Amount)
                {
                    Caption = 'Amount';
                }
                field(comment; Rec.Comment)
                {
                    Caption = 'Comment';
                }
                field(contentHash; Rec."Content Hash")
                {
                    Caption = 'Content Hash';
                }
                field(remainingAfter; Rec."Remaining After")
                {
                    Caption = 'Remaining After';
                    Editable = false;
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
        MoneyPosting.PostPayment(Rec);
        exit(false);
    end;
}
