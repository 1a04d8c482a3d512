#include "scenarios/generators/stimuli.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "core/base/nearest_word.h"
#include "scenarios/generators/consistency.h"
#include "scenarios/value/scenario.h"

namespace vendorproof::scenarios {

namespace {

// --- orders ---

template <class Holds>
bool any_order(const Scenario& scenario, Holds holds) {
  return std::any_of(scenario.orders.begin(), scenario.orders.end(), holds);
}

template <class Holds>
bool any_change(const Scenario& scenario, Holds holds) {
  return any_order(scenario,
                   [&](const Order& order) { return std::any_of(order.changes.begin(), order.changes.end(), holds); });
}

/// Also the lines that Amazon adds later.
template <class Holds>
bool any_line(const Scenario& scenario, Holds holds) {
  const auto is_in = [&](const Order& order) { return std::any_of(order.lines.begin(), order.lines.end(), holds); };
  return any_order(scenario, is_in) ||
         any_change(scenario, [&](const OrderChange& change) { return change.added && holds(*change.added); });
}

template <class Change>
void each_line(Scenario& scenario, Change change) {
  for (Order& order : scenario.orders) {
    for (OrderLine& line : order.lines) change(line);
    for (OrderChange& later : order.changes) {
      if (later.added) change(*later.added);
    }
  }
}

template <ChangeKind... kinds>
bool is_change(const OrderChange& change) {
  return ((change.kind == kinds) || ...);
}

template <ChangeKind... kinds>
void forget_changes(Scenario& scenario) {
  for (Order& order : scenario.orders) std::erase_if(order.changes, is_change<kinds...>);
}

bool changes_orders(const Scenario& scenario) {
  return any_order(scenario, [](const Order& order) { return !order.changes.empty(); });
}
void change_no_order(Scenario& scenario) {
  for (Order& order : scenario.orders) order.changes.clear();
}

const Item* item_of(const Scenario& scenario, const OrderLine& line) {
  const auto found = std::find_if(scenario.items.begin(), scenario.items.end(), [&](const Item& item) {
    return item.asin == line.asin && item.vendor_product_identifier == line.vendor_product_identifier;
  });
  return found == scenario.items.end() ? nullptr : &*found;
}

bool has_unknown_items(const Scenario& scenario) {
  const auto is_late = [](const Item& item) { return item.entered_after.has_value(); };
  return std::any_of(scenario.items.begin(), scenario.items.end(), is_late) ||
         any_line(scenario, [&](const OrderLine& line) { return item_of(scenario, line) == nullptr; });
}
/// They become the first item.
void know_all_items(Scenario& scenario) {
  for (Item& item : scenario.items) item.entered_after.reset();
  each_line(scenario, [&](OrderLine& line) {
    if (item_of(scenario, line) != nullptr) return;
    const Item& item = scenario.items.front();
    line.asin = item.asin;
    line.vendor_product_identifier = item.vendor_product_identifier;
    line.net_cost = item.unit_price;
  });
}

bool has_other_prices(const Scenario& scenario) {
  const auto is_other = [&](const OrderLine& line) {
    const Item* item = item_of(scenario, line);
    return item != nullptr && item->unit_price != line.net_cost;
  };
  return any_line(scenario, is_other) || any_change(scenario, is_change<ChangeKind::NetCost>);
}
void order_at_prices(Scenario& scenario) {
  forget_changes<ChangeKind::NetCost>(scenario);
  each_line(scenario, [&](OrderLine& line) {
    if (const Item* item = item_of(scenario, line)) line.net_cost = item->unit_price;
  });
}

bool is_cancelled(const OrderLine& line) { return line.ordered.amount == 0; }
bool has_cancelled_lines(const Scenario& scenario) {
  return any_line(scenario, is_cancelled) ||
         any_change(scenario, is_change<ChangeKind::LineCancelled, ChangeKind::OrderCancelled>);
}
void order_something(Scenario& scenario) {
  forget_changes<ChangeKind::LineCancelled, ChangeKind::OrderCancelled, ChangeKind::OrderUncancelled>(scenario);
  each_line(scenario, [](OrderLine& line) { line.ordered.amount = std::max<std::int64_t>(line.ordered.amount, 1); });
}

bool knows_the_case(const Scenario& scenario, const OrderLine& line) {
  const Item* item = item_of(scenario, line);
  if (item == nullptr || line.ordered.unit != UnitOfMeasure::Cases || line.ordered.unit_size == 1) return true;
  return std::find(item->case_sizes.begin(), item->case_sizes.end(), line.ordered.unit_size) != item->case_sizes.end();
}
bool has_unknown_cases(const Scenario& scenario) {
  return any_line(scenario, [&](const OrderLine& line) { return !knows_the_case(scenario, line); });
}
void order_in_known_cases(Scenario& scenario) {
  each_line(scenario, [&](OrderLine& line) {
    if (knows_the_case(scenario, line)) return;
    line.ordered = {line.ordered.amount * line.ordered.unit_size, UnitOfMeasure::Eaches, 1};
  });
}

bool repeats_an_item(const Order& order) {
  std::set<Identifiers> seen;
  return std::any_of(order.lines.begin(), order.lines.end(), [&](const OrderLine& line) {
    return !seen.insert({line.asin, line.vendor_product_identifier}).second;
  });
}
/// A generated line that Amazon adds has the item of another line.
bool has_repeated_items(const Scenario& scenario) {
  return any_order(scenario, repeats_an_item) || any_change(scenario, is_change<ChangeKind::LineAdded>);
}
/// The first line of an item stays.
void order_each_item_once(Scenario& scenario) {
  forget_changes<ChangeKind::LineAdded>(scenario);
  for (Order& order : scenario.orders) {
    std::set<Identifiers> seen;
    std::erase_if(order.lines, [&](const OrderLine& line) {
      return !seen.insert({line.asin, line.vendor_product_identifier}).second;
    });
  }
  drop_what_dangles(scenario);
}

bool has_vendor_codes(const Scenario& scenario) {
  return any_order(scenario,
                   [&](const Order& order) { return order.vendor_code != scenario.orders.front().vendor_code; });
}
void sell_under_one_code(Scenario& scenario) {
  for (Order& order : scenario.orders) order.vendor_code = scenario.orders.front().vendor_code;
}

bool has_collect_freight(const Scenario& scenario) {
  return any_order(scenario, [](const Order& order) { return order.collect; }) ||
         any_change(scenario, is_change<ChangeKind::Freight>);
}
void prepay_the_freight(Scenario& scenario) {
  forget_changes<ChangeKind::Freight>(scenario);
  for (Order& order : scenario.orders) order.collect = false;
}

constexpr std::size_t page_size = 100;
bool has_a_full_page(const Scenario& scenario) { return scenario.orders.size() > page_size; }
void order_less_than_a_page(Scenario& scenario) {
  if (!has_a_full_page(scenario)) return;
  scenario.orders.resize(page_size / 2);
  drop_what_dangles(scenario);
}

bool is_abroad(const Scenario& scenario) { return scenario.amazon.switches.count("region") > 0; }
void into_dollars(Money& money) { money = Money(money.ten_thousandths(), usd()); }
void sell_in_north_america(Scenario& scenario) {
  if (!is_abroad(scenario)) return;
  scenario.amazon.switches.erase("region");
  for (Item& item : scenario.items) into_dollars(item.unit_price);
  each_line(scenario, [](OrderLine& line) { into_dollars(line.net_cost); });
  for (Order& order : scenario.orders) {
    for (OrderChange& change : order.changes) {
      if (change.net_cost) into_dollars(*change.net_cost);
    }
  }
}

// --- goods ---

/// Also what changes add: a line, or more of a line.
std::map<Identifiers, std::int64_t> demand_with_changes(const Scenario& scenario) {
  auto demand = demand_of(scenario.orders);
  for (const Order& order : scenario.orders) {
    for (const OrderChange& change : order.changes) {
      if (change.added) {
        const OrderLine& line = *change.added;
        demand[{line.asin, line.vendor_product_identifier}] += line.ordered.amount * line.ordered.unit_size;
      }
      for (const OrderLine& line : order.lines) {
        if (change.kind != ChangeKind::Quantity || change.line != line.sequence) continue;
        demand[{line.asin, line.vendor_product_identifier}] += change.quantity * line.ordered.unit_size;
      }
    }
  }
  return demand;
}

bool has_short_stock(const Scenario& scenario) {
  auto demand = demand_with_changes(scenario);
  return std::any_of(scenario.items.begin(), scenario.items.end(), [&](const Item& item) {
    return item.stock_eaches < demand[{item.asin, item.vendor_product_identifier}];
  });
}
void have_stock(Scenario& scenario) {
  auto demand = demand_with_changes(scenario);
  for (Item& item : scenario.items) {
    item.stock_eaches = std::max(item.stock_eaches, demand[{item.asin, item.vendor_product_identifier}]);
    item.restocks.clear();
  }
}

bool has_blocked_items(const Scenario& scenario) {
  return std::any_of(scenario.items.begin(), scenario.items.end(), [](const Item& item) { return item.blocked; });
}
void block_no_item(Scenario& scenario) {
  for (Item& item : scenario.items) {
    item.blocked = false;
    item.unblocked_after.reset();
  }
}

bool ships_in_part(const Scenario& scenario) {
  return scenario.warehouse.fill_percent < 100 || !scenario.warehouse.shorts.empty();
}
void ship_all(Scenario& scenario) {
  scenario.warehouse.fill_percent = 100;
  scenario.warehouse.shorts.clear();
}

bool ships_together(const Scenario& scenario) { return scenario.warehouse.consolidate; }
void ship_each_order(Scenario& scenario) { scenario.warehouse.consolidate = false; }

bool has_late_papers(const Scenario& scenario) { return !scenario.warehouse.late_papers.empty(); }
void have_papers(Scenario& scenario) { scenario.warehouse.late_papers.clear(); }

bool has_pallets(const Scenario& scenario) { return scenario.warehouse.pallet_cartons_max > 0; }
void ship_loose_cartons(Scenario& scenario) { scenario.warehouse.pallet_cartons_max = 0; }

bool has_lots(const Scenario& scenario) {
  return std::any_of(scenario.items.begin(), scenario.items.end(), [](const Item& item) { return !item.lot.empty(); });
}
void have_no_lots(Scenario& scenario) {
  for (Item& item : scenario.items) item.lot.clear();
}

bool is_miscounted(const Scenario& scenario) {
  const Receiving& receiving = scenario.amazon.receiving;
  return !receiving.miscounts.empty() || receiving.chance != ChanceOfMiscounts();
}
void count_right(Scenario& scenario) {
  scenario.amazon.receiving.miscounts.clear();
  scenario.amazon.receiving.chance = {};
}

// --- money ---

bool has_joint_invoices(const Scenario& scenario) { return scenario.warehouse.invoice_together; }
void invoice_each_order(Scenario& scenario) { scenario.warehouse.invoice_together = false; }

bool has_credit_memos(const Scenario& scenario) { return !scenario.warehouse.credits.empty(); }
void give_nothing_back(Scenario& scenario) { scenario.warehouse.credits.clear(); }

// --- trouble ---

template <FaultKind... kinds>
bool is_of(const Fault& fault) {
  return ((fault.kind == kinds) || ...);
}
bool is_outage(const Fault& fault) {
  return is_of<FaultKind::Outage, FaultKind::ServerError, FaultKind::Refusal>(fault);
}
bool is_outage_of_amazon(const Fault& fault) { return is_outage(fault) && fault.peer == "amazon"; }
bool is_outage_of_the_erp(const Fault& fault) { return is_outage(fault) && fault.peer == "erp"; }

/// Planned faults of a kind, and the chances of the same.
template <bool (*is_it)(const Fault&), std::int64_t ChanceOfFaults::*... chances>
bool has_fault(const Scenario& scenario) {
  return std::any_of(scenario.faults.begin(), scenario.faults.end(), is_it) || ((scenario.chance.*chances > 0) || ...);
}
template <bool (*is_it)(const Fault&), std::int64_t ChanceOfFaults::*... chances>
void have_no_fault(Scenario& scenario) {
  std::erase_if(scenario.faults, is_it);
  ((scenario.chance.*chances = 0), ...);
}

template <bool (*is_it)(const Fault&), std::int64_t ChanceOfFaults::*... chances>
Stimulus trouble(std::string_view name, std::string_view sentence) {
  return {name, sentence, has_fault<is_it, chances...>, have_no_fault<is_it, chances...>};
}

}  // namespace

const std::vector<Stimulus>& stimuli() {
  using Chance = ChanceOfFaults;
  static const std::vector<Stimulus> table = {
      {"order-changes", "Amazon changes an order after it was placed.", changes_orders, change_no_order},
      {"unknown-items", "Amazon orders an item that the ERP does not have.", has_unknown_items, know_all_items},
      {"other-prices", "Amazon orders at another price than the ERP's, or changes the cost.", has_other_prices,
       order_at_prices},
      {"cancelled-lines", "A line is ordered with amount 0, or Amazon cancels a line or an order.", has_cancelled_lines,
       order_something},
      {"unknown-cases", "A line is ordered in a case that the ERP does not have.", has_unknown_cases,
       order_in_known_cases},
      {"repeated-items", "Two lines of an order have the same item, or Amazon adds a line.", has_repeated_items,
       order_each_item_once},
      {"vendor-codes", "Orders come under several vendor codes.", has_vendor_codes, sell_under_one_code},
      {"collect-freight", "Amazon pays the freight of an order, or changes who pays.", has_collect_freight,
       prepay_the_freight},
      {"full-pages", "More orders come at once than Amazon puts on a page.", has_a_full_page, order_less_than_a_page},
      {"other-regions", "Amazon orders outside North America.", is_abroad, sell_in_north_america},
      {"short-stock", "The stock is short of what is ordered.", has_short_stock, have_stock},
      {"blocked-items", "An item is blocked in the ERP.", has_blocked_items, block_no_item},
      {"partial-despatches", "The warehouse ships less than it could.", ships_in_part, ship_all},
      {"shared-trucks", "Several orders are on one truck.", ships_together, ship_each_order},
      {"late-papers", "Papers of a truck are entered after it was posted.", has_late_papers, have_papers},
      {"pallets", "Cartons are on pallets.", has_pallets, ship_loose_cartons},
      {"lots", "Goods have lots.", has_lots, have_no_lots},
      {"miscounts", "Amazon's dock counts wrongly, and deducts.", is_miscounted, count_right},
      {"joint-invoices", "The ERP posts one invoice for all orders of a truck.", has_joint_invoices,
       invoice_each_order},
      {"credit-memos", "The ERP posts a credit memo.", has_credit_memos, give_nothing_back},
      trouble<is_outage_of_amazon>("amazon-outages", "Amazon cannot be reached for hours, or answers with errors."),
      trouble<is_outage_of_the_erp>("erp-outages", "The ERP cannot be reached for hours, or answers with errors."),
      trouble<is_of<>, &Chance::server_error_bp>("server-errors", "A call is answered 503, by chance."),
      trouble<is_of<FaultKind::Throttle>, &Chance::throttle_bp>("throttling", "Calls are answered 429."),
      trouble<is_of<FaultKind::LostAnswer, FaultKind::LateEffect>, &Chance::request_lost_bp, &Chance::answer_lost_bp>(
          "lost-calls", "A request or its answer is lost."),
      trouble<is_of<FaultKind::Duplicate>, &Chance::duplicate_bp>("doubled-calls", "A request arrives twice."),
      trouble<is_of<>, &Chance::delay_bp>("slow-calls", "An answer comes late, by chance."),
      trouble<is_of<FaultKind::TakenAndLost>>("lost-documents", "Amazon takes a document and loses it."),
      trouble<is_of<FaultKind::TakenAndFailed, FaultKind::BadRequest>>("refused-documents",
                                                                       "Amazon refuses or fails a right document."),
      trouble<is_of<FaultKind::Crash>, &Chance::crash_bp>("crashes", "The program is killed and started again."),
  };
  return table;
}

Result<const Stimulus*> stimulus_named(std::string_view name) {
  std::vector<std::string> known;
  for (const Stimulus& stimulus : stimuli()) {
    if (stimulus.name == name) return &stimulus;
    known.emplace_back(stimulus.name);
  }
  return malformed(fmt::format("'{}' is unknown{}", shown_word(name), known_words(name, known)));
}

Scenario without(Scenario scenario, const std::vector<const Stimulus*>& left_out) {
  for (const Stimulus& stimulus : stimuli()) {
    if (std::find(left_out.begin(), left_out.end(), &stimulus) != left_out.end()) stimulus.leave_out(scenario);
  }
  return scenario;
}

}  // namespace vendorproof::scenarios
