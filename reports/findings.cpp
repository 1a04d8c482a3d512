#include "reports/findings.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "core/base/nearest_word.h"
#include "core/base/require.h"
#include "core/base/text.h"
#include "reports/wording.h"

namespace vendorproof::reports {

namespace {

/// Defects before charges, then by money at stake, the most first.
bool is_more_telling(const Finding* left, const Finding* right) {
  if (left->rule->kind != right->rule->kind) return left->rule->kind == RuleKind::Defect;
  return left->at_stake.ten_thousandths() > right->at_stake.ten_thousandths();
}

/// The money at stake from findings of one rule, or from all chargebacks. The same goods or document count once, and a
/// whole order contains its parts.
class Stake {
 public:
  void add(const Finding& finding) {
    Order& order = orders_[finding.purchase_order];
    const std::string part = part_key(finding, order.parts.size());
    Money& stake = part.empty() ? order.whole : order.parts[part];
    if (stake.is_zero() || finding.at_stake > stake) stake = finding.at_stake;
  }

  Money sum() const {
    Money sum;
    for (const auto& [number, order] : orders_) {
      Money parts;
      for (const auto& [part, stake] : order.parts) parts += stake;
      sum += order.whole.is_zero() || (!parts.is_zero() && parts > order.whole) ? parts : order.whole;
    }
    return sum;
  }

 private:
  struct Order {
    Money whole;
    std::map<std::string, Money> parts;
  };

  /// "" for the whole order. Each chargeback is a part of its own.
  static std::string part_key(const Finding& finding, std::size_t parts) {
    if (finding.charged_back) return std::to_string(parts);
    if (finding.line != 0) return "line " + std::to_string(finding.line);
    return join(finding.documents, "/");
  }

  std::map<std::string, Order> orders_;
};

Money stake_of(const std::vector<const Finding*>& findings) {
  std::map<std::string_view, Stake> by_rule;
  for (const Finding* finding : findings) {
    if (finding->at_stake.is_zero()) continue;
    by_rule[finding->charged_back ? std::string_view() : finding->rule->id].add(*finding);
  }
  Money dearest;
  for (const auto& [rule, stake] : by_rule) {
    const Money sum = stake.sum();
    if (dearest.is_zero() || sum > dearest) dearest = sum;
  }
  return dearest;
}

constexpr std::size_t other_subjects_max = 3;

/// `PO1 line 1, PO1 line 3 and 4 more`: on what else the main finding's rule is broken; "" if on nothing else.
std::string other_subjects_of(const Incident& incident) {
  std::set<std::string> known = {subject_of(incident.main())};
  std::vector<std::string> subjects;
  for (const Finding* finding : incident.findings) {
    if (finding->rule->id != incident.main().rule->id) continue;
    std::string subject = subject_of(*finding);
    if (known.insert(subject).second) subjects.push_back(std::move(subject));
  }
  if (subjects.size() <= other_subjects_max) return join(subjects, ", ");
  const auto rest = static_cast<std::int64_t>(subjects.size() - other_subjects_max);
  subjects.resize(other_subjects_max);
  return fmt::format("{} and {} more", join(subjects, ", "), grouped(rest));
}

std::vector<IncidentGroup> by_rule(std::vector<Incident> incidents) {
  std::map<std::pair<RuleKind, std::string_view>, IncidentGroup> groups;
  for (Incident& incident : incidents) {
    const Rule* rule = incident.main().rule;
    IncidentGroup& group = groups[{rule->kind, rule->id}];
    group.rule = rule;
    add_amount(group.at_stake, incident.at_stake);
    group.incidents.push_back(std::move(incident));
  }
  std::vector<IncidentGroup> result;
  for (auto& [key, group] : groups) result.push_back(std::move(group));
  return result;
}

}  // namespace

std::vector<std::string_view> Incident::rules() const {
  std::vector<std::string_view> ids;
  for (const Finding* finding : findings) {
    if (std::find(ids.begin(), ids.end(), finding->rule->id) == ids.end()) ids.push_back(finding->rule->id);
  }
  return ids;
}

std::vector<Incident> incidents_of(const std::vector<Finding>& findings, bool expected) {
  std::vector<Incident> incidents;
  std::map<std::size_t, std::size_t> place;  // incident number -> index in the result
  for (const Finding& finding : findings) {
    REQUIRE(finding.rule != nullptr);
    if (finding.expected != expected) continue;
    const auto known = finding.incident == 0 ? place.end() : place.find(finding.incident);
    if (known != place.end()) {
      incidents[known->second].findings.push_back(&finding);
      continue;
    }
    if (finding.incident != 0) place.emplace(finding.incident, incidents.size());
    incidents.push_back({{&finding}, {}});
  }
  for (Incident& incident : incidents) {
    std::stable_sort(incident.findings.begin(), incident.findings.end(), is_more_telling);
    incident.at_stake = stake_of(incident.findings);
  }
  return incidents;
}

std::vector<IncidentGroup> unexpected_by_rule(const std::vector<Finding>& findings) {
  return by_rule(incidents_of(findings, false));
}

std::vector<IncidentGroup> expected_by_rule(const std::vector<Finding>& findings) {
  return by_rule(incidents_of(findings, true));
}

std::int64_t count_of(const std::vector<Finding>& findings, bool expected) {
  return std::count_if(findings.begin(), findings.end(),
                       [expected](const Finding& finding) { return finding.expected == expected; });
}

std::vector<Money> sum_of(const std::vector<Finding>& findings, bool expected) {
  std::vector<Money> sums;
  for (const Incident& incident : incidents_of(findings, expected)) add_amount(sums, incident.at_stake);
  return sums;
}

std::vector<std::size_t> listed_findings(const std::vector<Finding>& findings) {
  std::map<std::pair<std::string_view, bool>, std::size_t> listed_of_rule;
  std::vector<std::size_t> listed;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Finding& finding = findings[i];
    if (listed_of_rule[{finding.rule->id, finding.expected}]++ < findings_listed_max) listed.push_back(i);
  }
  return listed;
}

std::string subject_of(const Finding& finding) {
  if (finding.purchase_order.empty()) return "the whole run";
  if (finding.line == 0) return clean(finding.purchase_order);
  return fmt::format("{} line {}", clean(finding.purchase_order), finding.line);
}

std::string replay_command(const ScenarioResult& scenario) {
  if (!scenario.again.empty()) return clean(scenario.again);
  if (scenario.replay_file.empty()) return "";
  // A file whose name begins like an option is named by its folder.
  const bool is_like_an_option = scenario.replay_file.front() == '-';
  return clean(shell_line({"vendorproof", "replay", (is_like_an_option ? "./" : "") + scenario.replay_file}));
}

std::string events_of(const ScenarioResult& scenario) {
  std::string text;
  if (scenario.faults_fired > 0) text = counted(scenario.faults_fired, "fault");
  if (scenario.crashes > 0) {
    if (!text.empty()) text += ", ";
    text += counted_as(scenario.crashes, "crash", "crashes");
  }
  return text;
}

std::int64_t played_scenarios(const Report& report) {
  return std::count_if(report.scenarios.begin(), report.scenarios.end(),
                       [](const ScenarioResult& scenario) { return !scenario.reduced; });
}

std::int64_t failed_scenarios(const Report& report) {
  return std::count_if(report.scenarios.begin(), report.scenarios.end(),
                       [](const ScenarioResult& scenario) { return !scenario.passed && !scenario.reduced; });
}

std::string outcome_of(const Report& report) {
  const std::int64_t all = played_scenarios(report);
  const std::int64_t failed = failed_scenarios(report);
  std::vector<std::string> failures;
  if (failed > 0) {
    failures.push_back(all == 1 ? "the scenario" : fmt::format("{} of {}", grouped(failed), counted(all, "scenario")));
  }
  if (report.generated.failed > 0) {
    failures.push_back(
        fmt::format("{} of {}", grouped(report.generated.failed), counted(report.generated.runs, "generated run")));
  }
  if (!failures.empty()) return join(failures, " and ") + " failed";
  if (all == 0) return "no scenario was run";
  return all == 1 ? "the scenario passed" : fmt::format("all {} passed", counted(all, "scenario"));
}

std::vector<std::string> unreached_probes(const Report& report) {
  std::vector<std::string> names;
  for (const Probe& probe : report.probes) {
    if (probe.required && probe.hits == 0) names.push_back(probe.name);
  }
  return names;
}

std::string failure_message(const ScenarioResult& scenario) {
  const std::vector<IncidentGroup> groups = unexpected_by_rule(scenario.findings);
  const bool is_only_trouble = groups.empty() && scenario.missing.empty() && !scenario.troubles.empty();
  if (scenario.has_stopped || is_only_trouble) return clean(scenario.troubles.front());
  if (groups.empty() && scenario.missing.empty()) return "failed without a finding";
  if (groups.empty()) return clean(scenario.missing.front()) + " was expected and not found";
  std::vector<std::string> parts;
  for (const IncidentGroup& group : groups) {
    parts.push_back(
        fmt::format("{} on {}{}", group.rule->id, subject_of(group.incidents.front().main()),
                    group.incidents.size() == 1
                        ? ""
                        : fmt::format(" and {} more", grouped(static_cast<std::int64_t>(group.incidents.size() - 1)))));
  }
  return fmt::format("{}; at stake {}", join(parts, "; "), amounts_text(sum_of(scenario.findings, false)));
}

std::vector<std::string> families_of(const Report& report) {
  std::vector<std::string> families;
  for (const ScenarioResult& scenario : report.scenarios) {
    if (std::find(families.begin(), families.end(), scenario.family) == families.end()) {
      families.push_back(scenario.family);
    }
  }
  return families;
}

std::string hidden_incidents(const IncidentGroup& group, std::size_t shown) {
  if (group.incidents.size() <= shown) return "";
  std::vector<Money> rest;
  for (std::size_t at = shown; at < group.incidents.size(); ++at) add_amount(rest, group.incidents[at].at_stake);
  return fmt::format("{} more of this rule, at stake {}",
                     grouped(static_cast<std::int64_t>(group.incidents.size() - shown)), amounts_text(rest));
}

std::string hidden_runs(const GeneratedRuns& generated, std::size_t shown) {
  const auto rest = generated.failed - static_cast<std::int64_t>(shown);
  return rest <= 0 ? "" : fmt::format("{} more failed {}", grouped(rest), rest == 1 ? "run" : "runs");
}

namespace {

/// How many other defects of an incident are told with what was seen.
constexpr std::size_t evidences_shown_max = 3;

/// `SEQ-04 (DS-1 failed: INVALID_DATE ...)`
std::string rule_and_evidence(const Finding& finding) {
  return fmt::format("{} ({})", finding.rule->id, shown_line(finding.evidence));
}

}  // namespace

std::string others_of(const Incident& incident) {
  std::vector<std::string> parts;
  const std::string subjects = other_subjects_of(incident);
  if (!subjects.empty()) parts.push_back("also on " + subjects);
  std::vector<std::string> defects;
  std::vector<std::string> charges;
  for (const std::string_view id : incident.rules()) {
    if (id == incident.main().rule->id) continue;
    const auto found = std::find_if(incident.findings.begin(), incident.findings.end(),
                                    [&](const Finding* finding) { return finding->rule->id == id; });
    if ((*found)->rule->kind != RuleKind::Defect) {
      charges.emplace_back(id);
    } else {
      defects.push_back(defects.size() < evidences_shown_max ? rule_and_evidence(**found) : std::string(id));
    }
  }
  if (!defects.empty()) parts.push_back("also breaks " + join(defects, ", "));
  if (!charges.empty()) parts.push_back("charged as " + join(charges, ", "));
  return join(parts, "; ");
}

}  // namespace vendorproof::reports
