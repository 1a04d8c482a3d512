// What only Tryton does: buttons that say nothing, changes of several calls, goods that are picked, papers as words.
// What it has in common with other ERPs is in tests/core/erp/contract.
#include <cstdlib>
#include <iostream>

#include "tests/core/erp/contract/case.h"
#include "tests/core/erp/contract/tryton_company.h"

namespace vendorproof::erp::contract {
namespace {

using trade::Reception;

const Lines five_cases = {{tea, 60, Play::dollars("2.5"), 1}};

class LiveTryton : public testing::Test {
 protected:
  void SetUp() override {
    if (std::getenv("VENDORPROOF_TRYTON") == nullptr) {
      std::cout << "skipped: VENDORPROOF_TRYTON has no address of a Tryton; .ci/tryton makes one\n";
      GTEST_SKIP();
    }
    company_ = real_tryton();
    play_ = std::make_unique<Play>(*company_);
  }

  const Dialect& dialect() const { return company_->dialect(); }
  std::string number(const std::string& name) { return company_->number(name); }

  std::unique_ptr<Company> company_;
  std::unique_ptr<Play> play_;
};

TEST_F(LiveTryton, AnOrderThatPeopleCancelledIsGone) {
  play_->open({});
  const std::string order = number("GONE");
  const trade::SalesOrder sale = play_->created(order, five_cases);
  ask_people("cancel " + order);
  EXPECT_EQ(play_->count(order), 0U);
  EXPECT_TRUE(play_->created(order, five_cases).is_gone);
  const auto silent = play_->asking.ask(dialect().release_sales_order, sale);
  EXPECT_FALSE(silent.answer) << "both buttons say nothing, and do nothing";
  EXPECT_NE(silent.problem.find("cancelled"), std::string::npos) << silent.problem;
}

TEST_F(LiveTryton, AReturnIsNoSecondOrder) {
  play_->open({.stock = {{tea, 60}}});
  const std::string order = number("BACK");
  const trade::SalesOrder sale = play_->released(order, five_cases);
  company_->ship(order);
  ask_people("return " + order);
  EXPECT_EQ(play_->found(order).id, sale.id);
  EXPECT_EQ(play_->created(order, five_cases).id, sale.id);
}

TEST_F(LiveTryton, SaysWhatItLacks) {
  play_->open({});
  const auto item = play_->asking.ask(dialect().create_sales_order,
                                      play_->draft(number("ITEM"), {{"NO-SUCH", 12, Play::dollars("2.5"), 1}}));
  EXPECT_NE(item.problem.find("lacks a product"), std::string::npos) << item.problem;
  SalesOrderDraft elsewhere = play_->draft(number("PLACE"), five_cases);
  elsewhere.ship_to = "XYZ1";
  const auto place = play_->asking.ask(dialect().create_sales_order, elsewhere);
  EXPECT_NE(place.problem.find("PHX6, ONT8"), std::string::npos) << place.problem;
  const trade::SalesOrder sale = play_->released(number("HEAD"), five_cases);
  const auto moved = play_->asking.ask(dialect().change_head, {sale.id, sale.version, std::nullopt, "XYZ1"});
  EXPECT_NE(moved.problem.find("no address"), std::string::npos) << moved.problem;
  const auto gone = play_->asking.ask(dialect().change_line, {"999999", "1.5", tea, 12, Play::dollars("2.5")});
  EXPECT_NE(gone.problem.find("the line is gone"), std::string::npos) << gone.problem;
}

TEST_F(LiveTryton, ARightThatIsMissingIsThePeersState) {
  play_->open({});
  ask_people("rights no");
  const auto refused = play_->asking.ask(dialect().sales_orders, "ANY");
  ask_people("rights yes");
  EXPECT_EQ(refused.reception, Reception::Denied) << refused.problem;
  EXPECT_EQ(play_->count("ANY"), 0U);
}

TEST_F(LiveTryton, AChangeThatACrashInterruptedIsEndedByARelease) {
  play_->open({.stock = {{tea, 200}}});
  for (const std::int64_t eaches : {48, 72}) {
    const std::string order = number("CRASH");
    const trade::SalesOrderLine line = play_->released(order, five_cases).lines.at(0);
    const LineChange change = {line.id, line.version, line.item, eaches, line.unit_price};
    EXPECT_TRUE(play_->asking.ask_losing(1, dialect().change_line, change).is_lost);
    const trade::SalesOrder after = play_->found(order);
    EXPECT_EQ(after.lines.at(0).eaches, eaches);
    EXPECT_EQ(after.awaits_release, eaches < 60) << "the moves to pick are still for 60";
    ASSERT_TRUE(play_->asking.ask(dialect().release_sales_order, after).answer);
    EXPECT_FALSE(play_->found(order).awaits_release);
  }
}

TEST_F(LiveTryton, ANewLineThatACrashInterruptedIsHandedOverByARelease) {
  play_->open({});
  const std::string order = number("CRASH");
  const trade::SalesOrder sale = play_->released(order, five_cases);
  const LineAddition addition = {sale.id, {soap, 21, Play::dollars("1.1"), 2}};
  EXPECT_TRUE(play_->asking.ask_losing(1, dialect().add_line, addition).is_lost);
  const trade::SalesOrder after = play_->found(order);
  EXPECT_TRUE(after.awaits_release) << "no shipment has the new line";
  ASSERT_TRUE(play_->asking.ask(dialect().release_sales_order, after).answer);
  EXPECT_FALSE(play_->found(order).awaits_release);
}

TEST_F(LiveTryton, TheWarehouseDecidesWhoGetsTheStock) {
  play_->open({.stock = {{mug, 50}}});
  const Lines thirty = {{mug, 30, Play::dollars("3"), 1}};
  const trade::SalesOrder first = play_->released(number("FIRST"), thirty);
  const trade::SalesOrder second = play_->released(number("NEXT"), thirty);
  EXPECT_EQ(play_->supply(second).reserved, 20);
  ask_people("assign " + second.purchase_order);
  EXPECT_EQ(play_->supply(first).reserved, 20);
  EXPECT_EQ(play_->supply(second).reserved, 30);
}

TEST_F(LiveTryton, APickedLineCannotBeLess) {
  play_->open({.stock = {{tea, 60}}});
  const std::string order = number("PICKED");
  play_->released(order, five_cases);
  ask_people("pick " + order);
  const trade::SalesOrderLine line = play_->found(order).lines.at(0);
  const auto lowered = play_->asking.ask(dialect().change_line, {line.id, line.version, tea, 12, line.unit_price});
  EXPECT_FALSE(lowered.answer);
  EXPECT_NE(lowered.problem.find("60 eaches are picked"), std::string::npos) << lowered.problem;
  EXPECT_EQ(play_->found(order).lines.at(0).eaches, 60);
}

TEST_F(LiveTryton, PapersAreWordsAndAWrongOneStopsNoOtherDespatch) {
  const std::string order = number("ODD");
  play_->open({.stock = {{tea, 60}}, .missing = {{order, 1, tea, 24}}});
  play_->released(order, five_cases);
  const std::string odd = company_->ship(order);
  const std::string sound = company_->ship(order);
  ask_people("papers " + odd + " 'carrier=ABFS arrives=soon'");
  const auto read = play_->asking.ask(dialect().despatches, Instant());
  ASSERT_EQ(read.odd.size(), 1U);
  EXPECT_EQ(read.odd[0].subject, odd);
  EXPECT_NE(read.odd[0].problem.find("arrives=soon"), std::string::npos) << read.odd[0].problem;
  EXPECT_EQ(play_->numbered(dialect().despatches, sound).lines.at(0).eaches, 24);

  const Instant arrives = play_->today() + 2 * a_day;
  ask_people("papers " + odd + " 'carrier=SAIA pro=7654321 load=L7 pickup=ARN7 arrives=" + format_date(arrives) + "'");
  const trade::Despatch despatch = play_->numbered(dialect().despatches, odd);
  EXPECT_EQ(despatch.carrier_scac + despatch.pro_number + despatch.load_number + despatch.amazon_reference,
            "SAIA7654321L7ARN7");
  EXPECT_EQ(despatch.arrives_at, arrives);
}

}  // namespace
}  // namespace vendorproof::erp::contract
