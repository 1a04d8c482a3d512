#include "harness/site/verdict_so_far.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "harness/judge/judge.h"

namespace vendorproof::harness {

namespace {

/// What is on time until then is not yet missing.
constexpr Duration acknowledgement_time = std::chrono::hours(24);

/// The calls that the effects tell of: what was processed had been taken before.
void add_calls(const Field& field, RunRecord& outcome) {
  const Duration processing = field.amazon().settings().processing_time;
  const auto add = [&](const std::string& operation, const std::string& subject, Instant processed) {
    CallRecord call;
    call.operation = operation;
    call.subject = subject;
    call.sent = processed - processing;
    call.status = 202;
    call.from_peer = true;
    outcome.calls.push_back(std::move(call));
  };
  for (const LedgerEntry& entry : field.ledger()) {
    const Effect& effect = entry.effect;
    const bool failed = effect.kind == EffectKind::SubmissionFailed;
    if (failed || effect.kind == EffectKind::AcknowledgementAccepted) {
      add("submitAcknowledgement", failed ? effect.document : effect.purchase_order, effect.at);
    }
    if (failed || effect.kind == EffectKind::ShipNoticeAccepted) {
      add("SubmitShipmentConfirmations", effect.document, effect.at);
    }
    if (failed || effect.kind == EffectKind::InvoiceAccepted) add("submitInvoices", effect.document, effect.at);
  }
  std::stable_sort(outcome.calls.begin(), outcome.calls.end(),
                   [](const CallRecord& left, const CallRecord& right) { return left.sent < right.sent; });
}

RunRecord outcome_of(const Field& field, const FaultBoard& faults, Instant now) {
  RunRecord outcome;
  outcome.ledger = field.ledger();
  outcome.trucks = field.trucks();
  outcome.problems = field.problems();
  outcome.invoiced = field.amazon().payables().invoiced;
  outcome.paid = field.amazon().payables().paid;
  outcome.receivable = field.erp().receivable();
  outcome.ended = now;
  outcome.faults_fired = faults.struck();
  add_calls(field, outcome);
  for (const Strike& strike : faults.strikes()) {
    CallRecord call;
    call.peer = strike.peer;
    call.operation = strike.operation;
    call.sent = strike.at;
    call.fault = strike.kind;
    outcome.calls.push_back(std::move(call));
  }
  return outcome;
}

bool erp_is_used(const Field& field) {
  return std::any_of(field.ledger().begin(), field.ledger().end(), [](const LedgerEntry& entry) {
    return entry.peer == Peer::Erp && entry.effect.kind != EffectKind::RequestRefused;
  });
}

/// Why the rule can not be judged; "" when it can.
std::string obstacle_to(std::string_view rule, bool erp, bool over) {
  for (const NeedRow& row : needs_of_rules()) {
    if (row.rule != rule) continue;
    switch (row.need) {
      case Needs::Exceptions:
        return "it is about what the integration shows to people, which nobody can see here";
      case Needs::Erp:
        if (!erp) return "nothing was done in the mock ERP, and it compares with that";
        break;
      case Needs::End:
        if (!over) return "something is still due; it is judged when nothing is";
        break;
    }
  }
  return "";
}

/// Whether it lies ahead, or could still be done in time.
bool is_too_early(const reports::Finding& finding, const std::map<std::string, Instant>& issued, Instant now) {
  if (finding.at > now) return true;
  const auto order = issued.find(finding.purchase_order);
  return finding.rule->id == "ACK-01" && order != issued.end() && now < order->second + acknowledgement_time;
}

Json json_of_finding(const reports::Finding& finding) {
  const Rule& rule = *finding.rule;
  Json row = {{"rule", rule.id}, {"kind", text_of(rule.kind)}, {"sentence", rule.sentence}};
  if (!finding.purchase_order.empty()) row["purchase_order"] = finding.purchase_order;
  if (finding.line != 0) row["line"] = finding.line;
  row["at"] = format_instant(finding.at);
  row["at_stake"] = finding.at_stake.text();
  row["evidence"] = finding.evidence;
  row["owner"] = text_of(rule.owner);
  row["remedy"] = rule.remedy;
  row["source"] = rule.source;
  row["confidence"] = text_of(rule.confidence);
  return row;
}

}  // namespace

const std::vector<NeedRow>& needs_of_rules() {
  static const std::vector<NeedRow> table = {
      {"MONEY-04", Needs::Exceptions}, {"OWNER-01", Needs::Exceptions}, {"UNIT-05", Needs::Exceptions},
      {"SEQ-01", Needs::Exceptions},   {"ONCE-03", Needs::Erp},         {"ONCE-04", Needs::Erp},
      {"UNIT-03", Needs::Erp},         {"UNIT-04", Needs::Erp},         {"MONEY-01", Needs::Erp},
      {"ASN-02", Needs::Erp},          {"MONEY-03", Needs::End},        {"LIVE-01", Needs::End},
  };
  return table;
}

Json verdict_so_far(const Field& field, const FaultBoard& faults, Instant now) {
  scenarios::Scenario scenario = field.scenario();
  const auto& by_hand = field.orders_by_hand();
  scenario.orders.insert(scenario.orders.end(), by_hand.begin(), by_hand.end());
  std::erase_if(scenario.orders,
                [&](const scenarios::Order& order) { return field.changed_by_hand().count(order.number) == 1; });
  const RunRecord outcome = outcome_of(field, faults, now);
  std::map<std::string, Instant> issued;
  for (const LedgerEntry& entry : outcome.ledger) {
    if (entry.effect.kind == EffectKind::OrderIssued) issued.emplace(entry.effect.purchase_order, entry.effect.at);
  }
  const bool erp = erp_is_used(field);
  const bool over = !field.next_due();
  Json verdict = {{"verdict", ""}, {"at", format_instant(now)}, {"at_stake", Json::array()}};
  verdict["findings"] = Json::array();
  bool defects = false;
  std::map<std::string, Money> stakes;  // one sum a currency
  for (const reports::Finding& finding : judge(scenario, outcome)) {
    if (!obstacle_to(finding.rule->id, erp, over).empty() || is_too_early(finding, issued, now)) continue;
    defects |= finding.rule->kind == RuleKind::Defect;
    if (!finding.at_stake.is_zero()) stakes[finding.at_stake.currency().text()] += finding.at_stake;
    verdict["findings"].push_back(json_of_finding(finding));
  }
  for (const auto& [currency, sum] : stakes) verdict["at_stake"].push_back(sum.text());
  verdict["not_judged"] = Json::array();
  for (const Check* check : all_checks()) {
    const std::string why = obstacle_to(check->rule.id, erp, over);
    if (!why.empty()) verdict["not_judged"].push_back({{"rule", check->rule.id}, {"why", why}});
  }
  const Forgotten& forgotten = field.forgotten();
  const bool incomplete = forgotten.effects + forgotten.trucks > 0;
  verdict["verdict"] = defects ? "findings" : incomplete ? "inconclusive" : "nothing found so far";
  verdict["orders"] = issued.size();
  verdict["orders_not_judged"] = forgotten.orders + field.changed_by_hand().size();
  verdict["faults_struck"] = faults.struck();
  verdict["forgotten"] = {
      {"effects", forgotten.effects}, {"refused_requests", forgotten.refusals}, {"trucks", forgotten.trucks}};
  return verdict;
}

}  // namespace vendorproof::harness
