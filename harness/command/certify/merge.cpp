#include "harness/command/certify/merge.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "harness/command/certify/campaign_verdict.h"
#include "harness/search/causes.h"
#include "reports/findings.h"

namespace vendorproof::harness {

namespace {

using reports::Report;

/// What must be the same in all shards: its name, and how it reads.
struct Likeness {
  std::string_view what;
  std::string (*of)(const Report& report);
};

const std::vector<Likeness> likenesses = {
    {"version", [](const Report& report) { return report.version; }},
    {"number of shards", [](const Report& report) { return std::to_string(report.shard.count); }},
    {"seed", [](const Report& report) { return std::to_string(report.seed); }},
    {"integration", [](const Report& report) { return report.integration; }},
    {"system under test", [](const Report& report) { return join(report.scope, "\n"); }},
    {"planted defect", [](const Report& report) { return report.planted_defect; }},
    {"switches", [](const Report& report) { return join(report.shard.switches, ", "); }},
    {"rate card", [](const Report& report) { return report.shard.rate_card; }},
    {"generated runs", [](const Report& report) { return report.shard.length; }},
    {"scenarios", [](const Report& report) { return report.shard.playlist; }},
};

std::string shown_or_none(const std::string& value) { return value.empty() ? "none" : "'" + value + "'"; }

Result<void> check_together(const std::vector<ShardReport>& shards) {
  std::map<std::int64_t, std::string> files;
  for (const ShardReport& shard : shards) {
    if (shard.report.shard.count == 0) {
      return malformed(shard.file +
                       ": is the report of a whole campaign, and not of a shard; give reports that certify "
                       "--shard wrote");
    }
    const Report& first = shards.front().report;
    for (const Likeness& likeness : likenesses) {
      const std::string one = likeness.of(first);
      const std::string other = likeness.of(shard.report);
      if (one == other) continue;
      return malformed(
          fmt::format("{} and {} are shards of different campaigns; they differ in the {}: {} in the first, "
                      "{} in the second",
                      shards.front().file, shard.file, likeness.what, shown_or_none(one), shown_or_none(other)));
    }
    const auto [known, is_new] = files.emplace(shard.report.shard.number, shard.file);
    if (is_new) continue;
    return malformed(fmt::format("{} and {} are both shard {} of {}; give each shard once", known->second, shard.file,
                                 shard.report.shard.number, shard.report.shard.count));
  }
  return {};
}

template <class Row>
void append(const std::vector<Row>& from, std::vector<Row>& to) {
  to.insert(to.end(), from.begin(), from.end());
}

void add_families(const reports::GeneratedRuns& from, std::map<std::string, reports::FamilyRuns>& families) {
  for (const reports::FamilyRuns& row : from.by_family) {
    reports::FamilyRuns& family = families[row.family];
    family.family = row.family;
    family.runs += row.runs;
    family.failed += row.failed;
  }
}

/// The causes of all shards, in order of their first runs; what is more than `causes_minimised_max` was made small only
/// because its shard did not know the others.
std::vector<reports::Cause> causes_of(std::vector<reports::Cause> all) {
  std::sort(all.begin(), all.end(),
            [](const reports::Cause& left, const reports::Cause& right) { return left.first_task < right.first_task; });
  std::vector<reports::Cause> causes;
  std::map<std::pair<std::string, std::string>, std::size_t> known;
  for (const reports::Cause& cause : all) {
    const auto [place, is_new] = known.emplace(std::pair(cause.rule, cause.shape), causes.size());
    if (is_new) {
      causes.push_back(cause);
    } else {
      causes[place->second].runs += cause.runs;
    }
  }
  for (std::size_t i = causes_minimised_max; i < causes.size(); ++i) {
    causes[i].is_small = false;
    causes[i].small_shape = causes[i].left = causes[i].replay_file = "";
  }
  return refined(causes);
}

/// Of the runs that shards made small, those that stand for a cause of the whole.
void keep_representatives(Report& whole) {
  std::set<std::string> runs;
  for (const reports::Cause& cause : whole.generated.causes) {
    if (!cause.replay_file.empty()) runs.insert(cause.first_run);
  }
  std::erase_if(whole.scenarios,
                [&](const reports::ScenarioResult& result) { return result.reduced && runs.count(result.name) == 0; });
}

/// The hash over the traces of all runs, in their order.
std::string trace_of(const std::vector<ShardReport>& shards) {
  std::map<std::size_t, std::string_view> traces;
  for (const ShardReport& part : shards) {
    const reports::Shard& shard = part.report.shard;
    for (std::size_t i = 0; i < shard.traces.size(); ++i) {
      traces.emplace(i * static_cast<std::size_t>(shard.count) + static_cast<std::size_t>(shard.number - 1),
                     shard.traces[i]);
    }
  }
  TraceHash hash;
  for (const auto& [task, trace] : traces) {
    if (trace != "-") hash.add(trace);
  }
  return hex_of(hash.value());
}

void add_generated(const Report& part, Report& whole, std::map<std::string, reports::FamilyRuns>& families) {
  const reports::GeneratedRuns& from = part.generated;
  reports::GeneratedRuns& to = whole.generated;
  to.runs += from.runs;
  to.failed += from.failed;
  to.never_began += from.never_began;
  to.orders += from.orders;
  to.faults_fired += from.faults_fired;
  to.crashes += from.crashes;
  to.played_for = std::max(to.played_for, from.played_for);
  append(from.failures, to.failures);
  append(from.causes, to.causes);
  add_families(from, families);
}

/// Rows in the order in which the whole campaign has them: scenarios first, then generated runs.
void sort_rows(Report& whole) {
  const auto in_order = [](const auto& left, const auto& right) {
    return std::pair(left.is_generated, left.task) < std::pair(right.is_generated, right.task);
  };
  std::sort(whole.left_out.begin(), whole.left_out.end(), in_order);
  std::sort(whole.divergences.begin(), whole.divergences.end(), in_order);
  std::sort(whole.scenarios.begin(), whole.scenarios.end(), [](const auto& left, const auto& right) {
    return std::pair(left.reduced, left.task) < std::pair(right.reduced, right.task);
  });
  std::sort(whole.generated.failures.begin(), whole.generated.failures.end(),
            [](const auto& left, const auto& right) { return left.task < right.task; });
}

void add_probes(const Report& part, Report& whole) {
  if (whole.probes.size() < part.probes.size()) whole.probes.resize(part.probes.size());
  for (std::size_t i = 0; i < part.probes.size(); ++i) {
    whole.probes[i].name = part.probes[i].name;
    whole.probes[i].runs_needed = part.probes[i].runs_needed;
    whole.probes[i].hits += part.probes[i].hits;
  }
}

void add_pairs(const Report& part, Report& whole) {
  if (whole.pairs.size() < part.pairs.size()) whole.pairs.resize(part.pairs.size());
  for (std::size_t i = 0; i < part.pairs.size(); ++i) {
    whole.pairs[i].first = part.pairs[i].first;
    whole.pairs[i].second = part.pairs[i].second;
    whole.pairs[i].orders += part.pairs[i].orders;
    whole.pairs[i].is_left_out = part.pairs[i].is_left_out;
  }
}

/// `shards 2 and 5 of 16 are missing`; "" if none is.
std::string what_is_lacking(const std::vector<ShardReport>& shards) {
  const std::int64_t count = shards.front().report.shard.count;
  std::set<std::int64_t> there;
  std::vector<std::string> interrupted;
  for (const ShardReport& part : shards) {
    there.insert(part.report.shard.number);
    if (!part.report.shard.has_ended) interrupted.push_back(std::to_string(part.report.shard.number));
  }
  std::vector<std::string> missing;
  for (std::int64_t number = 1; number <= count; ++number) {
    if (there.count(number) == 0) missing.push_back(std::to_string(number));
  }
  std::vector<std::string> lacking;
  const auto named = [count](const std::vector<std::string>& numbers, std::string_view one, std::string_view several) {
    if (numbers.size() == 1) return fmt::format("shard {} of {} {}", numbers.front(), count, one);
    return fmt::format("shards {} of {} {}", join(numbers, ", "), count, several);
  };
  if (!missing.empty()) lacking.push_back(named(missing, "is missing", "are missing"));
  if (!interrupted.empty()) lacking.push_back(named(interrupted, "was interrupted", "were interrupted"));
  return join(lacking, "; ");
}

void decide_whole(const std::vector<ShardReport>& shards, Report& whole) {
  const bool repeated =
      std::all_of(shards.begin(), shards.end(), [](const ShardReport& part) { return part.report.shard.has_repeated; });
  decide(whole, shards.front().report.shard.whole_catalogue, repeated);
  const std::string lacking = what_is_lacking(shards);
  if (lacking.empty()) return;
  const bool has_failed = whole.verdict == reports::Verdict::NotCertified;
  whole.reason = has_failed ? lacking + "; " + whole.reason : lacking;
  if (!has_failed) whole.verdict = reports::Verdict::Inconclusive;
}

}  // namespace

Result<Report> merged(const std::vector<ShardReport>& shards, const std::string& command) {
  if (shards.empty()) return malformed("name the report of each shard, or its folder");
  if (const Result<void> checked = check_together(shards); !checked) return tl::unexpected<Error>(checked.error());
  const Report& first = shards.front().report;
  Report whole;
  whole.version = first.version;
  whole.command = command;
  whole.integration = first.integration;
  whole.scope = first.scope;
  whole.seed = first.seed;
  whole.planted_defect = first.planted_defect;
  whole.regressions = first.regressions;
  std::map<std::string, reports::FamilyRuns> families;
  for (const ShardReport& part : shards) {
    append(part.report.scenarios, whole.scenarios);
    append(part.report.left_out, whole.left_out);
    append(part.report.divergences, whole.divergences);
    append(part.report.kills, whole.kills);
    add_generated(part.report, whole, families);
    add_probes(part.report, whole);
    add_pairs(part.report, whole);
    whole.planted_changes += part.report.planted_changes;
    whole.played_twice += part.report.played_twice;
  }
  for (auto& [name, family] : families) whole.generated.by_family.push_back(std::move(family));
  sort_rows(whole);
  whole.generated.causes = causes_of(std::move(whole.generated.causes));
  keep_representatives(whole);
  const bool has_generated = std::any_of(
      shards.begin(), shards.end(), [](const ShardReport& part) { return !part.report.generated.trace_hash.empty(); });
  if (has_generated) whole.generated.trace_hash = trace_of(shards);
  decide_whole(shards, whole);
  return whole;
}

}  // namespace vendorproof::harness
