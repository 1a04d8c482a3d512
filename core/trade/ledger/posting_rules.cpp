#include "core/trade/ledger/posting_rules.h"

#include <array>

#include "core/base/text.h"
#include "core/trade/remittance_number.h"

namespace vendorproof::trade {

namespace {

struct KindRow {
  DeductionKind kind;
  RemittanceType type;
  std::string_view word;  ///< of an Other: what its name contains, without separators and in small letters
};
constexpr std::array<KindRow, 9> kind_rows = {{
    {{"shortage", "account of goods that Amazon says it did not receive"}, RemittanceType::Shortage, ""},
    {{"price", "account of price claims"}, RemittanceType::PriceDiscrepancy, ""},
    {{"chargeback", "account of chargebacks"}, RemittanceType::Chargeback, ""},
    {{"discount", "account of discounts for payment terms"}, RemittanceType::Discount, ""},
    {{"credit_note", "account of credit notes that are not in the ERP"}, RemittanceType::CreditNote, ""},
    {{"tax", "account of tax that was withheld"}, RemittanceType::Withholding, ""},
    {{"coop", "account of co-op agreements"}, RemittanceType::Other, "coop"},
    {{"provision", "account of provisions"}, RemittanceType::Other, "provision"},
    {{"freight", "account of freight"}, RemittanceType::Other, "freight"},
}};

constexpr auto kinds = [] {
  std::array<DeductionKind, kind_rows.size()> found{};
  for (std::size_t i = 0; i < kind_rows.size(); ++i) found[i] = kind_rows[i].kind;
  return found;
}();

}  // namespace

std::span<const DeductionKind> deduction_kinds() { return kinds; }

std::string_view kind_name_of(const Deduction& deduction) {
  const std::string name = lower_case(without_separators(deduction.kind));
  for (const KindRow& row : kind_rows) {
    if (row.type != deduction.type) continue;
    if (row.word.empty() || name.find(row.word) != std::string::npos) return row.kind.name;
  }
  return "";
}

std::string account_of(const PostingRules& rules, std::string_view kind) {
  const auto found = rules.accounts.find(kind);
  return found == rules.accounts.end() ? "" : found->second;
}

std::optional<Instant> posting_date(const PostingRules& rules, Instant date) {
  if (!rules.closed_until || start_of_day(date) > start_of_day(*rules.closed_until)) return date;
  if (rules.closed_period == ClosedPeriod::Ask) return std::nullopt;
  return start_of_day(*rules.closed_until) + a_day;
}

Instant posting_time(const PostingRules& rules, Instant now) {
  if (rules.batch_every <= Duration(0)) return now;
  const auto passed = now.time_since_epoch() % rules.batch_every;
  return passed == Duration(0) ? now : now - passed + rules.batch_every;
}

}  // namespace vendorproof::trade
