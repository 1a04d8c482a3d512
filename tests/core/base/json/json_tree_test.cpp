#include "core/base/json/json_tree.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof {
namespace {

std::string error_of(std::string_view text) {
  const Result<Json> json = parse_json(text);
  return json ? "" : json.error().message;
}

TEST(ParseJson, KeepsTheOrderOfFields) {
  EXPECT_EQ(parse_json(R"({"z":1,"a":2,"m":[true,null]})").value().dump(), R"({"z":1,"a":2,"m":[true,null]})");
}

TEST(ParseJson, SaysWhereItBreaks) {
  EXPECT_NE(error_of("{\n  \"a\": 1,\n  \"b\" 2\n}").find("line 3, column 7"), std::string::npos)
      << error_of("{\n  \"a\": 1,\n  \"b\" 2\n}");
  EXPECT_NE(error_of("[1, 2").find("ends too early"), std::string::npos) << error_of("[1, 2");
  EXPECT_NE(error_of("").find("ends too early"), std::string::npos) << error_of("");
  EXPECT_NE(error_of("[1] x").find("line 1, column 5"), std::string::npos) << error_of("[1] x");
}

TEST(ParseJson, RefusesWhatIsNotJson) {
  for (const char* bad : {"{", "{'a':1}", "[1,]", "01", "nul", "\"\xff\"", "{\"a\":1}}", "// x\n1", "NaN", "1e999"}) {
    EXPECT_FALSE(parse_json(bad)) << bad;
  }
}

TEST(ParseJson, BoundsTheDepth) {
  EXPECT_TRUE(parse_json(std::string(64, '[') + std::string(64, ']')));
  EXPECT_NE(error_of(std::string(65, '[') + std::string(65, ']')).find("64 levels"), std::string::npos);
  EXPECT_NE(error_of(std::string(1'000'000, '[')).find("64 levels"), std::string::npos);
  EXPECT_TRUE(parse_json("[\"" + std::string(200, '[') + "\\\"" + std::string(200, '{') + "\"]"));
}

TEST(ParseJson, BoundsTheSize) {
  std::string large(64ULL * 1024 * 1024 + 1, ' ');
  large.back() = '1';
  EXPECT_NE(error_of(large).find("64 MiB"), std::string::npos);
}

/// parse_json gives what the library's own builder gives.
void expect_the_librarys_tree(const std::string& text) {
  const Result<Json> json = parse_json(text);
  const Json library = Json::parse(text, nullptr, false);
  EXPECT_EQ(json.has_value(), !library.is_discarded()) << text;
  if (json) {
    EXPECT_EQ(json->dump(), library.dump()) << text;
  }
}

/// An object of `count` members, each name `repeats` times.
std::string object_of(int count, int repeats) {
  std::string text = "{";
  for (int repeat = 0; repeat < repeats; ++repeat) {
    for (int i = 0; i < count; ++i) {
      text += (text.size() > 1 ? "," : "") + ("\"name" + std::to_string(i) + "\":" + std::to_string(i + repeat));
    }
  }
  return text + "}";
}

TEST(ParseJson, OfMembersWithOneNameTheLastCounts) {
  EXPECT_EQ(parse_json(R"({"a":1,"b":2,"a":{"c":3}})").value().dump(), R"({"a":{"c":3},"b":2})");
  for (const int count : {1, 31, 32, 33, 100}) {
    expect_the_librarys_tree(object_of(count, 1));
    expect_the_librarys_tree(object_of(count, 2));
    expect_the_librarys_tree("[" + object_of(count, 3) + "," + object_of(count, 1) + "]");
  }
}

RC_GTEST_PROP(JsonProperty, WrittenTextsAreReadBack, ()) {
  const auto characters = *rc::gen::container<std::string>(rc::gen::inRange<char>(1, 127));
  const Json written = {{"text", characters}, {"list", {1, characters}}};
  RC_ASSERT(parse_json(written.dump()).value() == written);
}

RC_GTEST_PROP(JsonProperty, NoBytesCrashTheParser, ()) {
  const auto bytes = *rc::gen::container<std::string>(
      rc::gen::element('{', '}', '[', ']', '"', ',', ':', '1', 'e', '-', '\\', 'u', 't', ' ', '\n', '\xff'));
  const Result<Json> json = parse_json(bytes);
  RC_ASSERT(json.has_value() || json.error().code == ErrorCode::Malformed);
}

RC_GTEST_PROP(JsonProperty, DamagedDocumentsGiveTheLibrarysTree, ()) {
  std::string text = R"({"a":{"b":[1,-2,3.5,{"a":null}],"a":true},"c":"x","a":[[],{}]})";
  const auto edits = *rc::gen::inRange(0, 4);
  for (int edit = 0; edit < edits; ++edit) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    text[at] = *rc::gen::element('{', '}', '[', ']', ',', ':', '"', '\\', '0', 'e', '.', '-', ' ', 'a', '\x80');
  }
  expect_the_librarys_tree(text);
}

}  // namespace
}  // namespace vendorproof
