#include "mock_amazon/wire/schema.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof::mock_amazon {
namespace {

const Shape& child() {
  static const Shape shape{{text("partyId", Presence::Required), integer("size"), text("taxInfo")}};
  return shape;
}

const Shape& parent() {
  static const Shape shape{{text("id", Presence::Required, 5), choice("kind", Presence::Optional, {"Out", "In"}),
                            date_time("date"), decimal("amount"), number("count"), country("origin"),
                            group("party", Presence::Optional, child()), groups("rows", Presence::Optional, child()),
                            groups("needed", Presence::Optional, child()), texts("names", Presence::Optional)}};
  return shape;
}

std::vector<std::string> messages(const Json& document) {
  std::vector<std::string> texts;
  for (const Refusal& refusal : check_shape(parent(), JsonNode(&document), "root")) texts.push_back(refusal.message);
  return texts;
}

using Messages = std::vector<std::string>;

TEST(Schema, TakesWhatIsDeclared) {
  const Json good = {{"id", "12345"},
                     {"kind", "In"},
                     {"date", "2026-11-23"},
                     {"amount", "-1.5E+3"},
                     {"count", 30},
                     {"origin", "US"},
                     {"party", {{"partyId", "P"}, {"size", "12"}}},
                     {"rows", Json::array({{{"partyId", "P"}, {"size", 3}}})},
                     {"names", Json::array({"a"})}};
  EXPECT_EQ(messages(good), Messages());
  EXPECT_EQ(messages({{"id", "x"}, {"date", nullptr}}), Messages());
}

TEST(Schema, SaysWhatIsMissing) {
  EXPECT_EQ(
      messages({{"id", "x"}, {"party", Json::object()}}),
      (Messages{"The content of element 'party' is not complete. One of '{partyId, size, taxInfo}' is expected."}));
  EXPECT_EQ(messages({{"id", "x"}, {"rows", Json::array({{{"size", 1}}})}}),
            (Messages{"The content of element 'rows' is not complete. One of '{partyId, taxInfo}' is expected."}));
}

TEST(Schema, RefusesWhatIsNotDeclared) {
  const Json document = {{"id", "x"}, {"party", {{"partyId", "P"}, {"name", "N"}}}};
  EXPECT_EQ(messages(document), (Messages{"Invalid content was found starting with element 'name'. "
                                          "One of '{size, taxInfo}' is expected."}));
  const Json full = {{"id", "x"}, {"party", {{"partyId", "P"}, {"size", 1}, {"taxInfo", "t"}, {"x", 1}}}};
  EXPECT_EQ(messages(full), (Messages{"Invalid content was found starting with element 'x'. "
                                      "No child element is expected at this point."}));
}

TEST(Schema, ListsEnumerationsInOrder) {
  EXPECT_EQ(messages({{"id", "x"}, {"kind", "IN"}}),
            (Messages{"Value 'IN' is not valid with respect to enumeration '[In, Out]'. It must be a value from the "
                      "enumeration.",
                      "The value 'IN' of element 'kind' is not valid."}));
}

TEST(Schema, RefusesValuesOfAnotherType) {
  const auto refused = [](const char* key, const Json& value) {
    Json document = {{"id", "x"}};
    document[key] = value;
    return !messages(document).empty();
  };
  EXPECT_TRUE(refused("id", 3));
  EXPECT_TRUE(refused("id", "123456"));
  EXPECT_TRUE(refused("kind", 3));
  for (const Json& bad : {Json("soon"), Json(5), Json(Json::array())}) EXPECT_TRUE(refused("date", bad));
  for (const char* bad : {"", ".5", "5.", "01", "1e", "1,5", "--1", "0x1", " 1"})
    EXPECT_TRUE(refused("amount", bad)) << bad;
  for (const char* good : {"0", "0.5", "10", "1E5", "-2"}) EXPECT_FALSE(refused("amount", good)) << good;
  EXPECT_TRUE(refused("amount", 1.5));
  EXPECT_TRUE(refused("count", "30"));
  EXPECT_TRUE(refused("origin", "us"));
  EXPECT_TRUE(refused("party", Json::array()));
  EXPECT_TRUE(refused("rows", Json::object()));
  EXPECT_TRUE(refused("rows", Json::array({3})));
  EXPECT_TRUE(refused("names", Json::array({3})));
  EXPECT_TRUE(refused("party", {{"partyId", "P"}, {"size", 1.5}}));
  EXPECT_TRUE(refused("party", {{"partyId", "P"}, {"size", 99'999'999}}));
  EXPECT_EQ(messages(Json(3)), (Messages{"The value '3' of element 'root' is not valid."}));
}

TEST(Schema, StopsAtTwentyRefusals) {
  Json rows = Json::array();
  for (int i = 0; i < 500; ++i) rows.push_back(3);
  EXPECT_EQ(messages({{"id", "x"}, {"rows", rows}}).size(), 20U);
}

TEST(Schema, SeesAMemberThatIsThereTwiceOnce) {
  const Result<JsonText> twice = JsonText::parse(R"({"x":1,"id":3,"x":2,"id":"a"})");
  const std::vector<Refusal> refusals = check_shape(parent(), twice->root(), "root");
  ASSERT_EQ(refusals.size(), 1U);
  EXPECT_NE(refusals[0].message.find("'x'"), std::string::npos);
}

Json some_value() {
  return *rc::gen::element<Json>(nullptr, "a", "123456", "In", "2026-11-23", "US", "-1.5E+3", 3, 99'999'999, 1.5, true,
                                 Json::array(), Json::array({"a", 3}), Json::array({{{"partyId", "P"}, {"size", "x"}}}),
                                 Json{{"partyId", "P"}}, Json{{"size", "12"}, {"y", 1}});
}

Json some_document() {
  Json document = Json::object();
  const std::vector<std::string> names = {"id",    "kind", "date",   "amount", "count", "origin",
                                          "party", "rows", "needed", "names",  "x"};
  const auto count = *rc::gen::inRange(0, 8);
  for (int i = 0; i < count; ++i) document[*rc::gen::elementOf(names)] = some_value();
  return document;
}

RC_GTEST_PROP(Schema, RefusesATextAsItsTree, ()) {
  const Json document = some_document();
  const Result<JsonText> text = JsonText::parse(document.dump(1));
  Messages of_text;
  for (const Refusal& refusal : check_shape(parent(), text->root(), "root")) of_text.push_back(refusal.message);
  RC_ASSERT(of_text == messages(document));
}

/// What was checked is not changed by a second time.
RC_GTEST_PROP(Schema, TheCanonicalFormHasTheShapeAndStaysAsItIs, ()) {
  const Json party = {{"size", *rc::gen::element<Json>("12", 12, nullptr)}, {"partyId", "P"}};
  const std::vector<std::pair<std::string, Json>> members = {{"rows", Json::array({party, party})},
                                                             {"party", party},
                                                             {"date", "2026-11-23"},
                                                             {"amount", "-1.5E+3"},
                                                             {"count", 2.50},
                                                             {"kind", "In"},
                                                             {"names", {"b", "a"}},
                                                             {"needed", nullptr}};
  Json document = {{"id", "x"}};
  for (const auto& [name, value] : members) {
    if (*rc::gen::arbitrary<bool>()) document[name] = value;
  }
  RC_ASSERT(messages(document).empty());
  const std::string once = canonical(parent(), JsonNode(&document));
  const Json read = *parse_json(once);
  RC_ASSERT(messages(read).empty());
  RC_ASSERT(canonical(parent(), JsonNode(&read)) == once);
  RC_ASSERT(canonical(parent(), JsonText::parse(document.dump(1))->root()) == once);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
