#include "core/flow/sales/sales_order_mending.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// Amazon adds a line of 480 eaches.
Json order_with_added_line() {
  Json order = PeersInScript::order_json();
  order["orderDetails"]["purchaseOrderChangedDate"] = "2026-11-02T11:30:00Z";
  Json line = order["orderDetails"]["items"][0];
  line["itemSequenceNumber"] = "3";
  line["orderedQuantity"]["amount"] = 480;
  order["orderDetails"]["items"].push_back(line);
  return order;
}

Json added_line_in(const Conversation& talk) {
  return talk.body_of("submitAcknowledgement", 1)["acknowledgements"][0]["items"][2]["itemAcknowledgements"];
}

std::size_t lines_in_erp(Conversation& talk) { return talk.peers().sales_orders.at("so-1")["linkedOrderLines"].size(); }

TEST(SalesOrderMending, PutsAnAddedLineOnTheSalesOrderAndAnswersIt) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().orders = {order_with_added_line()};
  talk.run_for(hours(2));
  ASSERT_EQ(talk.count("linkedOrderLines.add"), 1U);
  const Json line = talk.body_of("linkedOrderLines.add");
  const std::string path = talk.calls_of("linkedOrderLines.add")[0].request.path;
  EXPECT_EQ(path.substr(path.find("/linkedOrders")), "/linkedOrders(so-1)/linkedOrderLines");
  EXPECT_EQ(line["itemNumber"], "TEA-GREEN");
  EXPECT_EQ(line["quantity"], 480);
  EXPECT_EQ(line["customerLineNumber"], 3);
  EXPECT_EQ(talk.count("submitAcknowledgement"), 2U);
  EXPECT_EQ(added_line_in(talk)[0]["acknowledgementCode"], "Accepted");
  EXPECT_EQ(added_line_in(talk)[0]["acknowledgedQuantity"]["amount"], 480);
  EXPECT_TRUE(talk.open_exceptions().empty());
  EXPECT_EQ(talk.standing().waits_for, "despatch by the ERP");
}

TEST(SalesOrderMending, AddsALineOnceWhateverHappensToTheAnswer) {
  Conversation lost;
  lost.run_for(hours(1));
  lost.peers().orders = {order_with_added_line()};
  lost.lose_answer("linkedOrderLines.add");
  lost.run_for(hours(3));
  EXPECT_EQ(lost.count("linkedOrderLines.add"), 1U);
  EXPECT_EQ(lines_in_erp(lost), 3U);

  Conversation silent;
  silent.run_for(hours(1));
  silent.peers().orders = {order_with_added_line()};
  silent.next("linkedOrderLines.add", NoAnswer::Indeterminate);
  silent.run_until_called("linkedOrderLines.add");
  silent.run_for(minutes(9));
  EXPECT_EQ(silent.count("linkedOrderLines.add"), 1U) << "the first may still come";
  silent.run_for(hours(1));
  EXPECT_EQ(silent.count("linkedOrderLines.add"), 2U);
  EXPECT_EQ(lines_in_erp(silent), 3U);

  Conversation killed;
  killed.run_for(hours(1));
  killed.peers().orders = {order_with_added_line()};
  killed.run_until_called("linkedOrderLines.add");
  killed.crash();
  killed.run_for(hours(3));
  EXPECT_EQ(killed.count("linkedOrderLines.add"), 1U);
  EXPECT_EQ(lines_in_erp(killed), 3U);
  EXPECT_EQ(killed.count("submitAcknowledgement"), 2U);
}

TEST(SalesOrderMending, ALineThatComesTwiceIsForAPerson) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().orders = {order_with_added_line()};
  talk.next("linkedOrderLines.add", NoAnswer::Indeterminate);
  talk.run_for(minutes(90));
  ASSERT_EQ(lines_in_erp(talk), 3U);
  EXPECT_TRUE(talk.open_exceptions().empty());
  talk.peers().answer(talk.calls_of("linkedOrderLines.add").front());
  talk.run_for(hours(2));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"duplicate-sales-order/7QX2M4KP"});
}

TEST(SalesOrderMending, ALineThatTheErpRefusesIsRejectedForNowAndTold) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().orders = {order_with_added_line()};
  talk.always("linkedOrderLines.add", HttpResponse{400,
                                                   {},
                                                   R"({"error":{"code":"Application_FieldValidationException",)"
                                                   R"("message":"Status must be equal to 'Open'"}})"});
  talk.run_for(hours(3));
  EXPECT_EQ(talk.count("linkedOrderLines.add"), 1U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"line-added/7QX2M4KP/3"});
  EXPECT_EQ(added_line_in(talk)[0]["rejectionReason"], "TemporarilyUnavailable");
}

TEST(SalesOrderMending, ALineThatAPersonTookOffTheSalesOrderIsNotPutBack) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.peers().sales_orders.at("so-1")["linkedOrderLines"].erase(0);
  talk.peers().orders = {order_with_added_line()};
  talk.run_for(hours(3));
  EXPECT_EQ(talk.count("linkedOrderLines.add"), 1U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"line-missing-in-erp/7QX2M4KP/1"});
}

}  // namespace
}  // namespace vendorproof::flow
