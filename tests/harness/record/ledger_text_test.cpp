#include "harness/record/ledger_text.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof::harness {
namespace {

LedgerEntry invoice(const std::string& document) {
  LedgerEntry entry;
  entry.effect.kind = EffectKind::InvoiceAccepted;
  entry.effect.at = parse_instant("2026-11-23T08:00:00Z").value();
  entry.effect.purchase_order = "PO1";
  entry.effect.document = document;
  entry.effect.amount = Money(1'500'000, usd());
  entry.effect.body_hash = 77;
  EffectLine line;
  line.sequence = 2;
  line.item = "B00A";
  line.eaches = 24;
  line.as_written = {2, UnitOfMeasure::Cases, 12};
  line.unit_cost = Money(62'500, usd());
  entry.effect.lines = {line};
  return entry;
}

TEST(LedgerText, AnEffectIsWrittenWithoutWhatIsEmpty) {
  EXPECT_EQ(json_of(invoice("I-1")).dump(),
            R"({"peer":"amazon","kind":"InvoiceAccepted","at":"2026-11-23T08:00:00Z","purchase_order":"PO1",)"
            R"("document":"I-1","amount":"150.00 USD","lines":[{"sequence":2,"item":"B00A","eaches":24,)"
            R"("as_written":"2 Cases of 12","unit_cost":"6.25 USD"}]})");
}

TEST(LedgerText, ALineOfTheErpShowsItsOwnNumberAndItsDescription) {
  LedgerEntry entry = invoice("SI-1");
  EffectLine& line = entry.effect.lines[0];
  line.sequence = 0;
  line.erp_line = 3;
  line.description = "for the till";
  const Json shown = json_of(entry).at("lines").at(0);
  EXPECT_EQ(shown.at("erp_line"), 3);
  EXPECT_EQ(shown.at("description"), "for the till");
}

TEST(LedgerText, TheCanonicalFormForgetsTimeOrderAndRefusals) {
  LedgerEntry early = invoice("I-1");
  LedgerEntry late = invoice("I-1");
  late.effect.at += std::chrono::hours(3);
  late.effect.body_hash = 78;
  LedgerEntry other = invoice("I-2");
  LedgerEntry refused;
  refused.effect.kind = EffectKind::RequestRefused;
  EXPECT_EQ(canonical_ledger({early, other}), canonical_ledger({refused, other, late}));
  EXPECT_EQ(canonical_ledger({early, other}).size(), 2U);
}

TEST(LedgerText, TheCanonicalFormSeesEveryOtherDifference) {
  const std::vector<std::string> one = canonical_ledger({invoice("I-1")});
  EXPECT_NE(one, canonical_ledger({invoice("I-2")}));
  EXPECT_NE(one, canonical_ledger({invoice("I-1"), invoice("I-1")})) << "twice is not once";
  LedgerEntry entry = invoice("I-1");
  entry.effect.lines[0].eaches = 12;
  EXPECT_NE(one, canonical_ledger({entry}));
  entry = invoice("I-1");
  entry.peer = Peer::Erp;
  EXPECT_NE(one, canonical_ledger({entry}));
}

TEST(LedgerText, SurvivesTheWayOverTheWire) {
  const std::vector<LedgerEntry> ledger{invoice("I-1"), invoice("I-\xff")};
  const std::string wire = json_of(std::vector<LedgerEntry>{invoice("I-1")}).dump();
  EXPECT_EQ(canonical_ledger(parse_json(wire).value()), canonical_ledger({invoice("I-1")}));
  EXPECT_EQ(canonical_ledger(ledger).size(), 2U) << "text that is not UTF-8 does not stop anything";
}

}  // namespace
}  // namespace vendorproof::harness
