#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// Changes the head of the order as it stands in `order`, or as it stands now.
HttpResponse change(Trial& trial, const Json& order, const std::string& body) {
  return trial.call("PATCH", vendorlink_path + "linkedOrders(" + order.at("id").get<std::string>() + ")", body,
                    {{"If-Match", order.at("@odata.etag").get<std::string>()}});
}
HttpResponse change_now(Trial& trial, const std::string& body) {
  return change(trial, trial.vendorlink("linkedOrders").at(0), body);
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
  EXPECT_EQ(trial.vendorlink("linkedOrders").at(0).at("shipToCode"), "ONT8");
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
      "PATCH", vendorlink_path + "linkedOrders(" + order.at("id").get<std::string>() + ")", R"({"shipToCode":"ONT8"})");
  EXPECT_EQ(error_code(without), "BadRequest_InvalidToken");
  const HttpResponse unknown = trial.call(
      "PATCH", vendorlink_path + "linkedOrders(00000000-0000-4000-a000-000000000000)", "{}", {{"If-Match", "*"}});
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
  const Json order = trial.vendorlink("linkedOrders").at(0);
  const HttpResponse address =
      trial.call("PATCH", standard_path + "salesOrders(" + order.at("id").get<std::string>() + ")",
                 R"({"shipToName":")" + order.at("shipToCode").get<std::string>() + R"("})", {{"If-Match", "*"}});
  EXPECT_EQ(error_code(address), "Application_DialogException") << "an address clears the code";
  const auto day = [&] { return change_now(trial, R"({"requestedDeliveryDate":"2026-11-30"})"); };
  const HttpResponse open_despatch = day();
  EXPECT_EQ(open_despatch.status, 400) << "an open despatch, nothing posted yet";
  EXPECT_EQ(error_code(open_despatch), "Application_DialogException");
  trial.pass(hours(1));
  const HttpResponse shipped = day();
  EXPECT_EQ(shipped.status, 400);
  EXPECT_EQ(error_code(shipped), "Application_DialogException");
}

TEST(ChangeHead, OfTheStandardPageOnlyWhileTheOrderIsADraft) {
  Trial trial;
  const Json order = trial.enter("PO1", {{"TEA", "10", ""}});
  const auto change_day = [&](const std::string& day) {
    return trial.call("PATCH", standard_path + "salesOrders(" + order.at("id").get<std::string>() + ")",
                      R"({"requestedDeliveryDate":")" + day + "\"}", {{"If-Match", "*"}});
  };
  EXPECT_EQ(change_day("2026-12-01").status, 200);
  EXPECT_EQ(trial.standard("salesOrders").at(0).at("status"), "Draft");
  EXPECT_EQ(trial.act(order, "release").status, 204);
  EXPECT_EQ(trial.standard("salesOrders").at(0).at("status"), "Open");
  const HttpResponse released = change_day("2026-12-02");
  EXPECT_EQ(released.status, 400);
  EXPECT_EQ(error_code(released), "Application_FieldValidationException");
}

TEST(Release, HandsTheOrderToTheWarehouseAndIsHarmlessWhenRepeated) {
  Trial trial;
  const Json order = trial.enter("PO1", {{"TEA", "10", ""}});
  EXPECT_EQ(order.at("status"), "Open");
  EXPECT_EQ(order.at("firstReleasedDateTime"), "0001-01-01T00:00:00Z");
  EXPECT_EQ(trial.promises_of(order).at(0).at("reservedQuantityBase"), 10) << "stock is reserved without a release";
  const HttpResponse released = trial.act(order, "release");
  EXPECT_EQ(released.status, 204);
  EXPECT_EQ(released.body, "");
  const Json now = trial.vendorlink("linkedOrders").at(0);
  EXPECT_EQ(now.at("status"), "Released");
  EXPECT_EQ(now.at("firstReleasedDateTime"), "2026-11-23T08:00:00Z");
  EXPECT_EQ(trial.act(order, "release").status, 204);
  EXPECT_EQ(trial.vendorlink("linkedOrders").at(0), now);
  trial.pass(hours(19));
  EXPECT_EQ(trial.despatches().size(), 1U);
}

TEST(Release, IsNeededBeforeTheWarehousePicksAndTheOfficeDoesItAfterAnHour) {
  Settings settings = trial_settings();
  settings.policy.lead_time = minutes(10);
  Trial trial(settings);
  trial.enter("PO1", {{"TEA", "10", ""}});
  trial.pass(minutes(59));
  EXPECT_TRUE(trial.despatches().empty());
  trial.pass(hours(4));
  EXPECT_EQ(trial.despatches().size(), 1U);

  settings.policy.release_after.reset();
  Trial forgotten(settings);
  forgotten.enter("PO1", {{"TEA", "10", ""}});
  forgotten.finish();
  EXPECT_TRUE(forgotten.despatches().empty());
}

TEST(Release, OfAnOrderThatAPersonOpenedAgainIsNotDoneByTheOffice) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "10", ""}});
  EXPECT_EQ(trial.act(order, "reopen").status, 204);
  EXPECT_EQ(trial.act(order, "reopen").status, 204);
  EXPECT_EQ(trial.vendorlink("linkedOrders").at(0).at("status"), "Open");
  trial.finish();
  EXPECT_TRUE(trial.despatches().empty());
  EXPECT_EQ(trial.act(order, "release").status, 204);
  trial.finish();
  EXPECT_EQ(trial.despatches().size(), 1U);
}

/// A release wants a quantity: an order that is lowered to nothing is open, and is released again with its next
/// quantity.
TEST(Release, FollowsTheQuantityOfAnOrderThatWasReleased) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "10", ""}});
  const auto set = [&](const std::string& quantity) {
    return trial.patch(trial.lines_of(order).at(0), R"({"quantity":)" + quantity + "}").status;
  };
  EXPECT_EQ(set("0"), 200);
  EXPECT_EQ(trial.vendorlink("linkedOrders").at(0).at("status"), "Open");
  EXPECT_EQ(error_code(trial.act(order, "release")), "Application_DialogException");
  EXPECT_EQ(set("5"), 200);
  EXPECT_EQ(trial.vendorlink("linkedOrders").at(0).at("status"), "Released");
  trial.finish();
  EXPECT_EQ(trial.despatches().size(), 1U);
}

TEST(Release, OfAnOrderWithoutLinesAndOfAnUnknownOneAreRefused) {
  Trial trial;
  EXPECT_EQ(error_code(trial.act(trial.enter("PO1", {}), "release")), "Application_DialogException");
  const Json unknown = {{"id", "00000000-0000-4000-a000-000000000000"}};
  EXPECT_EQ(error_code(trial.act(unknown, "release")), "Internal_RecordNotFound");
  EXPECT_EQ(error_code(trial.act(unknown, "postShipment")), "BadRequest_MethodNotAllowed");
  EXPECT_EQ(error_code(trial.act(unknown, "ship")), "BadRequest_NotFound") << "no such action is published";
}

HttpResponse add_line(Trial& trial, const std::string& order, const std::string& item) {
  return trial.call("POST", vendorlink_path + "linkedOrders(" + order + ")/linkedOrderLines",
                    R"({"customerLineNumber":2,"itemNumber":")" + item + R"(","quantity":5})");
}

TEST(AddLine, AddsAndReservesItEveryTimeItIsAsked) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "10", ""}});
  const HttpResponse added = add_line(trial, order.at("id"), "TEA");
  ASSERT_EQ(added.status, 201) << added.body;
  EXPECT_EQ(Json::parse(added.body).at("sequence"), 20000);
  EXPECT_EQ(Json::parse(added.body).at("customerLineNumber"), 2);
  EXPECT_EQ(trial.promises_of(order).at(1).at("reservedQuantityBase"), 5);
  EXPECT_NE(trial.vendorlink("linkedOrders").at(0).at("@odata.etag"), order.at("@odata.etag"));
  EXPECT_EQ(add_line(trial, order.at("id"), "TEA").status, 201) << "it is not idempotent";
  EXPECT_EQ(trial.lines_of(order).size(), 3U);
  EXPECT_EQ(trial.effects(EffectKind::SalesOrderChanged).size(), 2U);
}

TEST(AddLine, RefusesUnknownOrdersAndItems) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "10", ""}});
  EXPECT_EQ(error_code(add_line(trial, "00000000-0000-4000-a000-000000000000", "TEA")), "Application_DialogException");
  EXPECT_EQ(error_code(add_line(trial, order.at("id"), "NONE")), "Application_DialogException");
  EXPECT_EQ(error_code(add_line(trial, order.at("id"), "OLD")), "Application_FieldValidationException");
}

TEST(AddLine, ThroughTheStandardPageWantsADraftAndItsDocument) {
  Trial trial;
  const Json order = trial.enter("PO1", {{"TEA", "10", ""}});
  const auto add = [&](const std::string& document) {
    return trial.call(
        "POST", standard_path + "salesOrderLines",
        R"({"documentId":")" + document + R"(","lineType":"Item","lineObjectNumber":"TEA","quantity":5})");
  };
  const std::string id = order.at("id").get<std::string>();
  EXPECT_EQ(add(id).status, 201);
  EXPECT_EQ(error_code(add("00000000-0000-4000-a000-000000000000")), "Application_DialogException");
  EXPECT_EQ(trial.act(order, "release").status, 204);
  EXPECT_EQ(error_code(add(id)), "Application_FieldValidationException");
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
