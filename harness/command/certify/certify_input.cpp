#include "harness/command/certify/certify_input.h"

#include <filesystem>
#include <set>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "harness/command/builtin_files.h"
#include "harness/command/certify/certificate.h"
#include "harness/command/certify/regressions.h"
#include "harness/command/certify/shard.h"
#include "harness/command/named_files.h"
#include "harness/command/output_folder.h"
#include "harness/command/trial/crash_runs.h"
#include "harness/field/field.h"
#include "harness/field/rate_card_choice.h"
#include "harness/field/switch_choice.h"
#include "harness/trial/trial_system.h"

namespace vendorproof::harness {

namespace {

using scenarios::Scenario;

constexpr const char* usual_failures = "vendorproof-failures";
constexpr const char* usual_regressions = "regressions";

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

std::string failures_base(const CertifyOptions& options) { return options.out.empty() ? usual_failures : options.out; }

/// The system under test, and then the scenarios that it claims unless others are given. Returns its name.
Result<std::string> read_trials(CertifyInput& input) {
  CertifyOptions& options = input.options;
  if (options.sut_file.empty()) return std::string();
  Result<SystemUnderTest> system = claimed_system(options.sut_file);
  if (!system) return tl::unexpected<Error>(system.error());
  if (const Result<void> checked = check_system(*system); !checked) return tl::unexpected<Error>(checked.error());
  if (options.scenario_files.empty() && options.orders_file.empty()) {
    options.scenario_files = options.sweep_crashes ? usual_sweep(system->scenarios) : system->scenarios;
    input.whole_claim = !options.sweep_crashes;
    input.usual_sweep = options.sweep_crashes;
  }
  if (options.integration.empty()) options.integration = system->name;
  if (options.jobs == 0) options.jobs = system->jobs;
  if (options.leaves_out.empty()) options.leaves_out = system->leaves_out;
  Result<void> fits = check_jobs(*system, options.jobs);
  if (fits && options.sweep_crashes) fits = check_sweep(*system);
  if (!fits) return tl::unexpected<Error>(fits.error());
  const std::string name = system->name;
  input.trials.emplace(std::move(*system), failures_base(options) + "/trials");
  return name;
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
  return scenarios.empty() ? catalogue() : scenarios;
}

/// The scenario as it is played under the options.
Scenario as_asked(Scenario scenario, const CertifyInput& input) {
  scenario = charged_by(with_switches(std::move(scenario), input.readings), input.card);
  if (!scenario.decisions_recorded) scenario.seed += input.options.seed - 1;
  return scenario;
}

/// A regression is played as it was filed: switches, rate card and seed are its own.
Result<void> read_playlist(CertifyInput& input, const std::string& system) {
  CertifyOptions& options = input.options;
  if (options.regressions.empty() && options.as_regression) options.regressions = usual_regressions;
  std::set<std::string> names;
  if (!options.regressions.empty()) {
    input.regressions_folder = regressions_folder(options.regressions, system);
    Result<std::vector<Regression>> regressions = read_regressions(
        options.regressions, system, options.as_regression ? MissingFolder::Empty : MissingFolder::Refused);
    if (!regressions) return tl::unexpected<Error>(regressions.error());
    for (Regression& regression : *regressions) {
      if (!names.insert(regression.scenario.name).second) {
        return malformed(regression.file + ": the scenario " + regression.scenario.name + " is there twice");
      }
      input.regression_files.push_back(std::move(regression.file));
      input.scenarios.push_back(std::move(regression.scenario));
    }
  }
  Result<std::vector<Scenario>> asked = scenarios_of(options);
  if (!asked) return tl::unexpected<Error>(asked.error());
  for (Scenario& scenario : *asked) {
    if (names.count(scenario.name) > 0) {
      return malformed(input.regressions_folder + ": the scenario " + scenario.name +
                       " of this folder has the name of another one that is played; rename it, as its file");
    }
    input.scenarios.push_back(as_asked(std::move(scenario), input));
  }
  if (!input.trials) return {};
  for (Scenario& scenario : input.scenarios) scenario = input.trials->as_playable(std::move(scenario));
  return check_playable(input.scenarios);
}

/// What the shards of one campaign have in common.
void describe_campaign(CertifyInput& input) {
  reports::Shard& shard = input.shard;
  shard.whole_catalogue = input.whole_catalogue;
  shard.scenarios = input.scenarios.size();
  shard.length = input.options.run_for.empty() ? "--runs " + std::to_string(input.options.runs)
                                               : "--for " + format_duration(input.run_for);
  for (const auto& [name, value] : input.readings) shard.switches.push_back(name + "=" + value);
  if (!input.card.empty()) shard.rate_card = hex_of(hash_of(0, input.card));
  TraceHash playlist;
  for (const Scenario& scenario : input.scenarios) playlist.add(scenarios::write_scenario(scenario));
  shard.playlist = hex_of(playlist.value());
}

Result<void> prepare_folders(const CertifyInput& input) {
  const CertifyOptions& options = input.options;
  Result<void> folder = prepare_folder(options.out, certificate_files());
  // It is made when a scenario fails; what is there already must be a folder that can be written.
  const bool has_failures = !options.out.empty() && std::filesystem::exists(failures_folder(options));
  if (folder && has_failures) folder = prepare_folder(failures_folder(options));
  if (folder && options.as_regression) folder = check_folder(input.regressions_folder);
  return folder;
}

}  // namespace

std::string failures_folder(const CertifyOptions& options) {
  return options.out.empty() ? failures_base(options) : options.out + "/failures";
}

void leave_no_empty_folder(const CertifyOptions& options) {
  std::error_code ignored;
  const bool is_folder = std::filesystem::is_directory(std::filesystem::symlink_status(usual_failures, ignored));
  if (options.out.empty() && is_folder) std::filesystem::remove(usual_failures, ignored);
}

Result<std::vector<Scenario>> catalogue() {
  std::vector<Scenario> scenarios;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder != "catalogue") continue;
    Result<Scenario> scenario = read_playable(file.text, std::string(file.name) + ".json");
    if (!scenario) return tl::unexpected<Error>(scenario.error());
    scenarios.push_back(std::move(*scenario));
  }
  return scenarios;
}

Result<CertifyInput> certify_input(CertifyOptions options) {
  CertifyInput input;
  input.options = std::move(options);
  Result<reports::Shard> shard = shard_named(input.options.shard);
  if (!shard) return tl::unexpected<Error>(shard.error());
  input.shard = std::move(*shard);
  const Result<std::string> system = read_trials(input);
  if (!system) return tl::unexpected<Error>(system.error());
  const Result<const Defect*> defect = defect_of(input.options.planted_defect);
  if (!defect) return tl::unexpected<Error>(defect.error());
  input.defect = *defect;
  const Result<std::map<std::string, std::string>> readings = readings_of(input.options.switches);
  if (!readings) return tl::unexpected<Error>(readings.error());
  input.readings = *readings;
  const Result<std::string> card = rate_card_named(input.options.rate_card_file);
  if (!card) return tl::unexpected<Error>(card.error());
  input.card = *card;
  if (!input.options.run_for.empty()) {
    const Result<Duration> run_for = parse_duration(input.options.run_for);
    if (!run_for) return tl::unexpected<Error>(run_for.error());
    input.run_for = *run_for;
  }
  if (const Result<void> read = read_playlist(input, *system); !read) return tl::unexpected<Error>(read.error());
  input.whole_catalogue = !input.trials && input.options.scenario_files.empty() && input.options.orders_file.empty();
  describe_campaign(input);
  if (const Result<void> folders = prepare_folders(input); !folders) return tl::unexpected<Error>(folders.error());
  return input;
}

}  // namespace vendorproof::harness
