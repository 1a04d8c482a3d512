#include "core/base/archive/archive.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "core/base/archive/words_archive.h"
#include "core/base/json/json_tree.h"

namespace vendorproof {
namespace {

enum class Colour { Red, Blue };

struct Part {
  std::int64_t count = 0;
  std::optional<std::string> label;
};

template <class Archive>
void archive(Archive& a, Part& part) {
  a("count", part.count)("label", part.label);
}

struct Whole {
  std::string name;
  bool good = false;
  std::uint64_t hash = 0;
  Colour colour = Colour::Red;
  std::string_view word = "one";
  Instant at;
  Duration lasts = Duration(0);
  Money cost;
  Currency currency;
  std::vector<Part> parts;
  std::map<std::string, Part> by_name;
  std::set<std::pair<std::int64_t, std::string>> seen;
  std::map<std::tuple<Instant, std::string, std::int64_t>, bool> by_three;
  Json document;
};

template <class Archive>
void archive(Archive& a, Whole& whole) {
  a("name", whole.name)("good", whole.good)("hash", whole.hash);
  a.choice("colour", whole.colour, {"Red", "Blue"});
  a.word("word", whole.word, {"one", "two"});
  a("at", whole.at)("lasts", whole.lasts)("cost", whole.cost)("currency", whole.currency)("parts", whole.parts);
  a("by_name", whole.by_name)("seen", whole.seen)("by_three", whole.by_three);
  a("document", whole.document);
}

Whole sample() {
  Whole whole;
  whole.name = "A \"name\"";
  whole.good = true;
  whole.hash = 18'446'744'073'709'551'615U;
  whole.colour = Colour::Blue;
  whole.word = "two";
  whole.at = *parse_instant("2026-11-23T08:00:00.250Z");
  whole.lasts = std::chrono::hours(36);
  whole.cost = *Money::parse("12.5 USD");
  whole.currency = usd();
  whole.parts = {{1, "x"}, {-2, std::nullopt}};
  whole.by_name = {{"a", {3, ""}}};
  whole.seen = {{1, "b"}, {2, "a"}};
  whole.by_three[{*parse_instant("2026-11-23T00:00:00Z"), "x", 7}] = true;
  whole.document = {{"z", 1}, {"a", nullptr}};
  return whole;
}

TEST(Archive, ReadsWhatItWrote) {
  Whole whole = sample();
  const Json node = StateWriter::of(whole);
  EXPECT_EQ(node.dump(),
            R"({"name":"A \"name\"","good":true,"hash":18446744073709551615,"colour":"Blue","word":"two",)"
            R"("at":"2026-11-23T08:00:00.250Z","lasts":"1d12h","cost":"12.50 USD","currency":"USD",)"
            R"("parts":[{"count":1,"label":"x"},{"count":-2,"label":null}],"by_name":[["a",{"count":3,"label":""}]],)"
            R"("seen":[[1,"b"],[2,"a"]],"by_three":[[["2026-11-23T00:00:00Z","x",7],true]],)"
            R"("document":{"z":1,"a":null}})");
  Whole again;
  ASSERT_TRUE(StateReader::read(node, again).has_value());
  EXPECT_EQ(StateWriter::of(again), node);
}

std::string problem_with(const std::string& member, const Json& value) {
  Whole whole = sample();
  Json node = StateWriter::of(whole);
  node[member] = value;
  const Result<void> read = StateReader::read(node, whole);
  return read ? "" : read.error().message;
}

TEST(Archive, NamesWhatIsWrong) {
  EXPECT_EQ(problem_with("name", 1), "$.name is 1, not a text");
  EXPECT_EQ(problem_with("good", 1), "$.good is 1, neither true nor false");
  EXPECT_EQ(problem_with("hash", -1), "$.hash is -1, not a whole number within its bounds");
  EXPECT_EQ(problem_with("colour", "Green"), "$.colour is not one of Red, Blue");
  EXPECT_EQ(problem_with("word", nullptr), "$.word is not one of one, two");
  EXPECT_EQ(problem_with("at", 1e300), "$.at is wrong: neither a date and time nor milliseconds since 1970");
  EXPECT_NE(problem_with("lasts", "soon").find("$.lasts is wrong: "), std::string::npos);
  EXPECT_NE(problem_with("cost", "12.50").find("$.cost is wrong: "), std::string::npos);
  EXPECT_NE(problem_with("cost", {9'000'000'000'000'000'000, "USD"}).find("$.cost is wrong: "), std::string::npos);
  EXPECT_EQ(problem_with("parts", {{{"count", 1.5}, {"label", nullptr}}}),
            "$.parts[0].count is 1.5, not a whole number within its bounds");
  EXPECT_EQ(problem_with("parts", {{{"count", 1}}}), "$.parts[0].label is missing");
  EXPECT_EQ(problem_with("parts", 7), "$.parts is 7, not a list");
  EXPECT_EQ(problem_with("seen", {{1, "b"}, {1, "b"}}), "$.seen[1] is there twice");
  EXPECT_EQ(problem_with("by_name", {{"a"}}), "$.by_name[0] does not have 2 elements");
  EXPECT_EQ(problem_with("by_three", Json::parse(R"([[["2026-11-23T00:00:00Z","x"],true]])")),
            "$.by_three[0][0] does not have 3 elements");
  EXPECT_EQ(problem_with("other", 1), "$.other is not known here");
}

TEST(Archive, AForgottenMemberStopsTheExport) {
  static_assert(archiving::members_of<Part>() == 2);
  static_assert(archiving::members_of<Whole>() == 14);
  static_assert(archiving::members_of<Effect>() == 14);
}

RC_GTEST_PROP(Archive, TimesAndAmountsComeBackExactly, ()) {
  const auto milliseconds = *rc::gen::inRange<std::int64_t>(-253'402'300'799'999, 253'402'300'799'999);
  const Instant instant{Duration(milliseconds)};
  RC_ASSERT(*instant_of_state(state_of(instant)) == instant);
  RC_ASSERT(*duration_of_state(state_of(Duration(milliseconds))) == Duration(milliseconds));
  const Money money(milliseconds * 3'000, *rc::gen::element(usd(), Currency()));
  RC_ASSERT(*money_of_state(state_of(money)) == money);
}

}  // namespace
}  // namespace vendorproof
