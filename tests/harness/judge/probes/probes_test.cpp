#include "harness/judge/probes/probes.h"

#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "harness/command/builtin_files.h"
#include "harness/judge/probes/probe.h"
#include "harness/world/world.h"
#include "scenarios/generators/generators.h"
#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

using Hits = std::map<std::string, std::int64_t>;

Hits hits_in(const scenarios::Scenario& scenario, const RunRecord& record) {
  std::vector<reports::Probe> probes = no_probes();
  add_probes(scenario, record, probes);
  Hits hits;
  for (const reports::Probe& probe : probes) hits[probe.name] = probe.hits;
  return hits;
}

Hits hits_of_catalogue(const std::string& name) {
  Hits hits;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder != "catalogue" || (!name.empty() && file.name != name)) continue;
    const scenarios::Scenario scenario = *scenarios::read_scenario(file.text, std::string(file.name));
    for (const auto& [probe, count] : hits_in(scenario, run(scenario, {}))) hits[probe] += count;
  }
  return hits;
}

TEST(Probes, AreAtLeastSixtyAndEachHasItsName) {
  std::set<std::string> names;
  for (const reports::Probe& probe : no_probes()) EXPECT_TRUE(names.insert(probe.name).second) << probe.name;
  EXPECT_GE(names.size(), 60U);
}

TEST(Probes, AreReachedByTheCatalogueUnlessTheyNeedGeneratedRuns) {
  const Hits hits = hits_of_catalogue("");
  for (const reports::Probe& probe : no_probes()) {
    EXPECT_EQ(hits.at(probe.name) > 0, probe.runs_needed == 0) << probe.name;
  }
}

/// The first generated runs that reach them are enough: a campaign plays a thousand.
TEST(Probes, AreReachedByGeneratedRunsIfTheyNeedThem) {
  constexpr std::size_t runs = 240;
  Hits hits;
  std::set<std::string> missing;
  for (const reports::Probe& probe : no_probes()) {
    if (probe.runs_needed > 0 && probe.name != "an invoice that Amazon does not pay") missing.insert(probe.name);
  }
  for (std::size_t number = 0; number < runs && !missing.empty(); ++number) {
    const scenarios::Scenario scenario = scenarios::generate(4, number);
    for (const auto& [probe, count] : hits_in(scenario, run(scenario, {}))) {
      if (count > 0) missing.erase(probe);
    }
  }
  EXPECT_TRUE(missing.empty()) << *missing.begin();
}

TEST(Probes, OfAnUnpaidInvoiceIsReachedWhenAPersonIsTold) {
  JudgedRun run;
  EXPECT_EQ(hits_in(run.scenario, run.outcome).at("an invoice that Amazon does not pay"), 0);
  TradeException told;
  told.kind = ExceptionKind::InvoiceUnpaid;
  run.outcome.exceptions = {told};
  EXPECT_EQ(hits_in(run.scenario, run.outcome).at("an invoice that Amazon does not pay"), 1);
}

TEST(Probes, AreNotReachedByACleanOrderButForItsDocuments) {
  const std::set<std::string> expected = {"a line accepted whole", "a line in eaches", "a payment booked in the ERP",
                                          "a ship notice that follows its truck", "a truck with several cartons"};
  for (const auto& [name, hits] : hits_of_catalogue("clean-order")) {
    EXPECT_EQ(hits > 0, expected.contains(name)) << name;
  }
}

}  // namespace
}  // namespace vendorproof::harness
