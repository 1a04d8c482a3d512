// Sales orders in a real Tryton.
#include "tests/core/erp/tryton/live/live_tryton.h"

namespace vendorproof::erp::tryton::live {
namespace {

using trade::Reception;

TEST_F(LiveTryton, ItemsHaveTheirCodesUnitsAndStock) {
  person("stock SOAP-7 35");
  const auto outcome = ask(dialect().items);
  ASSERT_TRUE(outcome.answer) << outcome.problem;
  EXPECT_TRUE(outcome.odd.empty());
  const trade::Catalogue items(*outcome.answer);
  const trade::Item* const soap = items.numbered("SOAP-7");
  ASSERT_NE(soap, nullptr);
  EXPECT_EQ(soap->amazon_product_identifier, "B00SOAP007");
  EXPECT_EQ(soap->gtin, "9506000134321");
  EXPECT_EQ(soap->unit_price, dollars("1.10"));
  EXPECT_EQ(soap->stock_eaches, 35);
  EXPECT_EQ(soap->base_unit, "u");
  EXPECT_EQ(soap->eaches_of("cs7"), 7);
  EXPECT_EQ(soap->case_sizes, std::vector<std::int64_t>{7});
  EXPECT_FALSE(soap->blocked);
  const trade::Item* const mug = items.numbered("MUG");
  ASSERT_NE(mug, nullptr);
  EXPECT_EQ(mug->vendor_product_identifier, "MUG-AT-AMAZON");
  EXPECT_EQ(mug->amazon_product_identifier, "");
}

TEST_F(LiveTryton, AnOrderIsCreatedOnceInEaches) {
  const std::string order = numbered_anew("ONCE");
  const auto none = ask(dialect().sales_orders, order);
  ASSERT_TRUE(none.answer) << none.problem;
  EXPECT_TRUE(none.answer->empty());

  const trade::SalesOrder sale =
      created(order, {{"TEA-GREEN", 60, dollars("2.5"), 1}, {"SOAP-7", 10, dollars("1.1"), 2}});
  EXPECT_EQ(sale.purchase_order, order);
  EXPECT_EQ(sale.ship_to, "PHX6");
  EXPECT_EQ(sale.requested_delivery, today() + 5 * a_day);
  EXPECT_TRUE(sale.awaits_release);
  ASSERT_EQ(sale.lines.size(), 2U);
  EXPECT_EQ(sale.lines[0].item, "TEA-GREEN");
  EXPECT_EQ(sale.lines[0].eaches, 60);
  EXPECT_EQ(sale.lines[0].unit_price, dollars("2.5"));
  EXPECT_EQ(sale.lines[1].purchase_order_line, 2);

  EXPECT_EQ(created(order, {{"TEA-GREEN", 60, dollars("2.5"), 1}}), sale) << "a second create finds the first";
  EXPECT_EQ(found(order), sale);
}

TEST_F(LiveTryton, AnOrderWhoseAnswerWasLostIsFound) {
  const std::string order = numbered_anew("LOST");
  const SalesOrderDraft draft = draft_of(order, {{"TEA-GREEN", 12, dollars("2.5"), 1}});
  const auto lost = ask_losing(dialect().create_sales_order, "sale.sale.create", draft);
  ASSERT_FALSE(lost.answer);
  EXPECT_EQ(lost.calls.back(), "sale.sale.create");
  EXPECT_EQ(found(order).lines.size(), 1U);
  const auto again = ask(dialect().create_sales_order, draft);
  ASSERT_TRUE(again.answer) << again.problem;
  EXPECT_EQ(std::count(again.calls.begin(), again.calls.end(), "sale.sale.create"), 0);
  found(order);
}

TEST_F(LiveTryton, AnOrderThatPeopleCancelledIsGone) {
  const std::string order = numbered_anew("GONE");
  const std::vector<SalesOrderDraftLine> lines = {{"TEA-GREEN", 12, dollars("2.5"), 1}};
  created(order, lines);
  person("cancel " + order);
  EXPECT_TRUE(ask(dialect().sales_orders, order).answer->empty());
  EXPECT_TRUE(created(order, lines).is_gone);
}

TEST_F(LiveTryton, RefusesWhatItDoesNotHave) {
  const auto unknown_item =
      ask(dialect().create_sales_order, draft_of(numbered_anew("ITEM"), {{"NO-SUCH", 12, dollars("2.5"), 1}}));
  EXPECT_FALSE(unknown_item.answer);
  EXPECT_NE(unknown_item.problem.find("lacks a product"), std::string::npos) << unknown_item.problem;
  SalesOrderDraft elsewhere = draft_of(numbered_anew("PLACE"), {{"TEA-GREEN", 12, dollars("2.5"), 1}});
  elsewhere.ship_to = "XYZ1";
  const auto unknown_place = ask(dialect().create_sales_order, elsewhere);
  EXPECT_FALSE(unknown_place.answer);
  EXPECT_NE(unknown_place.problem.find("PHX6, ONT8"), std::string::npos) << unknown_place.problem;
  EXPECT_TRUE(ask(dialect().sales_orders, elsewhere.purchase_order).answer->empty());
}

TEST_F(LiveTryton, RefusesALineThatItDoesNotHave) {
  const trade::SalesOrder sale = created(numbered_anew("NOLINE"), {{"TEA-GREEN", 12, dollars("2.5"), 1}});
  EXPECT_FALSE(ask(dialect().add_line, {sale.id, {"NO-SUCH", 21, dollars("1.1"), 2}}).answer);
  const auto gone = ask(dialect().change_line, {"999999", "1.5", "TEA-GREEN", 12, dollars("2.5")});
  EXPECT_FALSE(gone.answer);
  EXPECT_NE(gone.problem.find("the line is gone"), std::string::npos) << gone.problem;
}

TEST_F(LiveTryton, ARefusedLoginIsDenied) {
  access_.settings["password"] = "wrong-Vault-9";
  EXPECT_EQ(ask(dialect().sales_orders, "ANY").reception, Reception::Denied);
}

TEST_F(LiveTryton, AnOrderIsReleasedAndOneThatIsGoneIsNot) {
  const std::string order = numbered_anew("FREE");
  const trade::SalesOrder sale = created(order, {{"TEA-GREEN", 12, dollars("2.5"), 1}});
  ASSERT_TRUE(ask(dialect().release_sales_order, sale).answer);
  EXPECT_FALSE(found(order).awaits_release);
  EXPECT_TRUE(ask(dialect().release_sales_order, sale).answer) << "harmless when repeated";

  const std::string undone = numbered_anew("UNDONE");
  const trade::SalesOrder cancelled = created(undone, {{"TEA-GREEN", 12, dollars("2.5"), 1}});
  person("cancel " + undone);
  const auto silent = ask(dialect().release_sales_order, cancelled);
  EXPECT_FALSE(silent.answer) << "both buttons say nothing, and do nothing";
  EXPECT_NE(silent.problem.find("cancelled"), std::string::npos) << silent.problem;
}

TEST_F(LiveTryton, AnOrderThatAPersonEnteredIsNotOursToRelease) {
  const std::string order = numbered_anew("HAND");
  person("enter " + order + " TEA-GREEN=24");
  const trade::SalesOrder sale = found(order);
  EXPECT_FALSE(sale.awaits_release);
  ASSERT_EQ(sale.lines.size(), 1U);
  EXPECT_EQ(sale.lines[0].eaches, 24) << "two cases of 12";
  EXPECT_EQ(sale.lines[0].unit_price, dollars("2.5"));
  EXPECT_EQ(sale.lines[0].purchase_order_line, 0);
}

TEST_F(LiveTryton, ALineIsLoweredRaisedAndTakenOut) {
  const std::string order = numbered_anew("LINE");
  trade::SalesOrder sale = released(order, {{"TEA-GREEN", 60, dollars("2.5"), 1}, {"SOAP-7", 14, dollars("1.1"), 2}});
  for (const std::int64_t eaches : {48, 72, 0, 5}) {
    const trade::SalesOrderLine line = sale.lines.at(0);
    const auto changed = ask(dialect().change_line, {line.id, line.version, line.item, eaches, dollars("2.25")});
    ASSERT_TRUE(changed.answer) << eaches << " " << changed.problem;
    sale = found(order);
    EXPECT_EQ(sale.lines.at(0).eaches, eaches);
    EXPECT_EQ(sale.lines.at(0).unit_price, dollars("2.25"));
    const auto supply = ask(dialect().reservations, sale);
    ASSERT_TRUE(supply.answer) << supply.problem;
    EXPECT_EQ(supply.answer->at(0).reserved + supply.answer->at(0).backorder, eaches);
  }
  EXPECT_EQ(sale.lines.at(1).eaches, 14);
}

TEST_F(LiveTryton, AChangeThatACrashInterruptedIsEndedByARelease) {
  for (const std::int64_t eaches : {48, 72}) {
    const std::string order = numbered_anew("CRASH");
    const trade::SalesOrder sale = released(order, {{"TEA-GREEN", 60, dollars("2.5"), 1}});
    const trade::SalesOrderLine line = sale.lines.at(0);
    ask_losing(dialect().change_line, "sale.line.write", {line.id, line.version, line.item, eaches, line.unit_price});
    const trade::SalesOrder after = found(order);
    EXPECT_EQ(after.lines.at(0).eaches, eaches);
    EXPECT_EQ(after.awaits_release, eaches < 60) << "the moves to pick are still for 60";
    ASSERT_TRUE(ask(dialect().release_sales_order, after).answer);
    EXPECT_FALSE(found(order).awaits_release);
  }
}

TEST_F(LiveTryton, ANewLineThatACrashInterruptedIsHandedOverByARelease) {
  const std::string order = numbered_anew("CRASH");
  const trade::SalesOrder sale = released(order, {{"TEA-GREEN", 60, dollars("2.5"), 1}});
  ask_losing(dialect().add_line, "sale.sale.write", {sale.id, {"SOAP-7", 21, dollars("1.1"), 2}});
  const trade::SalesOrder after = found(order);
  EXPECT_TRUE(after.awaits_release) << "no shipment has the new line";
  ASSERT_TRUE(ask(dialect().release_sales_order, after).answer);
  EXPECT_FALSE(found(order).awaits_release);
}

TEST_F(LiveTryton, AChangeOfAnOlderVersionIsOutdated) {
  const std::string order = numbered_anew("STALE");
  const trade::SalesOrder sale = released(order, {{"TEA-GREEN", 60, dollars("2.5"), 1}});
  const trade::SalesOrderLine line = sale.lines.at(0);
  const auto stale = ask(dialect().change_line, {line.id, "1.5", line.item, 48, line.unit_price});
  EXPECT_EQ(stale.reception, Reception::Outdated) << stale.problem;
  const auto head = ask(dialect().change_head, {sale.id, "1.5", today() + 9 * a_day, std::nullopt});
  EXPECT_EQ(head.reception, Reception::Outdated) << head.problem;
  EXPECT_EQ(found(order), sale);
}

TEST_F(LiveTryton, AHeadIsChangedWithItsShipments) {
  const std::string order = numbered_anew("HEAD");
  const trade::SalesOrder sale = released(order, {{"TEA-GREEN", 60, dollars("2.5"), 1}});
  const auto moved = ask(dialect().change_head, {sale.id, sale.version, today() + 9 * a_day, "ONT8"});
  ASSERT_TRUE(moved.answer) << moved.problem;
  const trade::SalesOrder after = found(order);
  EXPECT_EQ(after.ship_to, "ONT8");
  EXPECT_EQ(after.requested_delivery, today() + 9 * a_day);
  const auto nowhere = ask(dialect().change_head, {sale.id, after.version, std::nullopt, "XYZ1"});
  EXPECT_FALSE(nowhere.answer);
  EXPECT_NE(nowhere.problem.find("no address"), std::string::npos) << nowhere.problem;
}

TEST_F(LiveTryton, ALineIsAddedToAReleasedOrder) {
  const std::string order = numbered_anew("MORE");
  const trade::SalesOrder sale = released(order, {{"TEA-GREEN", 60, dollars("2.5"), 1}});
  const auto added = ask(dialect().add_line, {sale.id, {"SOAP-7", 21, dollars("1.1"), 2}});
  ASSERT_TRUE(added.answer) << added.problem;
  const trade::SalesOrder after = found(order);
  ASSERT_EQ(after.lines.size(), 2U);
  EXPECT_EQ(after.lines[1].item, "SOAP-7");
  EXPECT_EQ(after.lines[1].eaches, 21);
  EXPECT_EQ(after.lines[1].purchase_order_line, 2);
}

TEST_F(LiveTryton, StockIsSharedByTurn) {
  person("stock MUG 50");
  const trade::SalesOrder first = released(numbered_anew("FIRST"), {{"MUG", 30, dollars("3"), 1}});
  const trade::SalesOrder second = released(numbered_anew("SECOND"), {{"MUG", 30, dollars("3"), 1}});
  auto supply = ask(dialect().reservations, second);
  ASSERT_TRUE(supply.answer) << supply.problem;
  const trade::Reservation& share = supply.answer->at(0);
  EXPECT_EQ(share.erp_sequence, second.lines.at(0).erp_sequence);
  EXPECT_EQ(share.ordered, 30);
  EXPECT_EQ(share.reserved, 20);
  EXPECT_EQ(share.backorder, 10);
  EXPECT_FALSE(share.expected_receipt);

  person("assign " + second.purchase_order);
  supply = ask(dialect().reservations, first);
  EXPECT_EQ(supply.answer->at(0).reserved, 20) << "the warehouse has decided otherwise";
  EXPECT_EQ(ask(dialect().reservations, second).answer->at(0).reserved, 30);

  person("supply MUG 40 3");
  supply = ask(dialect().reservations, first);
  EXPECT_EQ(supply.answer->at(0).reserved, 20);
  EXPECT_EQ(supply.answer->at(0).backorder, 10);
  EXPECT_EQ(supply.answer->at(0).expected_receipt, today() + 3 * a_day);
}

TEST_F(LiveTryton, APickedLineCannotBeLess) {
  person("stock VITAMIN 24");
  const std::string order = numbered_anew("PICKED");
  const trade::SalesOrder sale = released(order, {{"VITAMIN", 24, dollars("4"), 1}});
  person("pick " + order);
  const trade::SalesOrderLine line = found(order).lines.at(0);
  const auto lowered = ask(dialect().change_line, {line.id, line.version, line.item, 12, line.unit_price});
  EXPECT_FALSE(lowered.answer);
  EXPECT_NE(lowered.problem.find("24 eaches are picked"), std::string::npos) << lowered.problem;
  EXPECT_EQ(found(order).lines.at(0).eaches, 24);
}

}  // namespace
}  // namespace vendorproof::erp::tryton::live
