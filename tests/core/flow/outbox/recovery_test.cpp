#include "core/flow/outbox/recovery.h"

#include <set>

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// A whole life of an order, killed after `calls` calls.
Conversation& live(Conversation& talk, std::size_t calls) {
  bool killed = false;
  const auto run = [&](Duration duration) {
    for (Duration passed{}; passed < duration; passed += minutes(1)) {
      talk.run_for(minutes(1));
      if (killed || talk.calls().size() < calls) continue;
      killed = true;
      talk.crash();
    }
  };
  run(hours(1));
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-02T12:30:00Z")};
  run(hours(3));
  talk.peers().invoices = {PeersInScript::invoice_json("2026-11-02T14:30:00Z")};
  run(hours(2));
  talk.peers().remittance_rows = "P-1,2026-12-03T10:00:00Z,SI-1,7QX2M4KP,Invoice,,300.00,USD\r\n";
  run(hours(14));
  return talk;
}

TEST(Recovery, EndsTheSameWheneverTheProgramIsKilled) {
  Conversation undisturbed;
  const std::size_t calls = live(undisturbed, 1'000'000).calls().size();
  for (std::size_t at = 1; at < calls; at += 3) {
    Conversation talk;
    live(talk, at);
    EXPECT_TRUE(talk.standing().settled) << at << ": " << talk.standing().waits_for;
    EXPECT_EQ(talk.peers().sales_orders.size(), 1U) << at;
    EXPECT_EQ(talk.peers().payments.size(), 1U) << at;
    EXPECT_TRUE(talk.open_exceptions().empty()) << at;
  }
}

TEST(Recovery, MayBeInterruptedByAnotherCrash) {
  Conversation talk;
  talk.run_until_called("linkedOrders.create");
  for (int i = 0; i < 5; ++i) talk.crash();
  talk.run_for(hours(1));
  EXPECT_EQ(talk.peers().sales_orders.size(), 1U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(Recovery, PollsEveryListAtOnceWhereThatIsAsked) {
  Conversation talk;
  talk.run_for(minutes(40));  // Amazon has taken the answer: goods are awaited
  talk.forget_calls();
  Desk desk = talk.desk();
  desk.store.begin();
  poll_at_once(desk);
  desk.store.commit();
  talk.step(Woke());
  talk.run_for(std::chrono::seconds(5));
  // By placing and by change; goods are awaited, and neither invoices nor payments.
  EXPECT_EQ(talk.count("getPurchaseOrders"), 2U);
  EXPECT_EQ(talk.count("despatches.list"), 1U);
  EXPECT_EQ(talk.count("getPurchaseOrdersStatus"), 0U) << "the sweep has its own time";
}

TEST(Recovery, EachAttemptOfAReadHasItsOwnNumberInAllLives) {
  Conversation talk;
  talk.run_until_called("linkedOrders.find");
  for (int life = 0; life < 4; ++life) {
    const std::size_t called = talk.count("linkedOrders.find");
    talk.crash();
    if (talk.count("linkedOrders.find") == called) talk.run_until_called("linkedOrders.find");
  }
  talk.run_for(hours(1));
  std::set<std::uint32_t> attempts;
  for (const HttpCall& call : talk.calls_of("linkedOrders.find")) {
    EXPECT_TRUE(attempts.insert(call.attempt).second) << call.attempt;
  }
  EXPECT_GE(attempts.size(), 5U);
}

TEST(Recovery, StatusIsNotAskedForEarlierThanAmazonCanShowIt) {
  Conversation talk;
  talk.lose_answer("submitAcknowledgement");
  talk.run_until_called("submitAcknowledgement");
  talk.run_for(minutes(2));
  talk.crash();
  talk.run_for(minutes(25));
  EXPECT_EQ(talk.count("getPurchaseOrdersStatus"), 0U);
  talk.run_for(minutes(10));
  EXPECT_EQ(talk.count("getPurchaseOrdersStatus"), 1U);
}

}  // namespace
}  // namespace vendorproof::flow
