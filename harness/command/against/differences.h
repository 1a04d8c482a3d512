// The result of a comparison of two integrations, as a value; and its writers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "harness/command/against/two_histories.h"
#include "harness/compare/comparison.h"

namespace vendorproof::harness {

/// The first divergence of one scenario.
struct Difference {
  std::string scenario;
  std::string title;
  Divergence divergence;
  std::vector<Divergence> later;  ///< the others of the scenario, in order of time
  std::vector<std::string>
      rules_a;  ///< what the judge finds on that side about the order: `UNIT-01 on PO1 line 2: ...`
  std::vector<std::string> rules_b;
};

/// The first divergence of an aspect, made small.
struct Told {
  Difference first;                    ///< as it was found
  std::vector<std::string> scenarios;  ///< all in which this aspect is the first to differ
  Difference smallest;
  std::int64_t orders = 0;  ///< of the smallest scenario
  std::int64_t lines = 0;
  std::int64_t faults = 0;
  std::int64_t runs = 0;    ///< candidates that were played to make it small
  bool is_repeated = true;  ///< false: played once more, it did not differ in this first; so it was not made small
  /// Interrupted before it was made small: `smallest` is the first, and there are no rows.
  bool is_cut_short = false;
  std::string file;   ///< "" if it could not be written
  std::string again;  ///< the command that plays it again
  std::vector<PairedRow> rows;
};

enum class Likeness { Same, Different, Inconclusive, NotPlayed };
std::string_view text_of(Likeness likeness);

struct Compared {
  std::string scenario;
  std::string title;
  Likeness likeness = Likeness::Same;
  std::vector<std::string> reasons;  ///< why it is inconclusive, or was not played
};

struct Differences {
  std::string version;
  std::string command;
  std::uint64_t seed = 1;
  std::string name_a;
  std::string name_b;
  std::string started_a;  ///< "" for our own core
  std::string started_b;
  std::vector<std::string> left_out;  ///< stimuli that the generated runs are without, each once
  std::vector<NotCompared> not_compared;
  std::vector<Compared> compared;  ///< every scenario; of the generated runs those that are not the same
  std::vector<Difference> found;   ///< in order of the scenarios
  std::vector<Told> told;          ///< one for each aspect, in order of first appearance
  std::int64_t scenarios = 0;      ///< that were played, without generated runs
  std::int64_t generated = 0;
  std::int64_t scenarios_asked = 0;  ///< that can be played
  std::int64_t generated_asked = 0;
  bool is_interrupted = false;  ///< something was not played, or not made small
};

Likeness verdict_of(const Differences& differences);
/// `the histories part in 5 of 38 scenarios`
std::string reason_of(const Differences& differences);
/// `eaches on the sales order of PO1 line 2: A 24 eaches, B 4 eaches`
std::string sentence_of(const Divergence& divergence);
/// Who breaks a rule: `A breaks no rule; B breaks UNIT-01 on PO1 line 2: ...`
std::string blame_of(const Difference& difference);

/// What was compared, and what was not, in sentences.
std::vector<std::string> scope_of(const Differences& differences);

std::string write_text(const Differences& differences);
std::string write_json(const Differences& differences);  ///< schema_version 1
std::string write_html(const Differences& differences);  ///< self-contained, as the other pages

}  // namespace vendorproof::harness
