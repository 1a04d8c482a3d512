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

TEST(Invoices, NameTheOrderOfEachItem) {
  trade::AmazonInvoice invoice = samples::invoice();
  invoice.lines[1].purchase_order = "8RY3N5LQ";
  const Json items = samples::parsed(submit_invoices(std::vector{invoice}).body)["invoices"][0]["items"];
  EXPECT_EQ(items[0]["purchaseOrderNumber"], "7QX2M4KP");
  EXPECT_EQ(items[1]["purchaseOrderNumber"], "8RY3N5LQ");
}

TEST(Invoices, LeavesOutPartiesThatAreNotKnown) {
  trade::AmazonInvoice invoice = samples::invoice();
  invoice.bill_to_party.clear();
  const Json json = samples::parsed(submit_invoices(std::vector{invoice}).body)["invoices"][0];
  EXPECT_FALSE(json.contains("billToParty"));
  EXPECT_TRUE(json.contains("shipToParty"));
}

TEST(Invoices, StateTaxesWhereAmazonDemandsThem) {
  trade::AmazonInvoice invoice = samples::invoice();
  invoice.total = *Money::parse("178.50", usd());
  invoice.tax = *Money::parse("28.50", usd());
  const Json json = samples::parsed(submit_invoices(std::vector{invoice}, {"VAT", "DE123456789"}).body)["invoices"][0];
  EXPECT_EQ(json["taxDetails"], samples::parsed(R"([{"taxType":"VAT","taxRate":"19.00",
    "taxAmount":{"currencyCode":"USD","amount":"28.50"},
    "taxableAmount":{"currencyCode":"USD","amount":"150.00"}}])"));
  EXPECT_EQ(json["remitToParty"], samples::parsed(R"({"partyId":"TEAS1","taxRegistrationDetails":[
    {"taxRegistrationType":"VAT","taxRegistrationNumber":"DE123456789"}]})"));
  invoice.tax = Money();
  const Json free = samples::parsed(submit_invoices(std::vector{invoice}, {"VAT", ""}).body)["invoices"][0];
  EXPECT_EQ(free["taxDetails"][0]["taxRate"], "0.00") << "a tax of 0 % is stated too";
  EXPECT_FALSE(free["remitToParty"].contains("taxRegistrationDetails"));
}

TEST(Invoices, StateTheCostOfACaseWhereItIsReadSo) {
  const auto costs_of = [](const InvoiceWording& wording) {
    const Json items =
        samples::parsed(submit_invoices(std::vector{samples::invoice()}, wording).body)["invoices"][0]["items"];
    return items[0]["netCost"]["amount"].get<std::string>() + " " + items[1]["netCost"]["amount"].get<std::string>();
  };
  EXPECT_EQ(costs_of({}), "3.75 2.50");
  EXPECT_EQ(costs_of({.costs_per_case = true}), "3.75 30.00") << "only the second line is in cases, of twelve";
}

trade::AmazonCreditNote credit_note() {
  trade::AmazonCreditNote note;
  note.id = "CM-1";
  note.invoice = "SI-5001";
  note.date = *parse_instant("2026-11-20");
  note.remit_to_party = "AMZPA";
  note.bill_to_party = "TEAS1";
  note.total = *Money::parse("20", usd());
  note.lines = {samples::invoice().lines.at(0)};
  note.lines[0].sequence = 9;
  note.lines[0].invoiced = {8, UnitOfMeasure::Eaches, 1};
  note.lines[0].net_cost = *Money::parse("2.50", usd());
  return note;
}

TEST(CreditNotes, NameTheInvoiceOnEveryLine) {
  const HttpRequest request = submit_credit_notes(std::vector{credit_note()});
  EXPECT_EQ(request.path, "/vendor/payments/v1/invoices");
  EXPECT_EQ(samples::parsed(request.body), samples::parsed(R"({"invoices":[{
    "invoiceType":"CreditNote","id":"CM-1","date":"2026-11-20T00:00:00Z",
    "remitToParty":{"partyId":"AMZPA"},"billToParty":{"partyId":"TEAS1"},
    "invoiceTotal":{"currencyCode":"USD","amount":"20.00"},
    "items":[
      {"itemSequenceNumber":1,"amazonProductIdentifier":"B0TEAGREEN","vendorProductIdentifier":"TG-100",
       "invoicedQuantity":{"amount":8,"unitOfMeasure":"Eaches","unitSize":1},
       "netCost":{"currencyCode":"USD","amount":"2.50"},"purchaseOrderNumber":"7QX2M4KP",
       "creditNoteDetails":{"referenceInvoiceNumber":"SI-5001"}}]}]})"));
}

TEST(CreditNotes, ForAReturnNameItsNoticeAndDay) {
  trade::AmazonCreditNote note = credit_note();
  note.return_number = "RET-7";
  note.returned = *parse_instant("2026-11-18");
  const Json json = samples::parsed(submit_credit_notes(std::vector{note}).body)["invoices"][0]["items"][0];
  EXPECT_EQ(json["creditNoteDetails"], samples::parsed(R"({"referenceInvoiceNumber":"SI-5001",
    "returnsReferenceNumber":"RET-7","goodsReturnDate":"2026-11-18T00:00:00Z"})"));
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
