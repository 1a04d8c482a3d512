#include "core/erp/tryton/steps.h"

#include <array>

#include <gtest/gtest.h>

#include "tests/core/erp/tryton/samples.h"

namespace vendorproof::erp::tryton {
namespace {

/// Counts to three, one call a number.
constexpr std::array<Step<int, std::string>, 2> counting = {{
    {"first", "a.first",
     [](const ErpAccess& access, const std::string& word, const Json&) { return call(access, word, Json::array()); },
     [](const ErpAccess&, const JsonReader&, Json& found) -> Result<Went<int>> {
       found["count"] = 1;
       return go_to<int>("second");
     }},
    {"second", "a.second",
     [](const ErpAccess& access, const std::string& word, const Json& found) {
       return call(access, word, Json::array({found.at("count")}));
     },
     [](const ErpAccess&, const JsonReader&, Json& found) -> Result<Went<int>> {
       const int count = found.at("count").get<int>() + 1;
       found["count"] = count;
       if (count == 3) return Went<int>{count};
       return go_to<int>("second");
     }},
}};

TEST(TrytonSteps, KeepWhatTheyHaveFoundInTheBookmark) {
  const auto question = question_of<counting, int, std::string>();
  const auto talk = samples::talk(question, {samples::nothing, samples::nothing, samples::nothing}, "word");
  EXPECT_EQ(talk.answer, 3);
  ASSERT_EQ(talk.requests.size(), 3U);
  EXPECT_EQ(samples::parameters_of(talk.requests[0]).dump(), "[]");
  EXPECT_EQ(samples::parameters_of(talk.requests[1]).dump(), "[1]");
  EXPECT_EQ(samples::parameters_of(talk.requests[2]).dump(), "[2]");
  EXPECT_EQ(talk.operations, (std::vector<std::string>{"a.first", "a.second", "a.second"}));
}

TEST(TrytonSteps, AreCalledByTheirNamesAndTheFirstByNone) {
  const auto question = question_of<counting, int, std::string>();
  EXPECT_EQ(question.name, "a.first");
  EXPECT_EQ(question.name_at("").effect, "");
  EXPECT_EQ(question.name_at("second {\"count\":1}").operation, "a.second");
  EXPECT_EQ(question.name_at("second {\"count\":1}").effect, "second");
}

TEST(TrytonSteps, HearNothingInAnErrorOrAForeignBody) {
  const auto question = question_of<counting, int, std::string>();
  for (const char* body : {"", "{", "[]", "17", "{}", "<html>", R"({"error":["UserError",["no","",null]]})"}) {
    EXPECT_FALSE(question.hear(samples::access(), body, "")) << body;
  }
}

TEST(TrytonSteps, ABookmarkIsTakenApartAsItWasPutTogether) {
  const Json found = {{"text", "two words\nand a line"}, {"ids", {1, 2}}};
  const Position position = position_of(bookmark_of("second", found));
  EXPECT_EQ(position.step, "second");
  EXPECT_EQ(position.found, found);
  EXPECT_EQ(position_of("").step, "");
}

}  // namespace
}  // namespace vendorproof::erp::tryton
