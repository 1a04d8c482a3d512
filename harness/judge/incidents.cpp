#include "harness/judge/incidents.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/text.h"
#include "harness/judge/evidence.h"

namespace vendorproof::harness {

namespace {

using reports::Finding;

struct Consequence {
  std::string_view defect;
  std::string_view charge;
};

/// THE TABLE: broken rule -> charge that follows from it. Such a charge on the same order has the same cause.
constexpr std::array<Consequence, 39> consequences = {{
    {"ACK-01", "CB-01"},  {"ACK-01", "CB-18"},  {"ACK-02", "CB-01"},  {"SEQ-01", "CB-01"},  {"UNIT-01", "CB-01"},
    {"UNIT-01", "CB-02"}, {"UNIT-01", "CB-16"}, {"UNIT-01", "CB-17"}, {"UNIT-02", "CB-01"}, {"UNIT-02", "CB-03"},
    {"UNIT-02", "CB-18"}, {"UNIT-03", "CB-09"}, {"UNIT-03", "CB-12"}, {"UNIT-04", "CB-02"}, {"UNIT-05", "CB-16"},
    {"UNIT-05", "CB-17"}, {"ONCE-01", "CB-02"}, {"ONCE-03", "CB-09"}, {"ONCE-04", "CB-02"}, {"SEQ-02", "CB-09"},
    {"SEQ-06", "CB-01"},  {"ASN-01", "CB-09"},  {"ASN-01", "CB-12"},  {"ASN-02", "CB-09"},  {"ASN-02", "CB-12"},
    {"UNIT-06", "CB-02"}, {"UNIT-07", "CB-09"}, {"UNIT-07", "CB-12"}, {"DATE-02", "CB-09"}, {"ITEM-01", "CB-01"},
    {"ITEM-01", "CB-18"}, {"ITEM-02", "CB-01"}, {"SEQ-07", "CB-01"},  {"SEQ-08", "CB-02"},  {"SEQ-08", "CB-17"},
    {"SEQ-04", "CB-01"},  {"SEQ-04", "CB-09"},  {"SEQ-04", "CB-12"},  {"LIVE-01", "CB-01"},
}};

bool is_charged_for(const Finding& charge, const Finding& defect) {
  return std::any_of(consequences.begin(), consequences.end(), [&](const Consequence& row) {
    return row.defect == defect.rule->id && row.charge == charge.rule->id;
  });
}

/// Sets of findings that have one cause.
class Causes {
 public:
  explicit Causes(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }

  std::size_t of(std::size_t finding) const {
    while (parent_[finding] != finding) finding = parent_[finding];
    return finding;
  }

  void join(std::size_t left, std::size_t right) {
    const std::size_t first = std::min(of(left), of(right));
    const std::size_t second = std::max(of(left), of(right));
    parent_[second] = first;
  }

 private:
  std::vector<std::size_t> parent_;
};

bool is_whole_order(const Finding& finding) {
  return finding.documents.empty() && finding.line == 0 && !finding.purchase_order.empty() && !finding.charged_back;
}

/// What a finding is about; findings with a key in common have one cause, unless their currencies differ.
std::vector<std::string> keys_of(const Finding& finding) {
  std::vector<std::string> keys;
  for (const std::string& document : finding.documents) {
    if (!document.empty()) keys.push_back("document/" + document);
  }
  const std::string order = "order/" + finding.purchase_order;
  if (is_whole_order(finding)) keys.push_back(order);
  if (finding.documents.empty() && finding.line != 0) keys.push_back(order + "/" + std::to_string(finding.line));
  // If sales order and acknowledgement are wrong in the same line, both are about the same goods.
  if (!finding.documents.empty() && finding.rule->id == "UNIT-01") {
    keys.push_back(order + (finding.line == 0 ? "" : "/" + std::to_string(finding.line)));
  }
  return keys;
}

/// The first finding of each key.
using FirstOfKey = std::map<std::string, std::size_t>;

void join_by_key(const std::string& key, std::size_t finding, FirstOfKey& first, Causes& causes) {
  const auto [found, is_new] = first.emplace(key, finding);
  if (!is_new) causes.join(found->second, finding);
}

/// A finding about the whole order is also about each of its lines.
void join_lines(const std::vector<Finding>& findings, const FirstOfKey& first, Causes& causes) {
  for (const auto& [key, finding] : first) {
    if (!is_whole_order(findings[finding])) continue;
    for (auto line = first.upper_bound(key + "/"); line != first.end(); ++line) {
      if (line->first.compare(0, key.size() + 1, key + "/") != 0) break;
      causes.join(finding, line->second);
    }
  }
}

void join_by_keys(const std::vector<Finding>& findings, Causes& causes) {
  FirstOfKey with_money;
  FirstOfKey any_currency;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].at_stake.is_zero()) continue;
    for (const std::string& key : keys_of(findings[i])) {
      join_by_key(findings[i].at_stake.currency().text() + "/" + key, i, with_money, causes);
      any_currency.emplace(key, i);
    }
  }
  join_lines(findings, with_money, causes);
  // A finding without money joins at most one cause, so that it cannot connect two currencies.
  FirstOfKey without_money;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!findings[i].at_stake.is_zero()) continue;
    const std::vector<std::string> keys = keys_of(findings[i]);
    const auto known =
        std::find_if(keys.begin(), keys.end(), [&](const std::string& key) { return any_currency.count(key) == 1; });
    if (known != keys.end()) {
      causes.join(any_currency.at(*known), i);
    } else if (!keys.empty()) {
      join_by_key(keys.front(), i, without_money, causes);
    }
  }
}

void join_charges(const std::vector<Finding>& findings, Causes& causes) {
  std::multimap<std::string, std::size_t> defects_by_order;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].rule->kind != RuleKind::Defect) continue;
    for (const std::string& order : orders_of(findings[i])) defects_by_order.emplace(order, i);
  }
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& charge = findings[i];
    if (!charge.charged_back) continue;
    const auto [begin, end] = defects_by_order.equal_range(charge.purchase_order);
    const auto defect = std::find_if(begin, end, [&](const auto& row) {
      const Finding& candidate = findings[row.second];
      const bool may_meet = candidate.at_stake.is_zero() || candidate.at_stake.currency() == charge.at_stake.currency();
      return may_meet && is_charged_for(charge, candidate);
    });
    if (defect != end) causes.join(defect->second, i);
  }
}

/// An order that does not finish: that is always the consequence of something.
bool is_stuck(const Finding& finding) { return finding.rule->id == "LIVE-01" && is_whole_order(finding); }

bool may_be_stuck_by(const Finding& finding) { return !is_stuck(finding); }

/// An invoice that the ERP posted and Amazon never got.
bool is_missing_invoice(const Finding& finding) {
  return finding.rule->id == "LIVE-01" && !finding.purchase_order.empty() && !finding.documents.empty();
}

/// Rules that, when they are broken, can keep an invoice from Amazon, or bill its money otherwise: the order has no
/// answer, its notice is missing or was refused, or goods or invoices are not those that Amazon knows. A notice that
/// was an hour late, for example, keeps no invoice from anybody.
constexpr std::array<std::string_view, 14> causes_of_missing_invoices = {
    "ACK-01", "ASN-02", "MONEY-01", "ONCE-01", "ONCE-04", "SEQ-02",  "SEQ-03",
    "SEQ-04", "SEQ-08", "UNIT-01",  "UNIT-03", "UNIT-04", "UNIT-05", "UNIT-06"};

bool may_keep_invoices(const Finding& finding) {
  return std::find(causes_of_missing_invoices.begin(), causes_of_missing_invoices.end(), finding.rule->id) !=
         causes_of_missing_invoices.end();
}

/// Goods that are in a second sales order, and the same goods where they leave unconfirmed: that is the same money.
void join_goods_sold_twice(const std::vector<Finding>& findings, Causes& causes) {
  std::map<std::string, std::size_t> sold_twice;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].rule->id == "ONCE-01") sold_twice.emplace(findings[i].purchase_order, i);
  }
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const auto cause = sold_twice.find(findings[i].purchase_order);
    if (findings[i].rule->id == "UNIT-05" && cause != sold_twice.end()) causes.join(cause->second, i);
  }
}

/// More money, or as much and about the whole order.
bool is_dearer(const Finding& left, const Finding& right) {
  if (left.at_stake != right.at_stake) return left.at_stake > right.at_stake;
  return is_whole_order(left) && !is_whole_order(right);
}

using Predicate = bool (*)(const Finding& finding);

/// The dearest defect that may be a cause, by currency and order.
using Dearest = std::map<std::string, std::size_t>;

std::string currency_and_order(const Finding& finding, const std::string& order) {
  return finding.at_stake.currency().text() + "/" + order;
}

Dearest dearest_of(const std::vector<Finding>& findings, Predicate may_be_cause) {
  Dearest dearest;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    if (finding.rule->kind != RuleKind::Defect || !may_be_cause(finding) || finding.at_stake.is_zero()) continue;
    for (const std::string& order : orders_of(finding)) {
      const auto [known, is_new] = dearest.emplace(currency_and_order(finding, order), i);
      if (!is_new && is_dearer(finding, findings[known->second])) known->second = i;
    }
  }
  return dearest;
}

/// What is a consequence has one cause: the dearest defect of its orders that may be one. A consequence of several
/// orders must not make one incident of their defects.
void join_consequences(const std::vector<Finding>& findings, Predicate is_consequence, Predicate may_be_cause,
                       Causes& causes) {
  const Dearest dearest = dearest_of(findings, may_be_cause);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!is_consequence(findings[i]) || findings[i].at_stake.is_zero()) continue;
    std::optional<std::size_t> cause;
    for (const std::string& order : orders_of(findings[i])) {
      const auto found = dearest.find(currency_and_order(findings[i], order));
      if (found == dearest.end()) continue;
      if (!cause || is_dearer(findings[found->second], findings[*cause])) cause = found->second;
    }
    if (cause) causes.join(*cause, i);
  }
}

}  // namespace

std::vector<std::string> orders_of(const Finding& finding) {
  std::vector<std::string> orders;
  for (const std::string& part : split(finding.purchase_order, ',')) {
    const std::size_t start = part.find_first_not_of(' ');
    if (start != std::string::npos) orders.push_back(part.substr(start));
  }
  return orders;
}

void number_incidents(std::vector<Finding>& findings) {
  Causes causes(findings.size());
  join_by_keys(findings, causes);
  join_goods_sold_twice(findings, causes);
  join_consequences(findings, is_stuck, may_be_stuck_by, causes);
  join_consequences(findings, is_missing_invoice, may_keep_invoices, causes);
  join_charges(findings, causes);
  for (std::size_t i = 0; i < findings.size(); ++i) findings[i].incident = causes.of(i) + 1;
}

std::vector<Money> money_moved(const scenarios::Scenario& scenario, const RunRecord& record) {
  std::map<Currency, Money> moved;
  const auto add = [&](const Money& amount) {
    if (!amount.is_zero()) moved[amount.currency()] += abs(amount);
  };
  const Evidence evidence = evidence_of(scenario, record);
  for (const auto& [number, truth] : evidence.orders) {
    for (const auto& [sequence, line] : truth.lines) {
      Money highest;
      for (const LineRevision& revision : line.revisions) {
        const Money value = revision.cost * revision.eaches;
        if (highest.is_zero() || value > highest) highest = value;
      }
      add(highest);
    }
  }
  // Lines that Amazon no longer ordered (ACK-26) are not in the evidence, and are at stake if the vendor was wrong.
  for (const scenarios::Order& order : scenario.orders) {
    const auto known = evidence.orders.find(order.number);
    for (const scenarios::OrderLine& line : order.lines) {
      if (known != evidence.orders.end() && known->second.lines.contains(line.sequence)) continue;
      const bool in_cases = line.ordered.unit == UnitOfMeasure::Cases;
      const std::int64_t size = in_cases ? std::max<std::int64_t>(line.ordered.unit_size, 1) : 1;
      add(line.net_cost * (line.ordered.amount * size));
    }
  }
  for (const EffectKind kind :
       {EffectKind::InvoiceAccepted, EffectKind::InvoiceRejected, EffectKind::SalesInvoicePosted,
        EffectKind::DeductionTaken, EffectKind::ChargebackCharged, EffectKind::PaymentPosted}) {
    for (const Effect* effect : evidence.of(kind)) add(effect->amount);
  }
  std::vector<Money> sums;
  for (const auto& [currency, sum] : moved) sums.push_back(sum);
  return sums;
}

}  // namespace vendorproof::harness
