// The ranges of all features of a generated run. A family changes the ranges; then values are drawn from them.
#pragma once

#include <string>
#include <vector>

#include "scenarios/generators/dice.h"
#include "scenarios/value/scenario.h"

namespace vendorproof::scenarios {

struct Regime {
  // Orders
  Range items = {2, 6};
  Range orders = {1, 8};
  Range lines = {1, 6};
  Duration arrivals = std::chrono::hours(24);  ///< all orders come within this
  std::int64_t full_page_percent = 0;          ///< of runs: more orders than Amazon puts on one page, at the same time
  Range fulfilment_centres = {1, 3};
  Range vendor_codes = {1, 3};
  std::int64_t euros_percent = 15;          ///< of runs, in Europe; else dollars, in North America
  std::string region;                       ///< `NA`, `EU` or `JP`; "": as euros_percent says
  std::int64_t collect_percent = 15;        ///< of orders, whose freight Amazon pays
  std::int64_t cases_percent = 20;          ///< of lines, ordered in cases
  std::int64_t case_of_one_percent = 2;     ///< of lines in cases
  std::int64_t odd_case_percent = 1;        ///< of lines in cases, with a case size that the ERP does not have
  std::int64_t same_item_percent = 5;       ///< of lines, with the same item as the line before
  std::int64_t unknown_item_percent = 3;    ///< of lines
  std::int64_t blocked_item_percent = 3;    ///< of items
  std::int64_t price_differs_percent = 4;   ///< of lines
  std::int64_t cancelled_line_percent = 2;  ///< of lines, ordered with amount 0 (PO-13)
  std::int64_t no_back_order_percent = 30;  ///< of lines
  std::int64_t changed_order_percent = 12;
  /// By weight.
  std::vector<ChangeKind> changes = {ChangeKind::Quantity, ChangeKind::Quantity,  ChangeKind::LineCancelled,
                                     ChangeKind::NetCost,  ChangeKind::NetCost,   ChangeKind::OrderCancelled,
                                     ChangeKind::Window,   ChangeKind::LineAdded, ChangeKind::OrderType};
  // Goods
  Range stock_percent = {120, 300};   ///< of the ordered quantity of an item
  std::int64_t restock_percent = 80;  ///< of items with too little stock
  Range fill_percent = {100, 100};
  std::int64_t close_short_percent = 10;  ///< of runs
  Range shorts = {0, 0};
  std::int64_t pallets_percent = 30;   ///< of runs
  std::int64_t credit_percent = 4;     ///< of orders: the ERP gives back a part
  std::int64_t miscount_percent = 20;  ///< of runs: Amazon's dock counts some lines wrongly, and deducts
  /// What it counts wrongly in these runs; empty: a mixture.
  std::vector<Miscount> miscounts = {};
  std::int64_t recount_percent = 50;  ///< of these runs: missing units are found again
  // Trouble
  Range outages = {0, 0};
  Range throttled_hours = {0, 0};
  std::int64_t counted_fault_percent = 20;  ///< of runs: a lost answer, a duplicate or a crash at a certain call
  std::int64_t chance_percent = 70;         ///< of runs; the others have no random faults
};

/// Draws a scenario in a regime: first the ERP's items, then orders of these items with errors, then stock for the
/// ordered items, the warehouse, and trouble. With independent draws, orders and items would never match.
Scenario draw_scenario(const Regime& regime, Dice& dice);

/// What comes after the orders: packing, credit memos, billing, and how Amazon counts the goods.
void draw_aftermath(const Regime& regime, Dice& dice, Scenario& scenario);

/// Adds faults. Removes Amazon's changes that would come during a fault: an integration that cannot learn of a change
/// in time has done nothing wrong.
void draw_trouble(const Regime& regime, Dice& dice, Scenario& scenario);

}  // namespace vendorproof::scenarios
