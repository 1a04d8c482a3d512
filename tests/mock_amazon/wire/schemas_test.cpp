// The shapes against Amazon's own sandbox pairs, and against the trial's documents.
#include "core/base/json/json_tree.h"
#include "mock_amazon/wire/schema.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

using Messages = std::vector<std::string>;

Messages messages_about(const Shape& shape, const std::string& body) {
  Messages texts;
  const Result<JsonText> request = JsonText::parse(body);
  for (const Refusal& refusal : check_shape(shape, request->root(), "request")) texts.push_back(refusal.message);
  return texts;
}

TEST(Schemas, AnswerTheSandboxsBadPairsInTheSameWords) {
  EXPECT_EQ(messages_about(acknowledgement_request(),
                           R"({"acknowledgements":[{"purchaseOrderNumber":"TestOrder400","sellingParty":{}}]})"),
            (Messages{"The content of element 'sellingParty' is not complete. "
                      "One of '{partyId, address, taxInfo}' is expected."}));
  EXPECT_EQ(messages_about(invoice_request(), R"({"invoices":[{"invoiceType":"Invoic"}]})"),
            (Messages{"Value 'Invoic' is not valid with respect to enumeration '[CreditNote, Invoice]'. "
                      "It must be a value from the enumeration.",
                      "The value 'Invoic' of element 'invoiceType' is not valid."}));
  EXPECT_EQ(messages_about(acknowledgement_request(), R"({"marketplaceIds":["X"],"body":1})").front(),
            "Invalid content was found starting with element 'marketplaceIds'. "
            "One of '{acknowledgements}' is expected.");
}

TEST(Schemas, TakeTheSandboxsGoodPairs) {
  EXPECT_EQ(messages_about(acknowledgement_request(), R"({"acknowledgements":[{"purchaseOrderNumber":"TestOrder202",
      "sellingParty":{"partyId":"API01"},"acknowledgementDate":"2021-03-12T17:35:26.308Z","items":[
      {"vendorProductIdentifier":"028877454078","orderedQuantity":{"amount":10},"netCost":{"amount":"10.2"},
      "itemAcknowledgements":[{"acknowledgementCode":"Accepted","acknowledgedQuantity":{"amount":10}}]}]}]})"),
            Messages());
  EXPECT_EQ(messages_about(shipment_confirmation_request(), R"({"shipmentConfirmations":[{
      "shipmentIdentifier":"TestShipmentConfirmation202","shipmentConfirmationDate":"2021-03-11T12:38:23.388Z",
      "sellingParty":{"partyId":"ABCD1"},"shipFromParty":{"partyId":"EFGH1"},"shipToParty":{"partyId":"JKL1"},
      "shipmentConfirmationType":"Original","shippedItems":[{"itemSequenceNumber":"001","shippedQuantity":
      {"amount":100,"unitOfMeasure":"Eaches"},"itemDetails":{"purchaseOrderNumber":"TestOrder202"}},
      {"itemSequenceNumber":"002","shippedQuantity":{"amount":100,"unitOfMeasure":"Cases","totalWeight":
      {"amount":"332.8","unitOfMeasure":"POUNDS"}},"itemDetails":{"purchaseOrderNumber":"TestOrder202"}}]}]})"),
            Messages());
  EXPECT_EQ(messages_about(invoice_request(), R"({"invoices":[{"id":"TestInvoice202","date":"2020-06-08T12:00:00.000Z",
      "billToParty":{"partyId":"TES1"},"invoiceType":"Invoice","remitToParty":{"partyId":"ABCDE"},
      "invoiceTotal":{"amount":"112.05","currencyCode":"USD"}}]})"),
            Messages());
}

/// Without the member that the path names, a request must be refused.
void expect_required(const Shape& shape, const Json& request, const std::vector<std::string>& pointers) {
  EXPECT_TRUE(check_shape(shape, JsonNode(&request), "request").empty());
  for (const std::string& pointer : pointers) {
    Json cut = request;
    const Json::json_pointer place(pointer);
    cut.at(place.parent_pointer()).erase(place.back());
    EXPECT_FALSE(check_shape(shape, JsonNode(&cut), "request").empty()) << pointer;
  }
}

TEST(Schemas, RequireWhatTheModelsRequire) {
  const Json answer = acknowledgement("A", {acknowledged_item(1, {{"Accepted", each(1)}})});
  expect_required(acknowledgement_request(), {{"acknowledgements", Json::array({answer})}},
                  {"/acknowledgements", "/acknowledgements/0/purchaseOrderNumber", "/acknowledgements/0/sellingParty",
                   "/acknowledgements/0/acknowledgementDate", "/acknowledgements/0/items",
                   "/acknowledgements/0/items/0/orderedQuantity", "/acknowledgements/0/items/0/itemAcknowledgements",
                   "/acknowledgements/0/items/0/itemAcknowledgements/0/acknowledgementCode",
                   "/acknowledgements/0/items/0/itemAcknowledgements/0/acknowledgedQuantity"});
  expect_required(
      shipment_confirmation_request(),
      {{"shipmentConfirmations", Json::array({notice("S", start_of_trial(), {{"A", 1, 1}})})}},
      {"/shipmentConfirmations/0/shipmentIdentifier", "/shipmentConfirmations/0/shipmentConfirmationType",
       "/shipmentConfirmations/0/shipmentConfirmationDate", "/shipmentConfirmations/0/sellingParty",
       "/shipmentConfirmations/0/shipFromParty", "/shipmentConfirmations/0/shipToParty/partyId",
       "/shipmentConfirmations/0/shippedItems", "/shipmentConfirmations/0/shippedItems/0/shippedQuantity",
       "/shipmentConfirmations/0/shippedItems/0/shippedQuantity/unitOfMeasure",
       "/shipmentConfirmations/0/cartons/0/cartonSequenceNumber", "/shipmentConfirmations/0/cartons/0/items",
       "/shipmentConfirmations/0/cartons/0/items/0/itemReference"});
  const Json bill = invoice("I", start_of_trial(), "1", {invoice_item("A", 1, each(1))});
  expect_required(invoice_request(), {{"invoices", Json::array({bill})}},
                  {"/invoices/0/invoiceType", "/invoices/0/id", "/invoices/0/date", "/invoices/0/remitToParty",
                   "/invoices/0/invoiceTotal", "/invoices/0/items/0/itemSequenceNumber",
                   "/invoices/0/items/0/invoicedQuantity", "/invoices/0/items/0/netCost"});
}

TEST(Schemas, KeepListsThatAreRequiredFromBeingEmpty) {
  EXPECT_FALSE(messages_about(acknowledgement_request(), R"({"acknowledgements":[]})").empty());
  EXPECT_FALSE(messages_about(invoice_request(), R"({"invoices":[]})").empty());
  EXPECT_FALSE(messages_about(shipment_confirmation_request(), R"({})").empty());
}

}  // namespace
}  // namespace vendorproof::mock_amazon
