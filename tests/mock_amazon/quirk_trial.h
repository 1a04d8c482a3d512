// A trial at a Vendor Central with one quirk switched on, or with none.
#pragma once

#include <string>

#include "mock_amazon/quirks/quirks.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {

/// "" switches none on.
inline Settings settings_with(const std::string& quirk) {
  Settings settings;
  if (quirk.empty()) return settings;
  const Result<void> set = set_quirk(settings, quirk, true);
  EXPECT_TRUE(set.has_value()) << (set ? "" : set.error().message);
  return settings;
}

/// Orders O1, O2, ... a second apart: line 1 in eaches, line 2 in cases of 12.
inline Trial trial_with(const std::string& quirk, int orders = 3) {
  Trial trial(settings_with(quirk));
  for (int i = 1; i <= orders; ++i) {
    trial.issue(order("O" + std::to_string(i), {order_line(1, each(10)), order_line(2, cases(5, 12))}));
    trial.pass(std::chrono::seconds(1));
  }
  return trial;
}

inline std::vector<std::string> numbers_in(const Json& payload, const std::string& list = "orders") {
  std::vector<std::string> numbers;
  for (const Json& row : payload.at(list)) numbers.push_back(row.at("purchaseOrderNumber").get<std::string>());
  return numbers;
}

/// The first order as it is served.
inline Json first_order(Trial& trial) { return trial.get(orders_path + "/O1"); }
inline Json first_status(Trial& trial) {
  return trial.get(order_status_path + "?purchaseOrderNumber=O1").at("ordersStatus").at(0);
}

}  // namespace vendorproof::mock_amazon
