// Payments and postings of the ledger, of the custom API group.
#include "mock_erp/contract/entities.h"

namespace vendorproof::mock_erp::vendorlink {

namespace {

using namespace fields;

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
    date_time("postedDateTime"),
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

}  // namespace vendorproof::mock_erp::vendorlink
