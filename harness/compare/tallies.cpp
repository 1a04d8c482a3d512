#include "harness/compare/tallies.h"

#include <set>

namespace vendorproof::harness {

std::string eaches_text(std::int64_t eaches) { return std::to_string(eaches) + (eaches == 1 ? " each" : " eaches"); }

void EachesTally::say(Instant at, const std::string& document, const std::map<Subject, std::int64_t>& eaches) {
  std::map<Subject, std::int64_t>& said = by_document_[document];
  std::set<Subject> subjects;
  for (const auto& row : said) subjects.insert(row.first);
  for (const auto& row : eaches) subjects.insert(row.first);
  for (const Subject& subject : subjects) {
    const auto now = eaches.find(subject);
    const std::int64_t change = (now == eaches.end() ? 0 : now->second) - said[subject];
    if (change == 0) continue;
    std::int64_t& sum = sums_[subject];
    sum += change;
    deeds_.push_back({at, subject, eaches_text(sum), sum});
  }
  said = eaches;
}

void MoneyTally::add(Instant at, const Subject& subject, const Money& money) {
  if (money.is_zero()) return;
  std::map<std::string, Money>& sums = sums_[subject];
  sums[money.currency().text()] += money;
  std::string text;
  for (const auto& [currency, sum] : sums) {
    if (!sum.is_zero()) text += (text.empty() ? "" : " + ") + sum.text();
  }
  deeds_.push_back({at, subject, text.empty() ? no_money : text});
}

}  // namespace vendorproof::harness
