/// <summary>The keys that orders were created with, and what became of the orders.</summary>
page 50104 "VPL API Order Links"
{
    PageType = API;
    Caption = 'Order Links';
    APIPublisher = 'vendorproof';
    APIGroup = 'vendorlink';
    APIVersion = 'v1.0';
    EntityName = 'orderLink';
    EntitySetName = 'orderLinks';
    EntityCaption = 'Order Link';
    EntitySetCaption = 'Order Links';
    SourceTable = "VPL Order Link";
    ODataKeyFields = SystemId;
    DelayedInsert = true;
    Extensible = false;
    Editable = false;
    InsertAllowed = false;
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
                    Editable = false;
                }
                field(orderId; Rec."Order SystemId")
                {
                    Caption = 'Order Id';
                    Editable = false;
                }
                field(orderNumber; Rec."Order No.")
                {
                    Caption = 'Order Number';
                    Editable = false;
                }
                field(externalDocumentNumber; Rec."External Document No.")
                {
                    Caption = 'External Document Number';
                    Editable = false;
                }
                field(customerNumber; Rec."Customer No.")
                {
                    Caption = 'Customer Number';
                    Editable = false;
                }
                field(state; Rec.State)
                {
                    Caption = 'State';
                    Editable = false;
                }
                field(contentHash; Rec."Content Hash")
                {
                    Caption = 'Content Hash';
                    Editable = false;
                }
                field(createdDateTime; Rec.SystemCreatedAt)
                {
                    Caption = 'Created Date Time';
                    Editable = false;
                }
                field(lastModifiedDateTime; Rec.SystemModifiedAt)
                {
                    Caption = 'Last Modified Date Time';
                    Editable = false;
                }
            }
        }
    }
}
