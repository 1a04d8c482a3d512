// Changes of sales orders, and what can be delivered of them.
#include "tests/core/erp/contract/case.h"

namespace vendorproof::erp::contract {

namespace {

using trade::Reception;

LineChange change_of(const trade::SalesOrderLine& line, std::int64_t eaches, const Money& price) {
  return {line.id, line.version, line.item, eaches, price};
}

void a_line_is_lowered_raised_and_taken_out(Play& play) {
  play.open({.stock = {{tea, 100}}});
  const std::string order = play.company.number("LINE");
  trade::SalesOrder sale =
      play.released(order, {{tea, 60, Play::dollars("2.5"), 1}, {soap, 14, Play::dollars("1.1"), 2}});
  for (const std::int64_t eaches : {48, 72, 0, 5}) {
    const auto changed =
        play.asking.ask(play.dialect().change_line, change_of(sale.lines.at(0), eaches, Play::dollars("2.25")));
    ASSERT_TRUE(changed.answer) << eaches << " " << changed.problem;
    sale = play.found(order);
    EXPECT_EQ(sale.lines.at(0).eaches, eaches);
    EXPECT_EQ(sale.lines.at(0).unit_price, Play::dollars("2.25")) << "a quantity alone would price the line anew";
    const trade::Reservation supply = play.supply(sale);
    EXPECT_EQ(supply.reserved + supply.backorder, eaches);
  }
  EXPECT_EQ(sale.lines.at(1).eaches, 14);
}

void a_change_of_an_older_version_is_outdated(Play& play) {
  play.open({});
  const std::string order = play.company.number("STALE");
  const trade::SalesOrder old = play.released(order, {{tea, 60, Play::dollars("2.5"), 1}});
  play.company.let_a_second_pass();
  const auto first = play.asking.ask(play.dialect().change_line, change_of(old.lines.at(0), 48, Play::dollars("2.5")));
  ASSERT_TRUE(first.answer) << first.problem;
  const trade::SalesOrder sale = play.found(order);
  const auto stale = play.asking.ask(play.dialect().change_line, change_of(old.lines.at(0), 36, Play::dollars("2.5")));
  EXPECT_EQ(stale.reception, Reception::Outdated) << stale.problem;
  EXPECT_EQ(play.found(order), sale);
}

void a_head_of_an_older_version_is_outdated(Play& play) {
  play.open({});
  const std::string order = play.company.number("STALE");
  const trade::SalesOrder old = play.released(order, {{tea, 60, Play::dollars("2.5"), 1}});
  play.company.let_a_second_pass();
  const auto first =
      play.asking.ask(play.dialect().change_head, {old.id, old.version, play.today() + 9 * a_day, std::nullopt});
  ASSERT_TRUE(first.answer) << first.problem;
  const auto stale =
      play.asking.ask(play.dialect().change_head, {old.id, old.version, play.today() + 8 * a_day, std::nullopt});
  EXPECT_EQ(stale.reception, Reception::Outdated) << stale.problem;
  EXPECT_EQ(play.found(order).requested_delivery, play.today() + 9 * a_day);
}

void a_line_that_is_not_there_is_refused(Play& play) {
  play.open({});
  const std::string order = play.company.number("NOLINE");
  const trade::SalesOrder sale = play.created(order, {{tea, 12, Play::dollars("2.5"), 1}});
  trade::SalesOrderLine gone = sale.lines.at(0);
  gone.id = sale.id;  // of another record
  EXPECT_FALSE(play.asking.ask(play.dialect().change_line, change_of(gone, 24, gone.unit_price)).answer);
  EXPECT_FALSE(play.asking.ask(play.dialect().add_line, {sale.id, {"NO-SUCH", 21, Play::dollars("1.1"), 2}}).answer);
  EXPECT_EQ(play.found(order), sale);
}

void a_head_is_changed(Play& play) {
  play.open({});
  const std::string order = play.company.number("HEAD");
  const trade::SalesOrder sale = play.released(order, {{tea, 60, Play::dollars("2.5"), 1}});
  const auto moved =
      play.asking.ask(play.dialect().change_head, {sale.id, sale.version, play.today() + 9 * a_day, "ONT8"});
  ASSERT_TRUE(moved.answer) << moved.problem;
  const trade::SalesOrder after = play.found(order);
  EXPECT_EQ(after.ship_to, "ONT8");
  EXPECT_EQ(after.requested_delivery, play.today() + 9 * a_day);
  EXPECT_EQ(after.lines.at(0).eaches, 60);
  EXPECT_EQ(after.lines.at(0).unit_price, Play::dollars("2.5"));
  EXPECT_FALSE(after.awaits_release);
}

void a_line_is_added_to_a_released_order(Play& play) {
  play.open({});
  const std::string order = play.company.number("MORE");
  const trade::SalesOrder sale = play.released(order, {{tea, 60, Play::dollars("2.5"), 1}});
  const auto added = play.asking.ask(play.dialect().add_line, {sale.id, {soap, 21, Play::dollars("1.1"), 2}});
  ASSERT_TRUE(added.answer) << added.problem;
  const trade::SalesOrder after = play.found(order);
  ASSERT_EQ(after.lines.size(), 2U);
  EXPECT_EQ(after.lines[1].item, soap);
  EXPECT_EQ(after.lines[1].eaches, 21);
  EXPECT_EQ(after.lines[1].unit_price, Play::dollars("1.1"));
  EXPECT_EQ(after.lines[1].purchase_order_line, 2);
  EXPECT_FALSE(after.awaits_release);
}

void what_is_there_is_reserved_and_the_rest_waits(Play& play) {
  play.open({.stock = {{mug, 50}}});
  const trade::SalesOrder first = play.released(play.company.number("FIRST"), {{mug, 30, Play::dollars("3"), 1}});
  const trade::SalesOrder second = play.released(play.company.number("NEXT"), {{mug, 30, Play::dollars("3"), 1}});
  const trade::Reservation whole = play.supply(first);
  EXPECT_EQ(whole.ordered, 30);
  EXPECT_EQ(whole.reserved, 30);
  EXPECT_EQ(whole.backorder, 0);
  const trade::Reservation share = play.supply(second);
  EXPECT_EQ(share.ordered, 30);
  EXPECT_EQ(share.reserved, 20) << "stock is shared by turn";
  EXPECT_EQ(share.backorder, 10);
  EXPECT_EQ(share.shipped + share.closed_short, 0);
}

void supply_that_is_on_its_way_has_a_date(Play& play) {
  play.open({.stock = {{mug, 20}}, .supply = {{mug, 40, 3}}});
  const trade::SalesOrder sale = play.released(play.company.number("LATER"), {{mug, 30, Play::dollars("3"), 1}});
  const trade::Reservation supply = play.supply(sale);
  EXPECT_EQ(supply.backorder, 10);
  ASSERT_TRUE(supply.expected_receipt.has_value());
  EXPECT_EQ(start_of_day(*supply.expected_receipt), play.today() + 3 * a_day);
}

void without_supply_there_is_no_date(Play& play) {
  play.open({.stock = {{mug, 20}}});
  const trade::SalesOrder sale = play.released(play.company.number("NEVER"), {{mug, 30, Play::dollars("3"), 1}});
  EXPECT_EQ(play.supply(sale).backorder, 10);
  EXPECT_FALSE(play.supply(sale).expected_receipt.has_value());
}

}  // namespace

std::vector<Case> change_cases() {
  return {
      {"ALineIsLoweredRaisedAndTakenOut", a_line_is_lowered_raised_and_taken_out},
      {"AChangeOfAnOlderVersionIsOutdated", a_change_of_an_older_version_is_outdated},
      {"AHeadOfAnOlderVersionIsOutdated", a_head_of_an_older_version_is_outdated},
      {"ALineThatIsNotThereIsRefused", a_line_that_is_not_there_is_refused},
      {"AHeadIsChanged", a_head_is_changed},
      {"ALineIsAddedToAReleasedOrder", a_line_is_added_to_a_released_order},
      {"WhatIsThereIsReservedAndTheRestWaits", what_is_there_is_reserved_and_the_rest_waits},
      {"SupplyThatIsOnItsWayHasADate", supply_that_is_on_its_way_has_a_date},
      {"WithoutSupplyThereIsNoDate", without_supply_there_is_no_date},
  };
}

}  // namespace vendorproof::erp::contract
