#include "mock_amazon/charges/delivery_charges.h"

#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/charging.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(DeliveryCharges, EachOrderOfATruckIsJudgedByItsOwnWindow) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(100))}));
  Json other = order("B", {order_line(1, each(100))});
  other["orderDetails"]["deliveryWindow"] = format_window({trial.now + days(2), trial.now + days(20)});
  trial.issue(other);
  trial.accept_all("A", {100});
  trial.accept_all("B", {100});
  trial.ship("S1", {{"A", 1, 100}, {"B", 1, 100}}, days(12));
  trial.pass(days(13));
  EXPECT_EQ(charges_by_order(trial), (Charges{"CB-05 A 7.50 USD"}));
}

}  // namespace
}  // namespace vendorproof::mock_amazon
