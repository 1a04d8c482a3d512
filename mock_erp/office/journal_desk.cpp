// Posting a line of a journal: an amount on one account, and less it on another. It posts at once.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "mock_erp/office/desks.h"
#include "mock_erp/pages/listing.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

constexpr std::string_view customer_type = "Customer";
constexpr std::string_view ledger_type = "G_x002F_L_x0020_Account";
constexpr std::string_view bank_type = "Bank_x0020_Account";

bool has(const std::vector<std::string>& accounts, const std::string& number) {
  return std::find(accounts.begin(), accounts.end(), number) != accounts.end();
}

/// Refuses a type that is not known, and an account that the company does not have.
tl::expected<void, Refusal> require_account(const Settings& settings, const std::string& type,
                                            const std::string& number) {
  struct Kind {
    std::string_view type;
    const char* name;
    bool exists;
  };
  const std::array<Kind, 3> kinds = {{{customer_type, "Customer", number == settings.customer_number},
                                      {ledger_type, "G/L Account", has(settings.accounts, number)},
                                      {bank_type, "Bank Account", has(settings.bank_accounts, number)}}};
  for (const Kind& kind : kinds) {
    if (kind.type != type) continue;
    if (kind.exists) return {};
    return business_error(
        fmt::format("The {} does not exist. Identification fields and values: No.='{}'.", kind.name, shown(number)));
  }
  return bad_request(fmt::format("'{}' is not an account type that is known here.", shown(type)));
}

tl::expected<void, Refusal> require_lengths(const JournalLine& line) {
  if (line.document_number.size() <= 20 && line.external_document_number.size() <= 35 &&
      line.description.size() <= 100 && line.comment.size() <= 250) {
    return {};
  }
  return refusal(400, "Application_StringExceededLength",
                 "documentNumber must be at most 20 characters long, externalDocumentNumber 35, description 100, "
                 "comment 250.");
}

tl::expected<JournalLine, Refusal> read_line(const Call& call, const JsonText& body) {
  const JsonReader in(body, "journalLine");
  const auto known = require_known_fields(
      in, "journalLine",
      {"journalId", "journalDisplayName", "lineNumber", "accountType", "accountNumber", "postingDate", "documentNumber",
       "externalDocumentNumber", "amount", "description", "comment", "balanceAccountType", "balancingAccountNumber"});
  if (!known) return tl::unexpected<Refusal>(known.error());
  JournalLine line;
  line.account_type = in.at("accountType").text();
  line.account = in.at("accountNumber").text();
  line.balancing_type = in.at("balanceAccountType").text();
  line.balancing_account = in.at("balancingAccountNumber").text();
  line.document_number = in.at("documentNumber").text();
  line.external_document_number = in.text_or("externalDocumentNumber", "");
  line.description = in.text_or("description", "");
  line.comment = in.text_or("comment", "");
  line.posting_date = in.has("postingDate") ? in.at("postingDate").instant() : call.now;
  const std::optional<std::int64_t> amount = scaled_number(in.at("amount").node(), money_places);
  if (!amount) in.at("amount").problem("must be a number with at most four decimals");
  const Result<bool> read = in.finish(true);
  if (!read) return bad_request(read.error().message);
  line.amount = Money(*amount, call.company.settings.currency);
  return line;
}

/// Everything that would be refused at posting.
tl::expected<void, Refusal> require_postable(const Company& company, const JournalLine& line) {
  const Settings& settings = company.settings;
  if (auto fits = require_lengths(line); !fits) return fits;
  if (line.document_number.empty()) return business_error("Document No. must have a value in Gen. Journal Line.");
  if (line.amount.is_zero()) return business_error("Amount must have a value in Gen. Journal Line.");
  if (auto found = require_account(settings, line.account_type, line.account); !found) return found;
  if (auto found = require_account(settings, line.balancing_type, line.balancing_account); !found) return found;
  return require_open_period(company, line.posting_date);
}

Keys line_keys(const Company& company, const Query& query) { return record_keys(company.journal_lines, query); }

Row line_row(const Company& company, const RowKey& key) {
  const JournalLine& line = company.journal_lines.at(key.record);
  Row row(etag_of(line.id, line.version));
  row.text("id", line.id);
  row.text("documentNumber", line.document_number);
  row.text("externalDocumentNumber", line.external_document_number);
  row.text("accountType", line.account_type);
  row.text("accountNumber", line.account);
  row.text("balanceAccountType", line.balancing_type);
  row.text("balancingAccountNumber", line.balancing_account);
  row.number("amount", money_number(line.amount));
  row.date("postingDate", line.posting_date);
  row.text("description", line.description);
  row.text("comment", line.comment);
  return row;
}

const Listing journal_lines = {{"journalLines",
                                {{"id", ColumnType::Guid},
                                 {"documentNumber", ColumnType::Text},
                                 {"externalDocumentNumber", ColumnType::Text},
                                 {"accountType", ColumnType::Text},
                                 {"accountNumber", ColumnType::Text},
                                 {"balanceAccountType", ColumnType::Text},
                                 {"balancingAccountNumber", ColumnType::Text},
                                 {"amount", ColumnType::Number},
                                 {"postingDate", ColumnType::Date},
                                 {"description", ColumnType::Text},
                                 {"comment", ColumnType::Text}},
                                {}},
                               line_keys,
                               line_row,
                               nullptr};

}  // namespace

tl::expected<void, Refusal> require_open_period(const Company& company, Instant posting_date) {
  const std::optional<Instant>& from = company.settings.posting_from;
  if (!from || start_of_day(posting_date) >= start_of_day(*from)) return {};
  return business_error(
      fmt::format("Posting Date {} is not within your range of allowed posting dates, which begins on {}.",
                  format_date(posting_date), format_date(*from)));
}

Answer list_journal_lines(const Call& call) { return serve_list(call, journal_lines); }

Answer create_journal_line(const Call& call) {
  const tl::expected<JsonText, Refusal> body = read_body(call.request);
  if (!body) return tl::unexpected<Refusal>(body.error());
  tl::expected<JournalLine, Refusal> line = read_line(call, *body);
  if (!line) return tl::unexpected<Refusal>(line.error());
  Company& company = call.company;
  if (auto postable = require_postable(company, *line); !postable) return tl::unexpected<Refusal>(postable.error());

  const std::string external = line->external_document_number;
  static_cast<Record&>(*line) = new_record("JL", company.journal_lines.next_serial(), call.now);
  line->external_document_number = external;
  if (line->account_type == customer_type) company.receivable += line->amount;
  if (line->balancing_type == customer_type) company.receivable -= line->amount;
  Effect effect;
  effect.at = call.now;
  effect.kind = EffectKind::JournalLinePosted;
  effect.document = line->document_number;
  effect.other_document = line->account_type == ledger_type ? line->account : line->balancing_account;
  effect.amount = line->amount;
  effect.reason = line->description;
  company.effects.push_back(std::move(effect));
  const std::int64_t serial = company.journal_lines.add(std::move(*line)).serial;
  JsonWriter out;
  write_object(line_row(company, {serial, 0}), out);
  return json_response(201, out.take());
}

}  // namespace vendorproof::mock_erp
