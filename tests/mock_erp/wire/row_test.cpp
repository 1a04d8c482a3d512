#include "mock_erp/wire/row.h"

#include <gtest/gtest.h>

namespace vendorproof::mock_erp {
namespace {

const Instant morning = *parse_instant("2026-11-23T08:00:00.250Z");

Row row_with_every_kind() {
  Row row("W/\"1\"");
  row.text("name", "Tom's \"tea\"");
  row.made_text("code", std::string(20, 'x'));
  row.boolean("blocked", false);
  row.integer("count", 3);
  row.number("price", {25'000, 4});
  row.instant("modified", morning);
  row.instant("departed", std::nullopt);
  row.date("due", morning);
  row.date("asked", std::nullopt);
  row.null("sscc");
  return row;
}

std::string written(const Row& row, const std::vector<std::string>& selected) {
  JsonWriter out;
  out.begin_object();
  row.write(selected, out);
  return out.end_object().take();
}

TEST(Row, WritesEveryKindOfCell) {
  EXPECT_EQ(
      written(row_with_every_kind(), {}),
      R"({"@odata.etag":"W/\"1\"","name":"Tom's \"tea\"","code":"xxxxxxxxxxxxxxxxxxxx","blocked":false,"count":3,)"
      R"("price":2.5,"modified":"2026-11-23T08:00:00.250Z","departed":null,"due":"2026-11-23","asked":null,)"
      R"("sscc":null})");
}

TEST(Row, WritesWhatIsSelectedInThatOrder) {
  EXPECT_EQ(written(row_with_every_kind(), {"due", "count"}),
            R"({"@odata.etag":"W/\"1\"","due":"2026-11-23","count":3})");
}

TEST(Row, StopsAtAnUnknownName) { EXPECT_DEATH(row_with_every_kind().at("colour"), "found"); }

TEST(Cells, AreOrderedByValueWithNullFirst) {
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

}  // namespace
}  // namespace vendorproof::mock_erp
