#include "scenarios/files/receiving.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "scenarios/scenario.h"

namespace vendorproof::scenarios {
namespace {

Receiving every_field() {
  Receiving receiving;
  receiving.days = 3;
  receiving.manual_delay = std::chrono::hours(48);
  receiving.recount_after = std::chrono::hours(24 * 14);
  receiving.pack_eaches = 6;
  std::int64_t line = 1;
  for (const Miscount kind : {Miscount::Short, Miscount::Over, Miscount::Damaged}) {
    receiving.miscounts.push_back({"PO1", line++, kind, 5});
  }
  for (const Miscount kind : {Miscount::CaseAsOne, Miscount::EachAsCase, Miscount::OtherUnit}) {
    receiving.miscounts.push_back({"PO1", line++, kind, 0});
  }
  receiving.chance = {1, 2, 3, 4, 5, 6};
  return receiving;
}

TEST(Receiving, IsWrittenAndRead) {
  for (const Receiving& receiving : {Receiving(), every_field()}) {
    const Json written = receiving_json(receiving);
    EXPECT_EQ(read_receiving(JsonReader(written)), receiving) << written;
  }
  EXPECT_TRUE(receiving_json(Receiving()).empty());
}

std::string problem(const Json& json) {
  const JsonReader in(json);
  (void)read_receiving(in);
  return in.failed() ? "refused" : "taken";
}

TEST(Receiving, RefusesWhatMakesNoSense) {
  EXPECT_EQ(problem({{"days", 30}}), "taken");
  EXPECT_EQ(problem({{"days", 0}}), "refused");
  EXPECT_EQ(problem({{"days", 31}}), "refused");
  EXPECT_EQ(problem({{"day", 1}}), "refused");
  EXPECT_EQ(problem({{"chance", {{"short_bp", 10'001}}}}), "refused");
  EXPECT_EQ(problem({{"miscounts", {{{"purchase_order", "A"}, {"kind", "lost"}}}}}), "refused");
  EXPECT_EQ(problem({{"miscounts", {{{"purchase_order", "A"}, {"kind", "short"}}}}}), "refused");
  EXPECT_EQ(problem({{"miscounts", {{{"purchase_order", "A"}, {"kind", "case-as-one"}}}}}), "taken");
}

TEST(Receiving, IsAboutLinesOfTheScenario) {
  const std::string text = R"({"schema": 1, "name": "a", "start": "2026-11-02T06:00:00Z",
      "items": [{"number": "TEA", "asin": "B0TEA", "unit_price": "2.50 USD"}],
      "orders": [{"number": "PO1", "delivery_window": {"from": "2d", "to": "9d"},
                  "lines": [{"item": "TEA", "quantity": 5, "net_cost": "2.50 USD"}]}],
      "amazon": {"receiving": {"miscounts": [{"purchase_order": "PO1", "kind": "damaged", "eaches": 1}]}}})";
  const Result<Scenario> scenario = read_scenario(text, "a.json");
  ASSERT_TRUE(scenario) << scenario.error().message;
  EXPECT_EQ(scenario->amazon.receiving.miscounts.at(0).kind, Miscount::Damaged);
  EXPECT_EQ(*read_scenario(write_scenario(*scenario), "a.json"), *scenario);
  std::string dangling = text;
  dangling.replace(dangling.rfind("PO1"), 3, "PO2");
  const Result<Scenario> refused = read_scenario(dangling, "a.json");
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("$.amazon.receiving.miscounts[0]"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::scenarios
