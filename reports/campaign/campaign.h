// What a report says of a campaign of many runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/time.h"

namespace vendorproof::reports {

/// What failing generated runs have in common that one repair would mend.
struct Cause {
  std::string rule;         ///< the defect rule that is broken; "" if the integration did not trade to the end
  std::string shape;        ///< what was seen in the first run, with `#` for numbers, ids and amounts
  std::string small_shape;  ///< what was seen in the smallest scenario, written like `shape`; "": it was not made small
  std::string left;         ///< what the smallest scenario still needs: `crash; change quantity`; "" if nothing
  std::int64_t runs = 0;
  std::string first_run;       ///< name of the first run
  std::size_t first_task = 0;  ///< its number
  bool is_small = false;       ///< its first run was made small
  std::string replay_file;     ///< the smallest scenario, or the first run where it could not be made small; "": none
};

/// Two values of the business, `freight: collect` and `unit: cases`, and the orders that had both.
struct CoveredPair {
  std::string first;
  std::string second;
  std::int64_t orders = 0;
  bool is_left_out = false;  ///< the generated runs are without it, as the program does not claim it
};

/// A generated run that failed, in one sentence.
struct FailedRun {
  std::string name;
  std::string family;
  std::string message;
  std::size_t task = 0;  ///< its number among the generated runs
};

/// Runs of one family.
struct FamilyRuns {
  std::string family;
  std::int64_t runs = 0;
  std::int64_t failed = 0;
};

struct GeneratedRuns {
  std::int64_t runs = 0;
  std::int64_t failed = 0;
  std::int64_t never_began = 0;       ///< of these: runs in which the program on trial was not tried
  std::vector<FamilyRuns> by_family;  ///< in order of the names
  std::int64_t orders = 0;
  std::int64_t faults_fired = 0;
  std::int64_t crashes = 0;
  std::string trace_hash;           ///< of the traces of all runs, in order: equal for equal seeds on every machine
  std::vector<FailedRun> failures;  ///< in order of the runs
  std::vector<Cause> causes;        ///< in order of their first runs
  bool is_aimed = false;            ///< bent towards pairs that were not played (--aim-at-gaps)
  Duration played_for{};            ///< they were played for so long (--for); 0: as many as were asked for
};

/// A run of our own core that was not the same when it was played a second time.
struct Divergence {
  std::string scenario;
  std::string what;  ///< the first event that differs, and how
  std::size_t task = 0;
  bool is_generated = false;
};

/// What the report of a part of a campaign tells the merge.
struct Shard {
  std::int64_t number = 0;       ///< from 1 to `count`
  std::int64_t count = 0;        ///< 0: the report is about a whole campaign
  bool has_ended = true;         ///< false: it was interrupted
  bool has_repeated = true;      ///< every failure repeated from its decisions
  bool whole_catalogue = false;  ///< the whole campaign must reach every probe
  std::string length;            ///< of the generated runs: `--runs 500`, `--for 10m`
  std::size_t scenarios = 0;     ///< of the whole campaign, without generated runs
  /// What must be the same in all shards, beside what every report states.
  std::vector<std::string> switches;
  std::string rate_card;  ///< hash of its text; "": the regions' own
  std::string playlist;   ///< hash of all scenarios of the campaign
  /// The trace of each generated run of the part, in order; "-" for one that was not played.
  std::vector<std::string> traces;
};

}  // namespace vendorproof::reports
