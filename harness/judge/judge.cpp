#include "harness/judge/judge.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <set>

#include "core/base/hash.h"
#include "harness/judge/excused_orders.h"
#include "harness/judge/incidents.h"
#include "harness/judge/visibility.h"

namespace vendorproof::harness {

void Findings::add(std::string purchase_order, std::int64_t line, Money at_stake, std::string evidence, Instant at,
                   std::vector<std::string> documents) {
  reports::Finding finding;
  finding.rule = &rule_;
  finding.purchase_order = std::move(purchase_order);
  finding.line = line;
  finding.at_stake = rounded_to_cents(at_stake);
  finding.evidence = std::move(evidence);
  finding.at = at;
  finding.documents = std::move(documents);
  rows_.push_back(std::move(finding));
}

void Findings::add_chargeback(const Effect& charge) {
  add(charge.purchase_order, 0, abs(charge.amount), charge.reason, charge.at);
  rows_.back().charged_back = true;
}

const std::vector<const Check*>& all_checks() {
  static const std::vector<const Check*> all = [] {
    std::vector<const Check*> rows;
    for (const auto* table :
         {&once_checks(), &sequence_checks(), &unit_checks(), &carton_checks(), &money_checks(), &item_checks(),
          &credit_checks(), &time_checks(), &date_checks(), &network_checks(), &charge_checks()}) {
      for (const Check& check : *table) rows.push_back(&check);
    }
    return rows;
  }();
  return all;
}

const Rule* find_rule(std::string_view id) {
  for (const Check* check : all_checks()) {
    if (check->rule.id == id) return &check->rule;
  }
  return nullptr;
}

std::vector<reports::Finding> judge(const scenarios::Scenario& scenario, const RunRecord& record) {
  const Evidence evidence = evidence_of(scenario, record);
  std::vector<reports::Finding> found;
  for (const Check* check : all_checks()) {
    if (!obstacle_to(check->rule.id, record.visibility).empty()) continue;
    Findings findings(check->rule);
    check->find(evidence, findings);
    for (reports::Finding& finding : findings.rows()) found.push_back(std::move(finding));
  }
  leave_out_excused(evidence, found);
  number_incidents(found);
  return found;
}

namespace {

std::string exception_text(const TradeException& exception) {
  std::string text(text_of(exception.kind));
  if (!exception.purchase_order.empty()) text += " " + exception.purchase_order;
  if (exception.line != 0) text += " line " + std::to_string(exception.line);
  return text + " (" + std::string(text_of(exception.owner)) + "): " + exception.text;
}

/// The catalogue states the charges of the region's card. Another card may know others.
bool compares_charges(const scenarios::Scenario& scenario) {
  return scenario.family == "catalogue" && scenario.amazon.rate_card.empty();
}

bool is_charge(std::string_view id) {
  const Rule* rule = find_rule(id);
  return rule != nullptr && rule->kind == RuleKind::Charge;
}

void compare_with_expected(const scenarios::Scenario& scenario, const RunRecord& record,
                           reports::ScenarioResult& result) {
  for (const scenarios::ExpectedFinding& expected : scenario.expected) {
    if (!is_met(expected.when, scenario.amazon)) continue;
    bool met = false;
    for (reports::Finding& finding : result.findings) {
      const bool same_order = expected.purchase_order.empty() || finding.purchase_order == expected.purchase_order;
      if (finding.rule->id != expected.rule || !same_order) continue;
      finding.expected = true;
      met = true;
    }
    const bool is_due = compares_charges(scenario) || !is_charge(expected.rule);
    if (!met && is_due) {
      result.missing.push_back(expected.rule +
                               (expected.purchase_order.empty() ? "" : " on " + expected.purchase_order));
    }
  }
  for (const scenarios::ExpectedException& expected : scenario.expected_exceptions) {
    if (!is_met(expected.when, scenario.amazon)) continue;
    const bool raised =
        std::any_of(record.exceptions.begin(), record.exceptions.end(),
                    [&](const TradeException& exception) { return text_of(exception.kind) == expected.kind; });
    if (!raised) result.missing.push_back("exception " + expected.kind);
  }
}

}  // namespace

void expect_charges(std::vector<reports::Finding>& findings) {
  std::set<std::size_t> caused;  // incidents with a defect
  for (const reports::Finding& finding : findings) {
    if (finding.rule->kind == RuleKind::Defect && !finding.expected) caused.insert(finding.incident);
  }
  for (reports::Finding& finding : findings) {
    if (finding.rule->kind == RuleKind::Charge && !caused.contains(finding.incident)) finding.expected = true;
  }
}

reports::ScenarioResult result_of(const scenarios::Scenario& scenario, const RunRecord& record, Demands demands) {
  reports::ScenarioResult result;
  result.name = scenario.name;
  result.title = scenario.title;
  result.family = scenario.family;
  result.findings = judge(scenario, record);
  compare_with_expected(scenario, record, result);
  if (demands == Demands::Nothing) result.missing.clear();
  if (demands == Demands::Nothing || !compares_charges(scenario)) expect_charges(result.findings);
  result.troubles = record.troubles;
  result.has_stopped = !record.troubles.empty();
  result.troubles.insert(result.troubles.end(), record.refused_tellings.begin(), record.refused_tellings.end());
  result.missed_crashes = record.missed_crashes;
  result.never_began = record.never_began;
  result.passed = result.troubles.empty() && result.missing.empty() &&
                  std::all_of(result.findings.begin(), result.findings.end(),
                              [](const reports::Finding& finding) { return finding.expected; });
  for (const TradeException& exception : record.exceptions) result.exceptions.push_back(exception_text(exception));
  result.orders = static_cast<std::int64_t>(scenario.orders.size());
  for (const scenarios::Order& order : scenario.orders) result.lines += static_cast<std::int64_t>(order.lines.size());
  result.calls = record.calls_total;
  result.faults_fired = record.faults_fired;
  result.crashes = static_cast<std::int64_t>(record.crashed.size());
  result.started = scenario.start;
  result.virtual_time = record.ended - scenario.start;
  result.invoiced = record.invoiced;
  result.paid = record.paid;
  result.trace_hash = hex_of(record.trace_hash);
  return result;
}

}  // namespace vendorproof::harness
