#include "harness/command/certify/campaign_verdict.h"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
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

/// What is said of scenarios that all passed. Of another integration nothing is expected.
std::string came_out(const reports::Report& report) {
  const bool is_one = report.scenarios.size() == 1;
  if (!report.scope.empty()) {
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

}  // namespace

void decide(reports::Report& report, bool whole_catalogue, bool repeated) {
  std::vector<std::string> unreached;
  for (reports::Probe& probe : report.probes) {
    probe.required = whole_catalogue && !report.scenarios.empty() && report.generated.runs >= probe.runs_needed;
    if (probe.required && probe.hits == 0) unreached.push_back(probe.name);
  }
  if (reports::failed_scenarios(report) > 0 || report.generated.failed > 0) {
    report.verdict = reports::Verdict::NotCertified;
    report.reason = reports::outcome_of(report);
    if (!repeated) report.reason += "; a failure did not repeat from its decisions: please report this";
  } else if (!report.planted_defect.empty()) {
    report.verdict = reports::Verdict::Inconclusive;
    report.reason = report.planted_changes == 0
                        ? "the planted defect " + report.planted_defect +
                              " never acted: no scenario gives it something to change; play others"
                        : fmt::format("the planted defect {} acted {} and was not found", report.planted_defect,
                                      reports::counted(report.planted_changes, "time"));
  } else if (report.scenarios.empty() && report.generated.runs == 0 && !report.left_out.empty()) {
    report.verdict = reports::Verdict::Inconclusive;
    report.reason = "nothing was played: " + report.left_out.front().reason;
  } else if (reports::found_of(report.kills) < static_cast<std::int64_t>(report.kills.size())) {
    report.verdict = reports::Verdict::Inconclusive;
    report.reason = "nothing broke, but the judge did not find the planted defects " + names_of_missed(report.kills);
  } else if (!unreached.empty()) {
    report.verdict = reports::Verdict::Inconclusive;
    report.reason = "nothing broke, but the campaign never reached: " + join(unreached, "; ");
  } else {
    report.verdict = reports::Verdict::Certified;
    report.reason = came_out(report);
    if (report.generated.runs > 0)
      report.reason += ", and " + reports::counted(report.generated.runs, "generated run") + " found nothing";
    report.reason += left_out(report);
  }
}

}  // namespace vendorproof::harness
