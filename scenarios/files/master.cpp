#include "scenarios/files/master.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "scenarios/files/reading.h"

namespace vendorproof::scenarios {

namespace {

constexpr std::size_t changes_max = 1'000;

/// What a change does, by the key that says it. The last column: whether `where` says which rows.
struct ActRow {
  MasterAct act;
  std::string_view key;
  bool is_about_rows;
};
constexpr std::array<ActRow, 4> acts = {{
    {MasterAct::Changed, "set", true},
    {MasterAct::Added, "add", false},
    {MasterAct::Removed, "remove", true},
    {MasterAct::Refused, "refuse", false},
}};

const ActRow& row_of(MasterAct act) { return acts[static_cast<std::size_t>(act)]; }

/// A number is kept as it is written.
std::string value_in(const JsonReader& in) {
  const Json& value = in.json();
  if (value.is_boolean() || value.is_number()) return value.dump();
  return in.text();
}

std::vector<FieldValue> read_values(const JsonReader& in) {
  std::vector<FieldValue> values;
  for (const std::string& key : in.keys()) values.push_back({key, value_in(in.at(key))});
  if (values.empty()) in.problem("names no field; write {\"field\": value}");
  return values;
}

MasterChange read_change(const JsonReader& in) {
  only_fields(in, {"page", "where", "set", "add", "remove", "refuse"});
  MasterChange change;
  change.page = in.at("page").text();
  std::size_t given = 0;
  for (const ActRow& row : acts) {
    if (!in.has(row.key)) continue;
    ++given;
    change.act = row.act;
  }
  if (given != 1) in.problem("needs one of set, add, remove and refuse");
  if (in.failed()) return change;
  const ActRow& act = row_of(change.act);
  if (act.is_about_rows) change.where = read_values(in.at("where"));
  if (!act.is_about_rows && in.has("where")) in.at("where").problem(fmt::format("makes no sense with {}", act.key));
  const JsonReader what = in.at(act.key);
  if (change.act == MasterAct::Changed || change.act == MasterAct::Added) {
    change.fields = read_values(what);
  } else if (!what.boolean()) {
    what.problem("is not true");
  }
  return change;
}

/// As in the file: a number or a truth without quotes.
Json values_json(const std::vector<FieldValue>& values) {
  Json out = Json::object();
  for (const FieldValue& value : values) {
    const bool is_bare = value.value == "true" || value.value == "false";
    out[value.field] = is_bare ? Json(value.value == "true") : Json(value.value);
  }
  return out;
}

}  // namespace

std::vector<MasterChange> read_master(const JsonReader& in) {
  std::vector<MasterChange> master;
  const std::vector<JsonReader> elements = in.elements();
  if (elements.size() > changes_max) in.problem("has more than 1,000 changes");
  for (const JsonReader& element : elements) {
    if (in.failed()) return master;
    master.push_back(read_change(element));
  }
  return master;
}

Json master_json(const std::vector<MasterChange>& master) {
  Json out = Json::array();
  for (const MasterChange& change : master) {
    Json element = {{"page", change.page}};
    const ActRow& act = row_of(change.act);
    if (act.is_about_rows) element["where"] = values_json(change.where);
    const bool has_fields = change.act == MasterAct::Changed || change.act == MasterAct::Added;
    element[std::string(act.key)] = has_fields ? values_json(change.fields) : Json(true);
    out.push_back(std::move(element));
  }
  return out;
}

}  // namespace vendorproof::scenarios
