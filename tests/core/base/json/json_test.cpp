#include <string>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof {
namespace {

Json json_of(std::string_view text) { return parse_json(text).value(); }

/// What the reader says after `read` has had a look.
template <class Read>
std::string problem_of(std::string_view text, Read read) {
  const Json document = json_of(text);
  const JsonReader in(document);
  read(in);
  const Result<int> finished = in.finish(0);
  return finished ? "" : finished.error().message;
}

TEST(JsonReader, ReadsValues) {
  const Json document = json_of(R"({"text":"a","number":-5,"flag":true,"when":"2026-11-23","list":[1,2],"none":null})");
  const JsonReader in(document);
  EXPECT_EQ(in.at("text").text(), "a");
  EXPECT_EQ(in.at("number").integer(), -5);
  EXPECT_TRUE(in.at("flag").boolean());
  EXPECT_EQ(format_date(in.at("when").instant()), "2026-11-23");
  EXPECT_EQ(in.at("list").elements().size(), 2U);
  EXPECT_EQ(in.keys(), (std::vector<std::string>{"text", "number", "flag", "when", "list", "none"}));
  EXPECT_FALSE(in.has("none"));
  EXPECT_FALSE(in.has("other"));
  EXPECT_TRUE(in.has("flag"));
  EXPECT_EQ(in.finish(7).value(), 7);
}

TEST(JsonReader, TakesTheFallbackOnlyForWhatIsMissing) {
  const Json document = json_of(R"({"text":"a","number":5,"flag":true,"none":null})");
  const JsonReader in(document);
  EXPECT_EQ(in.text_or("text", "b"), "a");
  EXPECT_EQ(in.text_or("none", "b"), "b");
  EXPECT_EQ(in.integer_or("number", 9), 5);
  EXPECT_EQ(in.integer_or("other", 9), 9);
  EXPECT_TRUE(in.boolean_or("flag", false));
  EXPECT_TRUE(in.boolean_or("other", true));
  EXPECT_FALSE(in.failed());
  EXPECT_EQ(in.integer_or("text", 9), 0);
  EXPECT_TRUE(in.failed());
}

TEST(JsonReader, NamesThePlaceOfTheProblem) {
  constexpr std::string_view order = R"({"orders":[{"items":[{"cost":1},{"cost":"x"}]}]})";
  EXPECT_EQ(problem_of(order,
                       [](const JsonReader& in) {
                         in.at("orders").elements()[0].at("items").elements()[1].at("cost").integer();
                       }),
            "$.orders[0].items[1].cost is \"x\", not a whole number");
  EXPECT_EQ(problem_of(order, [](const JsonReader& in) { in.at("orders").elements()[0].at("number").text(); }),
            "$.orders[0].number is missing");
  EXPECT_EQ(problem_of(order, [](const JsonReader& in) { in.at("orders").at("items"); }), "$.orders is not an object");
  EXPECT_EQ(problem_of("5", [](const JsonReader& in) { static_cast<void>(in.elements()); }), "$ is not an array");
}

TEST(JsonReader, KeepsTheFirstProblemOnly) {
  EXPECT_EQ(problem_of(R"({"a":1})",
                       [](const JsonReader& in) {
                         EXPECT_EQ(in.at("b").at("c").text(), "");
                         EXPECT_EQ(in.at("a").text(), "");
                         EXPECT_TRUE(in.at("a").elements().empty());
                         EXPECT_EQ(in.at("a").instant(), Instant());
                         EXPECT_FALSE(in.at("a").boolean());
                         EXPECT_EQ(in.at("a").integer_or_text(), 0);
                         EXPECT_EQ(in.at("a").one_of({"x"}), 0U);
                       }),
            "$.b is missing");
}

TEST(JsonReader, CountsANullAsMissing) {
  EXPECT_EQ(problem_of(R"({"a":null})", [](const JsonReader& in) { in.at("a").text(); }), "$.a is missing");
}

TEST(JsonReader, IntegersAreWholeAndFit) {
  const auto integer = [](const JsonReader& in) { in.integer(); };
  EXPECT_EQ(problem_of("9223372036854775807", integer), "");
  EXPECT_EQ(problem_of("-9223372036854775808", integer), "");
  for (const char* bad : {"9223372036854775808", "-9223372036854775809", "1.0", "1e3", "\"1\"", "true", "null", "[]"}) {
    EXPECT_NE(problem_of(bad, integer).find("not a whole number"), std::string::npos) << bad;
  }
}

TEST(JsonReader, TakesIntegersWrittenAsTextWhereAsked) {
  EXPECT_EQ(JsonReader(Json("10")).integer_or_text(), 10);
  EXPECT_EQ(JsonReader(Json("-007")).integer_or_text(), -7);
  EXPECT_EQ(JsonReader(Json(10)).integer_or_text(), 10);
  for (const char* bad : {R"("")", R"("-")", R"("1.0")", R"(" 1")", R"("1a")", R"("9999999999999999999")", "1.5"}) {
    EXPECT_NE(problem_of(bad, [](const JsonReader& in) { in.integer_or_text(); }), "") << bad;
  }
}

TEST(JsonReader, ChoosesOneOfTheNames) {
  const Json document = json_of(R"(["Cases","CASES"])");
  const JsonReader in(document);
  EXPECT_EQ(in.elements()[0].one_of({"Eaches", "Cases"}), 1U);
  EXPECT_EQ(in.elements()[1].one_of({"Eaches", "Cases"}, JsonReader::Case::Ignored), 1U);
  EXPECT_FALSE(in.failed());
  in.elements()[1].one_of({"Eaches", "Cases"});
  EXPECT_EQ(in.finish(0).error().message, "$[1] is \"CASES\", not one of Eaches, Cases");
}

TEST(JsonReader, CutsLongValuesInProblems) {
  const std::string message =
      problem_of("\"" + std::string(5'000, 'x') + "\"", [](const JsonReader& in) { in.integer(); });
  EXPECT_LT(message.size(), 120U);
}

TEST(JsonReader, UsesTheGivenNameOfTheRoot) {
  const Json document = json_of("{}");
  const JsonReader in(document, "scenario.json: $");
  in.at("seed").integer();
  EXPECT_EQ(in.finish(0).error().message, "scenario.json: $.seed is missing");
}

TEST(JsonReader, BoundsTheLengthOfArrays) {
  Json::array_t numbers(100'001, Json(1));
  const Json document(std::move(numbers));
  const JsonReader in(document);
  EXPECT_TRUE(in.elements().empty());
  EXPECT_TRUE(in.failed());
}

}  // namespace
}  // namespace vendorproof
