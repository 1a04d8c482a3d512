// The report for continuous integration: a suite per family, a case per scenario, and one case for the campaign, so
// that an inconclusive run is not green. It has no times: readers would take virtual time for seconds of a build.
#include <algorithm>

#include <fmt/format.h>

#include "core/base/text.h"
#include "reports/findings.h"
#include "reports/report.h"
#include "reports/wording.h"

namespace vendorproof::reports {
namespace {

std::string failure_body(const ScenarioResult& scenario, const std::vector<IncidentGroup>& groups) {
  std::string body;
  for (const IncidentGroup& group : groups) {
    body += fmt::format("{}: {}\n", group.rule->id, group.rule->sentence);
    const std::size_t shown = std::min(group.incidents.size(), incidents_shown_max);
    for (std::size_t at = 0; at < shown; ++at) {
      const Incident& incident = group.incidents[at];
      const Finding& finding = incident.main();
      body += fmt::format("  {}, at stake {}: {}\n", subject_of(finding), amount_text(incident.at_stake),
                          clean(finding.evidence));
      const std::string others = other_rules_of(incident);
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

std::string failure_message(const ScenarioResult& scenario, const std::vector<IncidentGroup>& groups) {
  if (groups.empty() && scenario.missing.empty()) return "failed without a finding";
  if (groups.empty()) return scenario.missing.front() + " was expected and not found";
  std::vector<std::string> parts;
  for (const IncidentGroup& group : groups) {
    parts.push_back(
        fmt::format("{} on {}{}", group.rule->id, subject_of(group.incidents.front().main()),
                    group.incidents.size() == 1
                        ? ""
                        : fmt::format(" and {} more", grouped(static_cast<std::int64_t>(group.incidents.size() - 1)))));
  }
  return fmt::format("{}; at stake {}", join(parts, "; "), amounts_text(sum_of(scenario.findings, false)));
}

/// Line ends are kept in the body of an XML element, so each line is escaped separately.
std::string escaped_lines(const std::string& body) {
  std::string result;
  for (const std::string& line : split(body, '\n')) result += escaped(line) + "\n";
  result.pop_back();
  return result;
}

std::string test_case(const ScenarioResult& scenario) {
  const std::string opening = fmt::format("    <testcase classname=\"vendorproof.{}\" name=\"{}\"",
                                          escaped(scenario.family), escaped(scenario.name));
  if (scenario.passed) return opening + "/>\n";
  const std::vector<IncidentGroup> groups = unexpected_by_rule(scenario.findings);
  const std::string type = groups.empty() ? "failed" : std::string(groups.front().rule->id);
  return fmt::format("{}>\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n", opening,
                     escaped(type), escaped(failure_message(scenario, groups)),
                     escaped_lines(failure_body(scenario, groups)));
}

struct Suite {
  std::string name;
  std::int64_t tests = 0;
  std::int64_t failures = 0;
  std::string cases;
};

Suite suite_of(const Report& report, const std::string& family) {
  Suite suite{family, 0, 0, ""};
  for (const ScenarioResult& scenario : report.scenarios) {
    if (scenario.family != family) continue;
    ++suite.tests;
    if (!scenario.passed) ++suite.failures;
    suite.cases += test_case(scenario);
  }
  return suite;
}

/// A suite with a failure if the verdict is not certified and no scenario failed.
Suite campaign_suite(const Report& report) {
  Suite suite{"campaign", 1, 0, "    <testcase classname=\"vendorproof.campaign\" name=\"verdict\""};
  const bool told = report.verdict == Verdict::NotCertified && failed_scenarios(report) > 0;
  if (report.verdict == Verdict::Certified || told) {
    suite.cases += "/>\n";
    return suite;
  }
  suite.failures = 1;
  suite.cases +=
      fmt::format(">\n      <failure type=\"{}\" message=\"{}\">{}</failure>\n    </testcase>\n",
                  text_of(report.verdict), escaped(report.reason),
                  escaped(unreached_probes(report).empty() ? report.reason
                                                           : "never reached: " + join(unreached_probes(report), ", ")));
  return suite;
}

}  // namespace

std::string write_junit(const Report& report) {
  std::vector<Suite> suites;
  for (const std::string& family : families_of(report)) suites.push_back(suite_of(report, family));
  suites.push_back(campaign_suite(report));
  std::int64_t tests = 0;
  std::int64_t failures = 0;
  std::string body;
  for (const Suite& suite : suites) {
    tests += suite.tests;
    failures += suite.failures;
    body += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n{}",
                        escaped(suite.name), suite.tests, suite.failures, suite.cases);
    body += "  </testsuite>\n";
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"vendorproof\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n{}</testsuites>\n",
      tests, failures, body);
}

}  // namespace vendorproof::reports
