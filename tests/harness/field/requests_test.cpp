#include "harness/field/requests.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

HttpRequest request_of(std::string method, std::string_view target, std::string body = "") {
  HttpRequest request;
  request.method = std::move(method);
  set_target(request, target);
  request.body = std::move(body);
  return request;
}

using Documents = std::vector<std::string>;

TEST(Requests, QuestionsAndSignInsChangeNothing) {
  const std::string token = "/3b1f9a52-6c0e-4d0a-9a57-2f1c8e6d4b70/oauth2/v2.0/token";
  EXPECT_TRUE(is_sign_in(Peer::Amazon, request_of("POST", "/auth/o2/token")));
  EXPECT_TRUE(is_sign_in(Peer::Erp, request_of("POST", token)));
  EXPECT_FALSE(is_sign_in(Peer::Amazon, request_of("POST", token)));
  EXPECT_EQ(operation_of(Peer::Erp, request_of("POST", token)), "post oauth2/v2.0/token");
  EXPECT_FALSE(changes_something(Peer::Erp, request_of("POST", token)));
  EXPECT_FALSE(changes_something(Peer::Amazon, request_of("GET", "/vendor/orders/v1/purchaseOrders")));
  EXPECT_TRUE(changes_something(Peer::Amazon, request_of("POST", "/vendor/orders/v1/acknowledgements")));
}

TEST(Requests, SubmissionsNameTheirDocuments) {
  const HttpRequest notices = request_of("POST", "/vendor/shipping/v1/shipmentConfirmations",
                                         R"({"shipmentConfirmations":[{"shipmentIdentifier":"A"},{"x":1},
                                             {"shipmentIdentifier":"B"}]})");
  EXPECT_EQ(operation_of(Peer::Amazon, notices), "SubmitShipmentConfirmations");
  EXPECT_EQ(documents_of(Peer::Amazon, notices), (Documents{"A", "B"}));
  const HttpRequest invoices = request_of("POST", "/vendor/payments/v1/invoices", R"({"invoices":[{"id":"SI-1"}]})");
  EXPECT_EQ(documents_of(Peer::Amazon, invoices), Documents{"SI-1"});
  const HttpRequest broken = request_of("POST", "/vendor/payments/v1/invoices", "{");
  EXPECT_EQ(documents_of(Peer::Amazon, broken), Documents{});
  const HttpRequest odd = request_of("POST", "/vendor/payments/v1/invoices", R"({"invoices":7})");
  EXPECT_EQ(documents_of(Peer::Amazon, odd), Documents{});
}

TEST(Requests, SubmissionsNameThePurchaseOrdersOfEachDocument) {
  using Orders = std::map<std::string, std::set<std::string>>;
  const HttpRequest notices = request_of("POST", "/vendor/shipping/v1/shipmentConfirmations",
                                         R"({"shipmentConfirmations":[{"shipmentIdentifier":"A","shippedItems":[
                                             {"itemDetails":{"purchaseOrderNumber":"PO1"}},
                                             {"itemDetails":{"purchaseOrderNumber":"PO2"}}]},
                                             {"shipmentIdentifier":"B"},{"x":1}]})");
  EXPECT_EQ(orders_by_document(notices), (Orders{{"A", {"PO1", "PO2"}}, {"B", {}}}));
  const HttpRequest answers = request_of("POST", "/vendor/orders/v1/acknowledgements",
                                         R"({"acknowledgements":[{"purchaseOrderNumber":"PO1"}]})");
  EXPECT_EQ(orders_by_document(answers), (Orders{{"PO1", {"PO1"}}}));
  EXPECT_TRUE(orders_by_document(request_of("POST", "/vendor/payments/v1/invoices", "{")).empty());
  EXPECT_TRUE(orders_by_document(request_of("POST", "/vendor/payments/v1/invoices", R"({"invoices":7})")).empty());
  EXPECT_TRUE(orders_by_document(request_of("GET", "/vendor/orders/v1/purchaseOrders")).empty());
}

TEST(Requests, ReadsNameWhatTheyAskFor) {
  EXPECT_EQ(documents_of(Peer::Amazon, request_of("GET", "/vendor/orders/v1/purchaseOrders/PO1")), Documents{"PO1"});
  EXPECT_EQ(documents_of(Peer::Amazon, request_of("GET", "/vendor/orders/v1/purchaseOrders?limit=100")), Documents{});
  EXPECT_EQ(
      documents_of(Peer::Amazon, request_of("GET", "/vendor/orders/v1/purchaseOrdersStatus?purchaseOrderNumber=PO1")),
      Documents{"PO1"});
  EXPECT_EQ(documents_of(Peer::Amazon, request_of("GET", "/nowhere")), Documents{});
}

TEST(Requests, TheErpsAreKnownByExternalNumbersAndIds) {
  const std::string base = "/api/vendorproof/vendorlink/v1.0/companies(1)/";
  EXPECT_EQ(documents_of(Peer::Erp, request_of("GET", base + "linkedOrders?$filter=externalDocumentNumber eq 'PO1'")),
            Documents{"PO1"});
  EXPECT_EQ(documents_of(Peer::Erp, request_of("POST", base + "linkedOrders", R"({"externalDocumentNumber":"PO1"})")),
            Documents{"PO1"});
  EXPECT_EQ(documents_of(Peer::Erp, request_of("PATCH", base + "linkedOrderLines(77)", "{}")), Documents{"77"});
  EXPECT_EQ(documents_of(Peer::Erp, request_of("POST", base + "linkedOrders(77)/Microsoft.NAV.release")),
            Documents{"77"});
  EXPECT_EQ(documents_of(Peer::Erp, request_of("GET", "/api/v2.0/companies(1)/items")), Documents{});
}

TEST(Requests, FiltersOfTheErpAreReadTermByTerm) {
  const std::string base = "/api/vendorproof/vendorlink/v1.0/companies(1)/linkedOrders?$filter=";
  const auto asked = [&](const std::string& filter) {
    return documents_of(Peer::Erp, request_of("GET", base + filter));
  };
  EXPECT_EQ(asked("externalDocumentNumber eq 'O''Neill-1'"), Documents{"O'Neill-1"});
  EXPECT_EQ(asked("status eq 'Open' and externalDocumentNumber eq 'PO1'"), Documents{"PO1"});
  EXPECT_EQ(asked("number eq 'S-1' or documentId eq 5d0b"), (Documents{"S-1", "5d0b"}));
  EXPECT_EQ(asked("status eq 'Posted' and lastModifiedDateTime ge 2026-11-04T00:00:00Z"), Documents{});
  EXPECT_EQ(asked("(documentId eq 12ab)"), Documents{"12ab"});
  EXPECT_EQ(asked("externalDocumentNumber eq 'PO1"), Documents{"PO1"});
  EXPECT_EQ(asked("externalDocumentNumber eq "), Documents{""});
}

TEST(Requests, AnUnknownPathOfTheErpHasNoOperation) {
  const std::string base = "/api/vendorproof/vendorlink/v1.0/companies(1)/";
  EXPECT_EQ(operation_of(Peer::Erp, request_of("GET", base + "linkedOrders")), "get linkedOrders");
  EXPECT_EQ(operation_of(Peer::Erp, request_of("POST", base + "linkedOrders(77)/Microsoft.NAV.release")),
            "post linkedOrders(<id>)/Microsoft.NAV.release");
  EXPECT_EQ(operation_of(Peer::Erp, request_of("GET", "/api/v2.0/companies(1)/salesOrders")), "get salesOrders");
  EXPECT_EQ(operation_of(Peer::Erp, request_of("GET", "/api/v2.0/companies(1)/linkedOrders")), "") << "another API";
  EXPECT_EQ(operation_of(Peer::Erp, request_of("POST", "/nowhere/at/all/linkedOrders")), "");
}

}  // namespace
}  // namespace vendorproof::harness
