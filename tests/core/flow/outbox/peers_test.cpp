#include "core/flow/outbox/peers.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

TEST(Peers, ThatAreAwayForAnHourAreAnException) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peer_down(Peer::Amazon, true);
  talk.run_for(minutes(55));
  EXPECT_TRUE(talk.open_exceptions().empty());
  talk.run_for(hours(1));
  ASSERT_EQ(talk.open_exceptions().size(), 1U);
  EXPECT_EQ(talk.open_exceptions()[0].find("peer-unreachable/amazon/"), 0U);
  talk.peer_down(Peer::Amazon, false);
  talk.run_for(hours(1));
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Peers, AreRememberedThroughACrash) {
  Conversation talk;
  talk.peer_down(Peer::Erp, true);
  talk.run_for(minutes(40));
  talk.crash();
  talk.run_for(minutes(40));
  EXPECT_EQ(talk.open_exceptions().size(), 1U);
  talk.crash();
  talk.peer_down(Peer::Erp, false);
  talk.run_for(minutes(40));
  EXPECT_TRUE(talk.open_exceptions().empty());
}

}  // namespace
}  // namespace vendorproof::flow
