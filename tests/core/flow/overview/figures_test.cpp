#include "core/flow/overview/figures.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"
#include "tests/core/flow/two_orders.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;

TEST(Figures, CountOpenOrdersByStageAndWhoMustAct) {
  Conversation talk;
  talk.peer_down(Peer::Erp, true);
  talk.run_for(hours(1));
  const Figures early = figures_of(talk.store(), talk.config(), talk.now().wall);
  EXPECT_EQ(early.stages.at(OrderState::Received).orders, 1);
  EXPECT_EQ(early.stages.at(OrderState::Received).oldest, parse_instant("2026-11-02T09:30:00Z").value());
  EXPECT_EQ(early.awaited.at(Awaited::Erp), 1);
  EXPECT_EQ(early.acknowledgements_due_within_hour, 0);
  const Figures late = figures_of(talk.store(), talk.config(), parse_instant("2026-11-03T08:45:00Z").value());
  EXPECT_EQ(late.acknowledgements_due_within_hour, 1);
  EXPECT_EQ(late.acknowledgements_overdue, 0);
  const Figures overdue = figures_of(talk.store(), talk.config(), parse_instant("2026-11-03T09:30:00Z").value());
  EXPECT_EQ(overdue.acknowledgements_due_within_hour, 1);
  EXPECT_EQ(overdue.acknowledgements_overdue, 1);
}

TEST(Figures, KnowTheMoneyThatWaitsAndThePolls) {
  Conversation talk;
  talk.run_for(hours(2));
  talk.peers().despatches.push_back(PeersInScript::despatch_json("2026-11-02T12:00:00Z"));
  talk.peers().invoices.push_back(PeersInScript::invoice_json("2026-11-02T13:00:00Z"));
  talk.run_for(hours(6));
  const Figures figures = figures_of(talk.store(), talk.config(), talk.now().wall);
  EXPECT_EQ(figures.stages.at(OrderState::Invoiced).orders, 1) << static_cast<int>(talk.standing().state);
  EXPECT_EQ(text_of_amounts(figures.money_waiting), "300.00 USD");
  EXPECT_TRUE(figures.money_held.empty());
  ASSERT_FALSE(figures.polls.empty());
  EXPECT_EQ(figures.polls.front().name, "changes");
  EXPECT_EQ(figures.polls.front().failures, 0);
}

TEST(Figures, CountAnInvoiceOfSeveralOrdersOnce) {
  Conversation talk;
  bill_both(talk);
  talk.run_for(hours(30));
  const Figures figures = figures_of(talk.store(), talk.config(), talk.now().wall);
  EXPECT_EQ(figures.stages.at(OrderState::Invoiced).orders, 2);
  EXPECT_EQ(text_of_amounts(figures.money_waiting), "600.00 USD");
}

TEST(Figures, GiveEachOwnerHisIncidentsAndTheirMoney) {
  Conversation talk;
  for (Json& line : talk.peers().orders[0]["orderDetails"]["items"]) line["netCost"]["amount"] = "2.00";
  talk.run_for(hours(1));
  const Figures figures = figures_of(talk.store(), talk.config(), talk.now().wall);
  const OwnerFigures& finance = figures.owners.at(Owner::Finance);
  EXPECT_EQ(finance.incidents, 2) << "one for each item";
  EXPECT_EQ(finance.exceptions, 2);
  EXPECT_EQ(text_of_amounts(finance.amounts), "100.00 USD");
  EXPECT_EQ(figures.owners.at(Owner::IT).incidents, 0);
}

TEST(Figures, TellWhatOfAnOwnerIsDueSoonAndWhatIsOverdue) {
  Conversation talk;
  talk.peer_down(Peer::Erp, true);
  talk.run_for(hours(1));
  talk.store().begin();
  for (const char* line : {"7QX2M4KP/1", "7QX2M4KP/2"}) {
    talk.store().raise(trade::make_exception(ExceptionKind::UnknownItem, line, "7QX2M4KP", 1, Money(), "why", ""));
  }
  talk.store().commit();
  const Instant deadline = parse_instant("2026-11-03T09:30:00Z").value();
  const auto at = [&](Instant now) { return figures_of(talk.store(), talk.config(), now).owners.at(Owner::Ecommerce); };
  EXPECT_EQ(at(deadline - hours(1) - Duration(1)).due_within_hour, 0);
  EXPECT_EQ(at(deadline - hours(1)).due_within_hour, 2);
  EXPECT_EQ(at(deadline - Duration(1)).overdue, 0);
  EXPECT_EQ(at(deadline).due_within_hour, 2);
  EXPECT_EQ(at(deadline).overdue, 2);
}

}  // namespace
}  // namespace vendorproof::flow
