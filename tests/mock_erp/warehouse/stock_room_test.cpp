// Reservation through the door.
#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

using Three = std::array<std::int64_t, 3>;

/// reserved, backorder, shipped of an order's first line.
Three standing(Trial& trial, const Json& order) {
  const Json row = trial.promises_of(order).at(0);
  return {row.at("reservedQuantityBase").get<std::int64_t>(), row.at("backorderQuantityBase").get<std::int64_t>(),
          row.at("shippedQuantityBase").get<std::int64_t>()};
}

TEST(Reservation, FirstComeFirstServed) {
  Trial trial;
  const Json first = trial.order("PO1", {{"TEA", "70", ""}});
  const Json second = trial.order("PO2", {{"TEA", "50", ""}});
  const Json third = trial.order("PO3", {{"TEA", "10", ""}});
  EXPECT_EQ(standing(trial, first), (Three{70, 0, 0}));
  EXPECT_EQ(standing(trial, second), (Three{30, 20, 0}));
  EXPECT_EQ(standing(trial, third), (Three{0, 10, 0}));
}

TEST(Reservation, LoweringFreesStockForThoseWhoWait) {
  Trial trial;
  const Json first = trial.order("PO1", {{"TEA", "90", ""}});
  const Json second = trial.order("PO2", {{"TEA", "30", ""}});
  const Json third = trial.order("PO3", {{"TEA", "10", ""}});
  EXPECT_EQ(trial.patch(first.at("linkedOrderLines").at(0), R"({"quantity":65})").status, 200);
  EXPECT_EQ(standing(trial, first), (Three{65, 0, 0}));
  EXPECT_EQ(standing(trial, second), (Three{30, 0, 0}));
  EXPECT_EQ(standing(trial, third), (Three{5, 5, 0}));
  EXPECT_EQ(trial.patch(third.at("linkedOrderLines").at(0), R"({"quantity":2})").status, 200);
  EXPECT_EQ(standing(trial, third), (Three{2, 0, 0})) << "backorder is given up first, then what is reserved";
  EXPECT_EQ(trial.vendorlink("itemAvailability?$filter=itemNumber eq 'TEA'").at(0).at("available"), 3);
}

TEST(Reservation, RestockServesBackordersInOrderOfCreation) {
  Settings settings = trial_settings();
  settings.restocks = {{"TEA", start_of_trial() + std::chrono::hours(2), 15},
                       {"TEA", start_of_trial() + std::chrono::hours(4), 100}};
  Trial trial(settings);
  trial.order("PO1", {{"TEA", "100", ""}});
  const Json second = trial.order("PO2", {{"TEA", "10", ""}});
  const Json third = trial.order("PO3", {{"TEA", "10", ""}});
  EXPECT_EQ(trial.promises_of(second).at(0).at("earliestShipmentDate"), "2026-11-23");
  trial.pass(std::chrono::hours(2));
  EXPECT_EQ(trial.erp.on_hand("TEA"), 115);
  EXPECT_EQ(standing(trial, second), (Three{10, 0, 0}));
  EXPECT_EQ(standing(trial, third), (Three{5, 5, 0}));
  EXPECT_EQ(trial.promises_of(second).at(0).at("earliestShipmentDate"), "0001-01-01");
  EXPECT_EQ(trial.promises_of(third).at(0).at("earliestShipmentDate"), "2026-11-23");
  trial.pass(std::chrono::hours(2));
  EXPECT_EQ(standing(trial, third), (Three{10, 0, 0}));
}

TEST(Reservation, BackorderWithoutRestockWaitsForEver) {
  Trial trial;
  const Json order = trial.order("PO1", {{"SOAP", "40", ""}});
  trial.finish();
  EXPECT_EQ(standing(trial, order), (Three{0, 10, 30}));
  EXPECT_EQ(trial.erp.next_due(), std::nullopt);
}

TEST(Reservation, RaisingQueuesBehindThoseWhoWait) {
  Trial trial;
  const Json first = trial.order("PO1", {{"TEA", "100", ""}});
  const Json second = trial.order("PO2", {{"TEA", "10", ""}});
  EXPECT_EQ(trial.patch(first.at("linkedOrderLines").at(0), R"({"quantity":105})").status, 200);
  EXPECT_EQ(standing(trial, first), (Three{100, 5, 0}));
  EXPECT_EQ(standing(trial, second), (Three{0, 10, 0}));
}

}  // namespace
}  // namespace vendorproof::mock_erp
