// Cartons of a ship notice against those of its truck (UNIT-07).
#include <gtest/gtest.h>

#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

constexpr const char* first_label = "095060000000000015";
constexpr const char* second_label = "095060000000000022";

PhysicalCarton carton_of(std::string label, std::int64_t eaches) {
  return {std::move(label), {{"B00TEA0001", "PO1", eaches, ""}}};
}

/// The truck carries two cartons, of 36 and 24 eaches.
JudgedRun run_of_two_cartons(std::vector<PhysicalCarton> claimed) {
  JudgedRun run;
  run.outcome.trucks[0].cartons = {carton_of(first_label, 36), carton_of(second_label, 24)};
  run.first(EffectKind::ShipNoticeAccepted).cartons = std::move(claimed);
  return run;
}

std::size_t wrong_cartons_in(const JudgedRun& run) { return run.found().count("UNIT-07"); }

TEST(CartonChecks, TakeTheCartonsInAnyOrderAndWithTheIdentifierOfTheLabel) {
  const JudgedRun run =
      run_of_two_cartons({carton_of("00" + std::string(second_label), 24), carton_of(first_label, 36)});
  EXPECT_TRUE(run.found().empty()) << *run.found().begin();
}

TEST(CartonChecks, TakeOneItemOfACartonInSeveralParts) {
  JudgedRun run = run_of_two_cartons({carton_of(first_label, 30), carton_of(second_label, 24)});
  run.first(EffectKind::ShipNoticeAccepted).cartons[0].contents.push_back({"B00TEA0001", "PO1", 6, "L-2"});
  EXPECT_EQ(wrong_cartons_in(run), 0U);
}

TEST(CartonChecks, AskForNoCartonsAndForNoLabels) {
  EXPECT_EQ(wrong_cartons_in(run_of_two_cartons({})), 0U);
  EXPECT_EQ(wrong_cartons_in(run_of_two_cartons({carton_of("", 60)})), 0U);
}

TEST(CartonChecks, FindExchangedLabels) {
  const JudgedRun run = run_of_two_cartons({carton_of(first_label, 24), carton_of(second_label, 36)});
  ASSERT_EQ(wrong_cartons_in(run), 1U);
  for (const reports::Finding& finding : judge(run.scenario, run.outcome)) {
    EXPECT_EQ(finding.rule->id, "UNIT-07");
    EXPECT_EQ(finding.purchase_order, "PO1");
    EXPECT_EQ(finding.documents, std::vector<std::string>{"WS-1"});
    EXPECT_EQ(finding.at_stake, dollars("1.80")) << "6 % of 12 eaches at 2.50";
    EXPECT_NE(finding.evidence.find(second_label), std::string::npos) << finding.evidence;
  }
}

TEST(CartonChecks, FindOneCartonForEverything) {
  EXPECT_EQ(wrong_cartons_in(run_of_two_cartons({carton_of(first_label, 60)})), 1U);
}

TEST(CartonChecks, FindALabelThatIsNotOnTheTruck) {
  EXPECT_EQ(wrong_cartons_in(run_of_two_cartons({carton_of(first_label, 36), carton_of("095060000000000039", 24)})),
            1U);
}

TEST(CartonChecks, FindAnotherOrderInTheCarton) {
  JudgedRun run = run_of_two_cartons({carton_of(first_label, 36), carton_of(second_label, 24)});
  run.first(EffectKind::ShipNoticeAccepted).cartons[1].contents[0].purchase_order = "PO2";
  EXPECT_EQ(wrong_cartons_in(run), 1U);
}

TEST(CartonChecks, TakeTheLastFormOfTheNotice) {
  JudgedRun run = run_of_two_cartons({carton_of(first_label, 60)});
  Effect replaced = run.first(EffectKind::ShipNoticeAccepted);
  replaced.kind = EffectKind::ShipNoticeReplaced;
  replaced.cartons = {carton_of(first_label, 36), carton_of(second_label, 24)};
  run.add(Peer::Amazon, replaced);
  EXPECT_EQ(wrong_cartons_in(run), 0U);
}

TEST(CartonChecks, LetSeveralNoticesShareATruck) {
  JudgedRun run = run_of_two_cartons({carton_of(first_label, 36)});
  run.first(EffectKind::ShipNoticeAccepted).lines[0].eaches = 36;
  Effect second = run.first(EffectKind::ShipNoticeAccepted);
  second.document = "WS-1-VEND2";
  second.lines[0].eaches = 24;
  second.cartons = {carton_of(second_label, 24)};
  run.add(Peer::Amazon, second);
  EXPECT_EQ(wrong_cartons_in(run), 0U);
}

/// Two trucks with the same goods; the notices have numbers of their own, and the second truck's comes first.
TEST(CartonChecks, FindTheTruckOfANoticeByItsLabels) {
  JudgedRun run;
  run.outcome.trucks[0].cartons = {carton_of(first_label, 60)};
  Truck second = run.outcome.trucks[0];
  second.load_number = "LOAD-2";
  second.bill_of_lading = "1234567891";
  second.cartons = {carton_of(second_label, 60)};
  run.outcome.trucks.push_back(second);
  Effect& notice = run.first(EffectKind::ShipNoticeAccepted);
  notice.document = "OWN-2";
  notice.cartons = {carton_of(second_label, 60)};
  Effect other = notice;
  other.document = "OWN-1";
  other.cartons = {carton_of(first_label, 60)};
  run.add(Peer::Amazon, other);
  EXPECT_EQ(wrong_cartons_in(run), 0U);
}

TEST(CartonChecks, AreNotMadeWhereNobodyToldWhatWasLoadedOrCartonsHaveNoLabel) {
  JudgedRun unseen = run_of_two_cartons({carton_of(first_label, 60)});
  unseen.outcome.visibility.goods = false;
  EXPECT_EQ(wrong_cartons_in(unseen), 0U);
  JudgedRun bare = run_of_two_cartons({carton_of(first_label, 60)});
  bare.outcome.trucks[0].cartons[1].sscc = "";
  EXPECT_EQ(wrong_cartons_in(bare), 0U);
}

TEST(CartonChecks, BelongToTheChargeForTheNotice) {
  JudgedRun run = run_of_two_cartons({carton_of(first_label, 24), carton_of(second_label, 36)});
  run.charge(EffectKind::ChargebackCharged, "CB-09 ship notice");
  const std::vector<reports::Finding> findings = judge(run.scenario, run.outcome);
  ASSERT_EQ(findings.size(), 2U);
  EXPECT_EQ(findings[0].incident, findings[1].incident);
}

}  // namespace
}  // namespace vendorproof::harness
