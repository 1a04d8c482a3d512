// Holds what we write and read against Amazon's published models, which are not part of this repository: the folder is
// named by VENDORPROOF_MODELS (vendorOrders.json, vendorShipments.json, vendorInvoices.json and sandbox_pairs.json).
#include <cstdlib>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "core/channel/sp_api/messages.h"
#include "tests/core/channel/sp_api/samples.h"
#include "tests/support/model_schema.h"

namespace vendorproof::channel::sp_api {
namespace {

using Problems = std::vector<std::string>;
using tests::validate;

class Models : public testing::Test {
 protected:
  void SetUp() override {
    const char* folder = std::getenv("VENDORPROOF_MODELS");
    if (folder == nullptr) {
      GTEST_SKIP() << "skipped: set VENDORPROOF_MODELS to the folder of Amazon's models to run this test";
    }
    folder_ = folder;
  }

  Json file(const std::string& name) const {
    const auto bytes = read_file(folder_ + "/" + name);
    EXPECT_TRUE(bytes) << bytes.error().message;
    const auto json = parse_json(bytes.value_or("null"));
    EXPECT_TRUE(json) << name << ": " << json.error().message;
    return json.value_or(Json());
  }

 private:
  std::string folder_;
};

/// Amazon's own sandbox answers of one operation.
std::vector<std::string> answers_of(const Json& pairs, const std::string& operation) {
  std::vector<std::string> answers;
  for (const Json& pair : pairs) {
    if (pair.at("operationId") == operation) answers.push_back(pair.at("response").dump());
  }
  return answers;
}

TEST_F(Models, EveryOrderOfTheSandboxIsReadOrExplained) {
  std::size_t read = 0;
  std::size_t explained = 0;
  for (const std::string& body : answers_of(file("sandbox_pairs.json"), "getPurchaseOrders")) {
    const auto page = read_purchase_orders(body);
    if (!page) {
      EXPECT_EQ(page.error().message.substr(0, 2), "$.") << body;
      continue;
    }
    EXPECT_EQ(page->orders.size() + page->unreadable.size(), samples::parsed(body)["payload"]["orders"].size());
    for (const trade::OddRow& order : page->unreadable) {
      EXPECT_EQ(order.problem.substr(0, 17), "$.payload.orders[") << order.problem;
      EXPECT_NE(order.subject, "");
      ++explained;
    }
    read += page->orders.size();
  }
  EXPECT_GE(read, 5U);
  EXPECT_GE(explained, 2U);
}

TEST_F(Models, EverySingleOrderOfTheSandboxIsReadOrExplained) {
  std::size_t read = 0;
  for (const std::string& body : answers_of(file("sandbox_pairs.json"), "getPurchaseOrder")) {
    const auto answer = read_purchase_order(body);
    if (!answer) {
      EXPECT_EQ(answer.error().message.substr(0, 2), "$.") << body;
      continue;
    }
    read += answer->orders.size();
    for (const trade::OddRow& order : answer->unreadable) EXPECT_EQ(order.problem.substr(0, 2), "$.") << body;
  }
  EXPECT_GE(read, 1U);
}

TEST_F(Models, EveryStatusOfTheSandboxIsRead) {
  std::size_t lines = 0;
  for (const std::string& body : answers_of(file("sandbox_pairs.json"), "getPurchaseOrdersStatus")) {
    const Json json = samples::parsed(body);
    if (!json.contains("payload")) continue;
    const auto status = read_purchase_orders_status(body);
    ASSERT_TRUE(status) << status.error().message;
    EXPECT_EQ(status->size(), json["payload"]["ordersStatus"].size());
    for (const OrderStatus& order : *status) {
      lines += order.lines.size();
    }
  }
  EXPECT_GE(lines, 4U);
}

TEST_F(Models, AcknowledgementsConform) {
  using trade::AcknowledgementCode;
  trade::Acknowledgement acknowledgement;
  acknowledgement.purchase_order = samples::order().number;
  acknowledgement.lines = {{1, {{AcknowledgementCode::Accepted, 40, {}, {}}}},
                           {2,
                            {{AcknowledgementCode::Accepted, 35, {}, {}},
                             {AcknowledgementCode::Backordered, 13, samples::at("2026-11-20"), {}},
                             {AcknowledgementCode::Rejected, 12, {}, trade::RejectionReason::ObsoleteProduct}}}};
  const HttpRequest request = submit_acknowledgements(
      std::vector{AcknowledgementDraft{samples::order(), acknowledgement, samples::at("2026-11-02")}});
  const Json body = samples::parsed(request.body);
  EXPECT_EQ(validate(file("vendorOrders.json"), "SubmitAcknowledgementRequest", body), Problems());
  ASSERT_EQ(body["acknowledgements"][0]["items"].size(), 2U);
}

TEST_F(Models, OurSampleOrderConforms) {
  EXPECT_EQ(validate(file("vendorOrders.json"), "Order", samples::order_json()), Problems());
}

TEST_F(Models, ShipNoticesConform) {
  const Json body = samples::parsed(submit_shipment_confirmations(std::vector{samples::notice()}).body);
  EXPECT_EQ(validate(file("vendorShipments.json"), "SubmitShipmentConfirmationsRequest", body), Problems());
}

TEST_F(Models, ShipNoticesWithPalletsConform) {
  trade::ShipNotice notice = samples::notice();
  notice.type = trade::ShipmentType::TruckLoad;
  notice.pallets = {{"095060000000000077", {"001", "002"}, {}}, {"095060000000000084", {}, notice.cartons[0].items}};
  const Json body = samples::parsed(submit_shipment_confirmations(std::vector{notice}).body);
  EXPECT_EQ(validate(file("vendorShipments.json"), "SubmitShipmentConfirmationsRequest", body), Problems());
}

TEST_F(Models, InvoicesConform) {
  const Json body = samples::parsed(submit_invoices(std::vector{samples::invoice()}).body);
  EXPECT_EQ(validate(file("vendorInvoices.json"), "SubmitInvoicesRequest", body), Problems());
}

/// The walker itself, with a small model of our own.
TEST(ModelSchema, FindsEveryKindOfProblem) {
  const Json model = samples::parsed(R"({"definitions":{
    "Party":{"type":"object","required":["id"],"properties":{"id":{"type":"string","maxLength":3}}},
    "Order":{"type":"object","required":["party","lines"],"properties":{
      "party":{"$ref":"#/definitions/Party"},
      "lines":{"type":"array","items":{"type":"object","properties":{
        "amount":{"type":"integer"},"unit":{"type":"string","enum":["Cases","Eaches"]},"open":{"type":"boolean"},
        "due":{"type":"string","format":"date-time"},"days":{"type":"number"}}}}}}}})");
  const Json good = samples::parsed(R"({"party":{"id":"A"},
    "lines":[{"amount":1,"unit":"Cases","open":true,"due":"2026-11-02T00:00:00Z","days":1.5}]})");
  EXPECT_EQ(validate(model, "Order", good), Problems());
  const Json bad = samples::parsed(R"({"party":{"id":"ABCD","name":"x"},
    "lines":[{"amount":"1","unit":"cases","open":0,"due":"soon"},7],"extra":1})");
  EXPECT_EQ(validate(model, "Order", bad),
            (Problems{"$.party.id is longer than 3", "$.party.name is not declared",
                      "$.lines[0].amount is \"1\", not of type integer",
                      "$.lines[0].unit is 'cases', not one of [\"Cases\",\"Eaches\"]",
                      "$.lines[0].open is 0, not of type boolean", "$.lines[0].due is 'soon', not a date-time",
                      "$.lines[1] is 7, not of type object", "$.extra is not declared"}));
  EXPECT_EQ(validate(model, "Order", Json::object()), (Problems{"$.party is missing", "$.lines is missing"}));
  EXPECT_EQ(validate(model, "Nothing", good), Problems{"$ no definition Nothing in the model"});
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
