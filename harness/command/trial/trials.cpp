#include "harness/command/trial/trials.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "harness/command/builtin_files.h"
#include "harness/command/named_files.h"
#include "harness/judge/judge.h"
#include "harness/judge/visibility.h"
#include "harness/trial/trial.h"
#include "harness/trial/trial_system.h"

namespace vendorproof::harness {

namespace {

std::string peers_text(const SystemUnderTest& system) {
  if (system.erp == TrialErp::Mock) return "Amazon and the ERP are simulated.";
  return system.goods == TrialGoods::AsNoticed
             ? "Amazon alone is simulated. Amazon receives the goods of each ship notice, less the losses of the "
               "scenario."
             : "Amazon alone is simulated. Amazon receives the goods that the program told (POST /trucks).";
}

std::string time_text(const SystemUnderTest& system) {
  if (system.time == TrialTime::Scaled) {
    return fmt::format("The clock ran {} times as fast as real time.", system.scale);
  }
  return system.idle == IdleBy::Call ? "The clock stood still while the program worked, and moved when it said that it "
                                       "was idle."
                                     : "The clock stood still while the program ran, and moved when it had ended.";
}

/// "" for a program that Vendorproof starts: its crashes are played as the scenarios say.
std::string crashes_text(const SystemUnderTest& system) {
  if (!system.is_running_elsewhere()) return "";
  if (!system.can_be_killed()) {
    return fmt::format(
        "No crash was played: somebody else runs the program, and {} has no kill_command. Whether the "
        "program survives a crash was not tested.",
        system.file);
  }
  const std::string text = "Where a scenario kills the program, this does it: " + shell_line(system.kill_command);
  return system.start_command.empty() ? text + ". It comes back by itself."
                                      : text + ". It is started again with: " + shell_line(system.start_command);
}

/// A scenario of the catalogue, or a file.
Result<void> check_claimed(const std::string& name) {
  const Result<scenarios::Scenario> scenario = trial_named(name);
  if (scenario) return {};
  if (scenario.error().code != ErrorCode::NotFound) return tl::unexpected<Error>(scenario.error());
  std::vector<std::string> known;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder == "catalogue") known.emplace_back(file.name);
  }
  const std::string nearest = suggestion(name, known);
  return malformed(fmt::format("'{}', which is neither in the catalogue nor a file{}", shown_word(name),
                               nearest.empty() ? "; `vendorproof certify --list` shows the catalogue" : nearest));
}

bool has_planned_crash(const scenarios::Scenario& scenario) {
  return std::any_of(scenario.faults.begin(), scenario.faults.end(),
                     [](const scenarios::Fault& fault) { return fault.kind == scenarios::FaultKind::Crash; });
}

}  // namespace

Result<SystemUnderTest> claimed_system(const std::string& path) { return read_system_under_test(path, check_claimed); }

std::string way_of(const SystemUnderTest& system) {
  return system.is_running_elsewhere() ? "running at " + system.running_at
                                       : "started as: " + shell_line(system.command);
}

Result<void> check_jobs(const SystemUnderTest& system, unsigned jobs) {
  const std::string_view why = system.why_one_at_a_time();
  if (jobs <= 1 || why.empty()) return {};
  return malformed(fmt::format("--jobs {}: {}: {}; use --jobs 1", jobs, system.file, why));
}

Result<void> check_sweep(const SystemUnderTest& system) {
  if (system.can_be_killed()) return {};
  return malformed(fmt::format(
      "--sweep-crashes: {}: nobody can kill a program that is running elsewhere: write kill_command", system.file));
}

scenarios::Scenario Trials::as_playable(scenarios::Scenario scenario) const {
  if (system_.can_be_killed() || !has_planned_crash(scenario)) return scenario;
  scenario.not_played.push_back(
      {{},
       fmt::format("its crash cannot be played: somebody else runs the program, and {} has no kill_command",
                   system_.file)});
  return scenario;
}

RunRecord Trials::play(const scenarios::Scenario& scenario, const std::function<bool()>& is_stopped) const {
  return play_trial(system_, scenario, {folder_of(scenario.name), is_stopped});
}

void Trials::forget(const std::string& scenario) const {
  std::error_code ignored;
  std::filesystem::remove_all(folder_of(scenario), ignored);
  std::filesystem::remove(folder_, ignored);  // only if nothing is left in it
}

std::vector<std::string> scope_of(const SystemUnderTest& system, std::size_t played, std::size_t all) {
  std::vector<std::string> lines = {
      fmt::format("System under test: {} ({}), {}", system.name, system.file, way_of(system)),
      peers_text(system) + " " + time_text(system)};
  if (std::string crashes = crashes_text(system); !crashes.empty()) lines.push_back(std::move(crashes));
  if (played != all) lines.push_back(fmt::format("Played: {} of the {} scenarios of the catalogue.", played, all));
  std::map<std::string, std::vector<std::string>> rules_by_reason;
  for (const Check* check : all_checks()) {
    const std::string why(obstacle_to(check->rule.id, visibility_of(system)));
    if (!why.empty()) rules_by_reason[why].emplace_back(check->rule.id);
  }
  for (const auto& [why, rules] : rules_by_reason) {
    lines.push_back(fmt::format("Not judged: {}: {}.", join(rules, ", "), why));
  }
  return lines;
}

void add_what_is_left_out(const std::vector<const scenarios::Stimulus*>& left_out, std::vector<std::string>& scope) {
  if (left_out.empty()) return;
  std::vector<std::string> names;
  for (const scenarios::Stimulus* stimulus : left_out) names.emplace_back(stimulus->name);
  scope.push_back(
      fmt::format("Left out of the generated runs, as the program does not claim it: {}.", join(names, ", ")));
}

std::string trial_again(const CertifyOptions& options, const std::vector<std::string>& played) {
  std::vector<std::string> words = {"vendorproof", "certify", "--sut", options.sut_file};
  words.insert(words.end(), played.begin(), played.end());
  if (options.seed != 1) words.insert(words.end(), {"--seed", std::to_string(options.seed)});
  for (const std::string& reading : options.switches) words.insert(words.end(), {"--switch", reading});
  if (!options.rate_card_file.empty()) words.insert(words.end(), {"--rate-card", options.rate_card_file});
  return shell_line(words);
}

void tell_repetitions(const CertifyOptions& options, const std::vector<std::string>& regression_files,
                      reports::Report& report) {
  CertifyOptions plain;
  plain.sut_file = options.sut_file;
  for (reports::ScenarioResult& result : report.scenarios) {
    if (result.passed || !result.again.empty()) continue;
    if (result.reduced || !result.replay_file.empty()) {  // the file has everything in itself
      result.again = trial_again(plain, {"--scenario", result.replay_file});
    } else if (result.task < regression_files.size()) {
      result.again = trial_again(plain, {"--scenario", regression_files[result.task]});
    } else if (!options.orders_file.empty()) {
      result.again = trial_again(options, {"--orders", options.orders_file});
    } else {
      const std::size_t place = result.task - regression_files.size();
      const bool is_named = place < options.scenario_files.size();
      result.again = trial_again(options, {"--scenario", is_named ? options.scenario_files[place] : result.name});
    }
  }
}

Result<void> check_playable(const std::vector<scenarios::Scenario>& scenarios) {
  for (const scenarios::Scenario& scenario : scenarios) {
    if (!scenario.decisions_recorded || scenario.decisions.empty()) continue;
    return malformed(scenario.name +
                     ": its decisions were recorded with our own core, and strike no other program: remove "
                     "`decisions` and `decisions_recorded` from the scenario");
  }
  return {};
}

}  // namespace vendorproof::harness
