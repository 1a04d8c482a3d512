#include "reports/campaign/shard_json.h"

#include <algorithm>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"

namespace vendorproof::reports {

namespace {

constexpr char between_traces = ' ';
constexpr std::int64_t place_max = 1'000'000'000'000;
constexpr std::int64_t shard_count_max = 1'000;

/// The place of each row: its number, negative and one lower for a row of a generated run.
template <class Rows, class IsGenerated>
Json places_of(const Rows& rows, IsGenerated is_generated) {
  Json places = Json::array();
  for (const auto& row : rows) {
    const auto task = static_cast<std::int64_t>(row.task);
    places.push_back(is_generated(row) ? -task - 1 : task);
  }
  return places;
}

/// Calls `put(row, task, is_generated)` for each row.
template <class Rows, class Put>
void read_places(const JsonReader& in, Rows& rows, Put put) {
  const std::vector<JsonReader> places = in.elements();
  if (places.size() != rows.size()) return in.problem("has another number of places than there are rows");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::int64_t place = places[i].integer();
    if (place > place_max || place < -place_max) return places[i].problem("is no place");
    put(rows[i], static_cast<std::size_t>(place < 0 ? -(place + 1) : place), place < 0);
  }
}

std::vector<std::string> read_texts(const JsonReader& in) {
  std::vector<std::string> texts;
  for (const JsonReader& text : in.elements()) texts.push_back(text.text());
  return texts;
}

}  // namespace

Json json_of_shard(const Report& report) {
  const Shard& shard = report.shard;
  Json json;
  json["number"] = shard.number;
  json["count"] = shard.count;
  json["has_ended"] = shard.has_ended;
  json["has_repeated"] = shard.has_repeated;
  json["whole_catalogue"] = shard.whole_catalogue;
  json["length"] = shard.length;
  json["scenarios"] = shard.scenarios;
  json["switches"] = shard.switches;
  json["rate_card"] = shard.rate_card;
  json["playlist"] = shard.playlist;
  json["scenario_places"] = places_of(report.scenarios, [](const ScenarioResult& row) { return row.reduced; });
  json["left_out_places"] = places_of(report.left_out, [](const LeftOut& row) { return row.is_generated; });
  json["divergence_places"] = places_of(report.divergences, [](const Divergence& row) { return row.is_generated; });
  // One text: a list of a million rows would be longer than a reader takes.
  json["traces"] = join(shard.traces, std::string(1, between_traces));
  return json;
}

void read_shard(const JsonReader& in, Report& report) {
  Shard& shard = report.shard;
  shard.number = in.at("number").integer();
  shard.count = in.at("count").integer();
  if (shard.count < 1 || shard.count > shard_count_max || shard.number < 1 || shard.number > shard.count) {
    in.problem("is no part of a whole: its number must be from 1 to its count");
  }
  shard.has_ended = in.at("has_ended").boolean();
  shard.has_repeated = in.at("has_repeated").boolean();
  shard.whole_catalogue = in.at("whole_catalogue").boolean();
  shard.length = in.at("length").text();
  shard.scenarios = static_cast<std::size_t>(std::max<std::int64_t>(in.at("scenarios").integer(), 0));
  shard.switches = read_texts(in.at("switches"));
  shard.rate_card = in.at("rate_card").text();
  shard.playlist = in.at("playlist").text();
  read_places(in.at("scenario_places"), report.scenarios,
              [](ScenarioResult& row, std::size_t task, bool) { row.task = task; });
  read_places(in.at("left_out_places"), report.left_out, [](LeftOut& row, std::size_t task, bool is_generated) {
    row.task = task;
    row.is_generated = is_generated;
  });
  read_places(in.at("divergence_places"), report.divergences, [](Divergence& row, std::size_t task, bool is_generated) {
    row.task = task;
    row.is_generated = is_generated;
  });
  const std::string traces = in.at("traces").text();
  if (!traces.empty()) shard.traces = split(traces, between_traces);
}

}  // namespace vendorproof::reports
