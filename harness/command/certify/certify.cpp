#include "harness/command/certify/certify.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <optional>
#include <set>
#include <thread>

#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/live/stop_signal.h"
#include "harness/command/against/against.h"
#include "harness/command/builtin_files.h"
#include "harness/command/certify/campaign_verdict.h"
#include "harness/command/certify/selftest.h"
#include "harness/command/exit_codes.h"
#include "harness/command/named_files.h"
#include "harness/command/output_folder.h"
#include "harness/command/progress.h"
#include "harness/command/trial/trials.h"
#include "harness/field/rate_card_choice.h"
#include "harness/field/switch_choice.h"
#include "harness/judge/judge.h"
#include "harness/search/campaign.h"
#include "harness/search/guarded_run.h"
#include "harness/search/shrinker.h"
#include "harness/trial/trial_system.h"
#include "reports/findings.h"
#include "reports/report.h"
#include "reports/wording.h"
#include "scenarios/generators/generators.h"

namespace vendorproof::harness {

namespace {

using scenarios::Scenario;

constexpr std::size_t minimised_rules_max = 3;
constexpr std::int64_t shrink_runs_max = 400;

/// The switches of --switch. Errors: Malformed, naming the option and the possible values.
Result<std::map<std::string, std::string>> readings_of(const std::vector<std::string>& texts) {
  Scenario trial;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    if (equals == std::string::npos) {
      return malformed("--switch " + text + ": write NAME=VALUE, as in cost-basis=per-case");
    }
    const bool is_new = trial.amazon.switches.emplace(text.substr(0, equals), text.substr(equals + 1)).second;
    if (!is_new) return malformed("--switch " + text + ": this switch is set twice");
    const Result<void> checked = check_switches(trial);
    if (!checked) return malformed("--switch " + text + ": " + checked.error().message);
  }
  return trial.amazon.switches;
}

std::string failures_base(const CertifyOptions& options) {
  return options.out.empty() ? "vendorproof-failures" : options.out;
}

/// The folder for failures: inside --out, or in the current folder when there is no --out.
std::string failures_folder(const CertifyOptions& options) {
  return options.out.empty() ? failures_base(options) : options.out + "/failures";
}

/// The system under test, if there is one, and then the scenarios that it claims unless others are given.
Result<std::optional<Trials>> trials_of(CertifyOptions& options) {
  if (options.sut_file.empty()) return std::optional<Trials>();
  Result<SystemUnderTest> system = read_system_under_test(options.sut_file);
  if (!system) return tl::unexpected<Error>(system.error());
  if (const Result<void> checked = check_system(*system); !checked) return tl::unexpected<Error>(checked.error());
  if (options.scenario_files.empty() && options.orders_file.empty()) options.scenario_files = system->scenarios;
  if (options.integration.empty()) options.integration = system->name;
  if (options.jobs == 0) options.jobs = system->jobs;
  return std::optional<Trials>(Trials(std::move(*system), failures_base(options) + "/trials"));
}

Result<std::vector<Scenario>> scenarios_of(const CertifyOptions& options) {
  std::vector<Scenario> scenarios;
  if (!options.orders_file.empty()) {
    const Result<std::string> text = read_file(options.orders_file);
    if (!text) return tl::unexpected<Error>(text.error());
    Result<Scenario> orders = scenarios::scenario_of_orders(*text, options.orders_file);
    if (!orders) return tl::unexpected<Error>(orders.error());
    scenarios.push_back(std::move(*orders));
  }
  std::set<std::string> names;
  for (const std::string& name_or_path : options.scenario_files) {
    Result<Scenario> scenario = trial_named(name_or_path);
    if (!scenario) return tl::unexpected<Error>(scenario.error());
    if (!names.insert(scenario->name).second) {
      return malformed("--scenario " + name_or_path + ": the scenario " + scenario->name + " is given twice");
    }
    scenarios.push_back(std::move(*scenario));
  }
  if (!scenarios.empty()) return scenarios;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder != "catalogue") continue;
    Result<Scenario> scenario = read_playable(file.text, std::string(file.name) + ".json");
    if (!scenario) return tl::unexpected<Error>(scenario.error());
    scenarios.push_back(std::move(*scenario));
  }
  return scenarios;
}

int list_defects() {
  std::cout << "Planted defects: what the integration does wrong, and the rule that must find it.\n";
  for (const Defect& defect : defects()) {
    std::cout << fmt::format("  {:<34}{:<10}{}\n", defect.id, defect.caught_by, defect.sentence);
  }
  return exit_certified;
}

/// The first defect rule that a failed run broke; "" if it failed only for charges or for missing findings.
std::string broken_rule_of(const reports::ScenarioResult& result) {
  for (const reports::Finding& finding : result.findings) {
    if (!finding.expected && finding.rule->kind == RuleKind::Defect) return std::string(finding.rule->id);
  }
  return "";
}

void write_failure(const CertifyOptions& options, const Scenario& scenario, const std::string& name,
                   reports::ScenarioResult& result) {
  const std::string path = failures_folder(options) + "/" + name + ".json";
  Result<void> written = prepare_folder(failures_folder(options));
  if (written) written = write_file(path, scenarios::write_scenario(scenario));
  if (written) {
    result.replay_file = path;
  } else {
    std::cerr << "vendorproof: " << written.error().message << "\n";
  }
}

/// Writes a file that repeats each failed scenario: the scenario and the decisions that fired.
void keep_failures(const CertifyOptions& options, const Defect* defect, Campaign& campaign) {
  for (Played& played : campaign.failed) {
    Scenario scenario = std::move(played.scenario);
    scenario.decisions_recorded = true;
    scenario.decisions = std::move(played.fired);
    scenario.broken_rule = broken_rule_of(played.result);
    scenario.trace_hash = played.result.trace_hash;
    if (defect != nullptr) scenario.planted_defect = std::string(defect->id);
    const auto kept = std::find_if(campaign.results.begin(), campaign.results.end(),
                                   [&](const auto& result) { return result.name == played.result.name; });
    if (kept != campaign.results.end()) write_failure(options, scenario, scenario.name, *kept);
  }
}

/// Reduces the first failure of each rule (at most 3 rules), writes and reports it. Returns whether all repeated.
bool minimise_failures(const CertifyOptions& options, const Defect* defect, Campaign& campaign, Progress& progress,
                       std::vector<reports::ScenarioResult>& results) {
  std::set<std::string> seen;
  bool repeated = true;
  for (Played& played : campaign.failed) {
    const std::string rule = broken_rule_of(played.result);
    if (rule.empty() || seen.size() >= minimised_rules_max || !seen.insert(rule).second) continue;
    RunSettings settings;
    settings.defect = defect;
    ShrinkBudget budget;
    budget.runs_max = shrink_runs_max;
    budget.progress = [&](std::int64_t runs, std::size_t orders) {
      progress.show(fmt::format("minimising {} of {}: {} runs, {} orders", rule, played.scenario.name, runs, orders));
    };
    Shrunk shrunk = shrink(played.scenario, played.fired, rule, settings, budget);
    repeated &= shrunk.reproduced;
    shrunk.scenario.title = "The smallest scenario that breaks " + rule;
    reports::ScenarioResult result = result_of(shrunk.scenario, guarded_run(shrunk.scenario, settings));
    result.reduced = true;
    write_failure(options, shrunk.scenario, rule + "-" + played.scenario.name, result);
    results.push_back(std::move(result));
  }
  return repeated;
}

void add_generated(const Campaign& campaign, reports::Report& report) {
  report.generated.runs = campaign.runs;
  report.generated.failed = static_cast<std::int64_t>(campaign.failed.size());
  report.generated.by_family = campaign.by_family;
  report.generated.orders = campaign.orders;
  report.generated.faults_fired = campaign.faults_fired;
  report.generated.crashes = campaign.crashes;
  report.generated.trace_hash = hex_of(campaign.trace.value());
  for (const Played& played : campaign.failed) {
    const reports::ScenarioResult& result = played.result;
    report.generated.failures.push_back({result.name, result.family, reports::failure_message(result)});
  }
  report.planted_changes += campaign.defect_changes;
  for (std::size_t i = 0; i < report.probes.size(); ++i) report.probes[i].hits += campaign.probes[i].hits;
}

std::vector<std::string> report_names() {
  std::vector<std::string> names;
  for (const reports::Writer& writer : reports::writers()) names.emplace_back(writer.file_name);
  return names;
}

int deliver(const CertifyOptions& options, const reports::Report& report) {
  std::vector<OutputFile> files;
  if (!options.out.empty()) {
    for (const reports::Writer& writer : reports::writers()) {
      files.emplace_back(writer.file_name, writer.write(report));
    }
  }
  const Result<void> written = write_into(options.out, files);
  const reports::Colour colour =
      options.no_colour || !is_terminal_output() ? reports::Colour::Off : reports::Colour::On;
  std::cout << reports::write_text(report, colour);
  if (written && !options.out.empty()) {
    std::cout << "Report: " << reports::clean(options.out) << "/report.html (also report.json, junit.xml)\n";
  }
  std::cout.flush();
  if (!written) return refuse("vendorproof certify", written.error());
  switch (report.verdict) {
    case reports::Verdict::Certified:
      return exit_certified;
    case reports::Verdict::NotCertified:
      return exit_not_certified;
    case reports::Verdict::Inconclusive:
      return exit_inconclusive;
  }
  return exit_own_fault;
}

void play_scenarios(const CertifyOptions& options, const std::vector<Scenario>& scenarios, CampaignPlan& plan,
                    Progress& progress, reports::Report& report) {
  plan.tasks = scenarios.size();
  plan.keep_results = KeepResults::Yes;
  plan.scenario = [&](std::size_t task) {
    Scenario scenario = scenarios[task];
    if (!scenario.decisions_recorded) scenario.seed += options.seed - 1;
    return scenario;
  };
  plan.progress = [&](std::size_t done, std::size_t failed) {
    progress.show(fmt::format("{} of {} scenarios, {} failed", done, plan.tasks, failed));
  };
  Campaign catalogue = play(plan);
  if (!plan.play) keep_failures(options, plan.defect, catalogue);
  report.scenarios = std::move(catalogue.results);
  report.left_out = std::move(catalogue.left_out);
  report.probes = std::move(catalogue.probes);
  report.planted_changes = catalogue.defect_changes;
}

/// The generated runs that failed, each with the file of its scenario.
void keep_tried(const CertifyOptions& options, Campaign& campaign, std::vector<reports::ScenarioResult>& results) {
  for (Played& played : campaign.failed) {
    write_failure(options, played.scenario, played.scenario.name, played.result);
    played.result.reduced = true;
    results.push_back(std::move(played.result));
  }
}

/// Returns whether all failures repeated.
bool play_generated(const CertifyOptions& options, CampaignPlan& plan, Progress& progress, reports::Report& report) {
  plan.tasks = static_cast<std::size_t>(options.runs);
  plan.keep_results = KeepResults::No;
  plan.progress = [&](std::size_t done, std::size_t failed) {
    progress.show(fmt::format("{} of {} generated runs, {} failed", done, options.runs, failed));
  };
  Campaign generated = play(plan);
  add_generated(generated, report);
  report.left_out.insert(report.left_out.end(), generated.left_out.begin(), generated.left_out.end());
  if (plan.is_stopped()) return true;
  if (plan.play) {
    keep_tried(options, generated, report.scenarios);
    return true;
  }
  return minimise_failures(options, plan.defect, generated, progress, report.scenarios);
}

/// Scenarios are played by that program instead of our own core.
void try_with(const Trials& trials, const std::vector<Scenario>& scenarios, CampaignPlan& plan,
              reports::Report& report) {
  plan.play = [&trials, is_stopped = plan.is_stopped](const Scenario& scenario) {
    return trials.play(scenario, is_stopped);
  };
  plan.judged = [&trials](const reports::ScenarioResult& result) {
    if (result.passed) trials.forget(result.name);
  };
  const auto of_catalogue = std::count_if(scenarios.begin(), scenarios.end(),
                                          [](const Scenario& scenario) { return scenario.family == "catalogue"; });
  report.scope = scope_of(trials.system(), static_cast<std::size_t>(of_catalogue), scenarios_of({})->size());
}

/// What was played is told, but it is no certificate.
void interrupt(const CertifyOptions& options, std::size_t scenarios, reports::Report& report) {
  const std::string played =
      fmt::format("interrupted after {} of {} and {} of {}", reports::grouped(reports::played_scenarios(report)),
                  reports::counted(static_cast<std::int64_t>(scenarios), "scenario"),
                  reports::grouped(report.generated.runs), reports::counted(options.runs, "generated run"));
  const bool has_failed = report.verdict == reports::Verdict::NotCertified;
  report.reason = has_failed ? played + "; " + report.reason : played;
  if (!has_failed) report.verdict = reports::Verdict::Inconclusive;
}

}  // namespace

int certify(CertifyOptions options) {
  if (options.planted_defect == "list") return list_defects();
  if (!options.against.empty() && choose_for_both(options) != exit_certified) return exit_usage;
  const Result<std::optional<Trials>> trials = trials_of(options);
  if (!trials) {
    for (const std::string& line : split(trials.error().message, '\n')) {
      refuse("vendorproof certify", Error{trials.error().code, line});
    }
    return exit_usage;
  }
  const Result<const Defect*> defect = defect_of(options.planted_defect);
  if (!defect) return refuse("vendorproof certify", defect.error());
  Result<std::vector<Scenario>> scenarios = scenarios_of(options);
  if (!scenarios) return refuse("vendorproof certify", scenarios.error());
  const Result<std::map<std::string, std::string>> readings = readings_of(options.switches);
  if (!readings) return refuse("vendorproof certify", readings.error());
  for (Scenario& scenario : *scenarios) scenario = with_switches(std::move(scenario), *readings);
  if (*trials) {
    if (const Result<void> playable = check_playable(*scenarios); !playable) {
      return refuse("vendorproof certify", playable.error());
    }
  }
  const Result<std::string> card = rate_card_named(options.rate_card_file);
  if (!card) return refuse("vendorproof certify", card.error());
  for (Scenario& scenario : *scenarios) scenario = charged_by(std::move(scenario), *card);
  if (!options.against.empty()) {
    return against({options, *trials ? &**trials : nullptr, *defect, *readings, *card}, std::move(*scenarios));
  }
  Result<void> folder = prepare_folder(options.out, report_names());
  // It is made when a scenario fails; what is there already must be a folder that can be written.
  const bool has_failures = !options.out.empty() && std::filesystem::exists(failures_folder(options));
  if (folder && has_failures) folder = prepare_folder(failures_folder(options));
  if (!folder) return refuse("vendorproof certify", folder.error());

  // Made before any other thread, so that no other thread receives the signal.
  const live::StopSignal stop([] {});
  Progress progress(!options.quiet);
  CampaignPlan plan;
  plan.defect = *defect;
  plan.jobs = options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  plan.is_stopped = [&stop] { return stop.received() != 0; };
  reports::Report report;
  report.version = VENDORPROOF_VERSION;
  report.command = options.command;
  report.integration = options.integration;
  report.seed = options.seed;
  if (*defect != nullptr) report.planted_defect = std::string((*defect)->id);
  if (*trials) try_with(**trials, *scenarios, plan, report);
  play_scenarios(options, *scenarios, plan, progress, report);
  bool repeated = true;
  if (options.runs > 0 && !plan.is_stopped()) {
    plan.scenario = [&](std::size_t task) {
      return charged_by(with_switches(scenarios::generate(options.seed, task), *readings), *card);
    };
    repeated = play_generated(options, plan, progress, report);
  }
  const bool whole_catalogue = !*trials && options.scenario_files.empty() && options.orders_file.empty();
  if ((whole_catalogue || *trials) && *defect == nullptr) {
    progress.show("testing the judge with planted defects");
    report.kills = short_selftest(options.jobs, plan.is_stopped);
  }
  progress.finish();
  if (*trials) tell_repetitions(options, scenarios->size(), report);
  decide(report, whole_catalogue, repeated);
  if (stop.received() != 0) interrupt(options, scenarios->size(), report);
  const int code = deliver(options, report);
  if (code == exit_usage) return code;
  if (stop.received() != 0) return exit_by_signal(stop.received());
  return repeated ? code : static_cast<int>(exit_own_fault);
}

int list_catalogue() {
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder != "catalogue") continue;
    const Result<Scenario> scenario = read_playable(file.text, std::string(file.name) + ".json");
    if (!scenario) return refuse("vendorproof certify", scenario.error());
    std::vector<std::string> expected;
    for (const scenarios::ExpectedFinding& finding : scenario->expected) expected.push_back(finding.rule);
    for (const scenarios::ExpectedException& exception : scenario->expected_exceptions) {
      expected.push_back("asks: " + exception.kind);
    }
    std::cout << fmt::format("{:<38} {}\n{:<38}   expects: {}\n", scenario->name, scenario->title, "",
                             expected.empty() ? "no finding" : join(expected, ", "));
  }
  return exit_certified;
}

}  // namespace vendorproof::harness
