#include "harness/command/demo.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "core/base/nearest_word.h"
#include "core/base/require.h"
#include "harness/command/builtin_files.h"
#include "harness/command/exit_codes.h"
#include "harness/command/output_folder.h"
#include "harness/defects/defects.h"
#include "harness/field/field.h"
#include "harness/judge/judge.h"
#include "harness/judge/probes/probes.h"
#include "harness/world/world.h"
#include "reports/findings.h"
#include "reports/report.h"
#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

constexpr std::array<std::string_view, 3> broken = {"cases-as-eaches", "ship-notice-an-hour-late",
                                                    "resend-invoice-under-new-number"};

/// Three rows of the table at once.
Spoiler example_integration(const scenarios::Scenario& scenario) {
  std::vector<Spoiler> parts;
  for (const std::string_view id : broken) parts.push_back((*defect_of(id))->make(scenario));
  Spoiler all;
  all.on_request = [parts](SpoiledRequest& spoiled) {
    for (const Spoiler& part : parts) {
      if (part.on_request) part.on_request(spoiled);
    }
  };
  all.on_answer = [parts](const SpoiledRequest& spoiled, HttpResponse& response) {
    for (const Spoiler& part : parts) {
      if (part.on_answer) part.on_answer(spoiled, response);
    }
  };
  return all;
}

constexpr Defect example = {"example-integration", "A broken example integration.", "", "", example_integration};

scenarios::Scenario ten_orders_of_a_week() {
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder == "demo") return read_playable(file.text, std::string(file.name)).value();
  }
  REQUIRE(false);
  return {};
}

/// What the incidents of this defect's rule cost. Empty if the judge found no such incident.
std::vector<Money> cost_of(const Defect& defect, const std::vector<reports::Finding>& findings) {
  for (const reports::IncidentGroup& group : reports::unexpected_by_rule(findings)) {
    if (group.rule->id == defect.caught_by) return group.at_stake;
  }
  return {};
}

/// Returns how many defects were found.
std::size_t print_defects(const std::vector<reports::Finding>& findings) {
  std::size_t found = 0;
  std::cout << fmt::format("  {:<72}  {:<8}  {:>12}\n", "What the integration does wrong", "Rule", "At stake");
  for (const std::string_view id : broken) {
    const Defect& defect = **defect_of(id);
    const std::vector<Money> cost = cost_of(defect, findings);
    std::cout << fmt::format("  {:<72}  {:<8}  {:>12}\n", defect.sentence, defect.caught_by,
                             cost.empty() ? "not found" : reports::amounts_text(cost));
    found += cost.empty() ? 0U : 1U;
  }
  return found;
}

reports::Report report_of(const DemoOptions& options, reports::ScenarioResult result) {
  reports::Report report;
  report.version = VENDORPROOF_VERSION;
  report.integration = "the example integration of the demo, which is broken on purpose";
  report.command = options.out == DemoOptions().out ? "vendorproof demo"
                                                    : shell_line({"vendorproof", "demo", "--out=" + options.out});
  report.planted_defect = std::string(example.id);
  report.probes = no_probes();
  report.verdict = reports::Verdict::NotCertified;
  report.reason = "the example integration has three defects, and each was found";
  report.scenarios.push_back(std::move(result));
  return report;
}

}  // namespace

int demo(const DemoOptions& options) {
  const Result<void> folder = prepare_folder(options.out);
  if (!folder) return refuse("vendorproof demo", folder.error());
  const scenarios::Scenario scenario = ten_orders_of_a_week();
  RunSettings settings;
  settings.defect = &example;
  const RunOutcome outcome = run(scenario, settings);
  reports::ScenarioResult result = result_of(scenario, outcome);
  const auto days = std::chrono::duration_cast<std::chrono::hours>(outcome.ended - scenario.start).count() / 24;
  std::cout << fmt::format(
      "Ten orders of Amazon, a simulated Vendor Central, a simulated ERP with a warehouse, and a broken example\n"
      "integration: our own core, with three defects planted between it and its peers. Played {} days of trade with\n"
      "{} requests, in virtual time.\n\n",
      days, reports::grouped(outcome.calls_total));
  const std::vector<reports::Finding> findings = result.findings;
  const std::size_t found = print_defects(findings);
  std::cout << "\nNOT CERTIFIED: at stake " << reports::amounts_text(reports::sum_of(findings, false)) << "\n";
  const reports::Report report = report_of(options, std::move(result));
  std::vector<OutputFile> files;
  for (const reports::Writer& writer : reports::writers()) files.emplace_back(writer.file_name, writer.write(report));
  const Result<void> written = write_into(options.out, files);
  if (!written) return refuse("vendorproof demo", written.error());
  std::cout
      << "Report: " << reports::clean(options.out) << "/report.html\n\n"
      << "Next: `vendorproof certify` certifies the core without defects; `vendorproof serve` serves the mocks to an\n"
         "integration of your own.\n";
  return found == broken.size() ? exit_certified : exit_own_fault;
}

}  // namespace vendorproof::harness
