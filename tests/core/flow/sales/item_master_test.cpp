#include "core/flow/sales/item_master.h"

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
  EXPECT_EQ(talk.count("itemUnits.list"), 1U);
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
  talk.config().acknowledgement.usual.unknown_item = trade::UnservedItem::SoftRejectAtOnce;
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

TEST(ItemMaster, GoesOnBesideOddRows) {
  Conversation talk;
  talk.peers().items.push_back({{"number", "SCREW"}, {"blocked", false}, {"unitPrice", 0.01234}});
  talk.peers().items.push_back({{"number", 17}, {"id", "i17"}, {"unitPrice", 1}});
  talk.peers().units.push_back({{"itemNumber", "TEA-GREEN"}, {"code", "LITRE"}, {"qtyPerUnitOfMeasure", 0.5}});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("linkedOrders.create"), 1U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
  EXPECT_EQ(talk.open_exceptions(),
            (std::vector<std::string>{"unreadable-row/items/itemUnits/TEA-GREEN/LITRE",
                                      "unreadable-row/items/items/SCREW", "unreadable-row/items/items/i17"}));
  EXPECT_EQ(talk.text_of_exception("unreadable-row/items/items/SCREW"),
            "list items, row items/SCREW: $.value[3].unitPrice is wrong: amount '0.01234' is finer than 1/10,000");
}

TEST(ItemMaster, ClosesWhatWasMendedOrDeletedAtTheNextReading) {
  Conversation talk;
  talk.peers().items[1]["unitPrice"] = "2.50";
  talk.peers().units.push_back({{"itemNumber", "TEA-GREEN"}, {"code", "LITRE"}, {"qtyPerUnitOfMeasure", 0.5}});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("linkedOrders.create"), 1U) << "the order's cost is used";
  EXPECT_EQ(talk.open_exceptions(),
            (std::vector<std::string>{"price-mismatch/7QX2M4KP/2", "unreadable-row/items/itemUnits/TEA-GREEN/LITRE",
                                      "unreadable-row/items/items/TEA-BLACK"}));
  talk.peers().items[1]["unitPrice"] = 2.5;
  talk.peers().units.pop_back();
  talk.run_for(hours(25));
  EXPECT_EQ(talk.count("items.list"), 2U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(ItemMaster, IsReadOnceADayWhileAnItemIsUnknownAndClosesTheExceptionWhenItIsThere) {
  Conversation talk;
  talk.config().acknowledgement.usual.unknown_item = trade::UnservedItem::SoftRejectAtOnce;
  Json black = talk.peers().items[1];
  talk.peers().items.erase(talk.peers().items.begin() + 1);
  talk.run_for(hours(1));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"unknown-item/7QX2M4KP/2"});
  talk.run_for(hours(24));
  EXPECT_EQ(talk.count("items.list"), 2U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"unknown-item/7QX2M4KP/2"});
  talk.peers().items.push_back(black);
  talk.run_for(hours(24));
  EXPECT_TRUE(talk.open_exceptions().empty());
  talk.run_for(hours(48));
  EXPECT_EQ(talk.count("items.list"), 3U) << "nothing is left to be mended";
}

TEST(ItemMaster, IsReadOnceADayWhileRowsAreOdd) {
  Conversation talk;
  talk.peers().units.push_back({{"itemNumber", "TEA-GREEN"}, {"code", "LITRE"}, {"qtyPerUnitOfMeasure", 0.5}});
  talk.run_for(hours(49));
  EXPECT_EQ(talk.count("items.list"), 3U);
  EXPECT_EQ(talk.open_exceptions().size(), 1U);
  talk.peers().units.pop_back();
  talk.run_for(hours(24));
  EXPECT_EQ(talk.count("items.list"), 4U);
  EXPECT_TRUE(talk.open_exceptions().empty());
  talk.run_for(hours(72));
  EXPECT_EQ(talk.count("items.list"), 4U);
}

TEST(ItemMaster, IsReadAtOnceForAnOrderWhileItRests) {
  Conversation talk;
  talk.peers().units.push_back({{"itemNumber", "TEA-GREEN"}, {"code", "LITRE"}, {"qtyPerUnitOfMeasure", 0.5}});
  talk.run_for(hours(1));
  Json order = PeersInScript::order_json("8NEW0001");
  order["orderDetails"]["purchaseOrderDate"] = "2026-11-02T10:45:00Z";
  order["orderDetails"]["items"][0]["amazonProductIdentifier"] = "B0UNKNOWN";
  talk.peers().orders.push_back(order);
  talk.config().acknowledgement.usual.unknown_item = trade::UnservedItem::SoftRejectAtOnce;
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("items.list"), 2U);
}

}  // namespace
}  // namespace vendorproof::flow
