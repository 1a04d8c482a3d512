#include "mock_amazon/orders/order_pages.h"

#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/order_words.h"

namespace vendorproof::mock_amazon {
namespace {

/// A at 8:00, B at 9:00, C at 10:00; B is acknowledged, C's line 2 cancelled at 11:00.
Trial three_orders() {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10))}));
  trial.pass(hours(1));
  trial.issue(order("B", {order_line(1, each(10))}));
  trial.pass(hours(1));
  Json of_other_vendor = order("C", {order_line(1, each(10)), order_line(2, each(5))});
  of_other_vendor["orderDetails"]["sellingParty"] = party("VEND2");
  trial.issue(of_other_vendor);
  trial.accept_all("B", {10});
  trial.pass(std::chrono::minutes(55));
  EXPECT_TRUE(trial.amazon.change({"C", ChangeKind::LineCancelled, 2, 0, "", {}}, trial.now).has_value());
  return trial;
}

TEST(OrderPages, ServeOrdersAsIssued) {
  Trial trial;
  Json quirky = order("A", {order_line(1, each(10))});
  quirky["orderDetails"]["items"][0]["orderedQuantity"]["unitOfMeasure"] = "EACHES";
  quirky["extra"] = "kept";
  trial.issue(quirky);
  EXPECT_EQ(trial.get(orders_path).at("orders").at(0), quirky);
  EXPECT_EQ(trial.get(orders_path + "/A"), quirky);
}

TEST(OrderPages, FilterByTheTimeOfIssue) {
  Trial trial = three_orders();
  EXPECT_EQ(listed(trial, ""), "A B C ");
  EXPECT_EQ(listed(trial, "?sortOrder=DESC"), "C B A ");
  EXPECT_EQ(listed(trial, "?createdAfter=2026-11-23T09:00:00Z"), "B C ");
  EXPECT_EQ(listed(trial, "?createdAfter=2026-11-23T08:00:00Z&createdBefore=2026-11-23T10:00:00Z"), "A B ");
  EXPECT_EQ(listed(trial, "?createdBefor=2026-11-23T08:00:00Z"), "A B C ");
}

TEST(OrderPages, FilterByStateVendorAndChange) {
  Trial trial = three_orders();
  EXPECT_EQ(listed(trial, "?purchaseOrderState=New"), "A C ");
  EXPECT_EQ(listed(trial, "?purchaseOrderState=Acknowledged"), "B ");
  EXPECT_EQ(listed(trial, "?orderingVendorCode=VEND2"), "C ");
  EXPECT_EQ(listed(trial, "?isPOChanged=true"), "C ");
  EXPECT_EQ(listed(trial, "?poItemState=Cancelled"), "C ");
  EXPECT_EQ(listed(trial, "?changedAfter=2026-11-23T11:00:00Z&changedBefore=2026-11-23T12:00:00Z"), "C ");
  EXPECT_EQ(listed(trial, "?changedAfter=2026-11-23T11:00:01Z"), "");
}

TEST(OrderPages, GiveNumbersAndStatesOnly) {
  Trial trial = three_orders();
  EXPECT_EQ(trial.get(orders_path + "?includeDetails=false&limit=1").dump(),
            R"({"pagination":{"nextToken":"WzE3OTU0MjA4MDAwMDAsIkEiXQ"},)"
            R"("orders":[{"purchaseOrderNumber":"A","purchaseOrderState":"New"}]})");
}

TEST(OrderPages, ContinueWhereThePageBeforeEnded) {
  Trial trial = three_orders();
  const std::string token = trial.get(orders_path + "?limit=2").at("pagination").at("nextToken").get<std::string>();
  EXPECT_EQ(listed(trial, "?limit=2&nextToken=" + token), "C ");
  const std::string back =
      trial.get(orders_path + "?limit=1&sortOrder=DESC").at("pagination").at("nextToken").get<std::string>();
  EXPECT_EQ(listed(trial, "?limit=2&sortOrder=DESC&nextToken=" + back), "B A ");
}

TEST(OrderPages, RefuseWhatAmazonRefuses) {
  Trial trial = three_orders();
  for (const char* query : {"limit=0", "limit=101", "sortOrder=UP", "includeDetails=yes", "purchaseOrderState=Open",
                            "poItemState=New", "isPOChanged=1", "createdAfter=yesterday", "nextToken=abc",
                            "createdAfter=2026-11-01T00:00:00Z&createdBefore=2026-11-09T00:00:00Z"}) {
    const HttpResponse response = trial.call("GET", orders_path + "?" + query);
    EXPECT_EQ(response.status, 400) << query;
    EXPECT_EQ(response.body, R"({"errors":[{"code":"InvalidInput","message":"Invalid Input","details":""}]})");
    trial.pass(hours(1));
  }
  const HttpResponse unknown = trial.call("GET", orders_path + "/Z");
  EXPECT_EQ(unknown.status, 404);
  EXPECT_NE(unknown.body.find("Cannot find resource by the given URI"), std::string::npos);
  EXPECT_EQ(trial.effects(EffectKind::RequestRefused).back().purchase_order, "Z");
}

TEST(OrderPages, ReachSixMonthsBack) {
  Trial trial = three_orders();
  trial.pass(days(182));
  EXPECT_EQ(listed(trial, ""), "A B C ");
  trial.pass(days(2));
  EXPECT_EQ(listed(trial, ""), "");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
