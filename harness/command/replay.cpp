#include "harness/command/replay.h"

#include <algorithm>
#include <iostream>

#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "harness/command/exit_codes.h"
#include "harness/command/named_files.h"
#include "harness/judge/harm_marks.h"
#include "harness/judge/judge.h"
#include "harness/world/world.h"
#include "reports/findings.h"
#include "reports/text_findings.h"
#include "reports/timeline.h"
#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

/// With the words and sums of the report: findings with one cause are one incident.
void print_findings(const reports::ScenarioResult& result) {
  const std::vector<reports::IncidentGroup> groups = reports::unexpected_by_rule(result.findings);
  std::string text;
  reports::append_findings(text, groups, reports::Colour::Off);
  for (const std::string& missing : result.missing) {
    reports::append_field(text, "missing", missing + ", which the scenario expects, was not found");
  }
  if (!text.empty()) std::cout << "\n" << text;
  if (!result.passed) std::cout << "\nFailed: " << reports::failure_message(result) << ".\n";
}

bool is_broken(const std::string& rule, const reports::ScenarioResult& result) {
  return std::any_of(result.findings.begin(), result.findings.end(),
                     [&](const reports::Finding& finding) { return finding.rule->id == rule; });
}

/// With what the file says about the run that wrote it.
void print_comparison(const scenarios::Scenario& scenario, const reports::ScenarioResult& result) {
  if (!scenario.broken_rule.empty()) {
    std::cout << fmt::format(
        "\nThe file says that {} is broken: {}.\n", reports::clean(scenario.broken_rule),
        is_broken(scenario.broken_rule, result) ? "it is broken again" : "it is not broken any more");
  }
  if (scenario.trace_hash.empty()) return;
  const bool same = scenario.trace_hash == result.trace_hash;
  std::cout << (same ? "The run was the same, event for event (trace " + result.trace_hash + ").\n"
                     : "The run differs from the run that wrote the file (trace " +
                           reports::clean(scenario.trace_hash) + " then, " + result.trace_hash + " now).\n");
}

/// Our own core would do better, or worse, than the program that failed: that says nothing about the program.
Error of_another_program(const std::string& file, const std::string& program) {
  return {ErrorCode::Malformed,
          fmt::format("{}: '{}' failed here, and replay plays Vendorproof's own core; to play the program again, use "
                      "`vendorproof certify --sut FILE {}`, with `--against our-core` for a time line",
                      file, reports::clean(program), shell_line({"--scenario", file}))};
}

}  // namespace

int replay(const ReplayOptions& options) {
  const Result<scenarios::Scenario> scenario = trial_named(options.file);
  if (!scenario) return refuse("vendorproof replay", scenario.error());
  if (!scenario->broken_by.empty()) {
    return refuse("vendorproof replay", of_another_program(options.file, scenario->broken_by));
  }
  std::string planted = options.planted_defect.empty() ? scenario->planted_defect : options.planted_defect;
  if (planted.empty()) planted = "none";
  const Result<const Defect*> defect = defect_of(planted);
  if (!defect) return refuse("vendorproof replay", defect.error());
  RunSettings settings;
  settings.defect = *defect;
  settings.journal = Journal::On;
  RunOutcome outcome = run(*scenario, settings);
  const reports::ScenarioResult result = result_of(*scenario, outcome);
  mark_harm(result.findings, outcome.journal);
  std::cout << fmt::format("{}: {}\n", scenario->name, reports::clean(scenario->title));
  if (*defect != nullptr) std::cout << fmt::format("Planted defect: {}\n", planted);
  std::cout << "\n" << reports::write_timeline(reports::folded(outcome.journal));
  print_findings(result);
  print_comparison(*scenario, result);
  if (result.passed) std::cout << "\nNothing is broken.\n";
  std::cout.flush();
  return result.passed ? exit_certified : exit_not_certified;
}

}  // namespace vendorproof::harness
