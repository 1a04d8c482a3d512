#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/channel/sp_api/messages.h"
#include "tests/core/channel/sp_api/samples.h"

namespace vendorproof::channel::sp_api {
namespace {

constexpr const char* status_body = R"({"payload":{"ordersStatus":[
  {"purchaseOrderNumber":"OTHER001","itemStatus":[{"itemSequenceNumber":"1"}]},
  {"purchaseOrderNumber":"7QX2M4KP","itemStatus":[
    {"itemSequenceNumber":"001",
     "acknowledgementStatus":{"confirmationStatus":"PARTIALLY_ACCEPTED",
        "acceptedQuantity":{"amount":3,"unitOfMeasure":"Cases","unitSize":12},
        "rejectedQuantity":{"amount":4,"unitOfMeasure":"Eaches","unitSize":1}},
     "receivingStatus":{"receiveStatus":"PARTIALLY_RECEIVED",
        "receivedQuantity":{"amount":2,"unitOfMeasure":"CASES","unitSize":6}}},
    {"itemSequenceNumber":"2","acknowledgementStatus":{"confirmationStatus":"UNCONFIRMED"}},
    {"itemSequenceNumber":"3"}
  ]}]}})";

TEST(OrderStatus, AsksByNumber) {
  EXPECT_EQ(target_of(get_purchase_orders_status("7QX2M4KP")),
            "/vendor/orders/v1/purchaseOrdersStatus?purchaseOrderNumber=7QX2M4KP");
}

TEST(OrderStatus, ReadsEveryQuantityInItsOwnUnit) {
  const auto orders = read_purchase_orders_status(status_body);
  ASSERT_TRUE(orders) << orders.error().message;
  ASSERT_EQ(orders->size(), 2U);
  EXPECT_EQ((*orders)[0].purchase_order, "OTHER001");
  EXPECT_EQ((*orders)[1].purchase_order, "7QX2M4KP");
  const std::vector<trade::LineStatus>& lines = (*orders)[1].lines;
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0], (trade::LineStatus{1, 36, 4, 12, false}));
  EXPECT_EQ(lines[1], (trade::LineStatus{2, 0, 0, 0, true}));
  EXPECT_EQ(lines[2], (trade::LineStatus{3, 0, 0, 0, true}));
}

TEST(OrderStatus, IsEmptyWhenNoOrderIsListed) {
  EXPECT_TRUE(read_purchase_orders_status(R"({"payload":{"ordersStatus":[]}})")->empty());
  EXPECT_TRUE(read_purchase_orders_status(R"({"payload":{}})")->empty());
}

TEST(OrderStatus, DoesNotGuessTheSizeOfACase) {
  Json json = samples::parsed(status_body);
  json["payload"]["ordersStatus"][1]["itemStatus"][0]["acknowledgementStatus"]["acceptedQuantity"].erase("unitSize");
  const auto lines = read_purchase_orders_status(json.dump());
  ASSERT_FALSE(lines);
  EXPECT_EQ(lines.error().message,
            "$.payload.ordersStatus[1].itemStatus[0].acknowledgementStatus.acceptedQuantity is in cases and does not "
            "state a unitSize: it cannot be turned into eaches");
}

TEST(OrderStatus, NamesTheFieldThatIsWrong) {
  Json json = samples::parsed(status_body);
  json["payload"]["ordersStatus"][1]["itemStatus"][1]["acknowledgementStatus"]["confirmationStatus"] = "MAYBE";
  EXPECT_EQ(read_purchase_orders_status(json.dump()).error().message,
            "$.payload.ordersStatus[1].itemStatus[1].acknowledgementStatus.confirmationStatus is \"MAYBE\", not one of "
            "UNCONFIRMED, ACCEPTED, PARTIALLY_ACCEPTED, REJECTED");
  json = samples::parsed(status_body);
  json["payload"]["ordersStatus"][1]["itemStatus"][0]["receivingStatus"] = "RECEIVED";
  EXPECT_EQ(read_purchase_orders_status(json.dump()).error().message,
            "$.payload.ordersStatus[1].itemStatus[0].receivingStatus is not an object");
  EXPECT_EQ(read_purchase_orders_status("{}").error().message, "$.payload is missing");
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
