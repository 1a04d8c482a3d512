#include "harness/search/causes.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <tuple>

#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

constexpr std::string_view brackets = "()[]{}\"'";
constexpr std::string_view stops = ".,;:!?";

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_capital(char byte) { return byte >= 'A' && byte <= 'Z'; }

/// A number, an id with digits, or a word in capital letters such as a currency or a vendor code.
bool names_something(std::string_view word) {
  if (std::any_of(word.begin(), word.end(), is_digit)) return true;
  return word.size() > 1 && std::all_of(word.begin(), word.end(), is_capital);
}

/// The word without what stands around it; `#` if it names something.
std::string shown_masked(std::string_view word) {
  std::size_t from = 0;
  while (from < word.size() && brackets.find(word[from]) != std::string_view::npos) ++from;
  std::size_t until = word.size();
  const std::string around = std::string(brackets) + std::string(stops);
  while (until > from && around.find(word[until - 1]) != std::string::npos) --until;
  if (!names_something(word.substr(from, until - from))) return std::string(word);
  return std::string(word.substr(0, from)) + "#" + std::string(word.substr(until));
}

/// Whether the word continues a list of names: `#,` or `and` between two names.
bool is_joint(std::string_view word) { return word == "and" || word == "or" || word == "+"; }

/// `#, # and #` and `# #` become `#`, so that the length of a list makes no cause.
std::vector<std::string> without_lists(const std::vector<std::string>& words) {
  std::vector<std::string> kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool after_name = !kept.empty() && (kept.back() == "#" || kept.back() == "#,");
    const bool is_name = starts_with(words[i], "#");
    const bool joins_names = is_joint(words[i]) && i + 1 < words.size() && starts_with(words[i + 1], "#");
    if (after_name && is_name) {
      kept.back() = words[i];
    } else if (!(after_name && joins_names)) {
      kept.push_back(words[i]);
    }
  }
  return kept;
}

/// `net/submitInvoices/I-1#1/lost` is of the kind `lost`, `crash/...` of the kind `crash`, `disk/...` of `disk`.
std::string kind_of(const scenarios::Decision& decision) {
  const std::vector<std::string> parts = split(decision.name, '/');
  const bool is_named_first = parts.front() == "crash" || parts.front() == "disk";
  return is_named_first ? parts.front() : parts.back();
}

}  // namespace

std::string shape_of(std::string_view text) {
  std::vector<std::string> words;
  for (const std::string& word : split(text, ' ')) {
    if (!word.empty()) words.push_back(shown_masked(word));
  }
  return join(without_lists(words), " ");
}

const reports::Finding* first_defect(const reports::ScenarioResult& result) {
  const auto found = std::find_if(result.findings.begin(), result.findings.end(), [](const reports::Finding& finding) {
    return !finding.expected && finding.rule->kind == RuleKind::Defect;
  });
  return found == result.findings.end() ? nullptr : &*found;
}

reports::Cause cause_of(const reports::ScenarioResult& failed) {
  reports::Cause cause;
  cause.runs = 1;
  cause.first_run = failed.name;
  cause.first_task = failed.task;
  const reports::Finding* const defect = first_defect(failed);
  const bool is_only_trouble = defect == nullptr && failed.missing.empty() && !failed.troubles.empty();
  if (failed.has_stopped || is_only_trouble) {
    cause.shape = shape_of(failed.troubles.front());
  } else if (defect != nullptr) {
    cause.rule = std::string(defect->rule->id);
    cause.shape = shape_of(defect->evidence);
  } else {
    cause.shape = shape_of(failed.missing.empty() ? "failed without a defect" : "missing: " + failed.missing.front());
  }
  return cause;
}

bool has_cause(const reports::ScenarioResult& result, const reports::Cause& cause) {
  if (result.passed || result.never_began) return false;
  if (cause.rule.empty()) return cause_of(result).rule.empty() && cause_of(result).shape == cause.shape;
  if (result.has_stopped) return false;
  return std::any_of(result.findings.begin(), result.findings.end(), [&](const reports::Finding& finding) {
    return !finding.expected && finding.rule->id == cause.rule;
  });
}

std::vector<CauseGroup> grouped_by_cause(const std::vector<Played>& failed) {
  std::vector<CauseGroup> groups;
  std::map<std::pair<std::string, std::string>, std::size_t> known;
  for (std::size_t i = 0; i < failed.size(); ++i) {
    if (failed[i].result.never_began) continue;
    reports::Cause cause = cause_of(failed[i].result);
    const auto [place, is_new] = known.emplace(std::pair(cause.rule, cause.shape), groups.size());
    if (is_new) {
      groups.push_back({std::move(cause), i});
    } else {
      ++groups[place->second].cause.runs;
    }
  }
  return groups;
}

std::string needs_of(const scenarios::Scenario& scenario) {
  std::set<std::string> needs;
  for (const scenarios::Decision& decision : scenario.decisions) needs.insert(kind_of(decision));
  for (const scenarios::Fault& fault : scenario.faults) needs.emplace(scenarios::text_of(fault.kind));
  for (const scenarios::Order& order : scenario.orders) {
    for (const scenarios::OrderChange& change : order.changes) {
      needs.insert("change " + std::string(scenarios::text_of(change.kind)));
    }
  }
  if (!scenario.warehouse.shorts.empty()) needs.emplace("shorts");
  if (!scenario.warehouse.credits.empty()) needs.emplace("credits");
  if (!scenario.warehouse.corrections.empty()) needs.emplace("corrections");
  return join({needs.begin(), needs.end()}, "; ");
}

void tell_smallest(const scenarios::Scenario& smallest, const reports::ScenarioResult& result, reports::Cause& cause) {
  cause.is_small = true;
  cause.left = needs_of(smallest);
  // A smaller scenario may break another rule first: what is told is about the rule of the cause.
  const auto same = std::find_if(result.findings.begin(), result.findings.end(), [&](const reports::Finding& finding) {
    return !finding.expected && finding.rule->id == cause.rule;
  });
  cause.small_shape = same == result.findings.end() ? cause_of(result).shape : shape_of(same->evidence);
}

std::vector<reports::Cause> refined(const std::vector<reports::Cause>& causes) {
  std::vector<reports::Cause> kept;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> known;
  for (const reports::Cause& cause : causes) {
    if (!cause.is_small) {
      kept.push_back(cause);
      continue;
    }
    const auto [place, is_new] = known.emplace(std::tuple(cause.rule, cause.small_shape, cause.left), kept.size());
    if (is_new) {
      kept.push_back(cause);
    } else {
      kept[place->second].runs += cause.runs;
    }
  }
  return kept;
}

}  // namespace vendorproof::harness
