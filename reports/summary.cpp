#include "reports/summary.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/text.h"
#include "reports/findings.h"
#include "reports/wording.h"

namespace vendorproof::reports {
namespace {

constexpr std::size_t steps_max = 3;
constexpr std::string_view never_played =
    "taxes, direct imports, consignment, goods priced by weight, and Amazon itself: this is a simulation";

std::string days_text(Instant first, Instant last) {
  const std::string from = format_date(first);
  const std::string to = format_date(last);
  return from == to ? from : from + " to " + to;
}

struct Candidate {
  const IncidentGroup* group = nullptr;
  std::string place;
};

std::int64_t money_of(const IncidentGroup& group) {
  std::int64_t most = 0;
  for (const Money& money : group.at_stake) most = std::max(most, money.ten_thousandths());
  return most;
}

/// The dearest findings first, each rule once.
std::vector<NextStep> remedies(std::vector<Candidate> candidates, std::size_t most) {
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& left, const Candidate& right) {
    return money_of(*left.group) > money_of(*right.group);
  });
  std::vector<NextStep> steps;
  for (const auto& [group, place] : candidates) {
    const Rule& rule = *group->rule;
    const bool known =
        std::any_of(steps.begin(), steps.end(), [&](const NextStep& step) { return step.rule == rule.id; });
    if (known || steps.size() == most) continue;
    steps.push_back({std::string(text_of(rule.owner)), std::string(rule.remedy), std::string(rule.id),
                     finding_anchor(place, rule.id)});
  }
  return steps;
}

NextStep step_of(Owner owner, std::string what) { return {std::string(text_of(owner)), std::move(what), "", ""}; }

std::vector<NextStep> steps_after(Verdict verdict, std::vector<NextStep> steps, std::vector<NextStep> otherwise) {
  if (verdict == Verdict::Certified) steps.clear();
  for (NextStep& step : otherwise) {
    if (steps.size() < steps_max) steps.push_back(std::move(step));
  }
  return steps;
}

/// What to play after a run that is no certificate.
std::string next_run(const Report& report) {
  if (report.verdict == Verdict::NotCertified) {
    return "Mend it, and repeat the run with the command at the end of this page.";
  }
  if (!report.planted_defect.empty()) {
    return "Play more scenarios, as with --runs 500: in these the planted defect did nothing that was found.";
  }
  if (!unreached_probes(report).empty()) return "Play the whole catalogue, until every required situation is reached.";
  return "Let the run come to its end: the command is at the end of this page.";
}

}  // namespace

std::string integration_text(const std::string& name) {
  return name.empty() ? "Vendorproof's own integration core" : clean(name);
}

std::string scenario_time(const Report& report) {
  if (report.scenarios.empty()) return "";
  Instant first = report.scenarios.front().started;
  Instant last = first;
  for (const ScenarioResult& scenario : report.scenarios) {
    first = std::min(first, scenario.started);
    last = std::max(last, scenario.started + scenario.virtual_time);
  }
  return days_text(first, last);
}

std::string scenario_time(const Rehearsal& rehearsal) {
  if (rehearsal.days.empty()) return "";
  const Result<Instant> first = parse_instant(rehearsal.days.front().date + "T00:00:00Z");
  return first ? days_text(*first, *first + rehearsal.virtual_time) : "";
}

std::string played(const Report& report) {
  std::int64_t orders = 0;
  std::int64_t faults = 0;
  std::int64_t crashes = 0;
  for (const ScenarioResult& scenario : report.scenarios) {
    if (scenario.reduced) continue;
    orders += scenario.orders;
    faults += scenario.faults_fired;
    crashes += scenario.crashes;
  }
  std::string text =
      fmt::format("{} with {}, {} and {}", counted(played_scenarios(report), "scenario"), counted(orders, "order"),
                  counted(faults, "fault"), counted_as(crashes, "crash", "crashes"));
  if (report.generated.runs > 0) text += "; " + counted(report.generated.runs, "generated run");
  return text;
}

std::string not_played(const Report& report) {
  std::vector<std::string> parts;
  if (report.generated.runs == 0) parts.emplace_back("generated runs (--runs 500)");
  parts.emplace_back("a peak season (vendorproof rehearse)");
  parts.emplace_back(never_played);
  return join(parts, "; ");
}

std::string played(const Rehearsal& rehearsal) {
  return fmt::format("{}: {} with {} in {}", clean(rehearsal.title), counted(rehearsal.orders, "order"),
                     counted(rehearsal.lines, "line"), duration_text(rehearsal.virtual_time));
}

std::string not_played() {
  return "single cases (vendorproof certify); other volumes than this profile's; " + std::string(never_played);
}

std::string expected_sentence(const Report& report) {
  std::int64_t count = 0;
  std::vector<Money> sums;
  for (const ScenarioResult& scenario : report.scenarios) {
    count += count_of(scenario.findings, true);
    for (const Money& money : sum_of(scenario.findings, true)) add_amount(sums, money);
  }
  if (count == 0) return "";
  const std::string_view what =
      report.scope.empty() ? "Found as the scenarios expect" : "Charged for the trade, and not for a defect";
  return fmt::format("{}: {}, charged {}.", what, counted(count, "finding"), amounts_text(sums));
}

std::vector<std::string> left_out_sentences(const Report& report) {
  std::vector<std::pair<std::string, std::vector<std::string>>> by_reason;
  for (const LeftOut& row : report.left_out) {
    const auto known =
        std::find_if(by_reason.begin(), by_reason.end(), [&](const auto& entry) { return entry.first == row.reason; });
    auto& entry = known == by_reason.end() ? by_reason.emplace_back(row.reason, std::vector<std::string>()) : *known;
    entry.second.push_back(clean(row.scenario));
  }
  std::vector<std::string> sentences;
  for (const auto& [reason, names] : by_reason) {
    sentences.push_back(
        fmt::format("Not played ({}): {}. The reason: {}.", names.size(), join(names, ", "), clean(reason)));
  }
  return sentences;
}

std::vector<std::string> missed_crash_sentences(const Report& report) {
  std::vector<std::string> sentences;
  for (const ScenarioResult& scenario : report.scenarios) {
    if (scenario.missed_crashes.empty()) continue;
    sentences.push_back(fmt::format("The crash did not strike in {}: {} never came.", clean(scenario.name),
                                    clean(join(scenario.missed_crashes, ", "))));
  }
  return sentences;
}

std::string exceptions_sentence(const Report& report) {
  std::size_t count = 0;
  std::size_t listed = 0;
  for (const ScenarioResult& scenario : report.scenarios) {
    count += scenario.exceptions.size();
    if (!scenario.passed) listed += scenario.exceptions.size();
  }
  if (count == 0) return "";
  return fmt::format("The integration asked people to look at {}, {} of them in failed scenarios.",
                     counted(static_cast<std::int64_t>(count), "exception"),
                     listed == 0 ? "none" : grouped(static_cast<std::int64_t>(listed)));
}

std::vector<NextStep> next_steps(const Report& report) {
  std::vector<std::vector<IncidentGroup>> groups;
  for (const ScenarioResult& scenario : report.scenarios) groups.push_back(unexpected_by_rule(scenario.findings));
  std::vector<Candidate> candidates;
  for (std::size_t at = 0; at < groups.size(); ++at) {
    for (const IncidentGroup& group : groups[at]) candidates.push_back({&group, findings_anchor(at)});
  }
  if (report.verdict == Verdict::Certified) {
    return {step_of(Owner::Operations, "Rehearse your own peak: vendorproof rehearse --profile FILE."),
            step_of(Owner::Finance, "Compare the rate card with your vendor agreement: certify --rate-card FILE."),
            step_of(Owner::IT, "Repeat this run after every change, with junit.xml in continuous integration.")};
  }
  return steps_after(
      report.verdict, remedies(std::move(candidates), steps_max - 1),
      {step_of(Owner::IT, next_run(report)),
       step_of(Owner::Operations, "Do not go live before the verdict is CERTIFIED."),
       step_of(Owner::Finance, "Compare the rate card with your vendor agreement: certify --rate-card FILE.")});
}

std::vector<NextStep> next_steps(const Rehearsal& rehearsal) {
  if (rehearsal.verdict == Verdict::Certified) {
    return {step_of(Owner::Operations, "Play your own volumes: copy the profile and use --profile FILE."),
            step_of(Owner::Finance, "Compare the rate card with your vendor agreement: rehearse --rate-card FILE."),
            step_of(Owner::IT, "Repeat the rehearsal before the season, and after every change.")};
  }
  const std::vector<IncidentGroup> groups = unexpected_by_rule(rehearsal.findings);
  std::vector<Candidate> candidates;
  for (const IncidentGroup& group : groups) candidates.push_back({&group, "findings"});
  const std::vector<IncidentGroup> charges = expected_by_rule(rehearsal.findings);
  if (is_missed(rehearsal, Subject::Money)) {
    for (const IncidentGroup& group : charges) candidates.push_back({&group, "charges"});
  }
  std::vector<NextStep> steps = remedies(std::move(candidates), steps_max - 1);
  for (const ThresholdResult& threshold : rehearsal.thresholds) {
    if (threshold.held || steps.size() >= steps_max - 1) continue;
    steps.push_back(step_of(Owner::Operations, fmt::format("Bring {} to {}; it was {}.", clean(threshold.name),
                                                           clean(threshold.limit), clean(threshold.seen))));
  }
  return steps_after(
      rehearsal.verdict, std::move(steps),
      {step_of(Owner::IT, "Repeat the rehearsal with the command at the end of this page."),
       step_of(Owner::Operations, "Do not go into the season before the verdict is CERTIFIED."),
       step_of(Owner::Finance, rehearsal.at_risk.is_zero() ? "Compare the rate card with your vendor agreement: "
                                                             "rehearse --rate-card FILE."
                                                           : "Set aside the money at risk.")});
}

std::string scenario_anchor(std::size_t scenario) { return fmt::format("scenario-{}", scenario + 1); }

std::string findings_anchor(std::size_t scenario) { return fmt::format("findings-{}", scenario + 1); }

std::string finding_anchor(const std::string& place, std::string_view rule) {
  return fmt::format("{}-{}", place, rule);
}

std::string rule_anchor(std::string_view rule) { return fmt::format("rule-{}", rule); }

}  // namespace vendorproof::reports
