// Payments and open items, of the custom API group.
#include "mock_erp/contract/entities.h"
#include "mock_erp/contract/shared_choices.h"

namespace vendorproof::mock_erp::vendorlink {

namespace {

using namespace fields;

constexpr std::string_view detailed_entry_types[] = {
    "",
    "Initial_x0020_Entry",
    "Application",
    "Unrealized_x0020_Loss",
    "Unrealized_x0020_Gain",
    "Realized_x0020_Loss",
    "Realized_x0020_Gain",
    "Payment_x0020_Discount",
    "Payment_x0020_Discount_x0020__x0028_VAT_x0020_Excl_x002E__x0029_",
    "Payment_x0020_Discount_x0020__x0028_VAT_x0020_Adjustment_x0029_",
    "Appln_x002E__x0020_Rounding",
    "Correction_x0020_of_x0020_Remaining_x0020_Amount",
    "Payment_x0020_Tolerance",
    "Payment_x0020_Discount_x0020_Tolerance",
    "Payment_x0020_Tolerance_x0020__x0028_VAT_x0020_Excl_x002E__x0029_",
    "Payment_x0020_Tolerance_x0020__x0028_VAT_x0020_Adjustment_x0029_",
    "Payment_x0020_Discount_x0020_Tolerance_x0020__x0028_VAT_x0020_Excl_x002E__x0029_",
    "Payment_x0020_Discount_x0020_Tolerance_x0020__x0028_VAT_x0020_Adjustment_x0029_"};

constexpr Field payment_postings_fields[] = {
    guid("id"),
    code("idempotencyKey", 50).on_create().needed(),
    code("number", 20),
    code("externalDocumentNumber", 35).on_create(),
    code("customerNumber", 20).on_create().needed(),
    date("postingDate").on_create().needed(),
    code("invoiceNumber", 20).on_create().needed(),
    decimal("amount").on_create().needed(),
    text("comment", 250).on_create(),
    text("contentHash", 64).on_create(),
    decimal("remainingAfter"),
    date_time("postedDateTime"),
};

constexpr Field ledger_postings_fields[] = {
    guid("id"),
    code("idempotencyKey", 50).on_create().needed(),
    code("documentNumber", 20).on_create().needed(),
    code("externalDocumentNumber", 35).on_create(),
    date("postingDate").on_create().needed(),
    code("accountNumber", 20).on_create().needed(),
    code("bankAccountNumber", 20).on_create(),
    code("customerNumber", 20).on_create(),
    decimal("amount").on_create().needed(),
    text("description", 100).on_create(),
    text("comment", 250).on_create(),
    text("contentHash", 64).on_create(),
    date_time("postedDateTime"),
};

constexpr Field receivable_entries_fields[] = {
    guid("id"),
    whole("entryNumber"),
    choice("entryType", detailed_entry_types),
    whole("ledgerEntryNumber"),
    whole("appliedLedgerEntryNumber"),
    choice("initialDocumentType", journal_document_types),
    text("ledgerDocumentNumber", 0).computed(),
    text("ledgerExternalDocumentNumber", 0).computed(),
    choice("documentType", journal_document_types),
    code("documentNumber", 20),
    code("customerNumber", 20),
    date("postingDate"),
    text("currencyCode", 0).computed(),
    decimal("amount"),
    boolean("unapplied"),
    date_time("createdDateTime"),
    date_time("lastModifiedDateTime"),
};

}  // namespace

const Entity payment_postings = {
    .api = Api::Vendorlink,
    .set = "paymentPostings",
    .name = "paymentPosting",
    .fields = payment_postings_fields,
    .can_create = true,
};

const Entity ledger_postings = {
    .api = Api::Vendorlink,
    .set = "ledgerPostings",
    .name = "ledgerPosting",
    .fields = ledger_postings_fields,
    .can_create = true,
};

const Entity receivable_entries = {
    .api = Api::Vendorlink,
    .set = "receivableEntries",
    .name = "receivableEntry",
    .fields = receivable_entries_fields,
};

}  // namespace vendorproof::mock_erp::vendorlink
