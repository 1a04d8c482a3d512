#include "harness/record/ledger_text.h"

#include <set>
#include <vector>

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

TEST(LedgerText, TheHashForgetsTimeOrderAndRefusals) {
  LedgerEntry early = invoice("I-1");
  LedgerEntry late = invoice("I-1");
  late.effect.at += std::chrono::hours(3);
  late.effect.body_hash = 78;
  LedgerEntry other = invoice("I-2");
  LedgerEntry refused;
  refused.effect.kind = EffectKind::RequestRefused;
  EXPECT_EQ(timeless_hash({early, other}), timeless_hash({refused, other, late}));
}

TEST(LedgerText, TheHashSeesEveryOtherDifference) {
  const auto changed = [](auto&& change) {
    LedgerEntry entry = invoice("I-1");
    change(entry, entry.effect, entry.effect.lines[0]);
    return timeless_hash({entry});
  };
  const std::vector<std::uint64_t> hashes = {
      timeless_hash({}),
      timeless_hash({invoice("I-1")}),
      timeless_hash({invoice("I-1"), invoice("I-1")}),
      changed([](LedgerEntry& entry, Effect&, EffectLine&) { entry.peer = Peer::Erp; }),
      changed([](LedgerEntry&, Effect& effect, EffectLine&) { effect.kind = EffectKind::InvoiceRejected; }),
      changed([](LedgerEntry&, Effect& effect, EffectLine&) { effect.purchase_order = "PO2"; }),
      changed([](LedgerEntry&, Effect& effect, EffectLine&) { effect.document = "I-2"; }),
      changed([](LedgerEntry&, Effect& effect, EffectLine&) { effect.other_document = "I-1"; }),
      changed([](LedgerEntry&, Effect& effect, EffectLine&) { effect.amount = Money(1'500'001, usd()); }),
      changed([](LedgerEntry&, Effect& effect, EffectLine&) {
        effect.amount = Money(1'500'000, Currency::parse("EUR").value());
      }),
      changed([](LedgerEntry&, Effect& effect, EffectLine&) { effect.reason = "late"; }),
      changed([](LedgerEntry&, Effect& effect, EffectLine&) { effect.lines.clear(); }),
      changed([](LedgerEntry&, Effect&, EffectLine& line) { line.purchase_order = "PO2"; }),
      changed([](LedgerEntry&, Effect&, EffectLine& line) { line.sequence = 3; }),
      changed([](LedgerEntry&, Effect&, EffectLine& line) { line.erp_line = 2; }),
      changed([](LedgerEntry&, Effect&, EffectLine& line) { line.item = "B00B"; }),
      changed([](LedgerEntry&, Effect&, EffectLine& line) { line.code = "Accepted"; }),
      changed([](LedgerEntry&, Effect&, EffectLine& line) { line.description = "for the till"; }),
      changed([](LedgerEntry&, Effect&, EffectLine& line) { line.rejection = "ObsoleteProduct"; }),
      changed([](LedgerEntry&, Effect&, EffectLine& line) { line.eaches = 12; }),
      changed([](LedgerEntry&, Effect&, EffectLine& line) { line.as_written.amount = 1; }),
      changed([](LedgerEntry&, Effect&, EffectLine& line) { line.as_written.unit = UnitOfMeasure::Eaches; }),
      changed([](LedgerEntry&, Effect&, EffectLine& line) { line.as_written.unit_size = 24; }),
      changed([](LedgerEntry&, Effect&, EffectLine& line) { line.unit_cost = Money(62'501, usd()); }),
  };
  EXPECT_EQ(std::set<std::uint64_t>(hashes.begin(), hashes.end()).size(), hashes.size());
}

}  // namespace
}  // namespace vendorproof::harness
