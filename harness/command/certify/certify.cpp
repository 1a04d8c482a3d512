#include "harness/command/certify/certify.h"

#include <algorithm>
#include <iostream>
#include <limits>
#include <thread>

#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/live/stop_signal.h"
#include "harness/command/against/against.h"
#include "harness/command/certify/campaign_verdict.h"
#include "harness/command/certify/certificate.h"
#include "harness/command/certify/certify_input.h"
#include "harness/command/certify/failures.h"
#include "harness/command/certify/selftest.h"
#include "harness/command/certify/shard.h"
#include "harness/command/exit_codes.h"
#include "harness/command/progress.h"
#include "harness/command/trial/crash_runs.h"
#include "harness/command/trial/trials.h"
#include "harness/field/rate_card_choice.h"
#include "harness/field/switch_choice.h"
#include "harness/search/campaign.h"
#include "harness/sockets/real_time.h"
#include "reports/campaign/pairs.h"
#include "reports/findings.h"
#include "reports/report.h"
#include "reports/wording.h"
#include "scenarios/generators/generators.h"

namespace vendorproof::harness {

namespace {

using scenarios::Scenario;

constexpr const char* command_name = "vendorproof certify";
/// With --for: more than any machine plays.
constexpr std::size_t tasks_without_end = std::numeric_limits<std::size_t>::max() / 2;

int list_defects() {
  std::cout << "Planted defects: what the integration does wrong, and the rule that must find it.\n";
  for (const Defect& defect : defects()) {
    std::cout << fmt::format("  {:<34}{:<10}{}\n", defect.id, defect.caught_by, defect.sentence);
  }
  return exit_certified;
}

void add_divergences(const Campaign& campaign, bool is_generated, reports::Report& report) {
  for (reports::Divergence divergence : campaign.divergences) {
    divergence.is_generated = is_generated;
    report.divergences.push_back(std::move(divergence));
  }
}

/// The probes and pairs that a further campaign has reached.
void add_reached(const Campaign& campaign, reports::Report& report) {
  for (std::size_t i = 0; i < report.probes.size(); ++i) report.probes[i].hits += campaign.probes[i].hits;
  for (std::size_t i = 0; i < report.pairs.size(); ++i) report.pairs[i].orders += campaign.pairs[i].orders;
}

void add_generated(const Campaign& campaign, reports::Report& report) {
  reports::GeneratedRuns& generated = report.generated;
  generated.runs = campaign.runs;
  generated.failed = static_cast<std::int64_t>(campaign.failed.size());
  generated.by_family = campaign.by_family;
  generated.orders = campaign.orders;
  generated.faults_fired = campaign.faults_fired;
  generated.crashes = campaign.crashes;
  generated.trace_hash = hex_of(campaign.trace.value());
  for (const Played& played : campaign.failed) {
    const reports::ScenarioResult& result = played.result;
    if (result.never_began) ++generated.never_began;
    generated.failures.push_back({result.name, result.family, reports::failure_message(result), result.task});
  }
  for (reports::LeftOut row : campaign.left_out) {
    row.is_generated = true;
    report.left_out.push_back(std::move(row));
  }
  add_divergences(campaign, true, report);
  report.planted_changes += campaign.defect_changes;
  add_reached(campaign, report);
  if (report.shard.count > 0) report.shard.traces = campaign.traces;
}

/// Whether an order of a generated run can have both.
bool can_be_drawn(const reports::CoveredPair& pair, const std::vector<const scenarios::Stimulus*>& left_out) {
  const std::string* const both[] = {&pair.first, &pair.second};
  return std::all_of(std::begin(both), std::end(both), [&](const std::string* named) {
    const std::size_t colon = named->find(": ");
    return scenarios::can_be_drawn(named->substr(0, colon), named->substr(colon + 2), left_out);
  });
}

/// What bends a run towards each pair that no order had.
std::vector<std::vector<const scenarios::Aim*>> aims_at_gaps(const std::vector<reports::CoveredPair>& pairs) {
  std::vector<std::vector<const scenarios::Aim*>> gaps;
  for (const reports::CoveredPair& gap : reports::gaps_of(pairs)) {
    std::vector<const scenarios::Aim*> aims;
    for (const std::string& named : {gap.first, gap.second}) {
      const std::vector<std::string> words = split(named, ':');
      aims.push_back(scenarios::aim_at(words.front(), std::string_view(words.back()).substr(1)));
    }
    gaps.push_back(std::move(aims));
  }
  return gaps;
}

/// One call of the command: what it was asked for, and what became of it.
class Certification {
 public:
  Certification(const CertifyInput& input, const std::function<bool()>& is_stopped)
      : input_(input),
        progress_(!input.options.quiet),
        is_stopped_(is_stopped),
        failures_(input_, progress_, is_stopped_) {
    plan_.defect = input.defect;
    plan_.jobs = input.options.jobs != 0 ? input.options.jobs : std::max(1U, std::thread::hardware_concurrency());
    plan_.part = part_of(input.shard);
    plan_.plays = input.options.check_determinism ? Plays::Twice : Plays::Once;
    plan_.is_stopped = is_stopped;
    report_.version = VENDORPROOF_VERSION;
    report_.command = input.options.command;
    report_.integration = input.options.integration;
    report_.seed = input.options.seed;
    report_.shard = input.shard;
    report_.regressions = static_cast<std::int64_t>(input.regression_files.size());
    if (input.defect != nullptr) report_.planted_defect = std::string(input.defect->id);
  }

  /// Returns the exit code, but for an interruption.
  int play() {
    if (input_.trials) try_with_trials();
    play_scenarios();
    if (input_.options.sweep_crashes && !is_stopped_()) play_sweep();
    if (has_generated() && !is_stopped_()) play_generated();
    test_judge();
    progress_.finish();
    if (input_.trials) {
      tell_repetitions(input_.options, input_.regression_files, report_);
      tell_scope();
    }
    report_.shard.has_ended = !is_stopped_();
    report_.shard.has_repeated = repeated_;
    decide(report_, input_.whole_catalogue, repeated_);
    if (input_.options.sweep_crashes && sweep_.empty()) nothing_swept();
    if (is_stopped_()) interrupt();
    const int code = deliver(place(), report_);
    if (code == exit_usage) return code;
    return repeated_ && report_.divergences.empty() ? code : static_cast<int>(exit_own_fault);
  }

 private:
  bool has_generated() const { return input_.options.runs > 0 || input_.run_for.count() > 0; }

  /// Scenarios are played by that program instead of our own core.
  void try_with_trials() {
    const Trials& trials = *input_.trials;
    plan_.play = [&trials, this](const Scenario& scenario) {
      RunRecord record = trials.play(scenario, is_stopped_);
      if (is_stopped_()) trials.forget(scenario.name);  // it was not played to its end
      crash_runs_.note(scenario.name, record);
      return record;
    };
    plan_.judged = [&trials](const reports::ScenarioResult& result) {
      if (result.passed) trials.forget(result.name);
    };
  }

  /// How many scenarios of the catalogue were played. A shard says it of the whole, so that the shards say the same.
  std::size_t played_of_catalogue() const {
    const std::size_t first = input_.regression_files.size();
    if (input_.shard.count == 0) {
      return static_cast<std::size_t>(std::count_if(
          report_.scenarios.begin(), report_.scenarios.end(), [first](const reports::ScenarioResult& result) {
            return result.family == "catalogue" && !result.reduced && result.task >= first;
          }));
    }
    return static_cast<std::size_t>(std::count_if(
        input_.scenarios.begin() + static_cast<std::ptrdiff_t>(first), input_.scenarios.end(),
        [](const Scenario& scenario) { return scenario.family == "catalogue" && why_not_played(scenario).empty(); }));
  }

  /// What was tried, when all has been played.
  void tell_scope() {
    report_.scope = scope_of(input_.trials->system(), played_of_catalogue(), catalogue()->size());
    if (has_generated()) add_what_is_left_out(input_.options.leaves_out, report_.scope);
    if (!input_.options.sweep_crashes) return;
    const std::vector<std::string> sweep = crash_runs_.scope(report_.scenarios);
    report_.scope.insert(report_.scope.end(), sweep.begin(), sweep.end());
    if (input_.usual_sweep) {
      report_.scope.emplace_back(
          "Without --scenario a sweep plays its usual scenarios, or all that are claimed if none of these is.");
    }
  }

  void play_scenarios() {
    plan_.tasks = input_.scenarios.size();
    plan_.keep_results = KeepResults::Yes;
    plan_.scenario = [this](std::size_t task) { return input_.scenarios[task]; };
    plan_.progress = [this, all = tasks_of(plan_.tasks, plan_.part)](std::size_t done, std::size_t failed) {
      progress_.show(fmt::format("{} of {} scenarios, {} failed", done, all, failed));
    };
    Campaign campaign = harness::play(plan_);
    if (!plan_.play) failures_.keep(campaign);
    report_.scenarios = std::move(campaign.results);
    report_.left_out = std::move(campaign.left_out);
    report_.probes = std::move(campaign.probes);
    report_.pairs = std::move(campaign.pairs);
    for (reports::CoveredPair& pair : report_.pairs) pair.is_left_out = !can_be_drawn(pair, input_.options.leaves_out);
    report_.planted_changes = campaign.defect_changes;
    add_divergences(campaign, false, report_);
    if (plan_.plays == Plays::Twice) report_.played_twice += campaign.runs;
  }

  /// Each scenario that passed once more for each request that changed something.
  void play_sweep() {
    sweep_ = crash_runs_.runs(input_.scenarios, report_.scenarios);
    plan_.tasks = sweep_.size();
    plan_.scenario = [this](std::size_t task) { return sweep_[task]; };
    plan_.progress = [this](std::size_t done, std::size_t failed) {
      progress_.show(fmt::format("{} of {} runs with a kill, {} failed", done, sweep_.size(), failed));
    };
    Campaign campaign = harness::play(plan_);
    failures_.keep(campaign);
    for (reports::ScenarioResult& result : campaign.results) {
      result.task += input_.scenarios.size();
      // Without its file, only the sweep repeats it.
      if (!result.passed && result.replay_file.empty()) result.again = input_.options.command;
      report_.scenarios.push_back(std::move(result));
    }
    add_reached(campaign, report_);
  }

  /// A sweep without a run says nothing of crashes.
  void nothing_swept() {
    if (report_.verdict != reports::Verdict::Certified) return;
    report_.verdict = reports::Verdict::Inconclusive;
    report_.reason = "nothing was swept: no request of the program changed anything at Amazon or the ERP";
  }

  void play_generated() {
    const bool has_time = input_.run_for.count() > 0;
    plan_.tasks = has_time ? tasks_without_end : static_cast<std::size_t>(input_.options.runs);
    plan_.keep_results = KeepResults::No;
    if (input_.options.aim_at_gaps) gaps_ = aims_at_gaps(report_.pairs);
    report_.generated.is_aimed = input_.options.aim_at_gaps;
    plan_.scenario = [this](std::size_t task) {
      Scenario scenario = charged_by(with_switches(generated(task), input_.readings), input_.card);
      return input_.trials ? input_.trials->as_playable(std::move(scenario)) : scenario;
    };
    plan_.progress = [this](std::size_t done, std::size_t failed) {
      progress_.show(fmt::format("{}, {} failed", runs_so_far(static_cast<std::int64_t>(done)), failed));
    };
    if (has_time) {
      plan_.is_over = [end = machine_time() + input_.run_for] { return machine_time() >= end; };
      report_.generated.played_for = input_.run_for;
    }
    const Campaign campaign = harness::play(plan_);
    if (is_stopped_()) report_.generated.played_for = {};  // it was less
    add_generated(campaign, report_);
    if (plan_.plays == Plays::Twice) report_.played_twice += campaign.runs;
    if (!is_stopped_()) repeated_ = failures_.minimise(campaign, report_);
  }

  /// With gaps, each run is bent towards one of them in turn.
  Scenario generated(std::size_t task) const {
    const CertifyOptions& options = input_.options;
    Scenario drawn = gaps_.empty() ? scenarios::generate(options.seed, task)
                                   : scenarios::generate_aimed(options.seed, task, gaps_[task % gaps_.size()]);
    return scenarios::without(std::move(drawn), options.leaves_out);
  }

  /// `3 of 500 generated runs`, `1 generated run (--for 10m)`.
  std::string runs_so_far(std::int64_t done) const {
    if (input_.run_for.count() > 0) {
      return fmt::format("{} (--for {})", reports::counted(done, "generated run"), format_duration(input_.run_for));
    }
    const std::size_t all = tasks_of(static_cast<std::size_t>(input_.options.runs), plan_.part);
    return fmt::format("{} of {}", reports::grouped(done),
                       reports::counted(static_cast<std::int64_t>(all), "generated run"));
  }

  /// Who plays chosen scenarios looks for something in them, and waits for no certificate. All shards would find the
  /// same: the first one does it for all.
  void test_judge() {
    const bool is_wanted = (input_.whole_catalogue || input_.whole_claim) && input_.defect == nullptr;
    if (!is_wanted || input_.shard.number > 1) return;
    progress_.show("testing the judge with planted defects");
    report_.kills = short_selftest(input_.options.jobs, is_stopped_);
  }

  /// What was played is told, but it is no certificate.
  void interrupt() {
    const std::size_t scenarios = tasks_of(input_.scenarios.size(), plan_.part) + sweep_.size();
    std::string played = fmt::format("interrupted after {} of {}", reports::grouped(reports::played_scenarios(report_)),
                                     reports::counted(static_cast<std::int64_t>(scenarios), "scenario"));
    if (has_generated()) played += " and " + runs_so_far(report_.generated.runs);
    const bool has_failed = report_.verdict == reports::Verdict::NotCertified;
    report_.reason = has_failed ? played + "; " + report_.reason : played;
    if (!has_failed) report_.verdict = reports::Verdict::Inconclusive;
  }

  CertificatePlace place() const {
    CertificatePlace place{command_name, input_.options.out, input_.options.no_colour, {}};
    for (const std::string& file : failures_.filed()) place.last_lines.push_back("Filed as a regression: " + file);
    return place;
  }

  const CertifyInput& input_;
  Progress progress_;
  const std::function<bool()>& is_stopped_;
  FailureDesk failures_;
  CampaignPlan plan_;
  reports::Report report_;
  CrashRuns crash_runs_;
  std::vector<Scenario> sweep_;  ///< the runs of a sweep, when they are known
  std::vector<std::vector<const scenarios::Aim*>> gaps_;
  bool repeated_ = true;
};

}  // namespace

int certify(CertifyOptions options) {
  if (options.planted_defect == "list") return list_defects();
  if (!options.against.empty() && choose_for_both(options) != exit_certified) return exit_usage;
  const Result<CertifyInput> input = certify_input(std::move(options));
  if (!input) return refuse_each_line(command_name, input.error());
  if (!input->options.against.empty()) {
    const Trials* trials = input->trials ? &*input->trials : nullptr;
    const int code = against({input->options, trials, input->defect, input->readings, input->card}, input->scenarios);
    leave_no_empty_folder(input->options);
    return code;
  }
  if (!input->options.regressions.empty() && input->regression_files.empty()) {
    complain(fmt::format("{}: {} has no regression yet, so none is repeated", command_name, input->regressions_folder));
  }
  // Made before any other thread, so that no other thread receives the signal.
  const live::StopSignal stop([] {});
  const std::function<bool()> is_stopped = [&stop] { return stop.received() != 0; };
  const int code = Certification(*input, is_stopped).play();
  leave_no_empty_folder(input->options);
  if (code == exit_usage) return code;
  return stop.received() != 0 ? exit_by_signal(stop.received()) : code;
}

int list_catalogue() {
  const Result<std::vector<Scenario>> scenarios = catalogue();
  if (!scenarios) return refuse(command_name, scenarios.error());
  for (const Scenario& scenario : *scenarios) {
    std::vector<std::string> expected;
    for (const scenarios::ExpectedFinding& finding : scenario.expected) expected.push_back(finding.rule);
    for (const scenarios::ExpectedException& exception : scenario.expected_exceptions) {
      expected.push_back("asks: " + exception.kind);
    }
    std::cout << fmt::format("{:<38} {}\n{:<38}   expects: {}\n", scenario.name, scenario.title, "",
                             expected.empty() ? "no finding" : join(expected, ", "));
  }
  return exit_certified;
}

}  // namespace vendorproof::harness
