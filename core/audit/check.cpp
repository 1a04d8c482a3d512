#include "core/audit/check.h"

#include <algorithm>

namespace vendorproof::audit {

namespace {

bool could_not_be_read(Standing standing) {
  return standing == Standing::Refused || standing == Standing::Missing || standing == Standing::Failed;
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
                                     [&](Part part) { return books.standing(part) != Standing::Read; });
    if (unread != check.needs.end()) {
      const auto reading = books.readings.find(*unread);
      result.not_looked.push_back({&check, *unread, reading == books.readings.end() ? "" : reading->second.why});
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
