// A planted defect acts or it does not, and says so.
#include "harness/world/planted.h"

#include <gtest/gtest.h>

#include "harness/world/world.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

std::int64_t changes_of(std::string_view id, const scenarios::Scenario& scenario) {
  RunSettings settings;
  settings.defect = *defect_of(id);
  return run(scenario, settings).defect_changes;
}

TEST(Planted, NothingPlantedChangesNothing) {
  Planted planted(nullptr, ten_orders());
  HttpRequest request;
  request.path = "/vendor/orders/v1/purchaseOrders";
  EXPECT_EQ(planted.spoil(Peer::Amazon, request, Instant()).request, request);
  EXPECT_FALSE(planted.takes_the_store());
  EXPECT_EQ(planted.changes(), 0);
}

TEST(Planted, CountsWhatADefectChanges) {
  const scenarios::Scenario scenario = ten_orders();
  EXPECT_GT(changes_of("invoice-above-shipped", scenario), 0);
  EXPECT_GT(changes_of("order-overlooked", scenario), 0);
  EXPECT_EQ(changes_of("clock-slow-by-a-day", scenario), 1);
}

TEST(Planted, CountsNothingWhereADefectHasNothingToChange) {
  scenarios::Scenario scenario = ten_orders();
  scenario.orders.resize(1);
  scenario.orders[0].lines.resize(1);
  scenario.decisions_recorded = true;
  scenario.decisions.clear();
  EXPECT_EQ(changes_of("line-left-out", scenario), 0) << "one line cannot be left out";
  EXPECT_EQ(changes_of("store-lost-at-restart", scenario), 0) << "nothing is killed";
}

}  // namespace
}  // namespace vendorproof::harness
