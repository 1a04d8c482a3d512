#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

using samples::at;
using samples::dollars;

constexpr const char* memos_body = R"({"value":[
  {"id":"c1","number":"CM-7001","externalDocumentNumber":"7QX2M4KP","customerNumber":"AMAZON",
   "appliesToInvoiceNumber":"SI-5001","postingDate":"2026-11-20","reasonCode":"","customerReturnNumber":"",
   "goodsReturnDate":"0001-01-01","currencyCode":"USD","amountExcludingTax":30.00,"amountIncludingTax":35.70,
   "remainingAmount":35.70,"paid":false,"corrective":false,"lastModifiedDateTime":"2026-11-20T17:00:00Z",
   "postedCreditMemoLines":[
     {"sequence":10000,"lineType":"_x0020_","itemNumber":"","unitOfMeasureCode":"","quantity":0,"quantityBase":0,
      "unitPrice":0,"amountExcludingTax":0,"amountIncludingTax":0},
     {"sequence":20000,"lineType":"Item","itemNumber":"TEA-GREEN","unitOfMeasureCode":"CASE12","quantity":1,
      "quantityBase":12,"unitPrice":30,"amountExcludingTax":30,"amountIncludingTax":35.70},
     {"sequence":30000,"lineType":"Comment","description":"broken on the way"}]}]})";

TEST(BusinessCentralCreditMemos, AreAskedForSinceOldestFirst) {
  const HttpRequest request = get_credit_memos(samples::access(), at("2026-11-04T00:00:00Z"));
  EXPECT_EQ(request.path,
            "/api/vendorproof/vendorlink/v1.0/companies(c0ffee00-0000-0000-0000-000000000001)/postedCreditMemos");
  EXPECT_EQ(query_of(request, "$filter"),
            "customerNumber eq 'AMAZON' and lastModifiedDateTime ge 2026-11-04T00:00:00Z");
  EXPECT_EQ(query_of(request, "$expand"), "postedCreditMemoLines");
  const HttpRequest heads = get_credit_memo_heads(samples::access(), at("2026-11-04T00:00:00Z"));
  EXPECT_EQ(heads.path, request.path);
  EXPECT_EQ(query_of(heads, "$expand"), std::nullopt);
}

TEST(BusinessCentralCreditMemos, AreReadInEaches) {
  const auto page = read_credit_memos(samples::access(), memos_body, samples::books());
  ASSERT_TRUE(page) << page.error().message;
  trade::CreditMemo expected;
  expected.number = "CM-7001";
  expected.invoice = "SI-5001";
  expected.date = at("2026-11-20");
  expected.total = dollars("35.70");
  expected.tax = dollars("5.70");
  expected.modified_at = at("2026-11-20T17:00:00Z");
  expected.lines = {{"TEA-GREEN", 12, dollars("2.50"), dollars("30")}};
  ASSERT_EQ(page->rows.size(), 1U);
  EXPECT_EQ(page->rows[0], expected);
}

TEST(BusinessCentralCreditMemos, OfAReturnHaveItsNumberAndDayFromTheExtension) {
  Json json = samples::parsed(memos_body);
  json["value"][0]["customerReturnNumber"] = "RET-7";
  json["value"][0]["goodsReturnDate"] = "2026-11-18";
  const auto page = read_credit_memos(samples::access(), json.dump(), samples::books());
  ASSERT_TRUE(page && page->rows.size() == 1U);
  EXPECT_EQ(page->rows[0].return_number, "RET-7");
  EXPECT_EQ(page->rows[0].returned, at("2026-11-18"));
  json["value"][0]["goodsReturnDate"] = "0001-01-01";
  EXPECT_EQ(read_credit_memos(samples::access(), json.dump(), samples::books())->rows.at(0).returned, std::nullopt);
}

TEST(BusinessCentralCreditMemos, OfOthersAreLeftOutAndAnOddOneStopsNoOther) {
  Json json = samples::parsed(memos_body);
  Json other = json["value"][0];
  other["customerNumber"] = "SOMEBODY";
  Json odd = json["value"][0];
  odd["number"] = "CM-7002";
  odd["postedCreditMemoLines"][1]["quantityBase"] = 0.5;
  json["value"] = Json::array({other, odd, json["value"][0]});
  const auto page = read_credit_memos(samples::access(), json.dump(), samples::books());
  ASSERT_TRUE(page);
  ASSERT_EQ(page->rows.size(), 1U);
  EXPECT_EQ(page->rows[0].number, "CM-7001");
  ASSERT_EQ(page->odd.size(), 1U);
  EXPECT_EQ(page->odd[0].subject, "CM-7002");
}

}  // namespace
}  // namespace vendorproof::erp::business_central
