#include "reports/campaign/causes.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "reports/findings.h"
#include "reports/page.h"
#include "reports/text_findings.h"
#include "reports/text_table.h"
#include "reports/wording.h"

namespace vendorproof::reports {

namespace {

/// How many causes and divergences are shown at once.
constexpr std::size_t causes_shown_max = 20;

std::string name_of(const Cause& cause) { return cause.rule.empty() ? "stopped" : clean(cause.rule); }

std::string file_of(const Cause& cause) {
  if (cause.replay_file.empty()) return "not made small";
  return (cause.is_small ? "" : "not made small: ") + clean(cause.replay_file);
}

std::string hidden_causes(const std::vector<Cause>& causes, std::size_t shown) {
  const auto rest = static_cast<std::int64_t>(causes.size() - shown);
  return rest == 0 ? "" : fmt::format("{} more {}", grouped(rest), rest == 1 ? "cause" : "causes");
}

}  // namespace

std::string cause_title(const Cause& cause) {
  return fmt::format("{}: {}, the first is {}", name_of(cause), counted(cause.runs, "run"), clean(cause.first_run));
}

std::string causes_text(const std::vector<Cause>& causes) {
  if (causes.empty()) return "";
  std::string page;
  append_labelled(page, "", 0,
                  fmt::format("Causes of failed runs: {}.", grouped(static_cast<std::int64_t>(causes.size()))));
  const std::size_t shown = std::min(causes.size(), causes_shown_max);
  for (std::size_t at = 0; at < shown; ++at) {
    const Cause& cause = causes[at];
    append_labelled(page, "", findings_margin, cause_title(cause));
    append_field(page, "seen", clean(cause.shape));
    if (!cause.left.empty()) append_field(page, "needs", clean(cause.left));
    append_field(page, "smallest", file_of(cause));
  }
  const std::string hidden = hidden_causes(causes, shown);
  if (!hidden.empty()) append_field(page, "", hidden);
  return page;
}

Json json_of(const std::vector<Cause>& causes) {
  Json list = Json::array();
  for (const Cause& cause : causes) {
    Json row;
    row["rule"] = cause.rule;
    row["shape"] = cause.shape;
    row["small_shape"] = cause.small_shape;
    row["left"] = cause.left;
    row["runs"] = cause.runs;
    row["first_run"] = cause.first_run;
    row["run"] = cause.first_task;
    row["is_small"] = cause.is_small;
    row["replay_file"] = cause.replay_file;
    list.push_back(std::move(row));
  }
  return list;
}

std::string causes_html(const std::vector<Cause>& causes) {
  if (causes.empty()) return "";
  const std::size_t shown = std::min(causes.size(), failed_runs_listed_max);
  std::vector<std::vector<std::string>> rows;
  for (std::size_t at = 0; at < shown; ++at) {
    const Cause& cause = causes[at];
    rows.push_back({html_mark(Mark::Bad, name_of(cause)), escaped(cause.shape), escaped(cause.left),
                    grouped(cause.runs), escaped(cause.first_run), escaped(file_of(cause))});
  }
  std::string html = "<h3>Causes</h3>\n" + html_table({{"rule", Fit::Word},
                                                       {"what was seen"},
                                                       {"what it needs"},
                                                       {"runs", Fit::Number},
                                                       {"first run", Fit::Name},
                                                       {"smallest scenario"}},
                                                      rows);
  const std::string hidden = hidden_causes(causes, shown);
  if (!hidden.empty()) html += fmt::format("<p class=\"note\">{}.</p>\n", hidden);
  return html;
}

Json json_of(const std::vector<Divergence>& divergences) {
  Json list = Json::array();
  for (const Divergence& divergence : divergences) {
    Json row;
    row["scenario"] = divergence.scenario;
    row["what"] = divergence.what;
    list.push_back(std::move(row));
  }
  return list;
}

std::vector<std::string> campaign_notes(const Report& report) {
  std::vector<std::string> notes;
  if (report.shard.count > 0) {
    notes.push_back(
        fmt::format("Shard {} of {}: this is a part of a campaign. `vendorproof report merge` gives the "
                    "verdict of the whole.",
                    report.shard.number, report.shard.count));
  }
  if (report.regressions > 0)
    notes.push_back(fmt::format("Repeated first: {}.", counted(report.regressions, "regression")));
  if (report.played_twice > 0) {
    const auto different = static_cast<std::int64_t>(report.divergences.size());
    notes.push_back(fmt::format(
        "Played twice and compared: {}, {}.", counted(report.played_twice, "run"),
        different == 0 ? "each the same, event for event" : fmt::format("{} not the same", grouped(different))));
  }
  const std::size_t shown = std::min(report.divergences.size(), causes_shown_max);
  for (std::size_t at = 0; at < shown; ++at) {
    notes.push_back("Not the same: " + clean(report.divergences[at].scenario) + ": " +
                    clean(report.divergences[at].what));
  }
  return notes;
}

std::string campaign_notes_html(const Report& report) {
  std::string html;
  for (const std::string& note : campaign_notes(report)) html += "<p class=\"note\">" + escaped(note) + "</p>\n";
  return html;
}

}  // namespace vendorproof::reports
