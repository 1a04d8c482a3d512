#include "harness/command/trial/trials.h"

#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "core/base/nearest_word.h"
#include "core/base/text.h"
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

}  // namespace

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
      fmt::format("System under test: {} ({}), started as: {}", system.name, system.file, shell_line(system.command)),
      peers_text(system) + " " + time_text(system)};
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
