// A node says the same of a value, whichever library holds the document; the fast way in reads what parse_json reads.
#include "core/base/json/json_node.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof {
namespace {

TEST(JsonNode, OfNothingIsNull) {
  const JsonNode nothing;
  EXPECT_TRUE(nothing.is_null());
  EXPECT_FALSE(nothing.is_object() || nothing.is_array() || nothing.is_text() || nothing.is_number());
  EXPECT_EQ(nothing.member("a"), std::nullopt);
  EXPECT_TRUE(nothing.members().empty());
  EXPECT_TRUE(nothing.elements().empty());
  EXPECT_EQ(nothing.written(), "null");
}

TEST(JsonNode, KnowsItsKindInBothDocuments) {
  const std::string text = R"({"whole":12,"large":18446744073709551615,"part":1.5,"text":"a","list":[1,2],"no":false})";
  const Result<Json> tree = parse_json(text);
  const Result<JsonText> fast = JsonText::parse(text);
  for (const JsonNode& root : {JsonReader(*tree).node(), JsonReader(*fast).node()}) {
    EXPECT_EQ(root.member("whole")->integer(), 12);
    EXPECT_EQ(root.member("large")->integer(), std::nullopt);
    EXPECT_TRUE(root.member("large")->is_number());
    EXPECT_FALSE(root.member("whole")->is_fraction());
    EXPECT_EQ(root.member("part")->integer(), std::nullopt);
    EXPECT_EQ(root.member("part")->number_text(), "1.5");
    EXPECT_EQ(root.member("text")->number_text(), std::nullopt);
    EXPECT_EQ(root.member("text")->text(), "a");
    EXPECT_EQ(root.member("list")->elements().size(), 2U);
    EXPECT_EQ(root.member("list")->written(), "[1,2]");
    EXPECT_EQ(root.member("no")->boolean(), false);
    EXPECT_EQ(root.member("text")->boolean(), std::nullopt);
    EXPECT_EQ(root.member("none"), std::nullopt);
  }
}

/// Every value below a node, written out by the reader's own functions.
std::string walked(const JsonNode& node) {
  if (node.is_object()) {
    std::string text = "{";
    for (const auto& [key, value] : node.members()) {
      EXPECT_EQ(walked(*node.member(key)), walked(value));
      text += std::string(key) + ":" + walked(value) + ",";
    }
    return text + "}";
  }
  if (node.is_array()) {
    std::string text = "[";
    for (const JsonNode& element : node.elements()) text += walked(element) + ",";
    return text + "]";
  }
  if (const auto text = node.text()) return "'" + std::string(*text) + "'";
  if (const auto boolean = node.boolean()) return *boolean ? "yes" : "no";
  if (const auto integer = node.integer()) return std::to_string(*integer);
  if (node.is_fraction()) return "~" + *node.number_text();
  EXPECT_TRUE(node.is_null() || node.is_number());
  return node.is_null() ? "null" : "large " + node.written();
}

void expect_the_same(const std::string& text) {
  const Result<Json> tree = parse_json(text);
  const Result<JsonText> fast = JsonText::parse(text);
  ASSERT_EQ(fast.has_value(), tree.has_value()) << text;
  if (!tree) {
    EXPECT_EQ(fast.error().message, tree.error().message) << text;
    return;
  }
  EXPECT_EQ(walked(JsonReader(*fast).node()), walked(JsonReader(*tree).node())) << text;
  EXPECT_EQ(fast->root().written(), tree->dump()) << text;
}

TEST(JsonText, ReadsWhatTheTreeReads) {
  for (const char* text :
       {R"({"a":1,"b":[true,false,null,"x"],"c":{"d":-7}})", R"([1.5,1e3,-0,0.0,18446744073709551615])",
        R"({"a":1,"b":2,"a":3})", R"({"a":[1],"b":2,"a":{"c":[],"c":{}}})",
        R"([1e300,0.1,-2.50,1E-7,100000000000000.5])", R"("\u00e9\ud83d\ude00\n\u007f\u0001\"\\\/")", "  7  ",
        R"({"":""})", "[]", "{}", "123456789012345678901234567890", "[9223372036854775807,-9223372036854775808]"}) {
    expect_the_same(text);
  }
}

TEST(JsonText, ReadsObjectsOfManyMembersAlike) {
  for (const int count : {31, 32, 33, 200}) {
    std::string text = "{";
    for (int i = 0; i < 2 * count; ++i) {
      text += (i == 0 ? "" : ",") + ("\"name" + std::to_string(i % count) + "\":" + std::to_string(i));
    }
    expect_the_same(text + "}");
  }
}

/// An object whose members have these names, and their places as values; `inner` holds another one.
std::string object_of(const std::vector<std::string>& names, const std::string& inner) {
  std::string text = "{";
  for (std::size_t i = 0; i < names.size(); ++i) {
    text += (i == 0 ? "\"" : ",\"") + names[i] + "\":" + (i % 5 == 4 && !inner.empty() ? inner : std::to_string(i));
  }
  return text + "}";
}

RC_GTEST_PROP(JsonText, MembersAreFoundInAnyOrderAndTheLastOfOneNameCounts, ()) {
  // Few different letters: names are often equal, also beyond the few that are compared one by one.
  const auto name = rc::gen::container<std::string>(rc::gen::elementOf(std::string("abc")));
  const bool all_differ = *rc::gen::arbitrary<bool>();
  const auto names = all_differ ? *rc::gen::unique<std::vector<std::string>>(name)
                                : *rc::gen::scale(2, rc::gen::container<std::vector<std::string>>(name));
  const auto inner = all_differ ? std::vector<std::string>() : *rc::gen::container<std::vector<std::string>>(name);
  const std::string text = object_of(names, object_of(inner, ""));
  const Result<Json> tree = parse_json(text);
  const Result<JsonText> fast = JsonText::parse(text);
  RC_ASSERT(tree.has_value() && fast.has_value());
  const JsonNode node = fast->root();
  const auto asked = *rc::gen::container<std::vector<std::string>>(name);
  const std::vector<std::string> backwards(names.rbegin(), names.rend());
  for (const std::vector<std::string>& list : {asked, names, backwards}) {
    for (const std::string& key : list) {
      const std::optional<JsonNode> found = node.member(key);
      const std::optional<JsonNode> wanted = JsonNode(&*tree).member(key);
      RC_ASSERT(found.has_value() == wanted.has_value());
      if (found) RC_ASSERT(walked(*found) == walked(*wanted));
    }
  }
  RC_ASSERT(fast->root().written() == tree->dump());
}

TEST(JsonText, RefusesWhatTheTreeRefuses) {
  for (const char* text : {"", " ", "{", "[1,]", R"({"a":})", "nul", "1 2", R"("\ud800")", "\"\x01\"", "\"\xff\"", "01",
                           "1e400", "'a'", "[1]x", R"({"a" 1})", "\xef\xbb\xbf{}"}) {
    expect_the_same(text);
  }
}

TEST(JsonText, HasTheSameLimitOfDepth) {
  for (const std::size_t depth : {62U, 63U, 64U, 65U, 66U}) {
    expect_the_same(std::string(depth, '[') + std::string(depth, ']'));
    expect_the_same(std::string(depth, '[') + "1" + std::string(depth, ']'));
  }
}

TEST(JsonText, NamesThePlaceOfAProblem) {
  const Result<JsonText> document = JsonText::parse(R"({"orders":[{"id":1},{"id":"x"}]})");
  const JsonReader in(*document);
  EXPECT_EQ(in.at("orders").elements()[1].at("id").integer(), 0);
  EXPECT_EQ(in.finish(0).error().message, R"($.orders[1].id is "x", not a whole number)");
}

TEST(JsonText, AReaderApartHasProblemsOfItsOwn) {
  const Result<JsonText> document = JsonText::parse(R"({"orders":[{"id":1},{"id":2}]})");
  const JsonReader in(*document);
  const JsonReader second = in.at("orders").elements()[1].apart("$.orders[1]");
  second.at("name");
  EXPECT_EQ(second.finish(0).error().message, "$.orders[1].name is missing");
  EXPECT_FALSE(in.failed());
}

RC_GTEST_PROP(JsonText, AnyBytesAreReadAlike, (const std::string& bytes)) { expect_the_same(bytes); }

RC_GTEST_PROP(JsonText, DamagedDocumentsAreReadAlike, ()) {
  std::string text =
      R"({"purchaseOrderNumber":"PO1","items":[{"amount":"2.50","n":12,"ok":true},{"x":null,"y":1.25}]})";
  const auto edits = *rc::gen::inRange(1, 4);
  for (int edit = 0; edit < edits; ++edit) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    text[at] = *rc::gen::element('{', '}', '[', ']', ',', ':', '"', '\\', '0', 'e', '.', '-', ' ', 'u', '\x80');
  }
  expect_the_same(text);
}

}  // namespace
}  // namespace vendorproof
