// An integration may choose its own texts and numbers.
#include "harness/judge/matching.h"

#include <gtest/gtest.h>

#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

std::string shown(const std::multiset<std::string>& rules) { return rules.empty() ? "" : *rules.begin(); }

/// Adds a second line of the same item: 12 eaches more everywhere.
void add_line_of_same_item(JudgedRun& run) {
  scenarios::OrderLine line = run.scenario.orders[0].lines[0];
  line.sequence = 2;
  line.ordered = {12, UnitOfMeasure::Eaches, 1};
  run.scenario.orders[0].lines.push_back(line);
  for (LedgerEntry& entry : run.outcome.ledger) {
    if (entry.effect.lines.empty()) continue;
    EffectLine second = entry.effect.lines.front();
    second.sequence = second.sequence == 0 ? 0 : 2;
    second.eaches = 12;
    entry.effect.lines.push_back(second);
    if (!entry.effect.amount.is_zero()) entry.effect.amount = dollars("180.00");
  }
  run.outcome.trucks[0].cartons[0].contents[0].eaches = 72;
  run.first(EffectKind::PaymentPosted).amount = dollars("180.00");
}

void forget_line_numbers_of_erp(JudgedRun& run) {
  for (LedgerEntry& entry : run.outcome.ledger) {
    if (entry.peer != Peer::Erp) continue;
    for (EffectLine& line : entry.effect.lines) line.sequence = 0;
  }
}

TEST(Matching, ASalesOrderNeedsNoLineNumbersAndNoWords) {
  JudgedRun run;
  forget_line_numbers_of_erp(run);
  EXPECT_EQ(run.found().size(), 0U) << shown(run.found());
  add_line_of_same_item(run);
  EXPECT_EQ(run.found().size(), 0U) << shown(run.found());
  Effect& created = run.first(EffectKind::SalesOrderCreated);
  std::swap(created.lines[0], created.lines[1]);
  EXPECT_EQ(run.found().size(), 0U) << shown(run.found());
  created.lines[0].eaches = 20;
  created.lines[1].eaches = 52;
  EXPECT_EQ(run.found().size(), 0U) << "split in another way: " << shown(run.found());
}

TEST(Matching, AmongLinesOfOneItemTheQuantityDecides) {
  JudgedRun run;
  add_line_of_same_item(run);
  forget_line_numbers_of_erp(run);
  Effect& created = run.first(EffectKind::SalesOrderCreated);
  std::swap(created.lines[0], created.lines[1]);
  created.lines[1].eaches = 5;  // of the line of 60
  for (const reports::Finding& finding : judge(run.scenario, run.outcome)) {
    if (finding.rule->id == "UNIT-01") {
      EXPECT_EQ(finding.line, 1);
    }
  }
  EXPECT_EQ(run.found().count("UNIT-01"), 1U);
}

TEST(Matching, AnItemThatIsNotOrderedIsFound) {
  JudgedRun run;
  forget_line_numbers_of_erp(run);
  run.first(EffectKind::SalesOrderCreated).lines[0].item = "COFFEE";
  EXPECT_EQ(run.found().count("UNIT-01"), 1U);
}

TEST(Matching, InvoicesMayHaveNumbersOfTheirOwn) {
  for (const char* number : {"SI/1", "INV-2026-000777"}) {
    JudgedRun run;
    run.first(EffectKind::InvoiceAccepted).document = number;
    EXPECT_EQ(run.found().size(), 0U) << number << " " << shown(run.found());
  }
}

TEST(Matching, ATwinUnderAnotherNumberIsStillFound) {
  JudgedRun run;
  Effect twin = run.first(EffectKind::InvoiceAccepted);
  run.first(EffectKind::InvoiceAccepted).document = "INV-1";
  twin.document = "INV-2";
  run.add(Peer::Amazon, twin);
  EXPECT_EQ(run.found().count("ONCE-04"), 1U);
}

TEST(Matching, ShipNoticesMayHaveIdentifiersOfTheirOwn) {
  JudgedRun run;
  run.first(EffectKind::ShipNoticeAccepted).document = "ASN-77";
  run.outcome.calls[0].documents = {"ASN-77"};
  EXPECT_EQ(run.found().size(), 0U) << shown(run.found());
}

TEST(Matching, ATruckMayHaveANoticeForEachPart) {
  JudgedRun run;
  Effect& first = run.first(EffectKind::ShipNoticeAccepted);
  first.document = "ASN-1";
  first.lines[0].eaches = 40;
  Effect second = first;
  second.document = "ASN-2";
  second.lines[0].eaches = 20;
  run.add(Peer::Amazon, second);
  EXPECT_EQ(run.found().count("ONCE-03"), 0U);
  EXPECT_EQ(run.found().count("UNIT-03"), 0U);
  Effect twin = second;
  twin.document = "ASN-3";
  run.add(Peer::Amazon, twin);
  EXPECT_EQ(run.found().count("ONCE-03"), 1U);
}

TEST(Matching, AReplacedNoticeLeavesItsGoodsToAnother) {
  JudgedRun run;
  Effect first = run.first(EffectKind::ShipNoticeAccepted);
  Effect& original = run.first(EffectKind::ShipNoticeAccepted);
  original.document = first.document = "ASN-1";
  first.kind = EffectKind::ShipNoticeReplaced;
  first.lines[0].eaches = 40;
  Effect second = first;
  second.kind = EffectKind::ShipNoticeAccepted;
  second.document = "ASN-2";
  second.lines[0].eaches = 20;
  run.add(Peer::Amazon, first);
  run.add(Peer::Amazon, second);
  EXPECT_EQ(run.found().count("ONCE-03"), 0U);
  EXPECT_EQ(run.found().count("UNIT-03"), 0U);
}

/// The posting of an hour ago was undone, after its notice had been taken; the goods left later, with a notice of their
/// own.
JudgedRun undone_and_sent_later(const char* first_notice) {
  JudgedRun run;
  Effect posted = effect(EffectKind::DespatchPosted, run.at(18 * hour), "WS-0", {JudgedRun::line("TEA", "", 60)});
  posted.reason = "LOAD-0";
  Effect undone = effect(EffectKind::DespatchUndone, run.at(19 * hour), "WS-0", {JudgedRun::line("TEA", "", 60)});
  undone.other_document = "9876543210";
  Effect notice = effect(EffectKind::ShipNoticeAccepted, run.at(18 * hour + 40 * minute), first_notice,
                         {JudgedRun::line("B00TEA0001", "", 60)});
  run.add(Peer::Erp, posted);
  run.add(Peer::Amazon, notice);
  run.add(Peer::Erp, undone);
  return run;
}

TEST(Matching, TakesTheNoticeOfAnUndoneDespatchForRightWhateverItIsCalled) {
  for (const char* name : {"WS-0", "WS-0-VEND1", "ASN 17"}) {
    JudgedRun run = undone_and_sent_later(name);
    EXPECT_EQ(shown(run.found()), "") << name;
  }
}

TEST(Matching, TakesNoNoticeForRightThatCameAfterTheUndoingWasKnown) {
  JudgedRun run = undone_and_sent_later("WS-0");
  for (LedgerEntry& entry : run.outcome.ledger) {
    if (entry.effect.kind == EffectKind::ShipNoticeAccepted && entry.effect.document == "WS-0") {
      entry.effect.at = run.at(20 * hour + 30 * minute);
    }
  }
  EXPECT_EQ(run.found().count("ONCE-03"), 1U);
}

TEST(Matching, CountsWhatWasTakenBackAsNotShipped) {
  JudgedRun run;
  run.add(Peer::Erp, effect(EffectKind::DespatchUndone, run.at(22 * hour), "WS-1", {JudgedRun::line("TEA", "", 12)}));
  EXPECT_EQ(run.found().count("UNIT-06"), 1U) << "60 are invoiced, as many as were ordered";
}

}  // namespace
}  // namespace vendorproof::harness
