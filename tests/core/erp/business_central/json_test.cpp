#include "core/erp/business_central/json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/erp/business_central/samples.h"

namespace vendorproof::erp::business_central {
namespace {

using samples::dollars;
using samples::parsed;

Result<Money> amount_of(const std::string& text) {
  const Json json = parsed(text);
  const JsonReader in(json);
  return in.finish(read_amount(in, usd()));
}

Result<std::int64_t> whole_of(const std::string& text) {
  const Json json = parsed(text);
  const JsonReader in(json);
  return in.finish(read_whole(in));
}

TEST(BusinessCentralJson, ReadsAmountsExactly) {
  EXPECT_EQ(*amount_of("2.5"), dollars("2.5"));
  EXPECT_EQ(*amount_of("12"), dollars("12"));
  EXPECT_EQ(*amount_of("-0.07"), dollars("-0.07"));
  EXPECT_EQ(*amount_of("1e2"), dollars("100"));
  EXPECT_EQ(*amount_of("1.25e1"), dollars("12.5"));
  EXPECT_EQ(*amount_of("0.0"), dollars("0"));
  EXPECT_EQ(*amount_of("-0.0"), dollars("0"));
  EXPECT_EQ(*amount_of("6864355.4142"), dollars("6864355.4142"));
  EXPECT_EQ(*amount_of("6864355.4142000005"), dollars("6864355.4142"));
}

TEST(BusinessCentralJson, RefusesAmountsThatItCanNotHold) {
  EXPECT_EQ(amount_of("2.12345").error().message, "$ is wrong: amount '2.12345' is finer than 1/10,000");
  EXPECT_EQ(amount_of("1e-05").error().message, "$ is wrong: amount '0.00001' is finer than 1/10,000");
  EXPECT_EQ(amount_of("\"2.5\"").error().message, "$ is not a number");
  EXPECT_EQ(amount_of("18446744073709551615").error().message,
            "$ is wrong: amount '18446744073709551615' is too large");
  EXPECT_FALSE(amount_of("1e300"));
  EXPECT_FALSE(amount_of("5e-324"));
}

RC_GTEST_PROP(BusinessCentralJson, AmountsAreReadAsTheyAreWritten, ()) {
  const auto written = Money(*rc::gen::inRange<std::int64_t>(-900'000'000'000'000, 900'000'000'000'001), usd());
  RC_ASSERT(*amount_of(money_text(written)) == written);
}

TEST(BusinessCentralJson, WritesTheShortestAmount) {
  EXPECT_EQ(money_text(dollars("12.50")), "12.5");
  EXPECT_EQ(money_text(dollars("-3")), "-3");
  EXPECT_EQ(money_text(dollars("0")), "0");
  EXPECT_EQ(money_text(dollars("100")), "100");
  EXPECT_EQ(money_text(dollars("0.0125")), "0.0125");
}

TEST(BusinessCentralJson, ReadsWholeNumbersOnly) {
  EXPECT_EQ(*whole_of("60"), 60);
  EXPECT_EQ(*whole_of("60.0"), 60);
  EXPECT_EQ(*whole_of("1e5"), 100'000);
  EXPECT_EQ(*whole_of("100000.0"), 100'000);
  EXPECT_EQ(*whole_of("0"), 0);
  EXPECT_EQ(whole_of("4.99998").error().message, "$ is 4.99998, not a whole number");
  EXPECT_EQ(whole_of("60.0000024").error().message, "$ is 60.0000024, not a whole number");
  EXPECT_EQ(whole_of("-1").error().message, "$ is -1, not within 0 to 1,000,000,000");
  EXPECT_EQ(whole_of("1000000001").error().message, "$ is 1000000001, not within 0 to 1,000,000,000");
  EXPECT_EQ(whole_of("\"5\"").error().message, "$ is \"5\", not a whole number");
  EXPECT_FALSE(whole_of("1e300"));
}

TEST(BusinessCentralJson, ReadsTheUnitOfALine) {
  const auto unit_of = [](const char* line, const trade::Catalogue* items) {
    const Json json = parsed(line);
    const JsonReader in(json);
    return in.finish(read_unit(in, items));
  };
  constexpr const char* in_cases = R"({"itemNumber":"TEA-BLACK","unitOfMeasureCode":"KAR12"})";
  EXPECT_EQ(*unit_of(in_cases, &samples::items()), 12);
  EXPECT_EQ(*unit_of(R"({"itemNumber":"TEA-BLACK"})", nullptr), 1);
  EXPECT_EQ(unit_of(in_cases, nullptr).error().message,
            "$.unitOfMeasureCode is 'KAR12', which was not among the ERP's units of item 'TEA-BLACK' when they were "
            "last read");
}

TEST(BusinessCentralJson, KnowsDatesThatWereNeverSet) {
  const Json json = parsed(R"({"a":null,"b":"0001-01-01","c":"0001-01-01T00:00:00Z","d":"","e":"2026-11-04","f":"x"})");
  const JsonReader in(json);
  for (const char* key : {"a", "b", "c", "d", "missing"}) EXPECT_EQ(date_or_none(in, key), std::nullopt) << key;
  EXPECT_EQ(date_or_none(in, "e"), samples::at("2026-11-04"));
  EXPECT_FALSE(in.failed());
  date_or_none(in, "f");
  EXPECT_TRUE(in.failed());
}

TEST(BusinessCentralJson, QuotesTextsOfFilters) {
  EXPECT_EQ(quoted("PO1"), "'PO1'");
  EXPECT_EQ(quoted("O'Neill''s"), "'O''Neill''''s'");
}

TEST(BusinessCentralJson, FollowsLinks) {
  EXPECT_EQ(target_of_link(""), "");
  EXPECT_EQ(target_of_link("/api/x?$skip=2"), "/api/x?$skip=2");
  EXPECT_EQ(target_of_link("/api/x?next=http://y/z"), "/api/x?next=http://y/z");
  EXPECT_EQ(target_of_link("https://erp:7048/api/x?$skip=2"), "/api/x?$skip=2");
  EXPECT_EQ(target_of_link("https://erp:7048"), "/");

  const HttpRequest request = get_next_page(samples::access(), "https://erp:7048/api/v2.0/items?$skiptoken=a%20b");
  EXPECT_EQ(request.path, "/api/v2.0/items");
  EXPECT_EQ(query_of(request, "$skiptoken"), "a b");
  EXPECT_EQ(header_of(request.headers, "authorization"), "Basic " + base64_encode("links:key:1"));
}

RC_GTEST_PROP(BusinessCentralJson, BodiesAreJsonWhateverTheText, (const std::string& text)) {
  SalesOrderDraft draft;
  draft.purchase_order = text;
  draft.lines.push_back({text, 12, Money(12'500, usd()), 1});
  const auto json = parse_json(create_sales_order(samples::access(), draft, samples::books()).body);
  RC_ASSERT(json.has_value());
  RC_ASSERT((*json)["linkedOrderLines"][0]["unitPrice"] == 1.25);
}

}  // namespace
}  // namespace vendorproof::erp::business_central
