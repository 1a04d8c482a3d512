#include "harness/command/certify/campaign_verdict.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/base/time.h"
#include "reports/findings.h"
#include "reports/kills.h"
#include "reports/summary.h"
#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

/// `; 2 were not played`; "" if everything was.
std::string left_out(const reports::Report& report) {
  if (report.left_out.empty()) return "";
  return fmt::format("; {} {} not played", report.left_out.size(), report.left_out.size() == 1 ? "was" : "were");
}

/// `, 3 regressions among them`; "" without regressions. How many of a shard's scenarios are regressions is not said.
std::string among_them(const reports::Report& report) {
  if (report.regressions == 0 || report.shard.count > 0) return "";
  return ", " + reports::counted(report.regressions, "regression") + " among them";
}

bool is_of_sweep(const reports::ScenarioResult& result) { return result.family == reports::crash_sweep_family; }

/// The runs of a sweep in which the program was not killed: `a-killed-after-submitInvoices-2, ...`.
std::string names_of_unkilled(const reports::Report& report) {
  std::vector<std::string> names;
  for (const reports::ScenarioResult& result : report.scenarios) {
    const bool is_about_a_crash = is_of_sweep(result) || result.family == "catalogue";
    if (is_about_a_crash && !result.missed_crashes.empty()) names.push_back(result.name);
  }
  return join(names, ", ");
}

/// What is said of scenarios that all passed. Of another integration nothing is expected.
std::string came_out(const reports::Report& report) {
  if (report.scenarios.empty() && report.shard.count > 0) return "no scenario falls to this part";
  const bool is_one = report.scenarios.size() == 1;
  if (!report.scope.empty()) {
    const auto killed = std::count_if(report.scenarios.begin(), report.scenarios.end(), is_of_sweep);
    const auto others = static_cast<std::int64_t>(report.scenarios.size()) - killed;
    if (killed > 0 && others > 0) {
      return fmt::format("nothing wrong was found in {}, and in {} with a kill", reports::counted(others, "scenario"),
                         reports::counted(killed, "run"));
    }
    return is_one ? "nothing wrong was found in the scenario"
                  : fmt::format("nothing wrong was found in {} scenarios", report.scenarios.size());
  }
  return is_one ? "the scenario came out as expected"
                : fmt::format("all {} scenarios came out as expected", report.scenarios.size());
}

/// The planted defects that the judge did not find.
std::string names_of_missed(const std::vector<reports::Kill>& kills) {
  std::vector<std::string> missed;
  for (const reports::Kill& kill : kills) {
    if (!kill.found) missed.push_back(kill.defect);
  }
  return join(missed, ", ");
}

/// ` in 10m`; "" where the number of runs was asked for.
std::string in_time(const reports::Report& report) {
  const Duration time = report.generated.played_for;
  return time.count() == 0 ? "" : " in " + format_duration(time);
}

/// How many generated runs there were in the time that was given, where nothing else says it.
std::string runs_in_time(const reports::Report& report) {
  if (in_time(report).empty() || report.verdict == reports::Verdict::Certified) return "";
  return fmt::format("; {}{} played{}", reports::counted(report.generated.runs, "generated run"),
                     report.generated.runs == 1 ? " was" : " were", in_time(report));
}

/// `1 of 2 scenarios`
std::string count_among(std::int64_t some, std::int64_t all, std::string_view what) {
  return fmt::format("{} of {}", reports::grouped(some), reports::counted(all, what));
}

/// Why nothing is known of the program: each scenario and each generated run that failed never began. "" if something
/// is known.
std::string never_tried(const reports::Report& report) {
  std::int64_t untried = 0;
  std::string why;
  for (const reports::ScenarioResult& result : report.scenarios) {
    if (!result.never_began || result.reduced) continue;
    if (untried++ == 0 && !result.troubles.empty()) why = reports::clean(result.troubles.front());
  }
  const reports::GeneratedRuns& generated = report.generated;
  if (untried < reports::failed_scenarios(report) || generated.never_began < generated.failed) return "";
  std::vector<std::string> parts;
  if (untried > 0) parts.push_back(count_among(untried, reports::played_scenarios(report), "scenario"));
  if (generated.never_began > 0) parts.push_back(count_among(generated.never_began, generated.runs, "generated run"));
  if (parts.empty()) return "";
  // All failures are such runs, so the first one tells why.
  if (why.empty() && !generated.failures.empty()) why = reports::clean(generated.failures.front().message);
  return "the program could not be tried in " + join(parts, " and in ") + ": " + why;
}

void judge_scenarios(reports::Report& report, const std::vector<std::string>& unreached) {
  if (const std::string why = never_tried(report); !why.empty()) {
    report.verdict = reports::Verdict::Inconclusive;
    report.reason = why;
  } else if (reports::failed_scenarios(report) > 0 || report.generated.failed > 0) {
    report.verdict = reports::Verdict::NotCertified;
    report.reason = reports::outcome_of(report);
  } else if (!report.divergences.empty()) {
    report.verdict = reports::Verdict::Inconclusive;
    report.reason = "nothing broke, but";
  } else if (!report.planted_defect.empty()) {
    report.verdict = reports::Verdict::Inconclusive;
    report.reason = report.planted_changes == 0
                        ? "the planted defect " + report.planted_defect +
                              " never acted: no scenario gives it something to change; play others"
                        : fmt::format("the planted defect {} acted {} and was not found", report.planted_defect,
                                      reports::counted(report.planted_changes, "time"));
  } else if (report.scenarios.empty() && report.generated.runs == 0 && !report.left_out.empty() &&
             report.shard.count == 0) {
    report.verdict = reports::Verdict::Inconclusive;
    report.reason = "nothing was played: " + report.left_out.front().reason;
  } else if (reports::found_of(report.kills) < static_cast<std::int64_t>(report.kills.size())) {
    report.verdict = reports::Verdict::Inconclusive;
    report.reason = "nothing broke, but the judge did not find the planted defects " + names_of_missed(report.kills);
  } else if (const std::string names = names_of_unkilled(report); !names.empty()) {
    report.verdict = reports::Verdict::Inconclusive;
    report.reason = "nothing broke, but the crash did not strike in " + names;
  } else if (!unreached.empty()) {
    report.verdict = reports::Verdict::Inconclusive;
    report.reason = "nothing broke, but the campaign never reached: " + join(unreached, "; ");
  } else if (report.scenarios.empty() && report.generated.runs == 0 && report.shard.count > 0) {
    report.verdict = reports::Verdict::Inconclusive;  // it says nothing; the merge decides
    report.reason = came_out(report);
  } else {
    report.verdict = reports::Verdict::Certified;
    report.reason = came_out(report) + among_them(report);
    if (report.generated.runs > 0)
      report.reason +=
          ", and " + reports::counted(report.generated.runs, "generated run") + in_time(report) + " found nothing";
    report.reason += left_out(report);
  }
}

}  // namespace

void decide(reports::Report& report, bool whole_catalogue, bool repeated) {
  const bool is_part = report.shard.count > 0;
  std::vector<std::string> unreached;
  for (reports::Probe& probe : report.probes) {
    const bool is_due = report.generated.runs >= probe.runs_needed;
    probe.required = whole_catalogue && !report.scenarios.empty() && !is_part && is_due;
    if (probe.required && probe.hits == 0) unreached.push_back(probe.name);
  }
  judge_scenarios(report, unreached);
  if (!repeated) report.reason += "; a failure did not repeat from its decisions: please report this";
  if (!report.divergences.empty()) {
    const bool has_failed = report.verdict == reports::Verdict::NotCertified;
    report.reason +=
        fmt::format("{} {} not the same when played twice: please report this", has_failed ? ";" : "",
                    reports::counted_as(static_cast<std::int64_t>(report.divergences.size()), "run was", "runs were"));
  }
  report.reason += runs_in_time(report);
  if (is_part)
    report.reason = fmt::format("shard {} of {}: {}", report.shard.number, report.shard.count, report.reason);
}

}  // namespace vendorproof::harness
