#include "harness/command/against/differences.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/text.h"
#include "reports/wording.h"

namespace vendorproof::harness {

namespace {

std::size_t count_of(const Differences& differences, Likeness likeness) {
  return static_cast<std::size_t>(std::count_if(differences.compared.begin(), differences.compared.end(),
                                                [likeness](const Compared& row) { return row.likeness == likeness; }));
}

/// `interrupted after 3 of 38 scenarios; `; "" if it was not.
std::string interruption_of(const Differences& differences) {
  if (!differences.is_interrupted) return "";
  const bool has_played_all =
      differences.scenarios >= differences.scenarios_asked && differences.generated >= differences.generated_asked;
  if (has_played_all) return "interrupted before each difference was made small; ";
  std::string text = fmt::format("interrupted after {} of {}", reports::grouped(differences.scenarios),
                                 reports::counted(differences.scenarios_asked, "scenario"));
  if (differences.generated_asked > 0) {
    text += fmt::format(" and {} of {}", reports::grouped(differences.generated),
                        reports::counted(differences.generated_asked, "generated run"));
  }
  return text + "; ";
}

std::string rules_text(std::string_view side, const std::vector<std::string>& rules) {
  return rules.empty() ? fmt::format("{} breaks no rule", side) : fmt::format("{} breaks {}", side, join(rules, "; "));
}

}  // namespace

std::string_view text_of(Likeness likeness) {
  switch (likeness) {
    case Likeness::Same:
      return "same";
    case Likeness::Different:
      return "different";
    case Likeness::Inconclusive:
      return "inconclusive";
    case Likeness::NotPlayed:
      return "not-played";
  }
  return "";
}

Likeness verdict_of(const Differences& differences) {
  if (count_of(differences, Likeness::Different) > 0) return Likeness::Different;
  const bool has_played = differences.scenarios + differences.generated > 0;
  if (count_of(differences, Likeness::Inconclusive) > 0 || differences.is_interrupted || !has_played) {
    return Likeness::Inconclusive;
  }
  return Likeness::Same;
}

std::string reason_of(const Differences& differences) {
  const std::string interruption = interruption_of(differences);
  const bool has_played = differences.scenarios + differences.generated > 0;
  if (!interruption.empty() && !has_played) return interruption + "nothing was compared";
  std::string all = reports::counted(differences.scenarios, "scenario");
  if (differences.generated > 0) all += " and " + reports::counted(differences.generated, "generated run");
  const std::size_t different = count_of(differences, Likeness::Different);
  const std::size_t inconclusive = count_of(differences, Likeness::Inconclusive);
  std::string reason = different == 0 ? fmt::format("no difference in business outcome was found in {}", all)
                                      : fmt::format("the histories part in {} of {}", different, all);
  if (inconclusive > 0) reason += fmt::format("; {} could not be compared", inconclusive);
  return interruption + reason;
}

std::string sentence_of(const Divergence& divergence) {
  return fmt::format("{}, {}: A {}, B {}", text_of(divergence.subject), divergence.aspect->sentence, divergence.a,
                     divergence.b);
}

std::string blame_of(const Difference& difference) {
  if (difference.rules_a.empty() && difference.rules_b.empty()) return "neither side breaks a rule";
  return rules_text("A", difference.rules_a) + ". " + rules_text("B", difference.rules_b);
}

std::vector<std::string> scope_of(const Differences& differences) {
  const auto named = [](std::string_view side, const std::string& name, const std::string& started) {
    return fmt::format("{}: {}{}", side, name, started.empty() ? "" : " (" + started + ")");
  };
  std::vector<std::string> lines = {named("A", differences.name_a, differences.started_a),
                                    named("B", differences.name_b, differences.started_b)};
  lines.emplace_back(
      "Compared: business outcome, by order and line. Planned faults strike both sides alike; random faults are off.");
  if (!differences.left_out.empty()) {
    lines.push_back(
        fmt::format("Left out of the generated runs, because one of the two programs does not claim it: {}.",
                    join(differences.left_out, ", ")));
  }
  for (const NotCompared& row : differences.not_compared) {
    lines.push_back(fmt::format("Not compared: {}: {}.", row.aspect->sentence, row.reason));
  }
  return lines;
}

}  // namespace vendorproof::harness
