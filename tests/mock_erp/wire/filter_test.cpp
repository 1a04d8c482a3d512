// $filter, on rows that are written by hand.
#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
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

const Json row = Json::parse(R"({"id":"5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10","name":"Tom's tea","amount":2.5,
  "modified":"2026-11-23T08:00:00.250Z","day":"2026-11-23","blocked":false})");

bool passes(const std::string& text) {
  const auto filter = read_filter(text, vocabulary);
  EXPECT_TRUE(filter) << text << ": " << (filter ? "" : filter.error().message);
  return filter && holds(*filter, row);
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
  EXPECT_TRUE(passes("blocked eq false"));
}

TEST(Filter, NullIsOnlyEqualToNull) {
  Json without = row;
  without["modified"] = nullptr;
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
