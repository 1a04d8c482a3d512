// The report on a terminal: short about scenarios that passed, complete about those that failed.
#include <algorithm>

#include <fmt/format.h>

#include "core/base/text.h"
#include "reports/campaign/causes.h"
#include "reports/campaign/pairs.h"
#include "reports/findings.h"
#include "reports/kills.h"
#include "reports/report.h"
#include "reports/summary.h"
#include "reports/text_findings.h"
#include "reports/text_table.h"
#include "reports/wording.h"

namespace vendorproof::reports {
namespace {

std::string table_of(const Report& report, Colour colour) {
  const std::vector<TextColumn> columns = {{"", 4},
                                           {"scenario", 28},
                                           {"orders/lines", 14, true},
                                           {"faults", 6, true},
                                           {"crashes", 7, true},
                                           {"found", 6, true},
                                           {"missing", 7, true},
                                           {"expected", 8, true},
                                           {"at stake", 14, true}};
  std::vector<TextRow> rows;
  for (const ScenarioResult& scenario : report.scenarios) {
    const std::vector<Money> stake = sum_of(scenario.findings, false);
    TextRow row;
    row.cells = {scenario.passed ? "pass" : "FAIL",
                 scenario.name,
                 grouped(scenario.orders) + "/" + grouped(scenario.lines),
                 count_or_blank(scenario.faults_fired),
                 count_or_blank(scenario.crashes),
                 count_or_blank(count_of(scenario.findings, false)),
                 count_or_blank(static_cast<std::int64_t>(scenario.missing.size())),
                 count_or_blank(count_of(scenario.findings, true)),
                 stake.empty() ? "" : amounts_text(stake)};
    row.paint = scenario.passed ? Paint::Good : Paint::Bad;
    rows.push_back(std::move(row));
  }
  return text_table(columns, rows, colour);
}

void append_scenario(std::string& page, const ScenarioResult& scenario, Colour colour) {
  const std::vector<IncidentGroup> groups = unexpected_by_rule(scenario.findings);
  if (scenario.passed && groups.empty()) return;
  std::string block;
  append_labelled(block, scenario.passed ? "pass" : "FAIL", findings_margin, scenario.name + ": " + scenario.title);
  block.replace(0, 4, painted(block.substr(0, 4), scenario.passed ? Paint::Good : Paint::Bad, colour));
  for (const std::string& trouble : scenario.troubles) append_field(block, "trouble", trouble);
  append_findings(block, groups, colour);
  for (const std::string& missing : scenario.missing) {
    append_field(block, "missing", missing + ", which the scenario expects, was not found");
  }
  if (!scenario.passed) {
    for (const std::string& exception : scenario.exceptions) append_field(block, "asked", exception);
  }
  if (!scenario.passed && groups.empty() && scenario.missing.empty() && scenario.troubles.empty()) {
    append_field(block, "", "failed without a finding: replay it to see where it stopped");
  }
  // People copy the command, so it is never wrapped.
  const std::string replay = replay_command(scenario);
  if (!replay.empty())
    block += left_aligned(std::string(findings_margin, ' ') + "replay", findings_label_width) + replay + "\n";
  page += "\n" + block;
}

void append_sentence(std::string& page, const std::string& sentence) {
  if (!sentence.empty()) append_labelled(page, "", 0, sentence);
}

void append_generated(std::string& page, const GeneratedRuns& generated) {
  if (generated.runs == 0) return;
  std::vector<std::string> families;
  for (const FamilyRuns& row : generated.by_family) families.push_back(row.family + " " + grouped(row.runs));
  const std::string failed = generated.failed == 0 ? "none failed" : grouped(generated.failed) + " failed";
  append_labelled(
      page, "", 0,
      fmt::format("Generated runs: {} ({}) with {}, {} and {}: {}.", grouped(generated.runs),
                  families.empty() ? "no family" : join(families, ", "), counted(generated.orders, "order"),
                  counted(generated.faults_fired, "fault"), counted_as(generated.crashes, "crash", "crashes"), failed));
  const std::size_t shown = std::min(generated.failures.size(), incidents_shown_max);
  for (std::size_t at = 0; at < shown; ++at) {
    append_field(page, "", clean(generated.failures[at].name) + ": " + generated.failures[at].message);
  }
  const std::string hidden = hidden_runs(generated, shown);
  if (!hidden.empty()) append_field(page, "", hidden);
  page += causes_text(generated.causes);
}

void append_probes(std::string& page, const Report& report) {
  const std::vector<std::string> unreached = unreached_probes(report);
  if (report.verdict != Verdict::Inconclusive || unreached.empty()) return;
  append_labelled(page, "", 0, "Never reached, although a conclusive campaign must: " + join(unreached, ", ") + ".");
}

/// Always one line, even if the reason is long, because scripts and people look at the last line first.
std::string verdict_line(const Report& report, Colour colour) {
  const std::string reason = report.reason.empty() ? outcome_of(report) : clean(report.reason);
  return fmt::format("{}: {}. At stake: {}.\n", painted(text_of(report.verdict), paint_of(report.verdict), colour),
                     reason, amounts_text(at_stake(report)));
}

}  // namespace

std::string write_text(const Report& report, Colour colour) {
  std::string page = fmt::format("Vendorproof {}, seed {}\n", clean(report.version), report.seed);
  page += clean(report.command) + "\n\n";
  for (const std::string& line : report.scope) append_labelled(page, "", 0, clean(line));
  if (!report.scope.empty()) page += "\n";
  if (!report.planted_defect.empty()) {
    append_labelled(page, "", 0,
                    "Planted defect: " + report.planted_defect +
                        ". This run only tests the judge; it says nothing about an integration.");
    page += "\n";
  }
  page += table_of(report, colour);
  for (const ScenarioResult& scenario : report.scenarios) append_scenario(page, scenario, colour);
  page += "\n";
  for (const std::string& sentence : left_out_sentences(report)) append_sentence(page, sentence);
  for (const std::string& sentence : missed_crash_sentences(report)) append_sentence(page, sentence);
  append_sentence(page, expected_sentence(report));
  append_sentence(page, exceptions_sentence(report));
  append_generated(page, report.generated);
  for (const std::string& sentence : campaign_notes(report)) append_sentence(page, sentence);
  append_sentence(page, pairs_sentence(report));
  append_probes(page, report);
  append_sentence(page, kills_sentence(report.kills));
  if (report.generated.failed > 0) page += "Of the generated runs, money counts the smallest run of each cause.\n";
  if (!at_stake(report).empty()) page += "Money is estimated by the rate card; it is not Amazon's statement.\n";
  return page + verdict_line(report, colour);
}

}  // namespace vendorproof::reports
