// Despatches in a real Tryton.
#include "core/base/gs1.h"
#include "tests/core/erp/tryton/live/live_tryton.h"

namespace vendorproof::erp::tryton::live {
namespace {

using LiveGoods = LiveTryton;

TEST_F(LiveGoods, APartIsSentWithItsPackagesAndTheRestStaysOpen) {
  person("stock TEA-GREEN 36");
  const std::string order = numbered_anew("PART");
  const trade::SalesOrder sale = released(order, {{"TEA-GREEN", 60, dollars("2.5"), 1}});
  const std::string number = person("ship " + order + " TEA-GREEN=36");
  person("papers " + number +
         " 'carrier=ABFS pro=1234567 bol=VP00000001 pickup=ARN7 arrives=" + format_date(today() + 2 * a_day) + "'");

  const trade::Despatch despatch = numbered(dialect().despatches, number);
  EXPECT_TRUE(despatch.posted);
  EXPECT_TRUE(despatch.complete);
  EXPECT_EQ(despatch.ship_to, "PHX6");
  EXPECT_EQ(despatch.departed_at, today());
  EXPECT_EQ(despatch.arrives_at, today() + 2 * a_day);
  EXPECT_EQ(despatch.carrier_scac, "ABFS");
  EXPECT_EQ(despatch.pro_number, "1234567");
  EXPECT_EQ(despatch.bill_of_lading, "VP00000001");
  EXPECT_EQ(despatch.amazon_reference, "ARN7");
  ASSERT_EQ(despatch.lines.size(), 1U);
  EXPECT_EQ(despatch.lines[0].purchase_order, order);
  EXPECT_EQ(despatch.lines[0].erp_sequence, sale.lines.at(0).erp_sequence);
  EXPECT_EQ(despatch.lines[0].sales_order, sale.number);
  EXPECT_EQ(despatch.lines[0].eaches, 36);
  EXPECT_EQ(despatch.lines[0].shipment, number);

  EXPECT_EQ(found(order).lines.at(0).shipped_eaches, 36);
  const auto supply = ask(dialect().reservations, sale);
  ASSERT_TRUE(supply.answer) << supply.problem;
  EXPECT_EQ(supply.answer->at(0).shipped, 36);
  EXPECT_EQ(supply.answer->at(0).reserved + supply.answer->at(0).backorder, 24);
  EXPECT_EQ(supply.answer->at(0).closed_short, 0);
}

TEST_F(LiveGoods, CartonsStandOnAPalletAndHaveTheirNumbers) {
  person("stock TEA-GREEN 12");
  const std::string order = numbered_anew("PACKED");
  released(order, {{"TEA-GREEN", 12, dollars("2.5"), 1}});
  const trade::Despatch despatch = numbered(dialect().despatches, person("ship " + order + " TEA-GREEN=12"));
  ASSERT_EQ(despatch.packages.size(), 2U);
  const trade::Package& pallet = despatch.packages[0];
  const trade::Package& carton = despatch.packages[1];
  EXPECT_TRUE(pallet.is_pallet);
  EXPECT_FALSE(carton.is_pallet);
  EXPECT_EQ(carton.parent, pallet.number);
  EXPECT_TRUE(is_sscc(pallet.sscc)) << pallet.sscc;
  EXPECT_TRUE(is_sscc(carton.sscc)) << carton.sscc;
  ASSERT_EQ(carton.contents.size(), 1U);
  EXPECT_EQ(carton.contents[0].line_number, despatch.lines.at(0).line_number);
  EXPECT_EQ(carton.contents[0].eaches, 12);
}

TEST_F(LiveGoods, TheRestIsClosedShort) {
  person("stock TEA-GREEN 10");
  const std::string order = numbered_anew("SHORT");
  const trade::SalesOrder sale = released(order, {{"TEA-GREEN", 30, dollars("2.5"), 1}});
  person("ship " + order + " TEA-GREEN=10");
  person("close " + order);
  const auto supply = ask(dialect().reservations, sale);
  ASSERT_TRUE(supply.answer) << supply.problem;
  EXPECT_EQ(supply.answer->at(0).shipped, 10);
  EXPECT_EQ(supply.answer->at(0).closed_short, 20);
  EXPECT_EQ(supply.answer->at(0).reserved + supply.answer->at(0).backorder, 0);
}

TEST_F(LiveGoods, LooseUnitsAreExact) {
  person("stock SOAP-7 10");
  const std::string order = numbered_anew("LOOSE");
  const trade::SalesOrder sale = released(order, {{"SOAP-7", 35, dollars("1.1"), 1}});
  const std::string number = person("ship " + order + " SOAP-7=10");
  EXPECT_EQ(numbered(dialect().despatches, number).lines.at(0).eaches, 10);
  const trade::Invoice invoice = numbered(dialect().invoices, person("post " + order));
  EXPECT_EQ(invoice.total, dollars("11")) << "a sale in cases of 7 would bill one case, 7.70";
  const auto supply = ask(dialect().reservations, sale);
  EXPECT_EQ(supply.answer->at(0).reserved + supply.answer->at(0).backorder, 25);
}

TEST_F(LiveGoods, ALotIsKnownInItsPackage) {
  const std::string lot = numbered_anew("LOT");
  person("stock VITAMIN 12 " + lot);
  const std::string order = numbered_anew("WITHLOT");
  released(order, {{"VITAMIN", 12, dollars("4"), 1}});
  const trade::Despatch despatch = numbered(dialect().despatches, person("ship " + order + " VITAMIN=12 LOT=" + lot));
  ASSERT_EQ(despatch.packages.size(), 2U);
  ASSERT_EQ(despatch.packages[1].contents.size(), 1U);
  EXPECT_EQ(despatch.packages[1].contents[0].lot, lot);
}

TEST_F(LiveGoods, ADespatchWithWrongPapersIsOddAndStopsNoOther) {
  person("stock TEA-GREEN 20");
  const std::string order = numbered_anew("ODD");
  released(order, {{"TEA-GREEN", 20, dollars("2.5"), 1}});
  const std::string odd = person("ship " + order + " TEA-GREEN=12");
  const std::string sound = person("ship " + order + " TEA-GREEN=8");
  person("papers " + odd + " 'carrier=ABFS arrives=soon'");
  const auto outcome = ask(dialect().despatches, Instant());
  ASSERT_EQ(outcome.odd.size(), 1U);
  EXPECT_EQ(outcome.odd[0].subject, odd);
  EXPECT_NE(outcome.odd[0].problem.find("arrives=soon"), std::string::npos) << outcome.odd[0].problem;
  EXPECT_EQ(numbered(dialect().despatches, sound).lines.at(0).eaches, 8);
  person("papers " + odd + " 'carrier=ABFS'");
  EXPECT_TRUE(ask(dialect().despatches, Instant()).odd.empty());
}

TEST_F(LiveGoods, ListsBeginAtATimeAndHeadsAreTheSameDocuments) {
  person("stock TEA-GREEN 20");
  const std::string order = numbered_anew("SINCE");
  released(order, {{"TEA-GREEN", 20, dollars("2.5"), 1}});
  const std::string number = person("ship " + order + " TEA-GREEN=20");
  const std::string bill = person("post " + order);
  const trade::Despatch despatch = numbered(dialect().despatches, number);
  EXPECT_EQ(numbered(dialect().despatch_heads, number).modified_at, despatch.modified_at);
  const trade::Invoice invoice = numbered(dialect().invoices, bill);
  EXPECT_EQ(numbered(dialect().invoice_heads, bill).modified_at, invoice.modified_at);
  const auto has = [&](const auto& outcome, const std::string& name) {
    const auto& rows = *outcome.answer;
    return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.number == name; });
  };
  EXPECT_TRUE(has(ask(dialect().despatch_heads, despatch.modified_at), number)) << "at or after";
  EXPECT_FALSE(has(ask(dialect().despatch_heads, despatch.modified_at + std::chrono::seconds(1)), number));
  EXPECT_TRUE(has(ask(dialect().invoice_heads, invoice.modified_at), bill));
  EXPECT_FALSE(has(ask(dialect().invoice_heads, invoice.modified_at + std::chrono::seconds(1)), bill));
}

}  // namespace
}  // namespace vendorproof::erp::tryton::live
