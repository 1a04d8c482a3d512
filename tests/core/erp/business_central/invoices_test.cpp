#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

using samples::at;
using samples::dollars;

constexpr const char* invoices_body = R"({"value":[
  {"id":"i1","number":"SI-5001","externalDocumentNumber":"7QX2M4KP","orderNumber":"S-101005","shipmentNumber":"SS-1",
   "invoiceDate":"2026-11-04","dueDate":"2026-12-04","currencyCode":"USD","status":"Open",
   "totalAmountExcludingTax":150.00,"totalTaxAmount":0,"totalAmountIncludingTax":150.00,"remainingAmount":99.9001,
   "lastModifiedDateTime":"2026-11-04T17:00:00Z",
   "salesInvoiceLines":[
     {"sequence":10000,"lineType":"Item","lineObjectNumber":"TEA-GREEN","orderLineSequence":10000,
      "unitOfMeasureCode":"PCS","quantity":24,"unitPrice":3.75,"amountExcludingTax":90.00,"totalTaxAmount":0,
      "amountIncludingTax":90.00},
     {"sequence":20000,"lineType":"Item","lineObjectNumber":"TEA-BLACK","orderLineSequence":20000,
      "unitOfMeasureCode":"KAR12","quantity":2,"unitPrice":30,"amountExcludingTax":60,"totalTaxAmount":0,
      "amountIncludingTax":60},
     {"sequence":30000,"lineType":"Comment","description":"thank you"}]}]})";

TEST(BusinessCentralInvoices, AsksSinceOldestFirst) {
  const HttpRequest request = get_invoices(samples::access(), at("2026-11-04T00:00:00Z"));
  EXPECT_EQ(request.path, "/api/v2.0/companies(c0ffee00-0000-0000-0000-000000000001)/salesInvoices");
  EXPECT_EQ(query_of(request, "$filter"),
            "customerNumber eq 'AMAZON' and status ne 'Draft' and lastModifiedDateTime ge 2026-11-04T00:00:00Z");
  EXPECT_EQ(query_of(request, "$orderby"), "lastModifiedDateTime");
  EXPECT_EQ(query_of(request, "$expand"), "salesInvoiceLines");
}

TEST(BusinessCentralInvoices, ReadsAnInvoice) {
  const auto page = read_invoices(samples::access(), invoices_body, samples::books());
  ASSERT_TRUE(page) << page.error().message;
  trade::Invoice expected;
  expected.number = "SI-5001";
  expected.purchase_order = "7QX2M4KP";
  expected.sales_order = "S-101005";
  expected.shipment = "SS-1";
  expected.date = at("2026-11-04");
  expected.due = at("2026-12-04");
  expected.total = dollars("150");
  expected.tax = dollars("0");
  expected.remaining = dollars("99.9001");
  expected.modified_at = at("2026-11-04T17:00:00Z");
  expected.lines = {{10'000, "TEA-GREEN", 24, dollars("3.75"), dollars("90")},
                    {20'000, "TEA-BLACK", 24, dollars("2.5"), dollars("60")}};
  ASSERT_EQ(page->rows.size(), 1U);
  EXPECT_EQ(page->rows[0], expected);
}

TEST(BusinessCentralInvoices, NamesTheFieldThatIsWrong) {
  Json json = samples::parsed(invoices_body);
  json["value"][0]["currencyCode"] = "";
  EXPECT_EQ(read_invoices(samples::access(), json.dump(), samples::books())->odd.at(0).problem,
            "$.value[0].currencyCode is wrong: currency '' is not three capital letters");
  json = samples::parsed(invoices_body);
  json["value"][0]["remainingAmount"] = samples::parsed("0.00001");
  EXPECT_EQ(read_invoices(samples::access(), json.dump(), samples::books())->odd.at(0).problem,
            "$.value[0].remainingAmount is wrong: amount '0.00001' is finer than 1/10,000");
}

Result<Page<trade::Invoice>> read_rows(const std::vector<Json>& rows) {
  return read_invoices(samples::access(), Json({{"value", rows}}).dump(), samples::books());
}

Json row() { return samples::parsed(invoices_body)["value"][0]; }

Json row_with(const char* number, const char* key, const Json& value) {
  Json json = row();
  json["number"] = number;
  json["id"] = std::string("id-") + number;
  json[key] = value;
  return json;
}

TEST(BusinessCentralInvoices, NameTheOrderAndTheShipmentOfEachLineIfTheyAreSeveral) {
  Json together = row();
  for (const char* field : {"externalDocumentNumber", "orderNumber", "shipmentNumber"}) together[field] = "";
  Json& lines = together["salesInvoiceLines"];
  ASSERT_GE(lines.size(), 2U);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    lines[i]["externalDocumentNumber"] = i == 0 ? "7QX2M4KP" : "8RY3N5LQ";
    lines[i]["shipmentNumber"] = i == 0 ? "SS-1" : "SS-2";
  }
  const trade::Invoice invoice = read_rows({together})->rows.at(0);
  EXPECT_EQ(invoice.purchase_order, "7QX2M4KP") << "the first stands for all";
  EXPECT_EQ(invoice.shipment, "");
  EXPECT_EQ(invoice.lines.at(0).purchase_order, "7QX2M4KP");
  EXPECT_EQ(invoice.lines.at(0).shipment, "SS-1");
  EXPECT_EQ(invoice.lines.at(1).purchase_order, "8RY3N5LQ");
  EXPECT_EQ(invoice.lines.at(1).shipment, "SS-2");
}

TEST(BusinessCentralInvoices, SayOnceWhatHeadAndLinesRepeat) {
  Json repeated = row();
  for (Json& line : repeated["salesInvoiceLines"]) {
    line["externalDocumentNumber"] = repeated["externalDocumentNumber"];
    line["shipmentNumber"] = repeated["shipmentNumber"];
  }
  EXPECT_EQ(read_rows({repeated})->rows.at(0), read_rows({row()})->rows.at(0));
}

TEST(BusinessCentralInvoices, AnOddRowStopsNoOther) {
  Json box = row_with("SI-1", "id", "id-SI-1");
  box["salesInvoiceLines"][0]["unitOfMeasureCode"] = "CRATE";
  Json fine = row_with("SI-2", "id", "id-SI-2");
  fine["salesInvoiceLines"][0]["unitPrice"] = samples::parsed("0.01234");
  Json lines = row_with("SI-3", "salesInvoiceLines", "none");
  const auto page =
      read_rows({box, fine, lines, row_with("SI-4", "currencyCode", "US Dollar"), row_with("SI-5", "orderNumber", 17),
                 row_with("SI-6", "number", 6), Json("text"), row()});
  ASSERT_TRUE(page) << page.error().message;
  ASSERT_EQ(page->rows.size(), 1U);
  EXPECT_EQ(page->rows[0].number, "SI-5001");
  const std::vector<trade::OddRow> expected = {
      {"SI-1",
       "$.value[0].salesInvoiceLines[0].unitOfMeasureCode is 'CRATE', which was not among the ERP's units of item "
       "'TEA-GREEN' when they were last read",
       "7QX2M4KP"},
      {"SI-2", "$.value[1].salesInvoiceLines[0].unitPrice is wrong: amount '0.01234' is finer than 1/10,000",
       "7QX2M4KP"},
      {"SI-3", "$.value[2].salesInvoiceLines is not an array", "7QX2M4KP"},
      {"SI-4", "$.value[3].currencyCode is wrong: currency 'US Dollar' is not three capital letters", "7QX2M4KP"},
      {"SI-5", "$.value[4].orderNumber is 17, not a text", "7QX2M4KP"},
      {"id-SI-6", "$.value[5].number is 6, not a text", "7QX2M4KP"},
      {"row 7", "$.value[6] is not an object"}};
  EXPECT_EQ(page->odd, expected);
  EXPECT_EQ(page->sound, (std::vector<std::string>{"SI-5001", "i1"}));
}

TEST(BusinessCentralInvoices, OfAnotherCustomerCountNowhere) {
  Json theirs = row_with("SI-9", "customerNumber", "10000");
  theirs["salesInvoiceLines"][0]["unitOfMeasureCode"] = "BOX";
  const auto page = read_rows({theirs, row_with("SI-8", "customerNumber", "Amazon")});
  ASSERT_TRUE(page) << page.error().message;
  ASSERT_EQ(page->rows.size(), 1U) << "case is no other customer";
  EXPECT_EQ(page->rows[0].number, "SI-8");
  EXPECT_TRUE(page->odd.empty());
}

TEST(BusinessCentralInvoices, DraftsAreLeftOut) {
  const auto page = read_rows({row_with("SI-1", "status", "Draft"), row_with("SI-2", "status", "In Review"),
                               row_with("SI-3", "number", ""), row_with("SI-4", "number", nullptr),
                               row_with("SI-5", "postingDate", "0001-01-01"), row_with("SI-6", "postingDate", nullptr),
                               row_with("SI-7", "invoiceDate", "0001-01-01"),
                               row_with("SI-8", "postingDate", "2026-11-04"), row_with("SI-9", "status", "Paid")});
  ASSERT_TRUE(page) << page.error().message;
  std::vector<std::string> numbers;
  for (const trade::Invoice& invoice : page->rows) numbers.push_back(invoice.number);
  EXPECT_EQ(numbers, (std::vector<std::string>{"SI-8", "SI-9"}));
  EXPECT_TRUE(page->odd.empty()) << page->odd[0].problem;
}

RC_GTEST_PROP(BusinessCentralInvoices, EachRowIsReadAloneWhateverStandsBesideIt, ()) {
  const auto kinds = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4));
  std::vector<Json> rows;
  std::vector<std::string> good;
  std::vector<std::string> odd;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const std::string number = "SI-" + std::to_string(i);
    Json json = row_with(number.c_str(), "status", kinds[i] == 1 ? "Draft" : "Open");
    if (kinds[i] == 2) json["customerNumber"] = "OTHER";
    if (kinds[i] >= 2) json["totalTaxAmount"] = "text";
    if (kinds[i] == 0) good.push_back(number);
    if (kinds[i] == 3) odd.push_back(number);
    rows.push_back(std::move(json));
  }
  const auto page = read_rows(rows);
  RC_ASSERT(page.has_value());
  std::vector<std::string> read;
  for (const trade::Invoice& invoice : page->rows) read.push_back(invoice.number);
  RC_ASSERT(read == good);
  std::vector<std::string> left_out;
  for (const trade::OddRow& one : page->odd) left_out.push_back(one.subject);
  RC_ASSERT(left_out == odd);
}

}  // namespace
}  // namespace vendorproof::erp::business_central
