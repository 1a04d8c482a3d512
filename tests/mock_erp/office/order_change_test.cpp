#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

std::string line_target(const Json& line) {
  return vendorlink_path + "linkedOrderLines(" + line.at("id").get<std::string>() + ")";
}

TEST(ChangeLine, WantsTheCurrentEtag) {
  Trial trial;
  const Json line = trial.order("PO1", {{"TEA", "10", ""}}).at("linkedOrderLines").at(0);
  const HttpResponse missing = trial.call("PATCH", line_target(line), R"({"quantity":5})");
  EXPECT_EQ(missing.status, 400);
  EXPECT_EQ(error_code(missing), "BadRequest_InvalidToken");

  const HttpResponse good = trial.patch(line, R"({"quantity":5})");
  EXPECT_EQ(good.status, 200);
  const Json changed = Json::parse(good.body);
  EXPECT_EQ(changed.at("quantity"), 5);
  EXPECT_NE(changed.at("@odata.etag"), line.at("@odata.etag"));

  const HttpResponse stale = trial.patch(line, R"({"quantity":6})");
  EXPECT_EQ(stale.status, 409);
  EXPECT_EQ(error_code(stale), "Request_EntityChanged");
  EXPECT_EQ(trial.patch(changed, R"({"quantity":6})").status, 200);
  EXPECT_EQ(trial.call("PATCH", line_target(line), R"({"quantity":7})", {{"if-match", "*"}}).status, 200);
}

TEST(ChangeLine, ChangesTheOrdersEtagAndTime) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "10", ""}});
  trial.pass(std::chrono::minutes(1));
  EXPECT_EQ(trial.patch(order.at("linkedOrderLines").at(0), R"({"unitPrice":2.25})").status, 200);
  const Json now = trial.vendorlink("linkedOrders").at(0);
  EXPECT_NE(now.at("@odata.etag"), order.at("@odata.etag"));
  EXPECT_EQ(now.at("lastModifiedDateTime"), "2026-11-23T08:01:00Z");
  const std::vector<Effect> changed = trial.effects(EffectKind::SalesOrderChanged);
  ASSERT_EQ(changed.size(), 1U);
  EXPECT_EQ(changed[0].lines.at(0).unit_cost.text(), "2.25 USD");
  EXPECT_EQ(changed[0].amount.text(), "22.50 USD");
}

TEST(ChangeLine, SameValuesChangeNothing) {
  Trial trial;
  const Json line = trial.order("PO1", {{"TEA", "10", ""}}).at("linkedOrderLines").at(0);
  const HttpResponse same = trial.patch(line, R"({"quantity":10.0,"unitPrice":2.5})");
  EXPECT_EQ(Json::parse(same.body).at("@odata.etag"), line.at("@odata.etag"));
  EXPECT_TRUE(trial.effects(EffectKind::SalesOrderChanged).empty());
}

TEST(ChangeLine, AnotherUnitKeepsTheNumberOfUnitsAndPricesTheLineAgain) {
  Trial trial;
  Json line =
      trial.order("PO1", {{"TEA", "2", R"(,"unitOfMeasureCode":"CASE7","unitPrice":20)"}}).at("linkedOrderLines").at(0);
  line = Json::parse(trial.patch(line, R"({"unitOfMeasureCode":"PCS"})").body);
  EXPECT_EQ(line.at("unitOfMeasureCode"), "PCS");
  EXPECT_EQ(line.at("quantity"), 2);
  EXPECT_EQ(line.at("unitPrice"), 2.5);
  line = Json::parse(trial.patch(line, R"({"unitOfMeasureCode":"CASE7","quantity":3,"unitPrice":14})").body);
  EXPECT_EQ(line.at("quantity"), 3);
  EXPECT_EQ(line.at("unitPrice"), 14);
  EXPECT_EQ(trial.effects(EffectKind::SalesOrderChanged).back().lines.at(0).eaches, 21);
  EXPECT_EQ(error_code(trial.patch(line, R"({"unitOfMeasureCode":"CASE10"})")), "Internal_InvalidTableRelation");
}

TEST(ChangeLine, AnotherUnitNeedsAWholeNumberOfUnits) {
  Trial trial;
  const Json line =
      trial.order("PO1", {{"TEA", "2.5", R"(,"unitOfMeasureCode":"CASE12")"}}).at("linkedOrderLines").at(0);
  EXPECT_EQ(error_code(trial.patch(line, R"({"unitOfMeasureCode":"PCS","quantity":30})")),
            "Application_DialogException");
  const Json whole = Json::parse(trial.patch(line, R"({"quantity":3})").body);
  EXPECT_EQ(trial.patch(whole, R"({"unitOfMeasureCode":"PCS","quantity":36})").status, 200);
}

TEST(ChangeLine, RefusesBadBodiesAndUnknownLines) {
  Trial trial;
  const Json line = trial.order("PO1", {{"TEA", "2", R"(,"unitOfMeasureCode":"CASE7")"}}).at("linkedOrderLines").at(0);
  const std::vector<std::pair<std::string, std::string>> bad = {
      {R"({"quantity":"5"})", "BadRequest"},
      {R"({"quantity":null})", "BadRequest"},
      {R"({"quantity":0.5})", "Application_DialogException"},
      {R"({"quantity":-1})", "Application_DialogException"},
      {R"({"unitPrice":1.00001})", "BadRequest"},
      {R"({"itemNumber":"SOAP"})", "Application_DialogException"},
      {R"({"shippedQuantity":1})", "BadRequest_InvalidOperation"},
      {R"({"size":1})", "BadRequest"},
      {R"([1])", "BadRequest"},
      {"", "BadRequest"},
  };
  for (const auto& [body, code] : bad) {
    const HttpResponse response = trial.patch(line, body);
    EXPECT_EQ(response.status, 400) << body;
    EXPECT_EQ(error_code(response), code) << body;
  }
  const HttpResponse unknown = trial.call(
      "PATCH", vendorlink_path + "linkedOrderLines(00000000-0000-4000-a000-000000000000)", "{}", {{"If-Match", "*"}});
  EXPECT_EQ(unknown.status, 404);
  EXPECT_EQ(error_code(unknown), "Internal_RecordNotFound");
}

TEST(ChangeLine, AQuantityWithoutItsPriceIsPricedAnew) {
  Trial trial;
  Json line = trial.order("PO1", {{"TEA", "10", R"(,"unitPrice":2.25)"}}).at("linkedOrderLines").at(0);
  line = Json::parse(trial.patch(line, R"({"quantity":9,"unitPrice":2.25})").body);
  EXPECT_EQ(line.at("unitPrice"), 2.25);
  line = Json::parse(trial.patch(line, R"({"unitPrice":2.2,"quantity":8})").body);
  EXPECT_EQ(line.at("unitPrice"), 2.2) << "this page validates the price last";
  line = Json::parse(trial.patch(line, R"({"quantity":7})").body);
  EXPECT_EQ(line.at("unitPrice"), 2.5) << "the price list's";
}

TEST(ChangeLine, NotWhileAWarehouseDocumentHoldsItAndNotBelowWhatIsShipped) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "10", ""}});
  trial.pass(std::chrono::hours(18));
  ASSERT_EQ(trial.despatches().at(0).at("status"), "Open");
  const HttpResponse open = trial.patch(order.at("linkedOrderLines").at(0), R"({"quantity":11})");
  EXPECT_EQ(open.status, 400);
  EXPECT_EQ(error_code(open), "Application_DialogException");
  EXPECT_NE(error_message(open).find("10 pieces of the line are in an open warehouse shipment"), std::string::npos);
  const HttpResponse price = trial.patch(order.at("linkedOrderLines").at(0), R"({"unitPrice":2.25})");
  EXPECT_EQ(price.status, 200) << "the warehouse does not mind the price";

  trial.pass(std::chrono::hours(1));
  const Json posted = trial.lines_of(order).at(0);
  EXPECT_NE(posted.at("@odata.etag"), Json::parse(price.body).at("@odata.etag")) << "shipping is a change";
  EXPECT_EQ(trial.patch(posted, R"({"quantity":9})").status, 400);
  EXPECT_EQ(trial.patch(posted, R"({"quantity":15})").status, 200);
  EXPECT_EQ(trial.promises_of(order).at(0).at("reservedQuantityBase"), 5);
}

TEST(ChangeLine, KeepsTheUnitOfWhatIsShipped) {
  Settings settings = trial_settings();
  settings.policy.fill_percent = 50;
  Trial trial(settings);
  const Json order = trial.order("PO1", {{"TEA", "4", R"(,"unitOfMeasureCode":"CASE7")"}});
  trial.pass(std::chrono::hours(19));
  const Json line = trial.lines_of(order).at(0);
  ASSERT_GT(line.at("shippedQuantityBase"), 0);
  const HttpResponse refused = trial.patch(line, R"({"unitOfMeasureCode":"PCS","quantity":28})");
  EXPECT_EQ(error_code(refused), "Application_FieldValidationException");
}

TEST(ChangeLine, CancelledOrderNeverShips) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "10", ""}});
  EXPECT_EQ(trial.patch(order.at("linkedOrderLines").at(0), R"({"quantity":0})").status, 200);
  trial.finish();
  EXPECT_TRUE(trial.despatches().empty());
  EXPECT_EQ(trial.vendorlink("linkedOrders").size(), 1U) << "nothing was shipped and invoiced: it stays";
  EXPECT_EQ(trial.vendorlink("itemAvailability?$filter=itemNumber eq 'TEA'").at(0).at("available"), 100);
}

/// The standard page cannot open a released order again.
TEST(ChangeLine, OfTheStandardPageOnlyWhileTheOrderIsADraft) {
  Trial trial;
  const Json order = trial.enter("PO1", {{"TEA", "10", ""}});
  const std::string id = order.at("linkedOrderLines").at(0).at("id").get<std::string>();
  const auto change = [&](const std::string& body) {
    return trial.call("PATCH", standard_path + "salesOrderLines(" + id + ")", body, {{"If-Match", "*"}});
  };
  EXPECT_EQ(change(R"({"quantity":9,"unitPrice":2})").status, 200);
  EXPECT_EQ(Json::parse(change(R"({"unitPrice":2,"quantity":8})").body).at("unitPrice"), 2.5)
      << "the quantity behind it overwrites the price";
  EXPECT_EQ(trial.act(order, "release").status, 204);
  const HttpResponse released = change(R"({"quantity":7})");
  EXPECT_EQ(released.status, 400);
  EXPECT_EQ(error_code(released), "Application_FieldValidationException");
  EXPECT_EQ(change(R"({"shippedQuantity":7})").status, 400);
}

}  // namespace
}  // namespace vendorproof::mock_erp
