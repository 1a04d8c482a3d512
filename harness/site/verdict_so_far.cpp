#include "harness/site/verdict_so_far.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "core/base/json/json_tree.h"
#include "harness/field/charge_rates.h"
#include "harness/field/requests.h"
#include "harness/judge/incidents.h"
#include "harness/judge/judge.h"
#include "harness/judge/visibility.h"
#include "reports/findings.h"

namespace vendorproof::harness {

namespace {

bool erp_is_used(const Field& field) {
  return std::any_of(field.ledger().begin(), field.ledger().end(), [](const LedgerEntry& entry) {
    return entry.peer == Peer::Erp && entry.effect.kind != EffectKind::RequestRefused;
  });
}

CallRecord call_of(const JournalRow& row) {
  HttpRequest request;
  request.method = row.method;
  set_target(request, row.target);
  if (!row.body_is_cut) request.body = row.body;
  CallRecord call;
  call.peer = row.peer;
  call.operation = row.operation;
  call.documents = row.body_is_cut ? row.documents : documents_of(row.peer, request);
  call.sent = row.at;
  call.status = row.status;
  // A fault that withheld nothing, such as a delay, excuses nothing.
  call.from_peer = row.status != 0 && !row.answer_was_withheld;
  call.fault = row.answer_was_withheld ? row.fault : "";
  call.is_doubled = row.fault == "doubled" || row.fault == scenarios::text_of(scenarios::FaultKind::Duplicate);
  if (!call.fault.empty() && row.peer == Peer::Amazon) {
    call.orders = row.body_is_cut ? row.orders : orders_by_document(request);
  }
  return call;
}

/// Faults that struck before the oldest row that the journal still has.
void add_older_strikes(const FaultBoard& faults, const std::vector<const JournalRow*>& rows, RunRecord& record) {
  for (const Strike& strike : faults.strikes()) {
    if (!rows.empty() && strike.request >= rows.front()->number) continue;
    CallRecord call;
    call.peer = strike.peer;
    call.operation = strike.operation;
    call.sent = strike.at;
    call.fault = strike.kind;
    record.calls.push_back(std::move(call));
  }
}

/// Whether the finding is about the future, or can still be avoided. `limit`: the time for an acknowledgement.
bool is_too_early(const reports::Finding& finding, const std::map<std::string, Instant>& issued, Duration limit,
                  Instant now) {
  if (finding.at > now) return true;
  const auto order = issued.find(finding.purchase_order);
  return finding.rule->id == "ACK-01" && order != issued.end() && now < order->second + limit;
}

/// Whether the ledger no longer shows the placing of an order that the finding names: other effects may miss too.
bool is_half_forgotten(const reports::Finding& finding, const std::map<std::string, Instant>& issued) {
  const std::vector<std::string> orders = orders_of(finding);
  return std::any_of(orders.begin(), orders.end(), [&](const std::string& order) { return issued.count(order) == 0; });
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

scenarios::Scenario scenario_so_far(const Field& field, Instant now) {
  scenarios::Scenario scenario = field.scenario();
  const auto& by_hand = field.orders_by_hand();
  scenario.orders.insert(scenario.orders.end(), by_hand.begin(), by_hand.end());
  std::erase_if(scenario.orders,
                [&](const scenarios::Order& order) { return field.changed_by_hand().count(order.number) == 1; });
  for (scenarios::Order& order : scenario.orders) {
    std::erase_if(order.changes, [&](const scenarios::OrderChange& change) {
      return scenario.start + std::max(order.placed_after, change.after) > now;
    });
  }
  using mock_amazon::AcknowledgementDeadline;
  const AcknowledgementDeadline reading = field.amazon().settings().readings.acknowledgement_deadline;
  scenario.amazon.switches.erase("X8");
  scenario.amazon.switches["acknowledgement-deadline"] = reading == AcknowledgementDeadline::Hours48 ? "48h" : "24h";
  return scenario;
}

RunRecord record_of(const ServedTrade& trade, Instant now) {
  const Field& field = trade.field;
  RunRecord record;
  record.visibility.shown_to_people = trade.shown.is_used();
  record.visibility.erp = erp_is_used(field);
  record.visibility.ended = !field.next_due().has_value();
  record.visibility.goods = field.goods() == Goods::AsLoaded && (record.visibility.erp || !field.trucks().empty());
  record.exceptions = trade.shown.exceptions();
  record.standings = trade.shown.standings();
  record.ledger = field.ledger();
  record.trucks = field.trucks();
  record.problems = field.problems();
  record.rates = charge_rates_of(field.amazon().settings());
  record.invoiced = field.amazon().payables().invoiced;
  record.paid = field.amazon().payables().paid;
  record.receivable = field.erp().receivable();
  record.ended = now;
  record.faults_fired = trade.faults.struck();
  const std::vector<const JournalRow*> rows = trade.journal.find({}, trade.journal.size());
  add_older_strikes(trade.faults, rows, record);
  for (const JournalRow* row : rows) {
    CallRecord call = call_of(*row);
    if (!call.documents.empty() || !call.fault.empty() || call.is_doubled) record.calls.push_back(std::move(call));
  }
  record.calls_total = static_cast<std::int64_t>(trade.journal.seen());
  return record;
}

namespace {

/// Sales orders that name no order of Amazon's: nothing can be compared with them.
Json stray_sales_orders(const RunRecord& record, const std::map<std::string, Instant>& issued) {
  Json stray = Json::array();
  for (const LedgerEntry& entry : record.ledger) {
    const Effect& effect = entry.effect;
    if (effect.kind != EffectKind::SalesOrderCreated || issued.count(effect.purchase_order) == 1) continue;
    stray.push_back({{"sales_order", effect.document},
                     {"externalDocumentNumber", effect.purchase_order},
                     {"why", "externalDocumentNumber must be the number of a purchase order that Amazon placed"}});
  }
  return stray;
}

/// Adds the findings, their incidents, and the sums of these.
void put_findings(const std::vector<reports::Finding>& findings, Json& verdict) {
  verdict["findings"] = Json::array();
  for (const reports::Finding& finding : findings) verdict["findings"].push_back(json_of_finding(finding));
  verdict["incidents"] = Json::array();
  for (const reports::Incident& incident : reports::incidents_of(findings, false)) {
    Json row = {{"at_stake", incident.at_stake.text()}, {"owner", text_of(incident.main().rule->owner)}};
    row["rules"] = incident.rules();
    for (const reports::Finding* finding : incident.findings) row["findings"].push_back(finding - findings.data());
    verdict["incidents"].push_back(std::move(row));
  }
  verdict["at_stake"] = Json::array();
  for (const Money& sum : reports::sum_of(findings, false)) verdict["at_stake"].push_back(sum.text());
}

}  // namespace

Json verdict_so_far(const ServedTrade& trade, Instant now) {
  const Field& field = trade.field;
  const scenarios::Scenario scenario = scenario_so_far(field, now);
  const RunRecord record = record_of(trade, now);
  std::map<std::string, Instant> issued;
  for (const LedgerEntry& entry : record.ledger) {
    if (entry.effect.kind == EffectKind::OrderIssued) issued.emplace(entry.effect.purchase_order, entry.effect.at);
  }
  Json verdict = {{"verdict", ""}, {"at", format_instant(now)}};
  std::vector<reports::Finding> findings = judge(scenario, record);
  const Forgotten& forgotten = field.forgotten();
  const bool incomplete = forgotten.effects + forgotten.trucks > 0;
  const Duration limit = acknowledgement_limit(scenario);
  std::erase_if(findings, [&](const reports::Finding& finding) {
    return is_too_early(finding, issued, limit, now) || (incomplete && is_half_forgotten(finding, issued));
  });
  const bool defects = std::any_of(findings.begin(), findings.end(), [](const reports::Finding& finding) {
    return finding.rule->kind == RuleKind::Defect;
  });
  put_findings(findings, verdict);
  verdict["not_judged"] = Json::array();
  for (const Check* check : all_checks()) {
    const std::string_view why = obstacle_to(check->rule.id, record.visibility);
    if (!why.empty()) verdict["not_judged"].push_back({{"rule", check->rule.id}, {"why", why}});
  }
  // Of orders whose effects are forgotten, the number is not known any more.
  verdict["sales_orders_not_judged"] = incomplete ? Json::array() : stray_sales_orders(record, issued);
  const bool inconclusive = incomplete || !verdict["sales_orders_not_judged"].empty();
  verdict["verdict"] = defects ? "findings" : inconclusive ? "inconclusive" : "nothing found so far";
  verdict["orders"] = issued.size();
  verdict["orders_not_judged"] = forgotten.orders + field.changed_by_hand().size();
  verdict["faults_struck"] = trade.faults.struck();
  verdict["forgotten"] = {
      {"effects", forgotten.effects}, {"refused_requests", forgotten.refusals}, {"trucks", forgotten.trucks}};
  return verdict;
}

}  // namespace vendorproof::harness
