#include "reports/kills.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "reports/json_values.h"
#include "reports/page.h"
#include "reports/text_table.h"
#include "reports/wording.h"

namespace vendorproof::reports {

namespace {

bool was_measured(const std::vector<Kill>& kills) {
  return std::any_of(kills.begin(), kills.end(), [](const Kill& kill) { return kill.milliseconds > 0; });
}

/// `0.35`: seconds, to the hundredth.
std::string seconds_text(std::int64_t milliseconds) {
  return fmt::format("{}.{:02}", milliseconds / 1000, milliseconds % 1000 / 10);
}

std::string stake_text(const Kill& kill) { return kill.at_stake.empty() ? "" : amounts_text(kill.at_stake); }

}  // namespace

std::int64_t found_of(const std::vector<Kill>& kills) {
  return std::count_if(kills.begin(), kills.end(), [](const Kill& kill) { return kill.found; });
}

std::string kills_sentence(const std::vector<Kill>& kills) {
  if (kills.empty()) return "";
  const auto all = static_cast<std::int64_t>(kills.size());
  const std::int64_t found = found_of(kills);
  return fmt::format("The judge was tested with {}, and found {}.", counted(all, "planted defect"),
                     found == all ? std::string("each") : "only " + grouped(found));
}

std::string kills_text(const std::vector<Kill>& kills, Colour colour) {
  std::vector<TextColumn> columns = {{"", 6},           {"planted defect", 36}, {"rule", 9},           {"found in", 30},
                                     {"runs", 5, true}, {"orders", 6, true},    {"at stake", 15, true}};
  const bool has_time = was_measured(kills);
  if (has_time) columns.push_back({"seconds", 8, true});
  std::vector<TextRow> rows;
  for (const Kill& kill : kills) {
    TextRow row;
    row.cells = {kill.found ? "found" : "MISSED",
                 kill.defect,
                 kill.rule,
                 kill.found ? kill.scenario : "",
                 grouped(kill.runs),
                 kill.found ? grouped(kill.orders) : "",
                 stake_text(kill)};
    if (has_time) row.cells.push_back(seconds_text(kill.milliseconds));
    row.paint = kill.found ? Paint::Good : Paint::Bad;
    rows.push_back(std::move(row));
  }
  return text_table(columns, rows, colour);
}

Json json_of(const std::vector<Kill>& kills) {
  Json list = Json::array();
  for (const Kill& kill : kills) {
    Json row;
    row["defect"] = kill.defect;
    row["sentence"] = kill.sentence;
    row["rule"] = kill.rule;
    row["found"] = kill.found;
    row["scenario"] = kill.scenario;
    row["runs"] = kill.runs;
    row["orders"] = kill.orders;
    row["at_stake"] = json_of(kill.at_stake);
    list.push_back(std::move(row));
  }
  return list;
}

std::string kills_html(const std::vector<Kill>& kills) {
  if (kills.empty()) return "";
  std::vector<std::vector<std::string>> rows;
  for (const Kill& kill : kills) {
    rows.push_back({escaped(kill.sentence), escaped(kill.rule),
                    kill.found ? html_mark(Mark::Good, "found") : html_mark(Mark::Bad, "not found"),
                    escaped(kill.scenario), grouped(kill.runs), grouped(kill.orders), escaped(stake_text(kill))});
  }
  return html_table({{"what the integration does wrong"},
                     {"rule", Fit::Word},
                     {""},
                     {"scenario", Fit::Name},
                     {"runs", Fit::Number},
                     {"orders", Fit::Number},
                     {"at stake", Fit::Number}},
                    rows);
}

}  // namespace vendorproof::reports
