#include "core/erp/tryton/lists.h"

#include <gtest/gtest.h>

#include "tests/core/erp/tryton/samples.h"

namespace vendorproof::erp::tryton {
namespace {

std::optional<std::int64_t> read_quantity(const JsonReader& row) { return read_count(row.at("quantity")); }

template <class Use>
void with_answer(std::string_view value, const Use& use) {
  const JsonText text = *JsonText::parse(samples::result(value));
  use(JsonReader(text));
}

TEST(TrytonLists, AnOddRowStopsNoOther) {
  with_answer(R"([{"id":3,"number":"7","quantity":60.0},{"id":4,"number":"8","quantity":2.5},
                  {"id":9,"number":null,"quantity":null},{"id":5,"number":"9","quantity":1}])",
              [](const JsonReader& answer) {
                const auto rows = read_rows<std::int64_t>(answer, "number", read_quantity);
                ASSERT_TRUE(rows);
                EXPECT_EQ(rows->rows, (std::vector<std::int64_t>{60, 1}));
                ASSERT_EQ(rows->odd.size(), 2U);
                EXPECT_EQ(rows->odd[0].subject, "8");
                EXPECT_EQ(rows->odd[0].problem, "$.result[1].quantity is 2.5, not a whole number");
                EXPECT_EQ(rows->odd[1].subject, "9") << "by its id";
                EXPECT_EQ(rows->sound, (std::vector<std::string>{"7", "3", "9", "5"}));
                EXPECT_EQ(rows->last, 9);
                EXPECT_FALSE(rows->goes_on);
                EXPECT_FALSE(read_all_rows<std::int64_t>(answer, "number", read_quantity)) << "it must be complete";
              });
}

TEST(TrytonLists, AFullPageGoesOnAfterItsLastRow) {
  Json full = Json::array();
  for (std::size_t i = 1; i <= rows_max; ++i) full.push_back({{"id", i}, {"quantity", 1}});
  with_answer(full.dump(), [](const JsonReader& answer) {
    Json found = Json::object();
    const auto part = part_of_list(read_rows<std::int64_t>(answer, "number", read_quantity), "page", found);
    ASSERT_TRUE(part);
    EXPECT_EQ(part->next, "page");
    EXPECT_EQ(after(found, Json::array()).dump(), R"([["id",">",200]])");
    EXPECT_FALSE(read_all_rows<std::int64_t>(answer, "number", read_quantity)) << "it may be cut off";
  });
}

TEST(TrytonLists, ARecordThatASettingNamesIsOne) {
  with_answer(R"([{"id":3}])", [](const JsonReader& answer) { EXPECT_TRUE(only_row(answer, "parties", "Amazon")); });
  with_answer("[]", [](const JsonReader& answer) {
    const auto none = only_row(answer, "parties", "Amazon");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::Denied);
    EXPECT_EQ(none.error().message, "Tryton has 0 parties 'Amazon': it must have one");
  });
  with_answer(R"([{"id":3},{"id":4}])",
              [](const JsonReader& answer) { EXPECT_FALSE(only_row(answer, "parties", "Amazon")); });
  with_answer("null", [](const JsonReader& answer) { EXPECT_FALSE(only_row(answer, "parties", "Amazon")); });
}

TEST(TrytonLists, ACompanyHasTheCurrencyOfTheConfiguration) {
  Json found = Json::object();
  const JsonText dollars = *JsonText::parse(samples::company);
  EXPECT_TRUE(hear_company(samples::access(), JsonReader(dollars), found));
  EXPECT_EQ(found.dump(), R"({"company":1,"currency":2})");
  ErpAccess other = samples::access();
  other.currency = *Currency::parse("EUR");
  EXPECT_FALSE(hear_company(other, JsonReader(dollars), found));
}

TEST(TrytonLists, BeginAtATimeAlsoForRowsThatWereNeverWritten) {
  const std::string domain = modified_since(samples::at("2026-12-01T10:00:00Z")).dump();
  EXPECT_EQ(domain.find(R"(["OR",["write_date",">=",{"__class__":"datetime","year":2026)"), 0U) << domain;
  EXPECT_NE(domain.find(R"(["create_date",">=",)"), std::string::npos) << domain;
}

TEST(TrytonLists, AnIdIsANumber) {
  EXPECT_EQ(record_id("17"), 17);
  for (const char* text : {"", "x", "17x", "1.5"}) EXPECT_EQ(record_id(text), 0) << text;
}

}  // namespace
}  // namespace vendorproof::erp::tryton
