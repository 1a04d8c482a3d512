#include "harness/command/against/against.h"

#include <algorithm>
#include <iostream>
#include <mutex>
#include <optional>
#include <thread>

#include <fmt/format.h>

#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "core/live/stop_signal.h"
#include "harness/command/against/both_sides.h"
#include "harness/command/certify/certify_input.h"
#include "harness/command/exit_codes.h"
#include "harness/command/output_folder.h"
#include "harness/command/progress.h"
#include "harness/field/rate_card_choice.h"
#include "harness/field/switch_choice.h"
#include "harness/search/workers.h"
#include "harness/trial/trial_system.h"
#include "reports/wording.h"
#include "scenarios/generators/generators.h"

namespace vendorproof::harness {

namespace {

using scenarios::Scenario;

constexpr const char* text_file = "against.txt";
constexpr const char* page_file = "against.html";
constexpr const char* json_file = "against.json";

/// What one scenario came to. The records are not kept: a campaign may be large.
struct ComparedScenario {
  Compared compared;
  std::optional<Difference> difference;
  std::vector<NotCompared> not_compared;
  bool is_played = false;
};

ComparedScenario compared_scenario(const Side& a, const Side& b, const Scenario& scenario,
                                   const std::function<bool()>& is_stopped) {
  ComparedScenario result;
  result.compared.scenario = scenario.name;
  result.compared.title = scenario.title;
  if (std::string reason = why_not_played(scenario); !reason.empty()) {
    result.compared.likeness = Likeness::NotPlayed;
    result.compared.reasons = {std::move(reason)};
    return result;
  }
  const BothPlayed played = play_both(a, b, scenario);
  if (is_stopped()) {  // it was not played to its end
    a.forget(scenario.name);
    b.forget(scenario.name);
    return result;
  }
  result.is_played = true;
  result.not_compared = played.comparison.not_compared;
  if (!played.troubles.empty()) {
    result.compared.likeness = Likeness::Inconclusive;
    result.compared.reasons = played.troubles;
    return result;
  }
  if (played.comparison.divergences.empty() && !played.refused_tellings.empty()) {
    // What people are shown was not compared as it was meant.
    result.compared.likeness = Likeness::Inconclusive;
    result.compared.reasons = played.refused_tellings;
    return result;
  }
  a.forget(scenario.name);
  b.forget(scenario.name);
  if (played.comparison.divergences.empty()) return result;
  result.compared.likeness = Likeness::Different;
  result.difference = first_difference(a, b, scenario, played);
  return result;
}

/// Each once, in the order in which the sides name them.
std::vector<std::string> names_of(const std::vector<const scenarios::Stimulus*>& stimuli) {
  std::vector<std::string> names;
  for (const scenarios::Stimulus* stimulus : stimuli) {
    const std::string name(stimulus->name);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return names;
}

/// All scenarios of one comparison, and what is found.
class AllCompared {
 public:
  AllCompared(const AgainstPlan& plan, Side a, Side b, std::vector<Scenario> scenarios,
              std::function<bool()> is_stopped)
      : plan_(plan),
        a_(std::move(a)),
        b_(std::move(b)),
        scenarios_(std::move(scenarios)),
        is_stopped_(std::move(is_stopped)),
        progress_(!plan.options.quiet) {}

  Differences play() {
    Differences all;
    all.version = VENDORPROOF_VERSION;
    all.command = plan_.options.command;
    all.seed = plan_.options.seed;
    all.name_a = a_.name;
    all.name_b = b_.name;
    all.started_a = a_.started;
    all.started_b = b_.started;
    if (plan_.options.runs > 0) all.left_out = names_of(plan_.options.leaves_out);
    all.scenarios_asked = std::count_if(scenarios_.begin(), scenarios_.end(), [this](const Scenario& scenario) {
      return why_not_played(as_played(scenario)).empty();
    });
    all.generated_asked = plan_.options.runs;
    std::vector<ComparedScenario> rows = compare_all();
    for (std::size_t task = 0; task < rows.size(); ++task) add(std::move(rows[task]), task, all);
    for (Told& told : all.told) {
      if (!is_stopped_()) tell(told);
    }
    const bool is_cut_short =
        std::any_of(all.told.begin(), all.told.end(), [](const Told& told) { return told.is_cut_short; });
    const bool is_cut_off = all.scenarios < all.scenarios_asked || all.generated < all.generated_asked;
    all.is_interrupted = is_stopped_() && (is_cut_off || is_cut_short);
    progress_.finish();
    return all;
  }

 private:
  std::size_t tasks() const { return scenarios_.size() + static_cast<std::size_t>(plan_.options.runs); }

  Scenario scenario_of(std::size_t task) const {
    return as_played(task < scenarios_.size() ? scenarios_[task] : generated(task - scenarios_.size()));
  }

  Scenario as_played(Scenario scenario) const {
    // Calls of two programs differ, so random faults would strike one and not the other.
    scenario.chance = {};
    return b_.as_playable(a_.as_playable(std::move(scenario)));
  }

  Scenario generated(std::size_t run) const {
    Scenario drawn = scenarios::without(scenarios::generate(plan_.options.seed, run), plan_.options.leaves_out);
    return charged_by(with_switches(std::move(drawn), plan_.switches), plan_.rate_card);
  }

  unsigned jobs() const {
    return plan_.options.jobs != 0 ? plan_.options.jobs : std::max(1U, std::thread::hardware_concurrency());
  }

  std::vector<ComparedScenario> compare_all() {
    std::vector<ComparedScenario> rows(tasks());
    std::mutex mutex;
    std::size_t done = 0;
    std::size_t different = 0;
    work_on_each(tasks(), jobs(), [&](std::size_t task) {
      if (is_stopped_()) return;
      rows[task] = compared_scenario(a_, b_, scenario_of(task), is_stopped_);
      const std::lock_guard lock(mutex);
      ++done;
      if (rows[task].difference) ++different;
      progress_.show(fmt::format("{} of {} scenarios compared, {} different", done, tasks(), different));
    });
    return rows;
  }

  void add(ComparedScenario row, std::size_t task, Differences& all) {
    const bool is_generated = task >= scenarios_.size();
    if (row.compared.scenario.empty()) return;  // it was stopped before
    if (row.is_played) ++(is_generated ? all.generated : all.scenarios);
    if (row.compared.likeness == Likeness::NotPlayed || row.is_played) {
      const bool is_told = !is_generated || row.compared.likeness != Likeness::Same;
      if (is_told) all.compared.push_back(std::move(row.compared));
    }
    for (NotCompared& missing : row.not_compared) {
      const bool is_known = std::any_of(all.not_compared.begin(), all.not_compared.end(),
                                        [&](const NotCompared& known) { return known.aspect == missing.aspect; });
      if (!is_known) all.not_compared.push_back(std::move(missing));
    }
    if (!row.difference) return;
    const Aspect* aspect = row.difference->divergence.aspect;
    const auto known = std::find_if(all.told.begin(), all.told.end(),
                                    [&](const Told& told) { return told.first.divergence.aspect == aspect; });
    Told& told = known == all.told.end() ? all.told.emplace_back() : *known;
    told.scenarios.push_back(row.difference->scenario);
    if (told.scenarios.size() == 1) {
      told.first = *row.difference;
      told.smallest = told.first;
      told.is_cut_short = true;  // until it is told
      tasks_[aspect] = task;
    }
    all.found.push_back(std::move(*row.difference));
  }

  /// Makes the first divergence of an aspect small, and keeps the scenario. What is cut off says nothing.
  void tell(Told& told) {
    const Aspect& aspect = *told.first.divergence.aspect;
    const Scenario whole = scenario_of(tasks_.at(&aspect));
    const SmallDifference small =
        make_small(a_, b_, whole, aspect, is_stopped_, [&](std::int64_t runs, std::size_t orders) {
          progress_.show(
              fmt::format("making {} of {} small: {} candidates, {} orders", aspect.id, whole.name, runs, orders));
        });
    const BothPlayed played = is_stopped_() ? BothPlayed() : play_both(a_, b_, small.scenario);
    a_.forget(whole.name);
    b_.forget(whole.name);
    if (is_stopped_()) return;
    told.is_cut_short = false;
    told.is_repeated = small.is_repeated;
    told.runs = small.runs;
    if (!played.comparison.divergences.empty()) {
      told.smallest = first_difference(a_, b_, small.scenario, played);
    } else {
      told.is_repeated = false;
    }
    told.rows = paired_rows(played.a, played.b);
    told.orders = std::ssize(small.scenario.orders);
    told.faults = std::ssize(small.scenario.faults);
    for (const scenarios::Order& order : small.scenario.orders) told.lines += std::ssize(order.lines);
    keep(small.scenario, told);
  }

  void keep(Scenario scenario, Told& told) {
    const std::string folder = failures_folder(plan_.options);
    const std::string path = fmt::format("{}/{}-{}.json", folder, told.first.divergence.aspect->id, scenario.name);
    Result<void> written = prepare_folder(folder);
    if (written) written = write_file(path, scenarios::write_scenario(scenario));
    if (!written) {
      complain("vendorproof: " + written.error().message);
      return;
    }
    told.file = path;
    std::vector<std::string> words = {"vendorproof", "certify"};
    if (!plan_.options.sut_file.empty()) words.insert(words.end(), {"--sut", plan_.options.sut_file});
    if (plan_.defect != nullptr) words.insert(words.end(), {"--plant", std::string(plan_.defect->id)});
    words.insert(words.end(), {"--against", plan_.options.against, "--scenario", path});
    told.again = shell_line(words);
  }

  const AgainstPlan& plan_;
  Side a_;
  Side b_;
  std::vector<Scenario> scenarios_;
  std::function<bool()> is_stopped_;
  Progress progress_;
  std::map<const Aspect*, std::size_t> tasks_;  ///< the first scenario of each aspect; only for look-ups
};

Result<std::optional<Trials>> trials_of_b(const CertifyOptions& options, const std::vector<Scenario>& scenarios) {
  if (options.against == our_core) return std::optional<Trials>();
  Result<SystemUnderTest> system = claimed_system(options.against);
  if (!system) return tl::unexpected<Error>(system.error());
  if (const Result<void> checked = check_system(*system); !checked) return tl::unexpected<Error>(checked.error());
  const Result<void> playable = check_playable(scenarios).and_then([&] { return check_jobs(*system, options.jobs); });
  if (!playable) return tl::unexpected<Error>(playable.error());
  const std::string base = options.out.empty() ? "vendorproof-failures" : options.out;
  return std::optional<Trials>(Trials(std::move(*system), base + "/trials-of-b"));
}

int deliver(const CertifyOptions& options, const Differences& differences) {
  const std::string text = write_text(differences);
  std::vector<OutputFile> files;
  if (!options.out.empty()) {
    files = {{text_file, text}, {page_file, write_html(differences)}, {json_file, write_json(differences)}};
  }
  const Result<void> written = write_into(options.out, files);
  std::cout << text;
  if (written && !options.out.empty()) {
    std::cout << fmt::format("Report: {}/{} (also {}, {})\n", reports::clean(options.out), page_file, json_file,
                             text_file);
  }
  std::cout.flush();
  if (!written) return refuse("vendorproof certify", written.error());
  switch (verdict_of(differences)) {
    case Likeness::Same:
      return exit_certified;
    case Likeness::Different:
      return exit_not_certified;
    case Likeness::Inconclusive:
    case Likeness::NotPlayed:
      break;
  }
  return exit_inconclusive;
}

}  // namespace

int choose_for_both(CertifyOptions& options) {
  Result<Allowed> common = allowed_by_both(options.sut_file, options.against);
  if (!common) return refuse_each_line("vendorproof certify", common.error());
  if (options.jobs == 0) options.jobs = common->jobs;
  options.leaves_out = common->leaves_out;
  if (options.scenario_files.empty() && options.orders_file.empty()) {
    options.scenario_files = std::move(common->scenarios);
  }
  return exit_certified;
}

int against(const AgainstPlan& plan, std::vector<Scenario> scenarios) {
  const CertifyOptions& options = plan.options;
  const Result<std::optional<Trials>> trials_b = trials_of_b(options, scenarios);
  if (!trials_b) return refuse_each_line("vendorproof certify", trials_b.error());
  const Result<void> folder = prepare_folder(options.out, {text_file, page_file, json_file});
  if (!folder) return refuse("vendorproof certify", folder.error());

  // Made before any other thread, so that no other thread receives the signal.
  const live::StopSignal stop([] {});
  const auto is_stopped = [&stop] { return stop.received() != 0; };
  Side a = plan.trials != nullptr ? side_of_program(*plan.trials, is_stopped) : side_of_core(plan.defect);
  if (!options.integration.empty()) a.name = options.integration;
  Side b = *trials_b ? side_of_program(**trials_b, is_stopped) : side_of_core(nullptr);
  const Differences differences =
      AllCompared(plan, std::move(a), std::move(b), std::move(scenarios), is_stopped).play();
  const int code = deliver(options, differences);
  return code != exit_usage && stop.received() != 0 ? exit_by_signal(stop.received()) : code;
}

}  // namespace vendorproof::harness
