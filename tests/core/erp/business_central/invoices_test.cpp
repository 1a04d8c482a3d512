#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

using samples::at;
using samples::dollars;

constexpr const char* invoices_body = R"({"value":[
  {"id":"i1","number":"SI-5001","orderNumber":"S-101005","externalDocumentNumber":"7QX2M4KP","customerNumber":"AMAZON",
   "billToCustomerNumber":"AMAZON","shipToCode":"PHX6","invoiceDate":"2026-11-04","postingDate":"2026-11-04",
   "dueDate":"2026-12-04","currencyCode":"USD","amountExcludingTax":150.00,"amountIncludingTax":150.00,"taxAmount":0,
   "remainingAmount":99.9001,"closed":false,"lastModifiedDateTime":"2026-11-04T17:00:00Z",
   "postedInvoiceLines":[
     {"sequence":10000,"lineType":"_x0020_","itemNumber":"","orderNumber":"","externalDocumentNumber":"",
      "orderLineSequence":0,"customerLineNumber":0,"shipmentNumber":"","unitOfMeasureCode":"","quantity":0,
      "quantityBase":0,"unitPrice":0,"amountExcludingTax":0,"amountIncludingTax":0},
     {"sequence":20000,"lineType":"Item","itemNumber":"TEA-GREEN","orderNumber":"S-101005",
      "externalDocumentNumber":"7QX2M4KP","orderLineSequence":10000,"customerLineNumber":1,"shipmentNumber":"SS-1",
      "unitOfMeasureCode":"PCS","quantity":24,"quantityBase":24,"unitPrice":3.75,"amountExcludingTax":90.00,
      "amountIncludingTax":90.00},
     {"sequence":30000,"lineType":"Item","itemNumber":"TEA-BLACK","orderNumber":"S-101005",
      "externalDocumentNumber":"7QX2M4KP","orderLineSequence":20000,"customerLineNumber":2,"shipmentNumber":"SS-1",
      "unitOfMeasureCode":"KAR12","quantity":2,"quantityBase":24,"unitPrice":30,"amountExcludingTax":60,
      "amountIncludingTax":60},
     {"sequence":40000,"lineType":"Comment","description":"thank you"}]}]})";

/// Places of the items among the lines.
constexpr std::size_t green = 1;
constexpr std::size_t black = 2;

TEST(BusinessCentralInvoices, AsksSinceOldestFirst) {
  const HttpRequest request = get_invoices(samples::access(), at("2026-11-04T00:00:00Z"));
  EXPECT_EQ(request.path,
            "/api/vendorproof/vendorlink/v1.0/companies(c0ffee00-0000-0000-0000-000000000001)/postedInvoices");
  EXPECT_EQ(query_of(request, "$filter"),
            "customerNumber eq 'AMAZON' and lastModifiedDateTime ge 2026-11-04T00:00:00Z");
  EXPECT_EQ(query_of(request, "$orderby"), "lastModifiedDateTime");
  EXPECT_EQ(query_of(request, "$expand"), "postedInvoiceLines");
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
  for (const char* field : {"externalDocumentNumber", "orderNumber"}) together[field] = "";
  together["postedInvoiceLines"][black]["externalDocumentNumber"] = "8RY3N5LQ";
  together["postedInvoiceLines"][black]["shipmentNumber"] = "SS-2";
  const trade::Invoice invoice = read_rows({together})->rows.at(0);
  EXPECT_EQ(invoice.purchase_order, "7QX2M4KP") << "the first stands for all";
  EXPECT_EQ(invoice.shipment, "");
  EXPECT_EQ(invoice.lines.at(0).purchase_order, "7QX2M4KP");
  EXPECT_EQ(invoice.lines.at(0).shipment, "SS-1");
  EXPECT_EQ(invoice.lines.at(1).purchase_order, "8RY3N5LQ");
  EXPECT_EQ(invoice.lines.at(1).shipment, "SS-2");
}

TEST(BusinessCentralInvoices, SayOnceWhatHeadAndLinesRepeat) {
  const trade::Invoice invoice = read_rows({row()})->rows.at(0);
  EXPECT_EQ(invoice.purchase_order, "7QX2M4KP");
  EXPECT_EQ(invoice.shipment, "SS-1") << "of the lines: the head has none";
  for (const trade::InvoiceLine& line : invoice.lines) {
    EXPECT_EQ(line.purchase_order, "");
    EXPECT_EQ(line.shipment, "");
  }
  Json nameless = row();
  for (Json& line : nameless["postedInvoiceLines"]) line["externalDocumentNumber"] = "";
  EXPECT_EQ(read_rows({nameless})->rows.at(0), invoice);
}

TEST(BusinessCentralInvoices, AnOddRowStopsNoOther) {
  Json box = row_with("SI-1", "id", "id-SI-1");
  box["postedInvoiceLines"][green]["unitOfMeasureCode"] = "CRATE";
  Json fine = row_with("SI-2", "id", "id-SI-2");
  fine["postedInvoiceLines"][green]["unitPrice"] = samples::parsed("0.01234");
  Json lines = row_with("SI-3", "postedInvoiceLines", "none");
  const auto page =
      read_rows({box, fine, lines, row_with("SI-4", "currencyCode", "US Dollar"), row_with("SI-5", "orderNumber", 17),
                 row_with("SI-6", "number", 6), Json("text"), row()});
  ASSERT_TRUE(page) << page.error().message;
  ASSERT_EQ(page->rows.size(), 1U);
  EXPECT_EQ(page->rows[0].number, "SI-5001");
  const std::vector<trade::OddRow> expected = {
      {"SI-1",
       "$.value[0].postedInvoiceLines[1].unitOfMeasureCode is 'CRATE', which was not among the ERP's units of item "
       "'TEA-GREEN' when they were last read",
       "7QX2M4KP"},
      {"SI-2", "$.value[1].postedInvoiceLines[1].unitPrice is wrong: amount '0.01234' is finer than 1/10,000",
       "7QX2M4KP"},
      {"SI-3", "$.value[2].postedInvoiceLines is not an array", "7QX2M4KP"},
      {"SI-4", "$.value[3].currencyCode is wrong: currency 'US Dollar' is not three capital letters", "7QX2M4KP"},
      {"SI-5", "$.value[4].orderNumber is 17, not a text", "7QX2M4KP"},
      {"id-SI-6", "$.value[5].number is 6, not a text", "7QX2M4KP"},
      {"row 7", "$.value[6] is not an object"}};
  EXPECT_EQ(page->odd, expected);
  EXPECT_EQ(page->sound, (std::vector<std::string>{"SI-5001", "i1"}));
}

TEST(BusinessCentralInvoices, OfAnotherCustomerCountNowhere) {
  Json theirs = row_with("SI-9", "customerNumber", "10000");
  theirs["postedInvoiceLines"][green]["unitOfMeasureCode"] = "CRATE";
  const auto page = read_rows({theirs, row_with("SI-8", "customerNumber", "Amazon")});
  ASSERT_TRUE(page) << page.error().message;
  ASSERT_EQ(page->rows.size(), 1U) << "case is no other customer";
  EXPECT_EQ(page->rows[0].number, "SI-8");
  EXPECT_TRUE(page->odd.empty());
}

TEST(BusinessCentralInvoices, RowsThatBillNothingAreSkipped) {
  const trade::Invoice expected = read_rows({row()})->rows.at(0);
  ASSERT_EQ(expected.lines.size(), 2U) << "a text goes before the items, and one after";
  for (const char* type : {"_x0020_", "Comment", "Account", "Charge_x0020__x0028_Item_x0029_"}) {
    Json json = row();
    json["postedInvoiceLines"][3]["lineType"] = type;
    EXPECT_EQ(read_rows({json})->rows.at(0), expected) << type;
  }
  // An order line of which nothing was shipped.
  for (const char* nothing : {"0", "0.0"}) {
    Json json = row();
    Json line = json["postedInvoiceLines"][black];
    line["orderLineSequence"] = 30'000;
    line["unitOfMeasureCode"] = "CRATE";
    line["quantity"] = line["quantityBase"] = samples::parsed(nothing);
    json["postedInvoiceLines"].push_back(line);
    const auto page = read_rows({json});
    ASSERT_EQ(page->rows.size(), 1U) << page->odd.at(0).problem;
    EXPECT_EQ(page->rows[0], expected);
  }
}

TEST(BusinessCentralInvoices, RowsWithoutAQuantityAreOdd) {
  Json json = row();
  json["postedInvoiceLines"][green].erase("quantityBase");
  EXPECT_EQ(read_rows({json})->odd.at(0).problem, "$.value[0].postedInvoiceLines[1].quantityBase is missing");
}

RC_GTEST_PROP(BusinessCentralInvoices, EachRowIsReadAloneWhateverStandsBesideIt, ()) {
  const auto kinds = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4));
  std::vector<Json> rows;
  std::vector<std::string> good;
  std::vector<std::string> odd;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const std::string number = "SI-" + std::to_string(i);
    Json json = row_with(number.c_str(), "closed", kinds[i] == 1);
    if (kinds[i] == 2) json["customerNumber"] = "OTHER";
    if (kinds[i] >= 2) json["taxAmount"] = "text";
    if (kinds[i] <= 1) good.push_back(number);
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
