#include "core/channel/sp_api/json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/channel/sp_api/samples.h"

namespace vendorproof::channel::sp_api {
namespace {

using samples::parsed;

/// What `read` makes of a document, or its problem.
template <class Read>
auto result_of(const std::string& text, Read read) {
  const Json json = parsed(text);
  const JsonReader in(json);
  return in.finish(read(in));
}

TEST(AmazonJson, MakesRequestsThatAmazonTakes) {
  const HttpRequest get = amazon_get("/a");
  EXPECT_EQ(get.method, "GET");
  EXPECT_EQ(get.body, "");
  EXPECT_FALSE(header_of(get.headers, "content-type"));

  const HttpRequest post = amazon_post("/a", R"({"b":1})");
  EXPECT_EQ(post.method, "POST");
  EXPECT_EQ(post.body, R"({"b":1})");
  EXPECT_EQ(header_of(post.headers, "content-type"), "application/json");
  EXPECT_EQ(header_of(post.headers, "user-agent"), "Vendorproof/0.1 (Language=C++)");
  EXPECT_FALSE(header_of(post.headers, "x-amz-access-token"));
}

TEST(AmazonJson, CountsEaches) {
  EXPECT_EQ(*result_of(R"({"amount":3,"unitOfMeasure":"Cases","unitSize":12})", read_eaches), 36);
  EXPECT_EQ(*result_of(R"({"amount":3,"unitOfMeasure":"Eaches","unitSize":12})", read_eaches), 3);
  EXPECT_EQ(*result_of(R"({"amount":0,"unitOfMeasure":"Cases"})", read_eaches), 0);
  EXPECT_EQ(*result_of(R"({"amount":0})", read_eaches), 0);
  EXPECT_EQ(*result_of(R"({"amount":1000000000,"unitOfMeasure":"Cases","unitSize":1000000})", read_eaches),
            1'000'000'000'000'000);
  EXPECT_EQ(result_of(R"({"amount":3,"unitOfMeasure":"Cases"})", read_eaches).error().message,
            "$ is in cases and does not state a unitSize: it cannot be turned into eaches");
  EXPECT_EQ(result_of(R"({"unitOfMeasure":"Cases"})", read_eaches).error().message, "$.amount is missing");
}

TEST(AmazonJson, ReadsMoneyFromTextOnly) {
  EXPECT_EQ(*result_of(R"({"currencyCode":"USD","amount":"1.2E+1"})", read_money), samples::dollars("12"));
  EXPECT_EQ(result_of(R"({"currencyCode":"USD","amount":12.5})", read_money).error().message,
            "$.amount is 12.5, not a text");
  EXPECT_EQ(result_of(R"({"amount":"12.5"})", read_money).error().message, "$.currencyCode is missing");
}

TEST(AmazonJson, ReadsAGroupOrSaysThatItIsNone) {
  const auto has_member = [](const JsonReader& in) { return object_at(in, "a").has("b"); };
  EXPECT_TRUE(*result_of(R"({"a":{"b":1}})", has_member));
  EXPECT_FALSE(*result_of(R"({"a":{}})", has_member));
  EXPECT_EQ(result_of(R"({"a":[1]})", has_member).error().message, "$.a is not an object");
  EXPECT_EQ(result_of(R"({})", has_member).error().message, "$.a is missing");
}

TEST(AmazonJson, ReadsOptionalInstants) {
  const auto read = [](const JsonReader& in) { return instant_or_none(in, "a"); };
  EXPECT_EQ(*result_of(R"({"a":"2026-11-02T00:00:00"})", read), samples::at("2026-11-02"));
  EXPECT_EQ(*result_of(R"({"a":null})", read), std::nullopt);
  EXPECT_FALSE(result_of(R"({"a":17})", read));
}

/// What `write` writes, called with a writer and these values.
template <class Write, class... Values>
std::string written_by(Write write, const Values&... values) {
  JsonWriter out;
  write(out, values...);
  return out.take();
}

RC_GTEST_PROP(AmazonJson, QuantitiesAndMoneySurvive, (std::uint32_t amount, std::uint16_t size, std::int32_t price)) {
  const Quantity quantity{amount % 1'000'000'001, size > 0 ? UnitOfMeasure::Cases : UnitOfMeasure::Eaches,
                          size > 0 ? size : 1};
  RC_ASSERT(*result_of(written_by(write_quantity, quantity), read_quantity) == quantity);
  const Money money(price, usd());
  RC_ASSERT(*result_of(written_by(write_money, money), read_money) == money);
}

TEST(AmazonJson, DoesNotInventAUnitSize) {
  EXPECT_EQ(written_by(write_quantity, Quantity{5, UnitOfMeasure::Cases, 0}),
            R"({"amount":5,"unitOfMeasure":"Cases"})");
}

TEST(AmazonJson, LeavesOutEmptyTexts) {
  JsonWriter out;
  out.begin_object();
  add_text(out, "a", "");
  add_text(out, "b", "x");
  EXPECT_EQ(out.end_object().take(), R"({"b":"x"})");
  EXPECT_EQ(written_by(write_party, "V"), R"({"partyId":"V"})");
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
