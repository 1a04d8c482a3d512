#include "harness/command/replay.h"

#include <algorithm>
#include <iostream>

#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "harness/command/exit_codes.h"
#include "harness/command/named_files.h"
#include "harness/judge/harm_marks.h"
#include "harness/judge/judge.h"
#include "harness/world/world.h"
#include "reports/timeline.h"
#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

void print_findings(const std::vector<reports::Finding>& findings) {
  for (const reports::Finding& finding : findings) {
    if (finding.expected) continue;
    std::string subject = finding.purchase_order;
    if (finding.line != 0) subject += " line " + std::to_string(finding.line);
    std::cout << fmt::format(
        "\n{} is broken: {}\n  order     {}\n  seen      {}\n  at stake  {}\n  owner     {}\n  remedy    {}\n",
        finding.rule->id, finding.rule->sentence, subject, finding.evidence, reports::amount_text(finding.at_stake),
        text_of(finding.rule->owner), finding.rule->remedy);
  }
}

void print_comparison(const scenarios::Scenario& scenario, const reports::ScenarioResult& result) {
  if (scenario.broken_rule.empty()) return;
  const bool again = std::any_of(result.findings.begin(), result.findings.end(), [&](const reports::Finding& finding) {
    return finding.rule->id == scenario.broken_rule;
  });
  std::cout << fmt::format("\nThe file says that {} is broken: {}.\n", scenario.broken_rule,
                           again ? "it is broken again" : "it is not broken any more");
  if (scenario.trace_hash.empty()) return;
  const bool same = scenario.trace_hash == result.trace_hash;
  std::cout << (same ? "The run was the same, event for event (trace " + result.trace_hash + ").\n"
                     : "The run differs from the run that wrote the file (trace " + scenario.trace_hash + " then, " +
                           result.trace_hash + " now).\n");
}

}  // namespace

int replay(const ReplayOptions& options) {
  const Result<scenarios::Scenario> scenario = trial_named(options.file);
  if (!scenario) return refuse("vendorproof replay", scenario.error());
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
  std::cout << fmt::format("{}: {}\n", scenario->name, scenario->title);
  if (*defect != nullptr) std::cout << fmt::format("Planted defect: {}\n", planted);
  std::cout << "\n" << reports::write_timeline(reports::folded(outcome.journal));
  print_findings(result.findings);
  print_comparison(*scenario, result);
  for (const std::string& missing : result.missing) std::cout << "\nExpected and not found: " << missing << "\n";
  if (result.passed) std::cout << "\nNothing is broken.\n";
  std::cout.flush();
  return result.passed ? exit_certified : exit_not_certified;
}

}  // namespace vendorproof::harness
