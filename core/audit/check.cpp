#include "core/audit/check.h"

#include <algorithm>
#include <array>
#include <optional>

namespace vendorproof::audit {

namespace {

bool could_not_be_read(Standing standing) {
  return standing == Standing::Refused || standing == Standing::Missing || standing == Standing::Failed;
}

/// Lists of the customer's own: they are empty if the ERP does not have the customer, and say nothing.
constexpr std::array customers_own = {Part::References, Part::Addresses, Part::SalesOrders, Part::KnownOrders,
                                      Part::Despatches};

/// Why a part says nothing; nullopt if it was read.
std::optional<std::string> why_not_read(const Books& books, Part part) {
  const bool has_no_customer = books.standing(Part::Customer) == Standing::Read && !books.customer;
  const bool is_customers = std::find(customers_own.begin(), customers_own.end(), part) != customers_own.end();
  if (has_no_customer && is_customers) return "the ERP has no customer " + books.agreed.customer;
  const auto reading = books.readings.find(part);
  if (reading == books.readings.end()) return "";
  return reading->second.standing == Standing::Read ? std::nullopt : std::optional(reading->second.why);
}

}  // namespace

void add_to(std::vector<Money>& sums, const Money& money) {
  if (money.is_zero()) return;
  const auto place =
      std::find_if(sums.begin(), sums.end(), [&](const Money& sum) { return sum.currency() >= money.currency(); });
  if (place != sums.end() && place->currency() == money.currency()) {
    *place += money;
  } else {
    sums.insert(place, money);
  }
}

Audit audit(const Books& books) {
  const Assortment assortment(books);
  const Look look{books, assortment};
  Audit result;
  for (const Check& check : checks()) {
    const auto unread = std::find_if(check.needs.begin(), check.needs.end(),
                                     [&](Part part) { return why_not_read(books, part).has_value(); });
    if (unread != check.needs.end()) {
      result.not_looked.push_back({&check, *unread, *why_not_read(books, *unread)});
      continue;
    }
    ++result.checks_made;
    Cases cases;
    check.find(look, cases);
    std::stable_sort(cases.begin(), cases.end(),
                     [](const Case& left, const Case& right) { return left.subject < right.subject; });
    for (Case& one : cases) result.findings.push_back({&check, std::move(one)});
  }
  return result;
}

std::vector<Money> money_of(const Audit& audit) {
  std::vector<Money> sums;
  for (const Finding& finding : audit.findings) {
    for (const Money& money : finding.what.money) add_to(sums, money);
  }
  return sums;
}

Outcome outcome_of(const Audit& audit, const Books& books) {
  if (!audit.findings.empty()) return Outcome::Found;
  const bool is_whole = std::none_of(books.readings.begin(), books.readings.end(),
                                     [](const auto& reading) { return could_not_be_read(reading.second.standing); });
  return is_whole && audit.checks_made > 0 ? Outcome::Clean : Outcome::Inconclusive;
}

}  // namespace vendorproof::audit
