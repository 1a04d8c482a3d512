#include "core/flow/sales/asked_items.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// Placed at 9:30; its first line has an item that the ERP does not know, its second one that is blocked.
Json order_to_ask_about() {
  Json order = PeersInScript::order_json();
  order["orderDetails"]["items"][0]["amazonProductIdentifier"] = "B0UNKNOWN";
  order["orderDetails"]["items"][1]["amazonProductIdentifier"] = "B0TEAOLD";
  order["orderDetails"]["items"][1]["orderedQuantity"] = {{"amount", 6}, {"unitOfMeasure", "Eaches"}, {"unitSize", 1}};
  return order;
}

Json line_of(const Conversation& talk, std::size_t line) {
  return talk.body_of("submitAcknowledgement")["acknowledgements"][0]["items"][line]["itemAcknowledgements"][0];
}

const std::vector<std::string> both = {"blocked-item/7QX2M4KP/2", "unknown-item/7QX2M4KP/1"};

TEST(AskedItems, AreAskedAboutAtOnceWithTheDeadlineAndNothingIsSent) {
  Conversation talk;
  talk.peers().orders = {order_to_ask_about()};
  talk.run_for(hours(1));
  EXPECT_EQ(talk.open_exceptions(), both);
  EXPECT_NE(talk.text_of_exception("unknown-item/7QX2M4KP/1").find("mend it by 2026-11-03T05:30:00Z"),
            std::string::npos)
      << talk.text_of_exception("unknown-item/7QX2M4KP/1");
  EXPECT_EQ(talk.count("submitAcknowledgement"), 0U);
  EXPECT_EQ(talk.count("linkedOrders.create"), 0U);
  EXPECT_EQ(talk.standing().awaited, Awaited::Person);
  EXPECT_EQ(talk.standing().exception, "unknown-item/7QX2M4KP/1");
}

TEST(AskedItems, LetTheOrderGoOnByItselfAsSoonAsSomebodyMendsThem) {
  Conversation talk;
  talk.peers().orders = {order_to_ask_about()};
  talk.run_for(hours(6));
  EXPECT_GE(talk.count("items.list"), 20U) << "every 15 minutes";
  talk.peers().items.push_back({{"number", "TEA-NEW"}, {"blocked", false}, {"unitPrice", 3.75}});
  talk.peers().items[2]["blocked"] = false;
  talk.peers().items[2]["unitPrice"] = 2.5;
  talk.peers().known_as["TEA-NEW"] = "B0UNKNOWN";
  talk.run_for(minutes(20));
  EXPECT_TRUE(talk.open_exceptions().empty());
  ASSERT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(line_of(talk, 0)["acknowledgementCode"], "Accepted");
  EXPECT_EQ(line_of(talk, 1)["acknowledgementCode"], "Accepted");
  const std::size_t reads = talk.count("items.list");
  talk.run_for(hours(12));
  EXPECT_EQ(talk.count("items.list"), reads) << "nothing is asked any more";
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
}

TEST(AskedItems, AreRejectedSoftlyAtTheMarginBeforeTheDeadline) {
  Conversation talk;
  talk.peers().orders = {order_to_ask_about()};
  talk.run_for(hours(19));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 0U);
  talk.run_for(hours(1));
  ASSERT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(line_of(talk, 0)["rejectionReason"], "TemporarilyUnavailable");
  EXPECT_EQ(line_of(talk, 1)["rejectionReason"], "TemporarilyUnavailable");
  EXPECT_EQ(talk.open_exceptions(), both);
  EXPECT_NE(talk.text_of_exception("unknown-item/7QX2M4KP/1").find("not mended in time"), std::string::npos);
}

TEST(AskedItems, AreAskedAboutOverARestart) {
  Conversation talk;
  talk.peers().orders = {order_to_ask_about()};
  talk.run_for(hours(2));
  talk.crash();
  talk.run_for(hours(10));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 0U);
  EXPECT_GE(talk.count("items.list"), 40U);
  talk.run_for(hours(9));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
}

TEST(AskedItems, AreNotAskedAboutWhenTheOrderIsSeenTooLate) {
  Conversation talk;
  Json order = order_to_ask_about();
  order["orderDetails"]["purchaseOrderDate"] = "2026-11-01T13:00:00Z";
  talk.peers().orders = {order};
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(talk.open_exceptions(), both);
}

TEST(AskedItems, GoOnWhenAmazonCancelsTheirLines) {
  Conversation talk;
  talk.peers().orders = {order_to_ask_about()};
  talk.run_for(hours(1));
  Json order = PeersInScript::order_json();
  order["orderDetails"]["purchaseOrderChangedDate"] = "2026-11-02T11:30:00Z";
  talk.peers().orders = {order};
  talk.run_for(hours(2));
  EXPECT_TRUE(talk.open_exceptions().empty());
  EXPECT_EQ(line_of(talk, 0)["acknowledgementCode"], "Accepted");
}

TEST(AskedItems, AreAlsoThoseThatTheErpDoesNotHaveInAmazonsCases) {
  Conversation talk;
  talk.peers().orders[0]["orderDetails"]["items"][1]["orderedQuantity"]["unitSize"] = 10;
  talk.run_for(hours(2));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"unit-mismatch/7QX2M4KP/2"});
  EXPECT_EQ(talk.count("submitAcknowledgement"), 0U);
  EXPECT_EQ(talk.standing().exception, "unit-mismatch/7QX2M4KP/2");
  talk.peers().units.push_back({{"itemNumber", "TEA-BLACK"}, {"code", "CASE10"}, {"qtyPerUnitOfMeasure", 10}});
  talk.run_for(minutes(20));
  EXPECT_TRUE(talk.open_exceptions().empty());
  ASSERT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(line_of(talk, 1)["acknowledgementCode"], "Accepted");
  EXPECT_EQ(line_of(talk, 1)["acknowledgedQuantity"]["amount"], 5);
}

TEST(AskedItems, FollowThePolicyOfTheirVendorCode) {
  Conversation talk;
  talk.peers().orders = {order_to_ask_about()};
  talk.config().acknowledgement.by_vendor_code["TEAS1"].ask_before_deadline = hours(12);
  talk.config().acknowledgement.by_vendor_code["OTHER"].ask_before_deadline = hours(3);
  talk.run_for(hours(11));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 0U);
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
}

}  // namespace
}  // namespace vendorproof::flow
