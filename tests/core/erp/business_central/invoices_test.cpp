#include <gtest/gtest.h>

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
      "unitOfMeasureCode":"CASE12","quantity":2,"unitPrice":30,"amountExcludingTax":60,"totalTaxAmount":0,
      "amountIncludingTax":60},
     {"sequence":30000,"lineType":"Comment","description":"thank you"}]}]})";

TEST(BusinessCentralInvoices, AsksSinceOldestFirst) {
  const HttpRequest request = get_invoices(samples::access(), at("2026-11-04T00:00:00Z"));
  EXPECT_EQ(request.path, "/api/v2.0/companies(c0ffee00-0000-0000-0000-000000000001)/salesInvoices");
  EXPECT_EQ(query_of(request, "$filter"), "lastModifiedDateTime ge 2026-11-04T00:00:00Z");
  EXPECT_EQ(query_of(request, "$orderby"), "lastModifiedDateTime");
  EXPECT_EQ(query_of(request, "$expand"), "salesInvoiceLines");
}

TEST(BusinessCentralInvoices, ReadsAnInvoice) {
  const auto page = read_invoices(invoices_body);
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
  EXPECT_EQ(read_invoices(json.dump()).error().message,
            "$.value[0].currencyCode is wrong: currency '' is not three capital letters");
  json = samples::parsed(invoices_body);
  json["value"][0]["remainingAmount"] = samples::parsed("0.00001");
  EXPECT_EQ(read_invoices(json.dump()).error().message,
            "$.value[0].remainingAmount is wrong: amount '0.00001' is finer than 1/10,000");
}

}  // namespace
}  // namespace vendorproof::erp::business_central
