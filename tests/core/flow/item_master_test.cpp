#include "core/flow/item_master.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;

TEST(ItemMaster, IsReadWhenTheFirstOrderComes) {
  Conversation talk;
  talk.peers().orders.clear();
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("items.list"), 0U);
  talk.peers().orders = {PeersInScript::order_json()};
  talk.run_for(hours(7));
  EXPECT_EQ(talk.count("items.list"), 1U);
  EXPECT_EQ(talk.count("itemUnitsOfMeasure.list"), 1U);
  EXPECT_EQ(talk.count("itemReferences.list"), 1U);
  EXPECT_EQ(talk.store().items().size(), 3U);
}

TEST(ItemMaster, IsReadAgainOnceForAnUnknownIdentifier) {
  Conversation talk;
  talk.run_for(hours(1));
  Json order = PeersInScript::order_json("8NEW0001");
  order["orderDetails"]["purchaseOrderDate"] = "2026-11-02T10:45:00Z";
  order["orderDetails"]["items"][0]["amazonProductIdentifier"] = "B0UNKNOWN";
  talk.peers().orders.push_back(order);
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("items.list"), 2U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"unknown-item/8NEW0001/1"});
}

TEST(ItemMaster, FollowsEveryPage) {
  Conversation talk;
  talk.next("items.list", HttpResponse{200,
                                       {},
                                       R"({"value":[{"number":"TEA-GREEN","blocked":false,"unitPrice":3.75}],)"
                                       R"("@odata.nextLink":"http://erp/items?$skiptoken=1"})"});
  talk.run_for(hours(1));
  ASSERT_EQ(talk.count("items.list"), 2U);
  EXPECT_EQ(talk.calls_of("items.list")[1].request.path, "/items");
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(ItemMaster, StartsAgainAfterACrash) {
  Conversation talk;
  talk.run_until_called("itemReferences.list");
  talk.crash();
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("items.list"), 2U);
  EXPECT_EQ(talk.store().items().size(), 3U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

}  // namespace
}  // namespace vendorproof::flow
