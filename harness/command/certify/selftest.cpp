#include "harness/command/certify/selftest.h"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <thread>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "core/live/stop_signal.h"
#include "harness/command/builtin_files.h"
#include "harness/command/exit_codes.h"
#include "harness/command/output_folder.h"
#include "harness/command/progress.h"
#include "harness/field/field.h"
#include "harness/search/crash_sweep.h"
#include "harness/search/teeth.h"
#include "harness/sockets/real_time.h"
#include "reports/json_values.h"
#include "reports/kills.h"
#include "reports/wording.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

namespace {

constexpr std::int64_t small_enough_after_runs = 150;
constexpr std::string_view kill_matrix_file = "selftest.json";

/// A scenario of the catalogue. The table of defects names no other: a test plays each row.
scenarios::Scenario of_catalogue(std::string_view name) {
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder == "catalogue" && file.name == name) {
      return read_playable(file.text, std::string(file.name) + ".json").value();
    }
  }
  REQUIRE(false);
  return {};
}

/// Errors: those of defect_of; Malformed for a defect that is named twice, and for `none`.
Result<std::vector<const Defect*>> defects_named(const std::vector<std::string>& ids) {
  std::vector<const Defect*> wanted;
  for (const std::string& id : ids) {
    const Result<const Defect*> defect = defect_of(id);
    if (!defect) return tl::unexpected<Error>(defect.error());
    if (*defect == nullptr) return malformed("--defect none: name a planted defect; certify --plant list shows them");
    if (std::find(wanted.begin(), wanted.end(), *defect) != wanted.end()) {
      return malformed("--defect " + id + ": this defect is given twice");
    }
    wanted.push_back(*defect);
  }
  if (!ids.empty()) return wanted;
  for (const Defect& defect : defects()) wanted.push_back(&defect);
  return wanted;
}

unsigned threads_of(unsigned jobs) { return jobs != 0 ? jobs : std::max(1U, std::thread::hardware_concurrency()); }

std::string json_text_of(const SelftestOptions& options, const std::vector<reports::Kill>& kills) {
  Json json;
  json["schema_version"] = 1;
  json["product"] = "vendorproof";
  json["version"] = VENDORPROOF_VERSION;
  json["seed"] = fmt::format("{}", options.seed);
  json["found"] = reports::found_of(kills);
  json["planted"] = kills.size();
  json["kills"] = reports::json_of(kills);
  return reports::json_text(json);
}

std::int64_t milliseconds_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(machine_time().time_since_epoch()).count();
}

std::int64_t seconds_of(std::int64_t milliseconds) { return (milliseconds + 500) / 1000; }

/// The kill matrix, and for each defect that was found the smallest scenario in which it shows.
std::vector<OutputFile> files_of(const SelftestOptions& options, const std::vector<Bite>& bites) {
  std::vector<OutputFile> files = {{std::string(kill_matrix_file), json_text_of(options, kills_of(bites))}};
  for (const Bite& bite : bites) {
    if (bite.kill.found) files.emplace_back(bite.kill.defect + ".json", scenarios::write_scenario(bite.smallest));
  }
  return files;
}

/// The last line: whether all is well, how many were found, how small, and in which time.
std::string conclusion(const std::vector<reports::Kill>& kills, bool is_crash_safe, std::int64_t milliseconds) {
  std::int64_t orders_max = 0;
  for (const reports::Kill& kill : kills) orders_max = std::max(orders_max, kill.orders);
  const auto all = static_cast<std::int64_t>(kills.size());
  const std::int64_t found = reports::found_of(kills);
  return fmt::format("{}: {} of {} found by their rules; the smallest scenarios have at most {}; {} s",
                     is_crash_safe && found == all ? "PASSED" : "FAILED", reports::grouped(found),
                     reports::counted(all, "planted defect"), reports::counted(orders_max, "order"),
                     seconds_of(milliseconds));
}

constexpr std::string_view swept_scenario = "two-orders-one-truck";

/// Kills our own core wherever it sends or hears of a document. Returns whether every run came out right.
bool print_crash_sweep(const TeethPlan& plan, Progress& progress) {
  const std::int64_t begun = milliseconds_now();
  const CrashSweep sweep = sweep_crashes(
      of_catalogue(swept_scenario), plan.jobs, plan.is_stopped,
      [&](std::size_t done, std::size_t all) { progress.show(fmt::format("{} of {} runs with a crash", done, all)); });
  progress.finish();
  const std::size_t failed = sweep.failures.size();
  std::cout << fmt::format("Crashes: {} runs of {}, each killed at another place, with {} crashes: {}; {} s\n",
                           sweep.runs, swept_scenario, sweep.crashes,
                           failed == 0 ? "none failed" : fmt::format("{} failed", failed),
                           seconds_of(milliseconds_now() - begun));
  for (const std::string& failure : sweep.failures) std::cout << "  " << failure << "\n";
  return failed == 0;
}

}  // namespace

int selftest(const SelftestOptions& options) {
  const Result<std::vector<const Defect*>> wanted = defects_named(options.defects);
  if (!wanted) return refuse("vendorproof selftest", wanted.error());
  const Result<void> folder = prepare_folder(options.out, {std::string(kill_matrix_file)});
  if (!folder) return refuse("vendorproof selftest", folder.error());

  // Made before any other thread, so that no other thread receives the signal.
  const live::StopSignal stop([] {});
  Progress progress(!options.quiet);
  TeethPlan plan;
  plan.defects = *wanted;
  plan.seed = options.seed;
  plan.generated_runs_max = static_cast<std::size_t>(options.runs);
  plan.shrink_runs_max = small_enough_after_runs;
  plan.jobs = threads_of(options.jobs);
  plan.scenario_named = of_catalogue;
  plan.milliseconds = milliseconds_now;
  plan.is_stopped = [&stop] { return stop.received() != 0; };
  plan.progress = [&](std::size_t done, std::size_t found) {
    progress.show(fmt::format("{} of {} planted defects, {} found", done, wanted->size(), found));
  };
  const std::int64_t begun = milliseconds_now();
  const std::vector<Bite> bites = bite(plan);
  progress.finish();
  const std::vector<reports::Kill> kills = kills_of(bites);
  const Result<void> written = write_into(options.out, files_of(options, bites));
  const bool has_colour = !options.no_colour && is_terminal_output();
  std::cout << reports::kills_text(kills, has_colour ? reports::Colour::On : reports::Colour::Off);
  const bool is_crash_safe = !options.defects.empty() || plan.is_stopped() || print_crash_sweep(plan, progress);
  if (stop.received() != 0) {
    std::cout << fmt::format("interrupted after {} of {}\n", kills.size(),
                             reports::counted(static_cast<std::int64_t>(wanted->size()), "planted defect"));
    return exit_by_signal(stop.received());
  }
  std::cout << conclusion(kills, is_crash_safe, milliseconds_now() - begun) << "\n";
  if (!written) return refuse("vendorproof selftest", written.error());
  if (!is_crash_safe) return exit_not_certified;
  return reports::found_of(kills) == static_cast<std::int64_t>(kills.size()) ? exit_certified : exit_inconclusive;
}

std::vector<reports::Kill> short_selftest(unsigned jobs, const std::function<bool()>& is_stopped) {
  TeethPlan plan;
  plan.defects = defects_named({}).value();
  plan.jobs = threads_of(jobs);
  plan.scenario_named = of_catalogue;
  plan.is_stopped = is_stopped;
  return kills_of(bite(plan));
}

}  // namespace vendorproof::harness
