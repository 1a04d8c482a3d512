// The comparison for programs.
#include <string>

#include "core/base/json/json_tree.h"
#include "harness/command/against/differences.h"
#include "reports/json_values.h"

namespace vendorproof::harness {

namespace {

Json json_of_divergence(const Divergence& divergence) {
  Json json = Json::object();
  json["aspect"] = std::string(divergence.aspect->id);
  json["sentence"] = std::string(divergence.aspect->sentence);
  json["purchase_order"] = divergence.subject.order;
  json["line"] = divergence.subject.line;
  json["about"] = divergence.subject.about;
  json["a"] = divergence.a;
  json["b"] = divergence.b;
  json["parted"] = format_instant(divergence.parted);
  return json;
}

Json json_of_difference(const Difference& difference) {
  Json json = Json::object();
  json["scenario"] = difference.scenario;
  json["title"] = difference.title;
  json["first"] = json_of_divergence(difference.divergence);
  json["rules_a"] = difference.rules_a;
  json["rules_b"] = difference.rules_b;
  json["later"] = Json::array();
  for (const Divergence& divergence : difference.later) json["later"].push_back(json_of_divergence(divergence));
  return json;
}

Json json_of_row(const std::optional<HistoryRow>& row) {
  if (!row) return nullptr;
  Json json = Json::object();
  json["at"] = format_instant(row->at);
  json["text"] = row->text;
  return json;
}

Json json_of_told(const Told& told) {
  Json json = Json::object();
  json["aspect"] = std::string(told.first.divergence.aspect->id);
  json["scenarios"] = told.scenarios;
  json["smallest"] = json_of_difference(told.smallest);
  json["orders"] = told.orders;
  json["lines"] = told.lines;
  json["faults"] = told.faults;
  json["candidates"] = told.runs;
  json["repeated"] = told.is_repeated;
  json["cut_short"] = told.is_cut_short;
  json["file"] = told.file;
  json["again"] = told.again;
  json["rows"] = Json::array();
  for (const PairedRow& row : told.rows) {
    Json paired = Json::object();
    paired["a"] = json_of_row(row.a);
    paired["b"] = json_of_row(row.b);
    paired["differs"] = row.differs;
    json["rows"].push_back(std::move(paired));
  }
  return json;
}

}  // namespace

std::string write_json(const Differences& differences) {
  Json json = Json::object();
  json["schema_version"] = 1;
  json["version"] = differences.version;
  json["command"] = differences.command;
  json["seed"] = std::to_string(differences.seed);
  json["verdict"] = std::string(text_of(verdict_of(differences)));
  json["reason"] = reason_of(differences);
  json["a"] = {{"name", differences.name_a}, {"started", differences.started_a}};
  json["b"] = {{"name", differences.name_b}, {"started", differences.started_b}};
  json["left_out"] = differences.left_out;
  json["not_compared"] = Json::array();
  for (const NotCompared& row : differences.not_compared) {
    json["not_compared"].push_back({{"aspect", std::string(row.aspect->id)}, {"reason", row.reason}});
  }
  json["scenarios"] = Json::array();
  for (const Compared& row : differences.compared) {
    json["scenarios"].push_back(
        {{"name", row.scenario}, {"verdict", std::string(text_of(row.likeness))}, {"reasons", row.reasons}});
  }
  json["played"] = {{"scenarios", differences.scenarios}, {"generated_runs", differences.generated}};
  json["asked"] = {{"scenarios", differences.scenarios_asked}, {"generated_runs", differences.generated_asked}};
  json["interrupted"] = differences.is_interrupted;
  json["differences"] = Json::array();
  for (const Difference& found : differences.found) json["differences"].push_back(json_of_difference(found));
  json["aspects"] = Json::array();
  for (const Told& told : differences.told) json["aspects"].push_back(json_of_told(told));
  return reports::json_text(json);
}

}  // namespace vendorproof::harness
