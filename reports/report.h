// The verdict as a value. Writers turn it into text, JSON, JUnit XML and HTML.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/rule.h"
#include "core/base/time.h"
#include "reports/campaign/campaign.h"

namespace vendorproof::reports {

enum class Verdict { Certified, NotCertified, Inconclusive };

/// One broken rule on one subject.
struct Finding {
  const Rule* rule = nullptr;  ///< never null
  std::string purchase_order;  ///< "" if it is not about exactly one order
  std::int64_t line = 0;       ///< 0 if it is about the whole order
  Money at_stake;        ///< by the rate card, not Amazon's statement; zero if this finding has no cost of its own
  std::string evidence;  ///< what was seen and what was expected
  std::vector<std::string> documents;  ///< numbers of the documents that are wrong, or that failed because of it
  bool charged_back = false;           ///< Amazon charged it in a separate chargeback
  /// Findings of one scenario with the same number have one cause and are one incident; 0: an incident of its own.
  std::size_t incident = 0;
  Instant at;
  bool expected = false;  ///< the scenario expects it
};

/// The family of the runs of a sweep: in each, a program on trial is killed right after one of its requests.
inline constexpr std::string_view crash_sweep_family = "crash-sweep";

/// The result of one run of one scenario.
struct ScenarioResult {
  std::string name;
  std::string title;
  std::string family;
  bool passed = false;
  std::vector<Finding> findings;
  std::vector<std::string> missing;   ///< expected but not found: "CB-01 on PO000003"
  std::vector<std::string> troubles;  ///< why a run fails beside its findings: a program stopped, or told a wrong case
  bool has_stopped = false;           ///< the program did not trade to the end: the first trouble says why
  bool never_began = false;           ///< the program on trial was not tried: its troubles say why
  std::vector<std::string> missed_crashes;  ///< planned, and never struck: `submitInvoices number 2`
  std::vector<std::string>
      exceptions;  ///< exceptions that the core raised for people: "price-mismatch PO1 line 2 (Finance): ..."
  std::int64_t orders = 0;
  std::int64_t lines = 0;
  std::int64_t calls = 0;
  std::int64_t faults_fired = 0;
  std::int64_t crashes = 0;
  Instant started;  ///< in scenario time
  Duration virtual_time{};
  Money invoiced;
  Money paid;
  std::string trace_hash;
  std::string replay_file;  ///< written for a failure; "" otherwise
  std::string again;        ///< the command that plays it again, where that is not `vendorproof replay`
  bool reduced = false;     ///< the smallest form of a generated run that failed; not counted as a scenario
  std::size_t task = 0;     ///< its number among the scenarios of the campaign; if reduced, among the generated runs
};

/// A scenario that is not played as it was called, and counts neither as passed nor as failed.
struct LeftOut {
  std::string scenario;
  std::string reason;
  std::size_t task = 0;  ///< its number among the scenarios, or among the generated runs
  bool is_generated = false;
};

/// A situation that runs may reach. If `required`, a conclusive campaign has reached it at least once.
struct Probe {
  std::string name;
  std::int64_t hits = 0;
  bool required = false;
  std::int64_t runs_needed = 0;  ///< it is required from so many generated runs
};

/// How the judge found one planted defect.
struct Kill {
  std::string defect;    ///< `cases-as-eaches`
  std::string sentence;  ///< what the integration does wrong
  std::string rule;      ///< the rule that must find it
  bool found = false;
  std::string scenario;           ///< in which it was found; the last one that was played if it was not
  std::int64_t runs = 0;          ///< played until it was found
  std::int64_t orders = 0;        ///< of that scenario, after it was minimised if it was
  std::vector<Money> at_stake;    ///< in that scenario
  std::int64_t milliseconds = 0;  ///< until it was found; 0: not measured
};

struct Report {
  std::string version;
  std::string command;
  std::string integration;         ///< name of the integration that was tested; "": Vendorproof's own core
  std::vector<std::string> scope;  ///< what this verdict is about, and what could not be judged; empty for our own core
  std::uint64_t seed = 1;
  Verdict verdict = Verdict::Inconclusive;
  std::string reason;                     ///< one sentence
  std::vector<ScenarioResult> scenarios;  ///< catalogue or your orders; reduced failures of generated runs are appended
  GeneratedRuns generated;
  std::vector<LeftOut> left_out;  ///< scenarios, and then generated runs, that are not played, in order
  std::vector<Probe> probes;
  std::vector<CoveredPair> pairs;    ///< all that can meet, in order of their dimensions
  std::string planted_defect;        ///< name of the planted defect; "" in a normal run
  std::int64_t planted_changes = 0;  ///< how many requests, answers and so on the planted defect changed
  std::vector<Kill> kills;           ///< the judge's own test; empty where it was not made
  std::int64_t regressions = 0;      ///< scenarios of earlier failures, in the whole campaign
  std::int64_t played_twice = 0;     ///< runs that were played twice and compared (--check-determinism)
  std::vector<Divergence> divergences;
  Shard shard;
};

std::string_view text_of(Verdict verdict);

/// Money at stake from unexpected incidents: the sum per currency, in order of currency.
std::vector<Money> at_stake(const Report& report);

enum class Colour { Off, On };
/// The table on the terminal, and below it every unexpected finding with rule, order, money, owner and remedy.
std::string write_text(const Report& report, Colour colour);
std::string write_json(const Report& report);  ///< schema_version 1, stable
std::string write_junit(const Report& report);
std::string write_html(const Report& report);  ///< self-contained: no script needed, no outside reference

/// A table of writers: file name and function.
struct Writer {
  std::string_view file_name;
  std::string (*write)(const Report&);
};
const std::vector<Writer>& writers();

}  // namespace vendorproof::reports
