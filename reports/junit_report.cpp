// The report for continuous integration: a suite per family, a case per scenario, and one case for the campaign, so
// that a run that is not certified is never green. All times are zero: the same run gives the same bytes, and readers
// would take virtual time for seconds of a build.
#include <algorithm>

#include <fmt/format.h>

#include "core/base/text.h"
#include "reports/findings.h"
#include "reports/report.h"
#include "reports/wording.h"

namespace vendorproof::reports {
namespace {

constexpr std::string_view no_time = "0.000";

std::string failure_body(const ScenarioResult& scenario, const std::vector<IncidentGroup>& groups) {
  std::string body;
  for (const std::string& trouble : scenario.troubles) body += "trouble: " + clean(trouble) + "\n";
  for (const IncidentGroup& group : groups) {
    body += fmt::format("{}: {}\n", group.rule->id, group.rule->sentence);
    const std::size_t shown = std::min(group.incidents.size(), incidents_shown_max);
    for (std::size_t at = 0; at < shown; ++at) {
      const Incident& incident = group.incidents[at];
      const Finding& finding = incident.main();
      body += fmt::format("  {}, at stake {}: {}\n", subject_of(finding), amount_text(incident.at_stake),
                          clean(finding.evidence));
      const std::string others = others_of(incident);
      if (!others.empty()) body += "  " + others + "\n";
    }
    const std::string hidden = hidden_incidents(group, shown);
    if (!hidden.empty()) body += "  " + hidden + "\n";
    body += fmt::format("  at stake: {}\n  owner: {}\n  remedy: {}\n", amounts_text(group.at_stake),
                        text_of(group.rule->owner), group.rule->remedy);
  }
  for (const std::string& missing : scenario.missing) {
    body += "missing: " + clean(missing) + ", which the scenario expects, was not found\n";
  }
  for (const std::string& exception : scenario.exceptions) body += "asked: " + clean(exception) + "\n";
  const std::string replay = replay_command(scenario);
  if (!replay.empty()) body += "replay: " + replay + "\n";
  return body;
}

/// Line ends are kept in the body of an XML element, so each line is escaped separately.
std::string escaped_lines(const std::string& body) {
  std::string result;
  for (const std::string& line : split(body, '\n')) result += escaped(line) + "\n";
  result.pop_back();
  return result;
}

std::string test_case(const ScenarioResult& scenario) {
  const std::string opening = fmt::format("    <testcase classname=\"vendorproof.{}\" name=\"{}\" time=\"{}\"",
                                          escaped(scenario.family), escaped(scenario.name), no_time);
  if (scenario.passed && !scenario.missed_crashes.empty()) {
    return fmt::format("{}>\n      <skipped message=\"the crash did not strike: {}\"/>\n    </testcase>\n", opening,
                       escaped(join(scenario.missed_crashes, ", ")));
  }
  if (scenario.passed) return opening + "/>\n";
  const std::vector<IncidentGroup> groups = unexpected_by_rule(scenario.findings);
  const std::string type = groups.empty() ? "failed" : std::string(groups.front().rule->id);
  return fmt::format("{}>\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n", opening,
                     escaped(type), escaped(failure_message(scenario)), escaped_lines(failure_body(scenario, groups)));
}

struct Suite {
  std::string name;
  std::int64_t tests = 0;
  std::int64_t failures = 0;
  std::string cases;
  std::int64_t skipped = 0;
};

/// The generated runs of a family as one case.
std::string generated_case(const GeneratedRuns& generated, const FamilyRuns& row) {
  const auto& [family, runs, failed] = row;
  const std::string opening =
      fmt::format("    <testcase classname=\"vendorproof.generated.{}\" name=\"generated runs\" time=\"{}\"",
                  escaped(family), no_time);
  if (failed == 0) return opening + "/>\n";
  std::string body;
  std::size_t shown = 0;
  for (const FailedRun& run : generated.failures) {
    if (run.family != family || shown == incidents_shown_max) continue;
    body += clean(run.name) + ": " + clean(run.message) + "\n";
    ++shown;
  }
  const auto rest = failed - static_cast<std::int64_t>(shown);
  if (rest > 0) body += fmt::format("{} more failed {}\n", grouped(rest), rest == 1 ? "run" : "runs");
  return fmt::format("{}>\n      <failure type=\"failed\" message=\"{} of {} failed\">{}</failure>\n    </testcase>\n",
                     opening, grouped(failed), counted(runs, "run"), escaped_lines(body));
}

Suite generated_suite(const GeneratedRuns& generated) {
  Suite suite{"generated", 0, 0, ""};
  for (const FamilyRuns& row : generated.by_family) {
    ++suite.tests;
    if (row.failed > 0) ++suite.failures;
    suite.cases += generated_case(generated, row);
  }
  return suite;
}

Suite suite_of(const Report& report, const std::string& family) {
  Suite suite{family, 0, 0, ""};
  for (const ScenarioResult& scenario : report.scenarios) {
    if (scenario.family != family) continue;
    ++suite.tests;
    if (!scenario.passed) ++suite.failures;
    if (scenario.passed && !scenario.missed_crashes.empty()) ++suite.skipped;
    suite.cases += test_case(scenario);
  }
  return suite;
}

/// Scenarios that were not played, as skipped cases.
Suite left_out_suite(const Report& report) {
  Suite suite{"not played", 0, 0, ""};
  for (const LeftOut& row : report.left_out) {
    ++suite.tests;
    ++suite.skipped;
    suite.cases += fmt::format(
        "    <testcase classname=\"vendorproof.not-played\" name=\"{}\" time=\"{}\">\n"
        "      <skipped message=\"{}\"/>\n    </testcase>\n",
        escaped(row.scenario), no_time, escaped(row.reason));
  }
  return suite;
}

/// The verdict passes only if it is CERTIFIED.
Suite campaign_suite(const Report& report) {
  Suite suite{"campaign", 1, 0, "    <testcase classname=\"vendorproof.campaign\" name=\"verdict\""};
  suite.cases += fmt::format(" time=\"{}\"", no_time);
  if (report.verdict == Verdict::Certified) {
    suite.cases += "/>\n";
    return suite;
  }
  suite.failures = 1;
  const std::vector<std::string> unreached = unreached_probes(report);
  const std::string why = unreached.empty() ? report.reason : "never reached: " + join(unreached, ", ");
  suite.cases +=
      fmt::format(">\n      <failure type=\"{}\" message=\"{}\">{}\nrepeat: {}\n</failure>\n    </testcase>\n",
                  text_of(report.verdict), escaped(report.reason), escaped(why), escaped(report.command));
  return suite;
}

}  // namespace

std::string write_junit(const Report& report) {
  std::vector<Suite> suites;
  for (const std::string& family : families_of(report)) suites.push_back(suite_of(report, family));
  if (report.generated.runs > 0) suites.push_back(generated_suite(report.generated));
  if (!report.left_out.empty()) suites.push_back(left_out_suite(report));
  suites.push_back(campaign_suite(report));
  std::int64_t tests = 0;
  std::int64_t failures = 0;
  std::string body;
  for (const Suite& suite : suites) {
    tests += suite.tests;
    failures += suite.failures;
    body += fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\" time=\"{}\">\n{}",
        escaped(suite.name), suite.tests, suite.failures, suite.skipped, no_time, suite.cases);
    body += "  </testsuite>\n";
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"vendorproof\" tests=\"{}\" failures=\"{}\" errors=\"0\" time=\"{}\">\n{}</testsuites>\n",
      tests, failures, no_time, body);
}

}  // namespace vendorproof::reports
