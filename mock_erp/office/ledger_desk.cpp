// Postings of the general ledger: an amount on an account, against a bank account or the customer. The create posts it.
#include <algorithm>

#include <fmt/format.h>

#include "mock_erp/office/desks.h"
#include "mock_erp/office/line_terms.h"
#include "mock_erp/pages/listing.h"
#include "mock_erp/wire/code.h"
#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

namespace {

tl::expected<void, Refusal> require_known(const std::vector<std::string>& accounts, const std::string& number,
                                          std::string_view what) {
  if (std::find(accounts.begin(), accounts.end(), number) != accounts.end()) return {};
  return business_error(
      fmt::format("The {} does not exist. Identification fields and values: No.='{}'.", what, shown(number)));
}

tl::expected<void, Refusal> require_accounts(const Settings& settings, const LedgerPosting& posting,
                                             const std::string& customer) {
  if (auto known = require_known(settings.accounts, posting.account, "G/L Account"); !known) return known;
  if (customer.empty() == posting.bank_account.empty()) {
    return business_error("Either Bank Account Number or Customer Number must have a value, and not both.");
  }
  if (customer.empty()) return require_known(settings.bank_accounts, posting.bank_account, "Bank Account");
  return require_known({settings.customer_number}, customer, "Customer");
}

tl::expected<LedgerPosting, Refusal> read_posting(const Call& call, const JsonReader& in) {
  const Settings& settings = call.company.settings;
  LedgerPosting posting;
  posting.document_number = code_of(in.text_or("documentNumber", ""));
  posting.external_number = code_of(in.text_or("externalDocumentNumber", ""));
  posting.account = code_of(in.text_or("accountNumber", ""));
  posting.bank_account = code_of(in.text_or("bankAccountNumber", ""));
  const std::optional<Instant> day = read_day(in, "postingDate");
  if (!day) return business_error("Posting Date must have a value.");
  posting.posting_date = *day;
  posting.description = in.text_or("description", "");
  posting.comment = in.text_or("comment", "");
  const std::optional<std::int64_t> amount = scaled_number(in.at("amount").node(), money_places);
  if (!amount) return bad_request("amount must be a number with at most four decimals.");
  if (*amount == 0) return business_error("Amount must have a value in Gen. Journal Line.");
  posting.amount = Money(*amount, settings.currency);
  if (auto known = require_accounts(settings, posting, code_of(in.text_or("customerNumber", ""))); !known) {
    return tl::unexpected<Refusal>(known.error());
  }
  if (auto open = require_open_period(call.company, posting.posting_date); !open) {
    return tl::unexpected<Refusal>(open.error());
  }
  return posting;
}

/// The amount is the bank's or the customer's part, as in a line of their journal.
Effect ledger_posted(const LedgerPosting& posting, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::JournalLinePosted;
  effect.document = posting.document_number;
  effect.other_document = posting.account;
  effect.amount = -posting.amount;
  effect.reason = posting.description;
  return effect;
}

}  // namespace

tl::expected<void, Refusal> require_open_period(const Company& company, Instant posting_date) {
  const std::optional<Instant>& from = company.settings.posting_from;
  if (!from || start_of_day(posting_date) >= start_of_day(*from)) return {};
  return business_error(
      fmt::format("Posting Date {} is not within your range of allowed posting dates, which begins on {}.",
                  format_date(posting_date), format_date(*from)));
}

Answer create_ledger_posting(const Call& call, const JsonReader& body) {
  Company& company = call.company;
  const std::string key = code_of(body.text_or("idempotencyKey", ""));
  if (!company.ledger_postings.with_external_number(key).empty()) return same_key("VPL Posting Request", key);
  tl::expected<LedgerPosting, Refusal> posting = read_posting(call, body);
  if (!posting) return tl::unexpected<Refusal>(posting.error());

  static_cast<Record&>(*posting) = new_record("LP", company.ledger_postings.next_serial(), call.now);
  posting->external_document_number = key;
  if (posting->bank_account.empty()) company.receivable -= posting->amount;
  company.effects.push_back(ledger_posted(*posting, call.now));
  const std::int64_t serial = company.ledger_postings.add(std::move(*posting)).serial;
  return serve_row(call, call.entity, 201, {serial, 0, 0});
}

}  // namespace vendorproof::mock_erp
