// $filter, on rows that are written by hand.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "mock_erp/wire/odata.h"
#include "tests/mock_erp/wire/thing.h"

namespace vendorproof::mock_erp {
namespace {

Row row_modified(const std::optional<Instant>& modified) {
  Row row(thing, "etag");
  row.text("id", "5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10");
  row.text("name", "Tom's tea");
  row.text("code", "TEA");
  row.number("amount", {25'000, 4});
  row.boolean("blocked", false);
  row.instant("modified", modified);
  row.date("day", *parse_instant("2026-11-23T08:00:00Z"));
  row.text("kind", "In_x0020_Cases");
  return row;
}

const Row tea_row = row_modified(*parse_instant("2026-11-23T08:00:00.250Z"));

bool passes(const std::string& text) {
  const auto filter = read_filter(text, thing);
  EXPECT_TRUE(filter) << text << ": " << (filter ? "" : filter.error().message);
  return filter && holds(*filter, tea_row);
}

std::string problem(const std::string& text) {
  const auto filter = read_filter(text, thing);
  if (filter) return "accepted";
  EXPECT_EQ(filter.error().status, filter.error().code == "BadRequest_MethodNotImplemented" ? 501 : 400);
  return filter.error().code + ": " + filter.error().message;
}

TEST(Filter, ComparesEveryType) {
  EXPECT_TRUE(passes("name eq 'Tom''s tea'"));
  EXPECT_FALSE(passes("name ne 'Tom''s tea'"));
  EXPECT_TRUE(passes("id eq 5D0B7BD4-8A0C-4C5E-9F0E-7C1B5A3F2E10"));
  EXPECT_TRUE(passes("amount eq 2.50"));
  EXPECT_TRUE(passes("amount gt 2"));
  EXPECT_TRUE(passes("amount ge 2.5"));
  EXPECT_FALSE(passes("amount lt 2.5"));
  EXPECT_TRUE(passes("amount le 2.5"));
  EXPECT_TRUE(passes("modified gt 2026-11-23T08:00:00Z"));
  EXPECT_TRUE(passes("modified eq 2026-11-23T09:00:00.250+01:00"));
  EXPECT_TRUE(passes("day ge 2026-11-23"));
  EXPECT_TRUE(passes("day eq 2026-11-23"));
  EXPECT_FALSE(passes("day gt 2026-11-23"));
  EXPECT_TRUE(passes("blocked eq false"));
  EXPECT_TRUE(passes("kind eq 'In_x0020_Cases'"));
  EXPECT_TRUE(passes("code eq ' tea '")) << "a code is upper-cased and trimmed, as it is when it is entered";
  EXPECT_FALSE(passes("name eq 'tom''s tea'")) << "a text is not";
}

TEST(Filter, TakesWhatIsNotThereForTheEmptyValue) {
  const Row without = row_modified(std::nullopt);
  EXPECT_TRUE(holds(*read_filter("modified eq 0001-01-01T00:00:00Z", thing), without));
  EXPECT_FALSE(holds(*read_filter("modified gt 2020-01-01T00:00:00Z", thing), without));
  EXPECT_TRUE(holds(*read_filter("modified lt 2030-01-01T00:00:00Z", thing), without));
  EXPECT_TRUE(holds(*read_filter("name eq ''", thing), Row(thing, "")));
  EXPECT_TRUE(holds(*read_filter("kind eq '_x0020_' and count eq 0 and blocked eq false", thing), Row(thing, "")));
  EXPECT_TRUE(holds(*read_filter("id eq 00000000-0000-0000-0000-000000000000", thing), Row(thing, "")));
  EXPECT_TRUE(passes("modified ne 0001-01-01T00:00:00Z"));
}

TEST(Filter, JoinsWithAndAndOrAndBrackets) {
  EXPECT_TRUE(passes("amount gt 2 and name eq 'Tom''s tea'"));
  EXPECT_FALSE(passes("amount gt 2 and amount gt 3"));
  EXPECT_TRUE(passes("amount eq 1 or amount eq 2.5"));
  EXPECT_TRUE(passes("amount gt 9 and amount lt 10 or amount eq 2.5"));
  EXPECT_TRUE(passes("(amount eq 1 or amount eq 2.5) and blocked eq false"));
}

TEST(Filter, OrAcrossFieldsIsRefused) {
  EXPECT_EQ(problem("amount eq 1 or blocked eq true").find("BadRequest_MethodNotImplemented: "), 0U);
  EXPECT_NE(problem("amount eq 1 or blocked eq true").find("'or' across different fields"), std::string::npos);
  EXPECT_NE(problem("amount eq 1 and blocked eq true or amount eq 2").find("across"), std::string::npos);
}

TEST(Filter, SaysWhatItDoesNotUnderstand) {
  EXPECT_NE(problem("").find("a property of 'Microsoft.NAV.thing' is expected"), std::string::npos);
  EXPECT_NE(problem("colour eq 'red'").find("'colour'"), std::string::npos);
  EXPECT_NE(problem("contains(name,'tea')").find("'contains'"), std::string::npos);
  EXPECT_NE(problem("name like 'tea'").find("unsupported operator 'like'"), std::string::npos);
  EXPECT_NE(problem("share eq 1").find("cannot be filtered"), std::string::npos);
  EXPECT_EQ(problem("kind eq 'Red'").find("Application_FilterErrorException: "), 0U);
  EXPECT_NE(problem("modified eq null").find("date-time"), std::string::npos) << "nothing is null here";
  EXPECT_NE(problem("name eq tea").find("single quotes"), std::string::npos);
  EXPECT_NE(problem("id eq 'x'").find("GUID without quotes"), std::string::npos);
  EXPECT_NE(problem("amount eq '2'").find("number"), std::string::npos);
  EXPECT_NE(problem("modified gt yesterday").find("date-time"), std::string::npos);
  EXPECT_NE(problem("day eq 2026-11-23T00:00:00Z").find("date such as"), std::string::npos);
  EXPECT_NE(problem("blocked eq 1").find("true or false"), std::string::npos);
  EXPECT_NE(problem("name eq 'tea").find("closing quote"), std::string::npos);
  EXPECT_NE(problem("(name eq 'tea'").find("closing bracket"), std::string::npos);
  EXPECT_NE(problem("name eq 'tea')").find("goes on with ')'"), std::string::npos);
  EXPECT_NE(problem("name eq").find("the end"), std::string::npos);
  EXPECT_NE(problem(std::string(5'000, '(')).find("4,000"), std::string::npos);
  EXPECT_NE(problem(std::string(100, '(')).find("deeper than 16"), std::string::npos);
}

/// A comparison as C++ makes it, of values that a column may or may not have.
template <class T>
bool plainly(const std::optional<T>& left, const std::string& compare, const T& right) {
  if (compare == "eq") return left == right;
  if (compare == "ne") return left != right;
  if (!left) return compare == "lt" || compare == "le";
  if (compare == "gt") return *left > right;
  if (compare == "ge") return *left >= right;
  return compare == "lt" ? *left < right : *left <= right;
}

RC_GTEST_PROP(Filter, AgreesWithAPlainComparison, ()) {
  const auto small = rc::gen::inRange<std::int64_t>(-3, 4);
  const auto compare = *rc::gen::element<std::string>("eq", "ne", "gt", "ge", "lt", "le");
  const std::int64_t number = *small;
  const std::int64_t other_number = *small;
  const auto text = *rc::gen::element<std::string>("", "a", "B", "ab", "'");
  const auto other_text = *rc::gen::element<std::string>("", "a", "B", "ab");
  const auto day = [](std::int64_t number_of_day) {
    return *parse_instant("2026-11-23") + std::chrono::hours(24 * number_of_day);
  };
  const auto modified = *rc::gen::arbitrary<bool>() ? std::optional(day(number)) : std::nullopt;
  Row some(thing, "etag");
  some.made_text("name", text);
  some.number("amount", {number * 5, 1});
  some.instant("modified", modified);
  const auto passes_filter = [&some, &compare](const std::string& column, const std::string& value) {
    return holds(*read_filter(column + " " + compare + " " + value, thing), some);
  };
  RC_ASSERT(passes_filter("amount", fmt::format("{}", other_number)) ==
            plainly(std::optional(number), compare, other_number * 2));
  RC_ASSERT(passes_filter("name", "'" + other_text + "'") == plainly(std::optional(text), compare, other_text));
  RC_ASSERT(passes_filter("modified", format_instant(day(other_number))) ==
            plainly(modified, compare, day(other_number)));
}

TEST(Query, NamesAFieldOnce) {
  const auto query = read_query({{"$select", "name,amount, name"}}, thing);
  ASSERT_TRUE(query);
  EXPECT_EQ(query->select, (std::vector<const Field*>{thing.field("name"), thing.field("amount")}));
}

TEST(Query, ExpandsPartsWithOptionsOfTheirOwnSeveralLevelsDeep) {
  const auto query = read_query(
      {{"$expand", "packages($select=sscc,packageType;$expand=packageContents($filter=lotNumber eq 'A;(,B'))"}}, thing);
  ASSERT_TRUE(query) << query.error().message;
  ASSERT_EQ(query->expand.size(), 1U);
  const Expansion& packages = query->expand.front();
  EXPECT_EQ(packages.entity->set, "packages");
  EXPECT_EQ(packages.query.select.size(), 2U);
  ASSERT_EQ(packages.query.expand.size(), 1U);
  EXPECT_EQ(packages.query.expand.front().query.required("lotNumber"), "A;(,B");
  for (const char* bad : {"packages(", "packages()", "packages(x)", "packages($expand=lots)", "boxes", "packages)x",
                          "packages($select=colour)"}) {
    EXPECT_FALSE(read_query({{"$expand", bad}}, thing)) << bad;
  }
}

TEST(Query, FindsWhatTheFilterRequires) {
  Query query;
  query.filter = *read_filter("name eq 'a' and modified ge 2026-11-23T08:00:00Z", thing);
  EXPECT_EQ(query.required("name"), "a");
  EXPECT_EQ(query.required("id"), std::nullopt);
  EXPECT_EQ(query.earliest("modified"), *parse_instant("2026-11-23T08:00:00Z"));
  query.filter = *read_filter("name eq 'a' or name eq 'b'", thing);
  EXPECT_EQ(query.required("name"), std::nullopt);
}

TEST(Query, RefusesBadOptions) {
  const std::vector<std::pair<std::string, std::string>> bad = {
      {"$top", "-1"},          {"$top", "many"},   {"$skip", "1.5"},      {"$orderby", "colour"},
      {"$orderby", "name up"}, {"$expand", "all"}, {"$select", "colour"}, {"$search", "tea"},
      {"$filter", "x"},        {"$orderby", ""},   {"$orderby", "share"}, {"$skiptoken", ""},
  };
  for (const auto& [name, value] : bad) {
    const auto query = read_query({{name, value}}, thing);
    ASSERT_FALSE(query) << name << "=" << value;
    EXPECT_EQ(query.error().code, "BadRequest");
  }
  EXPECT_FALSE(read_query({{"$top", "1"}, {"$top", "2"}}, thing));
  EXPECT_TRUE(read_query({{"tenant", "default"}}, thing));
}

}  // namespace
}  // namespace vendorproof::mock_erp
