// Probes of a run that is written by hand.
#include <string>

#include <gtest/gtest.h>

#include "harness/judge/probes/probe.h"
#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

std::int64_t goods_hits(const JudgedRun& run, const std::string& name) {
  const Evidence evidence = evidence_of(run.scenario, run.outcome);
  for (const Probe& probe : goods_probes()) {
    if (probe.name == name) return probe.hits(evidence, probe.word);
  }
  ADD_FAILURE() << "there is no probe " << name;
  return 0;
}

TEST(GoodsProbes, SeeTrucksAndTheirNotices) {
  JudgedRun run;
  EXPECT_EQ(goods_hits(run, "a ship notice that follows its truck"), 1);
  EXPECT_EQ(goods_hits(run, "a truck with several cartons"), 0);
  EXPECT_EQ(goods_hits(run, "two orders on one truck"), 0);
  EXPECT_EQ(goods_hits(run, "cartons on pallets"), 0);
  run.scenario.warehouse.pallet_cartons_max = 4;
  EXPECT_EQ(goods_hits(run, "cartons on pallets"), 1);
  run.outcome.trucks[0].cartons.push_back({"095060000000000022", {{"B00TEA0001", "PO1", 12, "LOT1"}}});
  EXPECT_EQ(goods_hits(run, "a truck with several cartons"), 1);
  EXPECT_EQ(goods_hits(run, "goods with a lot number"), 1);
  EffectLine other = JudgedRun::line("B00TEA0001", "", 12);
  other.purchase_order = "PO2";
  run.first(EffectKind::ShipNoticeAccepted).lines.push_back(other);
  EXPECT_EQ(goods_hits(run, "two orders on one truck"), 1);
  run.first(EffectKind::ShipNoticeAccepted).submitted = run.at(20 * hour);
  EXPECT_EQ(goods_hits(run, "a ship notice that follows its truck"), 0);
}

TEST(GoodsProbes, SeeWhatAmazonCounts) {
  JudgedRun run;
  run.scenario.orders[0].window_to = 100 * hour;
  EXPECT_EQ(goods_hits(run, "goods after the delivery window"), 0);
  run.scenario.orders[0].window_to = 69 * hour;
  EXPECT_EQ(goods_hits(run, "goods after the delivery window"), 1);
  run.add(Peer::Amazon, effect(EffectKind::TruckReceived, run.at(70 * hour), "LOAD-1", {}));
  EXPECT_EQ(goods_hits(run, "a truck counted over several days"), 0);
  run.add(Peer::Amazon, effect(EffectKind::TruckReceived, run.at(94 * hour), "LOAD-1", {}));
  EXPECT_EQ(goods_hits(run, "a truck counted over several days"), 1);
  EXPECT_EQ(goods_hits(run, "units counted wrongly by Amazon"), 0);
  run.add(Peer::Amazon, effect(EffectKind::UnitsMiscounted, run.at(94 * hour), "LOAD-1", {}));
  EXPECT_EQ(goods_hits(run, "units counted wrongly by Amazon"), 1);
}

}  // namespace
}  // namespace vendorproof::harness
