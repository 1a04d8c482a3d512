#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/channel/sp_api/messages.h"
#include "tests/core/channel/sp_api/samples.h"

namespace vendorproof::channel::sp_api {
namespace {

TEST(Invoices, WritesAnInvoice) {
  const HttpRequest request = submit_invoices(std::vector{samples::invoice()});
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.path, "/vendor/payments/v1/invoices");
  EXPECT_EQ(samples::parsed(request.body), samples::parsed(R"({"invoices":[{
    "invoiceType":"Invoice","id":"SI-5001","date":"2026-11-04T17:00:00Z",
    "remitToParty":{"partyId":"TEAS1"},"shipToParty":{"partyId":"PHX6"},"billToParty":{"partyId":"AMZPA"},
    "paymentTerms":{"type":"Basic","netDueDays":30},
    "invoiceTotal":{"currencyCode":"USD","amount":"150.00"},
    "items":[
      {"itemSequenceNumber":1,"amazonProductIdentifier":"B0TEAGREEN","vendorProductIdentifier":"TG-100",
       "invoicedQuantity":{"amount":24,"unitOfMeasure":"Eaches","unitSize":1},
       "netCost":{"currencyCode":"USD","amount":"3.75"},"purchaseOrderNumber":"7QX2M4KP"},
      {"itemSequenceNumber":2,"amazonProductIdentifier":"B0TEABLACK",
       "invoicedQuantity":{"amount":2,"unitOfMeasure":"Cases","unitSize":12},
       "netCost":{"currencyCode":"USD","amount":"2.50"},"purchaseOrderNumber":"7QX2M4KP"}]}]})"));
}

TEST(Invoices, LeavesOutPartiesThatAreNotKnown) {
  trade::AmazonInvoice invoice = samples::invoice();
  invoice.bill_to_party.clear();
  const Json json = samples::parsed(submit_invoices(std::vector{invoice}).body)["invoices"][0];
  EXPECT_FALSE(json.contains("billToParty"));
  EXPECT_TRUE(json.contains("shipToParty"));
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
