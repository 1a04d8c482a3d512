// Journals, their unposted lines, and the general ledger. Business Central shows a line until it is posted; then the
// ledger has it.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "mock_erp/contract/entities.h"
#include "mock_erp/pages/journals.h"
#include "mock_erp/pages/orders.h"
#include "mock_erp/pages/pages.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

constexpr std::array<std::pair<AccountKind, std::string_view>, 3> account_words = {{
    {AccountKind::Ledger, "G_x002F_L_x0020_Account"},
    {AccountKind::Customer, "Customer"},
    {AccountKind::Bank, "Bank_x0020_Account"},
}};

const JournalBatch& batch_at(std::int64_t index) { return journal_batches()[static_cast<std::size_t>(index)]; }

bool names_field(const Condition& condition, std::string_view field) {
  if (condition.kind == Condition::Kind::Comparison) return condition.field->name == field;
  const auto part_names = [field](const Condition& part) { return names_field(part, field); };
  return std::any_of(condition.parts.begin(), condition.parts.end(), part_names);
}

Places batches_that(bool (*fit)(const JournalBatch& batch)) {
  Places places;
  for (std::size_t i = 0; i < journal_batches().size(); ++i) {
    if (fit(journal_batches()[i])) places.push_back({static_cast<std::int64_t>(i), 0, 0});
  }
  return places;
}

FoundPlaces find_payment_journals(const Company&, const Query&) {
  return batches_that([](const JournalBatch& batch) { return batch.takes_payments; });
}

/// General journals, unless the filter names a template or a journal.
FoundPlaces find_journals(const Company&, const Query& query) {
  const bool is_named =
      query.filter && (names_field(*query.filter, "templateDisplayName") || names_field(*query.filter, "id"));
  if (is_named) return batches_that([](const JournalBatch&) { return true; });
  return batches_that([](const JournalBatch& batch) { return !batch.takes_payments; });
}

Row batch_row(const Company& company, const Entity& entity, const JournalBatch& batch) {
  const Account balancing = balancing_account(company.settings, batch);
  Row row(entity, etag_of(batch.id, 1));
  row.text("id", batch.id);
  row.text("code", batch.code);
  row.text("displayName", batch.display_name);
  row.instant("lastModifiedDateTime", *parse_instant("2026-01-01T00:00:00Z"));
  row.made_text("balancingAccountId", account_id(company, balancing));
  row.made_text("balancingAccountNumber", balancing.number);
  return row;
}

Row payment_journal_row(const Company& company, const RowAt& at) {
  return batch_row(company, standard::customer_payment_journals, batch_at(at.record));
}

Row journal_row(const Company& company, const RowAt& at) {
  const JournalBatch& batch = batch_at(at.record);
  Row row = batch_row(company, standard::journals, batch);
  row.text("templateDisplayName", batch.template_code);
  return row;
}

/// Payments have a page of their own.
Places lines_shown(const Company& company, Places places, bool are_payments) {
  std::erase_if(places,
                [&](const RowAt& at) { return company.journal_lines.at(at.part).is_payment() != are_payments; });
  return places;
}

FoundPlaces find_journal_lines_that(const Company& company, const Query& query, bool are_payments) {
  if (const auto id = query.required("id")) {
    Places places;
    for (const std::int64_t serial : company.journal_lines.with_id(*id)) {
      if (company.journal_lines.is_live(serial)) places = {place_of_line(company.journal_lines.at(serial))};
    }
    return lines_shown(company, places, are_payments);
  }
  const std::optional<std::string> journal = query.required("journalId");
  if (!journal) return no_journal_named();
  const std::optional<std::int64_t> batch = journal_batch_with_id(*journal);
  if (!batch || (are_payments && !batch_at(*batch).takes_payments)) return no_such_journal(*journal);
  return lines_shown(company, unposted_lines(company, *batch), are_payments);
}

FoundPlaces find_customer_payments(const Company& company, const Query& query) {
  return find_journal_lines_that(company, query, true);
}

FoundPlaces find_journal_lines(const Company& company, const Query& query) {
  return find_journal_lines_that(company, query, false);
}

Places payments_of_journal(const Company& company, const RowAt& at, std::string_view) {
  return lines_shown(company, unposted_lines(company, at.record), true);
}

Places lines_of_journal(const Company& company, const RowAt& at, std::string_view) {
  return lines_shown(company, unposted_lines(company, at.record), false);
}

/// What both kinds of lines show.
Row journal_line_head(const Entity& entity, const JournalLine& line) {
  const JournalBatch& batch = batch_at(line.batch);
  Row row(entity, etag_of(line.id, line.version));
  row.text("id", line.id);
  row.text("journalId", batch.id);
  row.text("journalDisplayName", batch.code);
  row.integer("lineNumber", line.line_number);
  row.date("postingDate", line.posting_date);
  row.text("documentNumber", line.document_number);
  row.text("externalDocumentNumber", line.external_document_number);
  row.number("amount", money_number(line.amount));
  row.text("description", line.description);
  row.text("comment", line.comment);
  row.instant("lastModifiedDateTime", line.modified);
  return row;
}

Row customer_payment_row(const Company& company, const RowAt& at) {
  const JournalLine& line = company.journal_lines.at(at.part);
  Row row = journal_line_head(standard::customer_payments, line);
  row.made_text("customerId", account_id(company, line.account));
  row.text("customerNumber", line.account.number);
  for (const std::int64_t invoice : company.invoices.with_number(line.invoice)) {
    row.text("appliesToInvoiceId", company.invoices.at(invoice).id);
  }
  row.text("appliesToInvoiceNumber", line.invoice);
  return row;
}

Row journal_line_row(const Company& company, const RowAt& at) {
  const JournalLine& line = company.journal_lines.at(at.part);
  Row row = journal_line_head(standard::journal_lines, line);
  row.text("accountType", word_of(line.account.kind));
  row.made_text("accountId", account_id(company, line.account));
  row.text("accountNumber", line.account.number);
  row.text("balanceAccountType", word_of(line.balancing.kind));
  row.made_text("balancingAccountId", account_id(company, line.balancing));
  row.text("balancingAccountNumber", line.balancing.number);
  return row;
}

FoundPlaces find_ledger_entries(const Company& company, const Query& query) {
  return record_places(company.ledger_entries, query);
}

Row ledger_entry_row(const Company& company, const RowAt& at) {
  const LedgerEntry& entry = company.ledger_entries.at(at.record);
  Row row(standard::general_ledger_entries, etag_of(entry.id, entry.version));
  row.text("id", entry.id);
  row.integer("entryNumber", entry.serial - Register<LedgerEntry>::first_serial + 1);
  row.date("postingDate", entry.posting_date);
  row.text("documentNumber", entry.document_number);
  if (entry.is_payment) row.text("documentType", "Payment");
  row.made_text("accountId", account_id(company, {AccountKind::Ledger, entry.account}));
  row.text("accountNumber", entry.account);
  row.text("description", entry.description);
  row.number(entry.amount.is_negative() ? "creditAmount" : "debitAmount", money_number(abs(entry.amount)));
  row.instant("lastModifiedDateTime", entry.modified);
  return row;
}

}  // namespace

std::string account_id(const Company& company, const Account& account) {
  if (account.number.empty()) return "";
  switch (account.kind) {
    case AccountKind::Ledger:
      return guid_of("account/" + account.number);
    case AccountKind::Customer:
      return customer_id(company);
    case AccountKind::Bank:
      return guid_of("bank account/" + account.number);
  }
  return "";
}

std::string_view word_of(AccountKind kind) { return account_words[static_cast<std::size_t>(kind)].second; }

std::optional<AccountKind> account_kind_of(std::string_view word) {
  for (const auto& [kind, known] : account_words) {
    if (known == word) return kind;
  }
  return std::nullopt;
}

RowAt place_of_line(const JournalLine& line) { return {line.batch, line.line_number, line.serial}; }

Places unposted_lines(const Company& company, std::int64_t batch) {
  Places places;
  for (const std::int64_t serial : company.journal_lines.all()) {
    const JournalLine& line = company.journal_lines.at(serial);
    if (line.batch == batch) places.push_back(place_of_line(line));
  }
  std::sort(places.begin(), places.end());
  return places;
}

tl::unexpected<Refusal> no_journal_named() {
  return business_error("A journal must be named to read or create its lines: by the path, or by its id.");
}

tl::unexpected<Refusal> no_such_journal(std::string_view id) {
  return refusal(404, "Internal_RecordNotFound",
                 fmt::format("The Gen. Journal Batch does not exist. Identification fields and values: SystemId='{}'.",
                             shown(id)));
}

const Listing customer_payment_journals_page = {standard::customer_payment_journals, find_payment_journals,
                                                payment_journal_row, payments_of_journal};
const Listing customer_payments_page = {standard::customer_payments, find_customer_payments, customer_payment_row};
const Listing journals_page = {standard::journals, find_journals, journal_row, lines_of_journal};
const Listing journal_lines_page = {standard::journal_lines, find_journal_lines, journal_line_row};
const Listing general_ledger_entries_page = {standard::general_ledger_entries, find_ledger_entries, ledger_entry_row};

}  // namespace vendorproof::mock_erp
