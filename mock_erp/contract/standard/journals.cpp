// Journals, their lines, and what was posted, as Business Central publishes them (API v2.0).
#include "mock_erp/contract/entities.h"
#include "mock_erp/contract/shared_choices.h"

namespace vendorproof::mock_erp::standard {

namespace {

using namespace fields;

constexpr std::string_view account_types[] = {
    "G_x002F_L_x0020_Account", "Customer",         "Vendor",   "Bank_x0020_Account",
    "Fixed_x0020_Asset",       "IC_x0020_Partner", "Employee", "Allocation_x0020_Account"};

constexpr Field customer_payment_journals_fields[] = {
    guid("id"),
    code("code", 10).writable(),
    text("displayName", 100).writable(),
    date_time("lastModifiedDateTime"),
    guid("balancingAccountId").writable(),
    code("balancingAccountNumber", 20),
};

constexpr Link of_journal[] = {{"journalId", "id"}};

constexpr Part customer_payment_journals_parts[] = {
    {"customerPayments", "customerPayments", of_journal},
};

constexpr Field customer_payments_fields[] = {
    guid("id"),
    guid("journalId").writable(),
    code("journalDisplayName", 10).writable(),
    whole("lineNumber").writable(),
    guid("customerId").writable(),
    code("customerNumber", 20).writable(),
    date("postingDate").writable(),
    code("documentNumber", 20).writable(),
    code("externalDocumentNumber", 35).writable(),
    decimal("amount").writable(),
    guid("appliesToInvoiceId").writable(),
    code("appliesToInvoiceNumber", 20).writable(),
    text("description", 100).writable(),
    text("comment", 250).writable(),
    date_time("lastModifiedDateTime"),
};

constexpr Field journals_fields[] = {
    guid("id"),
    code("code", 10).writable(),
    text("displayName", 100).writable(),
    code("templateDisplayName", 10).writable(),
    date_time("lastModifiedDateTime"),
    guid("balancingAccountId").writable(),
    code("balancingAccountNumber", 20),
};

constexpr Part journals_parts[] = {
    {"journalLines", "journalLines", of_journal},
};

constexpr Action journals_actions[] = {{"post"}};

constexpr Field journal_lines_fields[] = {
    guid("id"),
    guid("journalId").writable(),
    code("journalDisplayName", 10).writable(),
    whole("lineNumber").writable(),
    choice("accountType", "genJournalAccountType", account_types).writable(),
    guid("accountId").writable(),
    code("accountNumber", 20).writable(),
    date("postingDate").writable(),
    code("documentNumber", 20).writable(),
    code("externalDocumentNumber", 35).writable(),
    decimal("amount").writable(),
    text("description", 100).writable(),
    text("comment", 250).writable(),
    code("taxCode", 20).writable(),
    choice("balanceAccountType", "genJournalAccountType", account_types).writable(),
    guid("balancingAccountId").writable(),
    code("balancingAccountNumber", 20).writable(),
    date_time("lastModifiedDateTime"),
};

constexpr Field general_ledger_entries_fields[] = {
    guid("id"),
    whole("entryNumber"),
    date("postingDate"),
    code("documentNumber", 20),
    choice("documentType", "genJournalDocumentType", journal_document_types),
    guid("accountId"),
    code("accountNumber", 20),
    text("description", 100),
    decimal("debitAmount"),
    decimal("creditAmount"),
    decimal("additionalCurrencyDebitAmount"),
    decimal("additionalCurrencyCreditAmount"),
    date_time("lastModifiedDateTime"),
};

}  // namespace

const Entity customer_payment_journals = {
    .api = Api::Standard,
    .set = "customerPaymentJournals",
    .name = "customerPaymentJournal",
    .fields = customer_payment_journals_fields,
    .parts = customer_payment_journals_parts,
    .can_create = true,
    .can_change = true,
    .can_delete = true,
};

const Entity customer_payments = {
    .api = Api::Standard,
    .set = "customerPayments",
    .name = "customerPayment",
    .fields = customer_payments_fields,
    .can_create = true,
    .can_change = true,
    .can_delete = true,
};

const Entity journals = {
    .api = Api::Standard,
    .set = "journals",
    .name = "journal",
    .fields = journals_fields,
    .parts = journals_parts,
    .actions = journals_actions,
    .can_create = true,
    .can_change = true,
    .can_delete = true,
};

const Entity journal_lines = {
    .api = Api::Standard,
    .set = "journalLines",
    .name = "journalLine",
    .fields = journal_lines_fields,
    .can_create = true,
    .can_change = true,
    .can_delete = true,
};

const Entity general_ledger_entries = {
    .api = Api::Standard,
    .set = "generalLedgerEntries",
    .name = "generalLedgerEntry",
    .fields = general_ledger_entries_fields,
};

}  // namespace vendorproof::mock_erp::standard
