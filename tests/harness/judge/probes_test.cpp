#include "harness/judge/probes.h"

#include <map>

#include <gtest/gtest.h>

#include "harness/command/builtin_files.h"
#include "harness/world/world.h"

namespace vendorproof::harness {
namespace {

/// The scenario of the catalogue that must reach each probe.
const std::map<std::string, std::string> reached_by = {
    {"cases became eaches", "order-in-cases"},
    {"a line split between accepted and backordered at whole cases", "remainder-of-a-case"},
    {"an order shipped in parts", "out-of-stock-backordered-two-parts"},
    {"an order closed short", "closed-short"},
    {"two orders on one truck", "two-orders-one-truck"},
    {"an order changed after its acknowledgement", "changed-after-acknowledgement"},
    {"an answer lost after the effect", "lost-answer-to-invoice"},
    {"a duplicate suppressed after a lost answer", "lost-answer-to-invoice"},
    {"Amazon throttled a call", "amazon-throttles-an-hour"},
    {"Amazon refused a right request", "right-requests-refused-once"},
    {"a transaction that failed for no reason", "transactions-fail-for-no-reason"},
    {"the core killed and reopened", "core-killed-while-invoicing"},
    {"an acknowledgement without the ERP", "erp-down-before-deadline"},
    {"a price that differs", "price-differs"},
    {"a payment booked in the ERP", "clean-order"},
};

std::map<std::string, std::int64_t> hits_of(const std::string& name) {
  std::map<std::string, std::int64_t> hits;
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder != "catalogue" || file.name != name) continue;
    const scenarios::Scenario scenario = *scenarios::read_scenario(file.text, name);
    std::vector<reports::Probe> probes = no_probes();
    add_probes(scenario, run(scenario, {}), probes);
    for (const reports::Probe& probe : probes) hits[probe.name] = probe.hits;
  }
  return hits;
}

TEST(Probes, AreEachReachedByTheirScenarioOfTheCatalogue) {
  for (const reports::Probe& probe : no_probes()) {
    const auto scenario = reached_by.find(probe.name);
    ASSERT_NE(scenario, reached_by.end()) << probe.name;
    EXPECT_GT(hits_of(scenario->second)[probe.name], 0) << probe.name << " by " << scenario->second;
  }
}

TEST(Probes, AreNotReachedByACleanOrderButForThePayment) {
  for (const auto& [name, hits] : hits_of("clean-order")) {
    EXPECT_EQ(hits > 0, name == "a payment booked in the ERP") << name;
  }
}

}  // namespace
}  // namespace vendorproof::harness
