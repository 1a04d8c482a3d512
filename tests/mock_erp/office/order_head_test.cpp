#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// Changes the head of the order as it stands in `order`, or as it stands now.
HttpResponse change(Trial& trial, const Json& order, const std::string& body) {
  return trial.call("PATCH", standard_path + "salesOrders(" + order.at("id").get<std::string>() + ")", body,
                    {{"If-Match", order.at("@odata.etag").get<std::string>()}});
}
HttpResponse change_now(Trial& trial, const std::string& body) {
  return change(trial, trial.standard("salesOrders").at(0), body);
}

TEST(ChangeHead, TakesAnotherDayAndAnotherPlaceWithTheCurrentEtag) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "10", ""}});
  const HttpResponse day = change(trial, order, R"({"requestedDeliveryDate":"2026-11-29"})");
  ASSERT_EQ(day.status, 200) << day.body;
  EXPECT_EQ(Json::parse(day.body).at("requestedDeliveryDate"), "2026-11-29");
  EXPECT_NE(Json::parse(day.body).at("@odata.etag"), order.at("@odata.etag"));
  const HttpResponse stale = change(trial, order, R"({"shipToCode":"ONT8"})");
  EXPECT_EQ(stale.status, 409);
  EXPECT_EQ(error_code(stale), "Request_EntityChanged");
  EXPECT_EQ(change_now(trial, R"({"shipToCode":"ONT8"})").status, 200);
  EXPECT_EQ(trial.standard("salesOrders").at(0).at("shipToCode"), "ONT8");
  EXPECT_EQ(trial.effects(EffectKind::SalesOrderChanged).size(), 2U);
}

TEST(ChangeHead, SameValuesChangeNothing) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "10", ""}});
  EXPECT_EQ(Json::parse(change(trial, order, "{}").body).at("@odata.etag"), order.at("@odata.etag"));
  EXPECT_TRUE(trial.effects(EffectKind::SalesOrderChanged).empty());
}

TEST(ChangeHead, RefusesBadBodiesAndUnknownOrders) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "10", ""}});
  for (const char* body :
       {R"({"requestedDeliveryDate":"soon"})", R"({"shipToCode":7})", R"({"number":"S-1"})", "", "[]"}) {
    EXPECT_EQ(change(trial, order, body).status, 400) << body;
  }
  const HttpResponse without = trial.call(
      "PATCH", standard_path + "salesOrders(" + order.at("id").get<std::string>() + ")", R"({"shipToCode":"ONT8"})");
  EXPECT_EQ(error_code(without), "BadRequest_InvalidToken");
  const HttpResponse unknown = trial.call("PATCH", standard_path + "salesOrders(00000000-0000-4000-a000-000000000000)",
                                          "{}", {{"If-Match", "*"}});
  EXPECT_EQ(unknown.status, 404);
  EXPECT_EQ(error_code(unknown), "Internal_RecordNotFound");
}

TEST(ChangeHead, SendsGoodsThatAreNotPickedToTheOtherPlace) {
  Trial trial;
  trial.order("PO1", {{"TEA", "10", ""}});
  EXPECT_EQ(change_now(trial, R"({"shipToCode":"ONT8"})").status, 200);
  trial.pass(hours(48));
  const std::vector<Truck> trucks = trial.erp.take_trucks();
  ASSERT_EQ(trucks.size(), 1U);
  EXPECT_EQ(trucks[0].ship_to, "ONT8");
}

TEST(ChangeHead, KeepsPlaceAndDayOfAnOrderThatIsInAnOpenDespatchOrShipped) {
  Trial trial;
  trial.order("PO1", {{"TEA", "10", ""}});
  trial.pass(trial_settings().policy.lead_time + minutes(30));
  const HttpResponse place = change_now(trial, R"({"shipToCode":"ONT8"})");
  EXPECT_EQ(place.status, 400);
  EXPECT_EQ(error_code(place), "Application_DialogException");
  const auto day = [&] { return change_now(trial, R"({"requestedDeliveryDate":"2026-11-30"})"); };
  const HttpResponse open_despatch = day();
  EXPECT_EQ(open_despatch.status, 400) << "an open despatch, nothing posted yet";
  EXPECT_EQ(error_code(open_despatch), "Application_FieldValidationException");
  trial.pass(hours(1));
  const HttpResponse shipped = day();
  EXPECT_EQ(shipped.status, 400);
  EXPECT_EQ(error_code(shipped), "Application_FieldValidationException");
}

TEST(AddLine, AddsAndReservesItEveryTimeItIsAsked) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "10", ""}});
  const std::string body = R"({"documentId":")" + order.at("id").get<std::string>() +
                           R"(","lineType":"Item","lineObjectNumber":"TEA","quantity":5,"description":"line 2"})";
  const HttpResponse added = trial.call("POST", standard_path + "salesOrderLines", body);
  ASSERT_EQ(added.status, 201) << added.body;
  EXPECT_EQ(Json::parse(added.body).at("sequence"), 20000);
  EXPECT_EQ(trial.reservations_of(order).at(1).at("reservedBase"), 5);
  EXPECT_NE(trial.standard("salesOrders").at(0).at("@odata.etag"), order.at("@odata.etag"));
  EXPECT_EQ(trial.call("POST", standard_path + "salesOrderLines", body).status, 201) << "it is not idempotent";
  EXPECT_EQ(trial.lines_of(order).size(), 3U);
  EXPECT_EQ(trial.effects(EffectKind::SalesOrderChanged).size(), 2U);
}

TEST(AddLine, RefusesUnknownOrdersAndItemsAndReleasedOrders) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "10", ""}});
  const auto add = [&](const std::string& document, const std::string& item) {
    return trial.call(
        "POST", standard_path + "salesOrderLines",
        R"({"documentId":")" + document + R"(","lineType":"Item","lineObjectNumber":")" + item + R"(","quantity":5})");
  };
  const std::string id = order.at("id").get<std::string>();
  EXPECT_EQ(error_code(add("", "TEA")), "Application_DialogException");
  EXPECT_EQ(error_code(add("00000000-0000-4000-a000-000000000000", "TEA")), "Application_DialogException");
  EXPECT_EQ(error_code(add(id, "NONE")), "Application_DialogException");
  trial.pass(hours(20));
  EXPECT_EQ(error_code(add(id, "TEA")), "Application_FieldValidationException");
}

TEST(Items, AreUnknownUntilTheyAreEnteredAndBlockedUntilTheyAreReleased) {
  Settings settings = trial_settings();
  const std::string number = settings.items[0].number;
  Trial probe(settings);
  settings.items[0].entered_at = probe.now + hours(2);
  settings.items[0].blocked = true;
  settings.items[0].unblocked_at = probe.now + hours(4);
  Trial trial(settings);
  const auto found = [&] { return trial.standard("items?$filter=number eq '" + number + "'"); };
  EXPECT_TRUE(found().empty());
  trial.pass(hours(2));
  ASSERT_EQ(found().size(), 1U);
  EXPECT_EQ(found().at(0).at("blocked"), true);
  trial.pass(hours(2));
  EXPECT_EQ(found().at(0).at("blocked"), false);
  trial.order("PO1", {{number.c_str(), "1", ""}});
}

}  // namespace
}  // namespace vendorproof::mock_erp
