#include "core/audit/item_checks.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/gs1.h"

namespace vendorproof::audit {

namespace {

std::string subject_of(const Item& item) { return "item " + item.number; }

/// The value of the lines of open orders.
std::vector<Money> value_on_open_orders(const Look& look, const Item& item) {
  std::vector<Money> value;
  for (const OrderedLine& line : look.assortment.lines_of(item)) {
    if (is_open(*line.order)) add_to(value, line.value());
  }
  return value;
}

/// The line of the newest order, or nullptr.
const OrderedLine* newest_line(const std::vector<OrderedLine>& lines) {
  const auto is_older = [](const OrderedLine& left, const OrderedLine& right) {
    return left.order->ordered_at < right.order->ordered_at;
  };
  const auto newest = std::max_element(lines.begin(), lines.end(), is_older);
  return newest == lines.end() ? nullptr : &*newest;
}

}  // namespace

void find_items_without_gtin(const Look& look, Cases& cases) {
  for (const Item* item : look.assortment.sold()) {
    if (item->gtin.empty()) cases.push_back({subject_of(*item), "it has no GTIN", {}});
  }
}

void find_wrong_gtins(const Look& look, Cases& cases) {
  for (const Item* item : look.assortment.sold()) {
    if (item->gtin.empty() || is_gtin(item->gtin)) continue;
    cases.push_back({subject_of(*item),
                     fmt::format("its GTIN is '{}': no 8, 12, 13 or 14 digits with a right check digit", item->gtin),
                     {}});
  }
}

void find_shared_gtins(const Look& look, Cases& cases) {
  std::map<std::string, std::vector<std::string>> items_by_gtin;
  for (const Item* item : look.assortment.sold()) {
    const std::string gtin = gtin14(item->gtin);
    if (!gtin.empty()) items_by_gtin[gtin].push_back(item->number);
  }
  for (const auto& [gtin, numbers] : items_by_gtin) {
    if (numbers.size() < 2) continue;
    cases.push_back({"GTIN " + gtin, fmt::format("items {} have it", fmt::join(numbers, ", ")), {}});
  }
}

void find_blocked_items(const Look& look, Cases& cases) {
  for (const Item* item : look.assortment.sold()) {
    if (!item->blocked) continue;
    std::set<std::string> orders;
    for (const OrderedLine& line : look.assortment.lines_of(*item)) {
      if (is_open(*line.order)) orders.insert(line.order->number);
    }
    if (orders.empty()) continue;
    cases.push_back({subject_of(*item),
                     fmt::format("it is blocked, and open orders have it: {}", fmt::join(orders, ", ")),
                     value_on_open_orders(look, *item)});
  }
}

void find_items_without_price(const Look& look, Cases& cases) {
  for (const Item* item : look.assortment.sold()) {
    if (!item->price) cases.push_back({subject_of(*item), "its price cannot be read", {}});
    if (item->price && item->price->is_zero()) cases.push_back({subject_of(*item), "its price is 0", {}});
  }
}

void find_other_prices(const Look& look, Cases& cases) {
  for (const Item* item : look.assortment.sold()) {
    const std::vector<OrderedLine>& lines = look.assortment.lines_of(*item);
    const OrderedLine* const newest = newest_line(lines);
    const bool has_price = item->price && !item->price->is_zero();
    if (newest == nullptr || !has_price) continue;
    const Money& cost = newest->line->net_cost;
    // A price in another currency is no price for this order: the check of currencies tells.
    if (cost.currency() != item->price->currency() || cost == *item->price) continue;
    std::vector<Money> money;
    for (const OrderedLine& line : lines) {
      const Money& paid = line.line->net_cost;
      if (paid.currency() == item->price->currency()) add_to(money, abs(paid - *item->price) * line.eaches());
    }
    cases.push_back({subject_of(*item),
                     fmt::format("the ERP's price is {}, and order {} has {}", item->price->text(),
                                 newest->order->number, cost.text()),
                     std::move(money)});
  }
}

void find_prices_with_tax(const Look& look, Cases& cases) {
  for (const Item* item : look.assortment.sold()) {
    if (item->price_includes_tax) cases.push_back({subject_of(*item), "its price includes tax", {}});
  }
}

void find_unknown_tax_groups(const Look& look, Cases& cases) {
  const bool is_needed = look.books.agreed.region == trade::Region::Europe;
  for (const Item* item : look.assortment.sold()) {
    const std::string& group = item->tax_group;
    if (group.empty()) {
      if (is_needed)
        cases.push_back({subject_of(*item), "it has no tax group, and invoices in Europe state a tax", {}});
    } else if (!look.books.tax_groups.contains(group)) {
      cases.push_back({subject_of(*item), fmt::format("its tax group '{}' does not exist", group), {}});
    }
  }
}

void find_missing_posting_groups(const Look& look, Cases& cases) {
  for (const Item* item : look.assortment.sold()) {
    if (item->posting_lacks.empty()) continue;
    cases.push_back({subject_of(*item), fmt::format("it lacks {}", fmt::join(item->posting_lacks, " and ")), {}});
  }
}

void find_items_without_stock(const Look& look, Cases& cases) {
  for (const Item* item : look.assortment.sold()) {
    if (item->has_stock) continue;
    cases.push_back({subject_of(*item), "it is no item with stock: the warehouse can never despatch it", {}});
  }
}

}  // namespace vendorproof::audit
