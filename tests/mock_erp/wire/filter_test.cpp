// $filter, on rows that are written by hand.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "mock_erp/wire/odata.h"

namespace vendorproof::mock_erp {
namespace {

const Vocabulary vocabulary = {"things",
                               {{"id", ColumnType::Guid},
                                {"name", ColumnType::Text},
                                {"amount", ColumnType::Number},
                                {"modified", ColumnType::DateTime},
                                {"day", ColumnType::Date},
                                {"blocked", ColumnType::Boolean}},
                               {"parts"}};

Row row_modified(const std::optional<Instant>& modified) {
  Row row("etag");
  row.text("id", "5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10");
  row.text("name", "Tom's tea");
  row.number("amount", {25'000, 4});
  row.instant("modified", modified);
  row.date("day", *parse_instant("2026-11-23T08:00:00Z"));
  row.boolean("blocked", false);
  return row;
}

const Row tea_row = row_modified(*parse_instant("2026-11-23T08:00:00.250Z"));

bool passes(const std::string& text) {
  const auto filter = read_filter(text, vocabulary);
  EXPECT_TRUE(filter) << text << ": " << (filter ? "" : filter.error().message);
  return filter && holds(*filter, tea_row);
}

std::string problem(const std::string& text) {
  const auto filter = read_filter(text, vocabulary);
  if (filter) return "accepted";
  EXPECT_EQ(filter.error().status, 400);
  EXPECT_EQ(filter.error().code, "BadRequest");
  return filter.error().message;
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
}

TEST(Filter, NullIsOnlyEqualToNull) {
  const Row without = row_modified(std::nullopt);
  EXPECT_TRUE(holds(*read_filter("modified eq null", vocabulary), without));
  EXPECT_FALSE(holds(*read_filter("modified gt 2020-01-01T00:00:00Z", vocabulary), without));
  EXPECT_FALSE(holds(*read_filter("modified le 2030-01-01T00:00:00Z", vocabulary), without));
  EXPECT_TRUE(passes("modified ne null"));
}

TEST(Filter, JoinsWithAndAndOrAndBrackets) {
  EXPECT_TRUE(passes("amount gt 2 and name eq 'Tom''s tea'"));
  EXPECT_FALSE(passes("amount gt 2 and amount gt 3"));
  EXPECT_TRUE(passes("amount eq 1 or amount eq 2.5"));
  EXPECT_TRUE(passes("amount gt 9 and amount lt 10 or amount eq 2.5"));
  EXPECT_TRUE(passes("(amount eq 1 or amount eq 2.5) and blocked eq false"));
}

TEST(Filter, OrAcrossFieldsIsRefused) {
  EXPECT_NE(problem("amount eq 1 or blocked eq true").find("'or' across different fields"), std::string::npos);
  EXPECT_NE(problem("amount eq 1 and blocked eq true or amount eq 2").find("across"), std::string::npos);
}

TEST(Filter, SaysWhatItDoesNotUnderstand) {
  EXPECT_NE(problem("").find("a field of things is expected"), std::string::npos);
  EXPECT_NE(problem("colour eq 'red'").find("'colour'"), std::string::npos);
  EXPECT_NE(problem("contains(name,'tea')").find("'contains'"), std::string::npos);
  EXPECT_NE(problem("name like 'tea'").find("unsupported operator 'like'"), std::string::npos);
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
  if (!left) return false;
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
  Row some("etag");
  some.number("amount", {number * 5, 1});
  some.made_text("name", text);
  some.instant("modified", modified);
  const auto passes_filter = [&some, &compare](const std::string& column, const std::string& value) {
    return holds(*read_filter(column + " " + compare + " " + value, vocabulary), some);
  };
  RC_ASSERT(passes_filter("amount", fmt::format("{}", other_number)) ==
            plainly(std::optional(number), compare, other_number * 2));
  RC_ASSERT(passes_filter("name", "'" + other_text + "'") == plainly(std::optional(text), compare, other_text));
  RC_ASSERT(passes_filter("modified", format_instant(day(other_number))) ==
            plainly(modified, compare, day(other_number)));
}

TEST(Query, NamesAColumnOnce) {
  const auto query = read_query({{"$select", "name,amount, name"}}, vocabulary);
  ASSERT_TRUE(query);
  EXPECT_EQ(query->select, (std::vector<std::string>{"name", "amount"}));
}

TEST(Query, FindsWhatTheFilterRequires) {
  Query query;
  query.filter = *read_filter("name eq 'a' and modified ge 2026-11-23T08:00:00Z", vocabulary);
  EXPECT_EQ(query.required("name"), "a");
  EXPECT_EQ(query.required("id"), std::nullopt);
  EXPECT_EQ(query.earliest("modified"), *parse_instant("2026-11-23T08:00:00Z"));
  query.filter = *read_filter("name eq 'a' or name eq 'b'", vocabulary);
  EXPECT_EQ(query.required("name"), std::nullopt);
}

TEST(Query, RefusesBadOptions) {
  const std::vector<std::pair<std::string, std::string>> bad = {
      {"$top", "-1"},     {"$top", "many"},      {"$skip", "1.5"},   {"$orderby", "colour"}, {"$orderby", "name up"},
      {"$expand", "all"}, {"$select", "colour"}, {"$search", "tea"}, {"$filter", "x"},       {"$orderby", ""},
  };
  for (const auto& [name, value] : bad) {
    const auto query = read_query({{name, value}}, vocabulary);
    ASSERT_FALSE(query) << name << "=" << value;
    EXPECT_EQ(query.error().code, "BadRequest");
  }
  EXPECT_FALSE(read_query({{"$top", "1"}, {"$top", "2"}}, vocabulary));
  EXPECT_TRUE(read_query({{"tenant", "default"}}, vocabulary));
}

}  // namespace
}  // namespace vendorproof::mock_erp
