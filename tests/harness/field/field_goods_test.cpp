#include <gtest/gtest.h>

#include "harness/field/field.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

Truck truck_of(const scenarios::Scenario& scenario) {
  Truck truck;
  truck.load_number = "LOAD1";
  truck.ship_to = "PHX6";
  truck.departed = scenario.start + std::chrono::hours(24);
  truck.arrives = truck.departed + std::chrono::hours(48);
  truck.cartons.push_back({"", {{scenario.items.front().asin, scenario.orders.front().number, 12, ""}}});
  return truck;
}

TEST(FieldGoods, ThatWereToldAreReceived) {
  const scenarios::Scenario scenario = ten_orders();
  Field field(scenario);
  const Truck truck = truck_of(scenario);
  ASSERT_TRUE(field.load(truck, truck.departed).has_value());
  EXPECT_EQ(field.trucks().size(), 1U);
  field.advance(truck.arrives + std::chrono::hours(24 * 5));
  const auto is_receipt = [](const LedgerEntry& entry) { return entry.effect.kind == EffectKind::TruckReceived; };
  EXPECT_TRUE(std::any_of(field.ledger().begin(), field.ledger().end(), is_receipt));
}

TEST(FieldGoods, MustBeGoodsAndArriveAfterTheyDeparted) {
  const scenarios::Scenario scenario = ten_orders();
  Field field(scenario);
  Truck empty = truck_of(scenario);
  empty.cartons.clear();
  EXPECT_FALSE(field.load(empty, empty.departed).has_value());
  Truck backwards = truck_of(scenario);
  backwards.arrives = backwards.departed - std::chrono::hours(1);
  EXPECT_FALSE(field.load(backwards, backwards.departed).has_value());
  Truck stranger = truck_of(scenario);
  stranger.cartons[0].contents[0].purchase_order = "NOBODYS";
  const Result<void> refused = field.load(stranger, stranger.departed);
  ASSERT_FALSE(refused.has_value());
  EXPECT_NE(refused.error().message.find("NOBODYS"), std::string::npos);
  EXPECT_TRUE(field.trucks().empty());
}

}  // namespace
}  // namespace vendorproof::harness
