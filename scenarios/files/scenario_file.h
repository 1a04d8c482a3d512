// The file of a scenario (scenarios/README.md is its grammar), and the files of Amazon's orders.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/time.h"
#include "scenarios/value/scenario.h"

namespace vendorproof::scenarios {

/// Reads and checks a scenario file's text: unknown fields, dangling references (an order line of an unknown item is
/// legal: that is a defect to find) and limits (10,000 orders, 500 lines an order, 366 days). `name` is for errors.
/// Errors: Malformed: "<name>: $.orders[0].lines[1].quantity ...".
Result<Scenario> read_scenario(std::string_view text, const std::string& name);
std::string write_scenario(const Scenario& scenario);

/// Amazon's JSON of an order, as Vendor Orders v1 serves a new order; the order's `document` if it is not "".
std::string amazon_document(const Order& order, Instant start);
/// Amazon's JSON of one of its lines.
std::string amazon_line(const OrderLine& line);

/// Orders as a vendor saved them: one response of getPurchaseOrders (or getPurchaseOrder), or an array of them. Derives
/// the items they need, with stock for all. One unusable order refuses the whole file: no order is skipped.
/// Errors: Malformed: "<name>: order 2JK3S9VC: $[0].payload.orders[1].orderDetails... is missing; <remedy>".
Result<Scenario> scenario_of_orders(std::string_view text, const std::string& name);

}  // namespace vendorproof::scenarios
