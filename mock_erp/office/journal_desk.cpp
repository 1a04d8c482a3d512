// The standard journals: entering and deleting lines, and posting a batch of them. Almost nothing of a line is checked
// until its batch is posted, and then all of it is posted or nothing.
#include <map>

#include <fmt/format.h>

#include "core/base/text.h"
#include "mock_erp/contract/entities.h"
#include "mock_erp/office/booking.h"
#include "mock_erp/office/desks.h"
#include "mock_erp/office/line_terms.h"
#include "mock_erp/pages/journals.h"
#include "mock_erp/wire/code.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

/// The id that a body names in a field; "" for one of zeros.
std::string id_in(const JsonReader& in, std::string_view field) {
  const std::string id = lower_case(in.text_or(field, ""));
  return id.find_first_not_of("0-") == std::string::npos ? "" : id;
}

/// The batch of a new line: of the path, or of the body.
tl::expected<std::int64_t, Refusal> batch_of(const Call& call, const JsonReader& in, bool is_payment) {
  const std::string written = id_in(in, "journalId");
  const std::string id = call.rest.empty() ? written : call.key;
  if (id.empty()) return no_journal_named();
  if (!written.empty() && written != id) return business_error("journalId is not the journal of the path.");
  const std::optional<std::int64_t> batch = journal_batch_with_id(id);
  if (!batch) return no_such_journal(id);
  const bool takes_payments = journal_batches()[static_cast<std::size_t>(*batch)].takes_payments;
  if (is_payment && !takes_payments) return no_such_journal(id);
  return *batch;
}

tl::expected<std::int64_t, Refusal> line_number_of(const Company& company, const JsonReader& in, std::int64_t batch) {
  const Places lines = unposted_lines(company, batch);
  const std::int64_t last = lines.empty() ? 0 : lines.back().line;
  if (!in.has("lineNumber")) return last + line_step;
  const std::int64_t number = scaled_number(in.at("lineNumber").node(), 0).value_or(0);
  for (const RowAt& at : lines) {
    if (at.line != number) continue;
    return refusal(
        400, "Internal_EntityWithSameKeyExists",
        fmt::format("The record in table Gen. Journal Line already exists. Identification fields and values: "
                    "Line No.='{}'.",
                    number));
  }
  return number;
}

/// The number of the account of that kind that a body names, by number, by id or by both; "" if the body names no
/// account.
tl::expected<std::string, Refusal> account_in(const Company& company, const JsonReader& in, AccountKind kind,
                                              std::string_view id_field, std::string_view number_field) {
  const std::string number = code_of(in.text_or(number_field, ""));
  const std::string id = id_in(in, id_field);
  if (!number.empty()) {
    const auto known = require_account(company.settings, {kind, number});
    if (!known) return tl::unexpected<Refusal>(known.error());
  }
  if (id.empty()) return number;
  for (const std::string& candidate : numbers_of(company.settings, kind)) {
    if (account_id(company, {kind, candidate}) != id) continue;
    if (number.empty() || number == candidate) return candidate;
    return business_error(fmt::format("{} and {} name two accounts.", id_field, number_field));
  }
  return business_error(fmt::format("{} '{}' names no account of type {}.", id_field, id, word_of(kind)));
}

/// What both kinds of lines have, but for their accounts.
tl::expected<JournalLine, Refusal> read_line_head(const Call& call, const JsonReader& in, bool is_payment) {
  const Company& company = call.company;
  const tl::expected<std::int64_t, Refusal> batch = batch_of(call, in, is_payment);
  if (!batch) return tl::unexpected<Refusal>(batch.error());
  if (in.has("journalDisplayName")) return business_error("The journal of a line cannot be changed: it has an id.");
  const tl::expected<std::int64_t, Refusal> number = line_number_of(company, in, *batch);
  if (!number) return tl::unexpected<Refusal>(number.error());

  JournalLine line;
  static_cast<Record&>(line) = new_record("JL", company.journal_lines.next_serial(), call.now);
  line.batch = *batch;
  line.line_number = *number;
  line.balancing = balancing_account(company.settings, journal_batches()[static_cast<std::size_t>(*batch)]);
  line.posting_date = read_day(in, "postingDate").value_or(call.now);
  line.document_number = code_of(in.text_or("documentNumber", ""));
  if (line.document_number.empty()) line.document_number = line.number;
  line.external_document_number = code_of(in.text_or("externalDocumentNumber", ""));
  line.description = in.text_or("description", "");
  line.comment = in.text_or("comment", "");
  line.amount = Money(0, company.settings.currency);
  if (!in.has("amount")) return line;
  const std::optional<std::int64_t> amount = scaled_number(in.at("amount").node(), money_places);
  if (!amount) return bad_request("amount must be a number with at most four decimals.");
  line.amount = Money(*amount, company.settings.currency);
  return line;
}

/// The number of the invoice that a payment is for. An id must be known; a number is taken as it is.
tl::expected<std::string, Refusal> invoice_in(const Company& company, const JsonReader& in) {
  const std::string number = code_of(in.text_or("appliesToInvoiceNumber", ""));
  const std::string id = id_in(in, "appliesToInvoiceId");
  if (id.empty()) return number;
  const std::vector<std::int64_t> found = company.invoices.with_id(id);
  if (found.empty()) return business_error(fmt::format("appliesToInvoiceId '{}' names no invoice.", id));
  const std::string& of_id = company.invoices.at(found.front()).number;
  if (number.empty() || number == of_id) return of_id;
  return business_error("appliesToInvoiceId and appliesToInvoiceNumber name two invoices.");
}

tl::expected<AccountKind, Refusal> kind_in(const JsonReader& in, std::string_view field, AccountKind otherwise) {
  const std::string word = in.text_or(field, "");
  if (word.empty()) return otherwise;
  const std::optional<AccountKind> kind = account_kind_of(word);
  if (!kind) return business_error(fmt::format("{}: there are no accounts of type {} here.", field, word));
  return *kind;
}

tl::expected<void, Refusal> read_accounts(const Company& company, const JsonReader& in, JournalLine& line) {
  const tl::expected<AccountKind, Refusal> kind = kind_in(in, "accountType", AccountKind::Ledger);
  if (!kind) return tl::unexpected<Refusal>(kind.error());
  if (*kind == AccountKind::Customer) return business_error("accountType must be a G/L account or a bank account.");
  const auto number = account_in(company, in, *kind, "accountId", "accountNumber");
  if (!number) return tl::unexpected<Refusal>(number.error());
  line.account = {*kind, *number};

  const bool is_balanced =
      in.has("balanceAccountType") || in.has("balancingAccountId") || in.has("balancingAccountNumber");
  if (!is_balanced) return {};
  const tl::expected<AccountKind, Refusal> other = kind_in(in, "balanceAccountType", line.balancing.kind);
  if (!other) return tl::unexpected<Refusal>(other.error());
  const auto other_number = account_in(company, in, *other, "balancingAccountId", "balancingAccountNumber");
  if (!other_number) return tl::unexpected<Refusal>(other_number.error());
  line.balancing = {*other, *other_number};
  return {};
}

Answer enter_line(const Call& call, const Entity& entity, JournalLine line) {
  const JournalLine& entered = call.company.journal_lines.add(std::move(line));
  return serve_row(call, entity, 201, place_of_line(entered));
}

PaymentPosting payment_of(const JournalLine& line) {
  PaymentPosting payment;
  payment.external_number = line.external_document_number;
  payment.invoice = line.invoice;
  payment.amount = -line.amount;
  payment.posting_date = line.posting_date;
  payment.comment = line.comment;
  return payment;
}

/// What can be said of a line alone.
tl::expected<void, Refusal> require_complete(const Company& company, const JournalLine& line) {
  const auto in_line = [&line](std::string_view complaint) {
    return business_error(fmt::format("{} in Gen. Journal Line: Line No.={}.", complaint, line.line_number));
  };
  if (line.account.number.empty()) return in_line("Account No. must have a value");
  if (line.amount.is_zero()) return in_line("Amount must have a value");
  if (line.is_payment() && !line.amount.is_negative()) return in_line("Amount must be negative");
  return require_open_period(company, line.posting_date);
}

/// `applied` is what earlier lines of the batch apply to each invoice.
tl::expected<void, Refusal> require_applicable(const Company& company, const JournalLine& line,
                                               std::map<std::string, Money>& applied) {
  if (!line.is_payment() || line.invoice.empty()) return {};
  PaymentPosting payment = payment_of(line);
  payment.amount += applied[line.invoice];
  applied[line.invoice] = payment.amount;
  return require_payable(company, payment);
}

tl::expected<void, Refusal> require_postable(const Company& company, const Places& lines) {
  std::map<std::string, Money> applied;
  std::map<std::string, Money> unbalanced;  // by document
  for (const RowAt& at : lines) {
    const JournalLine& line = company.journal_lines.at(at.part);
    if (auto complete = require_complete(company, line); !complete) return complete;
    if (auto applicable = require_applicable(company, line, applied); !applicable) return applicable;
    if (line.balancing.number.empty()) unbalanced[line.document_number] += line.amount;
  }
  for (const auto& [document, rest] : unbalanced) {
    if (rest.is_zero()) continue;
    return business_error(fmt::format("The lines of document {} are out of balance by {}.", document, rest.decimal()));
  }
  return {};
}

void book_line_of_journal(Company& company, JournalLine& line, Instant now) {
  const Voucher voucher = {line.posting_date, line.document_number, line.description, line.is_payment()};
  if (line.is_payment()) {
    PaymentPosting payment = payment_of(line);
    book_payment(company, payment, voucher, now);
  } else {
    book_side(company, line.account, line.amount, voucher, now);
    if (!line.balancing.number.empty()) book_side(company, line.balancing, -line.amount, voucher, now);
  }
  line.posted_at = now;
  company.journal_lines.retire(line);
}

}  // namespace

Answer create_customer_payment(const Call& call, const JsonReader& body) {
  const Company& company = call.company;
  tl::expected<JournalLine, Refusal> line = read_line_head(call, body, true);
  if (!line) return tl::unexpected<Refusal>(line.error());
  const auto customer = account_in(company, body, AccountKind::Customer, "customerId", "customerNumber");
  if (!customer) return tl::unexpected<Refusal>(customer.error());
  line->account = {AccountKind::Customer, *customer};
  const tl::expected<std::string, Refusal> invoice = invoice_in(company, body);
  if (!invoice) return tl::unexpected<Refusal>(invoice.error());
  line->invoice = *invoice;
  return enter_line(call, standard::customer_payments, std::move(*line));
}

Answer create_journal_line(const Call& call, const JsonReader& body) {
  tl::expected<JournalLine, Refusal> line = read_line_head(call, body, false);
  if (!line) return tl::unexpected<Refusal>(line.error());
  const tl::expected<void, Refusal> read = read_accounts(call.company, body, *line);
  if (!read) return tl::unexpected<Refusal>(read.error());
  return enter_line(call, standard::journal_lines, std::move(*line));
}

Answer delete_journal_line(const Call& call, const JsonReader&) {
  Register<JournalLine>& lines = call.company.journal_lines;
  const bool are_payments = &call.entity == &standard::customer_payments;
  for (const std::int64_t serial : lines.with_id(call.key)) {
    const JournalLine& line = lines.at(serial);
    if (!lines.is_live(serial) || line.is_payment() != are_payments) continue;
    // A delete does not need the ETag, but a wrong one is refused.
    const bool has_etag = header_of(call.request.headers, "If-Match").has_value();
    const auto matched = has_etag ? require_etag(call, etag_of(line.id, line.version)) : tl::expected<void, Refusal>();
    if (!matched) return tl::unexpected<Refusal>(matched.error());
    lines.retire(line);
    return no_content();
  }
  return refusal(404, "Internal_RecordNotFound",
                 fmt::format("The Gen. Journal Line does not exist. Identification fields and values: SystemId='{}'.",
                             shown(call.key)));
}

Answer post_journal(const Call& call, const JsonReader&) {
  Company& company = call.company;
  const std::optional<std::int64_t> batch = journal_batch_with_id(call.key);
  if (!batch) return no_such_journal(call.key);
  const Places lines = unposted_lines(company, *batch);
  if (lines.empty()) return business_error("There is nothing to post.");
  if (auto postable = require_postable(company, lines); !postable) return tl::unexpected<Refusal>(postable.error());
  for (const RowAt& at : lines) book_line_of_journal(company, company.journal_lines.at(at.part), call.now);
  return no_content();
}

}  // namespace vendorproof::mock_erp
