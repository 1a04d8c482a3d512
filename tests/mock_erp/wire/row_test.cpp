#include "mock_erp/wire/row.h"

#include <gtest/gtest.h>

#include "tests/mock_erp/wire/thing.h"

namespace vendorproof::mock_erp {
namespace {

const Instant morning = *parse_instant("2026-11-23T08:00:00.250Z");

Row row_with_every_kind() {
  Row row(thing, "W/\"1\"");
  row.text("name", "Tom's \"tea\"");
  row.made_text("code", std::string(5, 'X'));
  row.number("amount", {25'000, 4});
  row.integer("count", 3);
  row.boolean("blocked", true);
  row.instant("modified", morning);
  row.date("day", morning);
  row.text("kind", "Loose");
  return row;
}

std::string written(const Row& row, const std::vector<const Field*>& selected) {
  JsonWriter out;
  out.begin_object();
  row.write(selected, out);
  return out.end_object().take();
}

TEST(Row, WritesEveryKindOfCell) {
  EXPECT_EQ(written(row_with_every_kind(), {}),
            R"({"@odata.etag":"W/\"1\"","id":"00000000-0000-0000-0000-000000000000","name":"Tom's \"tea\"",)"
            R"("code":"XXXXX","amount":2.5,"count":3,"blocked":true,"modified":"2026-11-23T08:00:00.250Z",)"
            R"("day":"2026-11-23","kind":"Loose","share":0})");
}

TEST(Row, WritesEmptyValuesForWhatIsNotSetAndNeverNull) {
  Row row(thing, "");
  row.text("name", "");
  row.instant("modified", std::nullopt);
  row.date("day", std::nullopt);
  EXPECT_EQ(written(row, {}),
            R"({"id":"00000000-0000-0000-0000-000000000000","name":"","code":"","amount":0,"count":0,)"
            R"("blocked":false,"modified":"0001-01-01T00:00:00Z","day":"0001-01-01","kind":"_x0020_","share":0})");
}

TEST(Row, WritesWhatIsSelectedInThatOrder) {
  EXPECT_EQ(written(row_with_every_kind(), {thing.field("day"), thing.field("count")}),
            R"({"@odata.etag":"W/\"1\"","day":"2026-11-23","count":3})");
}

TEST(Row, TakesFieldsInAnyOrderAndStopsAtAnUnknownNameAndAtASecondValue) {
  Row row(thing, "");
  row.boolean("blocked", true);
  row.text("name", "tea");
  row.integer("count", 2);
  EXPECT_EQ(written(row, {thing.field("name"), thing.field("count"), thing.field("blocked")}),
            R"({"name":"tea","count":2,"blocked":true})");
  EXPECT_DEATH(row.text("colour", "red"), "steps");
  EXPECT_DEATH(row.text("name", "tea"), "place");
}

TEST(Cells, AreOrderedByValueWithNothingFirst) {
  const std::vector<std::pair<Cell, Cell>> ascending = {
      {Cell(), Cell(false)},
      {Cell(), Cell(std::string())},
      {Cell(false), Cell(true)},
      {Cell(Number{25, 1}), Cell(Number{3, 0})},
      {Cell(morning), Cell(morning + Duration(1))},
      {Cell(date_of(morning)), Cell(date_of(morning) + std::chrono::days(1))},
      {Cell(std::string_view("B")), Cell(std::string("a"))},
      {Cell(std::string("a")), Cell(std::string_view("ab"))},
  };
  for (const auto& [left, right] : ascending) {
    EXPECT_TRUE(compared(left, right) < 0);
    EXPECT_TRUE(compared(right, left) > 0);
    EXPECT_TRUE(compared(left, left) == 0);
  }
  EXPECT_TRUE(compared(Cell(std::string("a")), Cell(std::string_view("a"))) == 0);
}

TEST(Cells, OfDifferentKindsHaveNoOrder) {
  EXPECT_TRUE(compared(Cell(true), Cell(Number{1, 0})) == std::partial_ordering::unordered);
  EXPECT_TRUE(compared(Cell(std::string("1")), Cell(Number{1, 0})) == std::partial_ordering::unordered);
  EXPECT_TRUE(compared(Cell(morning), Cell(date_of(morning))) == std::partial_ordering::unordered);
}

TEST(Cells, AreWrittenAsLiteralsOfAFilter) {
  EXPECT_EQ(literal_of(Cell(std::string("O'Neill")), FieldType::Text), "'O''Neill'");
  EXPECT_EQ(literal_of(Cell(), FieldType::Code), "''");
  EXPECT_EQ(literal_of(Cell(), FieldType::Date), "0001-01-01");
  EXPECT_EQ(literal_of(Cell(morning), FieldType::DateTime), "2026-11-23T08:00:00.250Z");
  EXPECT_EQ(literal_of(Cell(date_of(morning)), FieldType::Date), "2026-11-23");
  EXPECT_EQ(literal_of(Cell(Number{125, 1}), FieldType::Decimal), "12.5");
  EXPECT_EQ(literal_of(Cell(true), FieldType::Boolean), "true");
}

}  // namespace
}  // namespace vendorproof::mock_erp
