#include "reports/rehearsal/rehearsal.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "reports/json_values.h"
#include "reports/summary.h"

namespace vendorproof::reports {
namespace {

std::string write_plain_text(const Rehearsal& rehearsal) { return write_text(rehearsal, Colour::Off); }

Json json_of(const RehearsalDay& day) {
  Json json;
  json["date"] = day.date;
  json["orders"] = day.orders;
  json["lines"] = day.lines;
  json["acknowledged"] = day.acknowledged;
  json["shipped_notices"] = day.shipped_notices;
  json["invoices"] = day.invoices;
  json["backlog_orders"] = day.backlog_orders;
  json["late_documents"] = day.late_acknowledgements + day.late_ship_notices;
  json["late_acknowledgements"] = day.late_acknowledgements;
  json["late_ship_notices"] = day.late_ship_notices;
  json["at_risk"] = reports::json_of(day.at_risk);
  return json;
}

Json json_of(const DelayPercentiles& delay, Duration limit) {
  Json json;
  json["limit"] = reports::json_of(limit);
  json["p50"] = reports::json_of(delay.p50);
  json["p90"] = reports::json_of(delay.p90);
  json["p99"] = reports::json_of(delay.p99);
  json["max"] = reports::json_of(delay.max);
  return json;
}

Json json_of(const OperationUse& use) {
  Json json;
  json["operation"] = use.operation;
  json["calls"] = use.calls;
  json["throttled"] = use.throttled;
  json["most_in_a_minute"] = use.most_in_a_minute;
  json["quota_per_minute"] = use.quota_per_minute;
  json["used_percent"] = use.used_percent;
  return json;
}

Json json_of(const ThresholdResult& threshold) {
  Json json;
  json["name"] = threshold.name;
  json["limit"] = threshold.limit;
  json["seen"] = threshold.seen;
  json["held"] = threshold.held;
  return json;
}

template <class T>
Json list_of(const std::vector<T>& values) {
  Json json = Json::array();
  for (const T& value : values) json.push_back(json_of(value));
  return json;
}

}  // namespace

bool is_missed(const Rehearsal& rehearsal, Subject subject) {
  return std::any_of(rehearsal.thresholds.begin(), rehearsal.thresholds.end(),
                     [&](const ThresholdResult& threshold) { return !threshold.held && threshold.subject == subject; });
}

std::string write_json(const Rehearsal& rehearsal) {
  Json json;
  json["schema_version"] = 1;
  json["product"] = "vendorproof";
  json["version"] = rehearsal.version;
  json["command"] = rehearsal.command;
  json["profile"] = rehearsal.profile;
  json["title"] = rehearsal.title;
  json["seed"] = fmt::format("{}", rehearsal.seed);
  json["verdict"] = reports::json_of(rehearsal.verdict);
  json["reason"] = rehearsal.reason;
  json["virtual_time"] = reports::json_of(rehearsal.virtual_time);
  json["orders"] = rehearsal.orders;
  json["lines"] = rehearsal.lines;
  json["calls"] = rehearsal.calls;
  json["trace_hash"] = rehearsal.trace_hash;
  json["invoiced"] = reports::json_of(rehearsal.invoiced);
  json["paid"] = reports::json_of(rehearsal.paid);
  json["deducted"] = reports::json_of(rehearsal.deducted);
  json["chargebacks"] = reports::json_of(rehearsal.chargebacks);
  json["at_risk"] = reports::json_of(rehearsal.at_risk);
  json["thresholds"] = list_of(rehearsal.thresholds);
  json["acknowledgement_delay"] = json_of(rehearsal.acknowledgement_delay, acknowledgement_limit);
  json["ship_notice_delay"] = json_of(rehearsal.ship_notice_delay, ship_notice_limit);
  json["late_acknowledgements"] = rehearsal.late_acknowledgements;
  json["ship_notices"] = rehearsal.ship_notices;
  json["late_ship_notices"] = rehearsal.late_ship_notices;
  json["charged_ship_notices"] = rehearsal.charged_ship_notices;
  json["operations"] = list_of(rehearsal.operations);
  json["days"] = list_of(rehearsal.days);
  put_findings(json, rehearsal.findings);
  json["integration"] = integration_text(rehearsal.integration);
  json["scenario_time"] = scenario_time(rehearsal);
  json["played"] = played(rehearsal);
  json["not_played"] = not_played();
  return json_text(json);
}

const std::vector<RehearsalWriter>& rehearsal_writers() {
  static const std::vector<RehearsalWriter> table = {
      {"rehearsal.txt", write_plain_text},
      {"rehearsal.json", write_json},
      {"rehearsal.html", write_html},
  };
  return table;
}

}  // namespace vendorproof::reports
