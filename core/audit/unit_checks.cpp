#include "core/audit/unit_checks.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "core/base/require.h"

namespace vendorproof::audit {

namespace {

std::string subject_of(const Item& item) { return "item " + item.number; }

/// Eaches per case of the item's units, each once, in order.
std::set<std::int64_t> case_sizes_of(const Look& look, const Item& item) {
  std::set<std::int64_t> sizes;
  for (const Unit* unit : look.assortment.units_of(item)) {
    if (unit->eaches && *unit->eaches > 1) sizes.insert(*unit->eaches);
  }
  return sizes;
}

/// The stated size of a line in cases; 0 for any other line.
std::int64_t stated_size(const OrderedLine& line) {
  const Quantity& ordered = line.line->ordered;
  return ordered.unit == UnitOfMeasure::Cases ? ordered.unit_size : 0;
}

bool has_unit_of(const Look& look, const Item& item, std::int64_t eaches) {
  const auto& units = look.assortment.units_of(item);
  return std::any_of(units.begin(), units.end(), [&](const Unit* unit) { return unit->eaches == eaches; });
}

/// Lines in cases of a size that no unit of the item has, by that size.
std::map<std::int64_t, std::vector<OrderedLine>> strange_lines(const Look& look, const Item& item) {
  std::map<std::int64_t, std::vector<OrderedLine>> lines;
  for (const OrderedLine& line : look.assortment.lines_of(item)) {
    const std::int64_t size = stated_size(line);
    if (size > 0 && !has_unit_of(look, item, size)) lines[size].push_back(line);
  }
  return lines;
}

/// What is wrong if each case counts as `assumed` eaches.
std::vector<Money> cost_of(const std::vector<OrderedLine>& lines, std::int64_t assumed) {
  std::vector<Money> money;
  for (const OrderedLine& line : lines) {
    const std::int64_t size = stated_size(line);
    add_to(money, line.line->net_cost * (line.eaches() / size * std::llabs(size - assumed)));
  }
  return money;
}

std::string orders_in(const std::vector<OrderedLine>& lines) {
  std::set<std::string> numbers;
  for (const OrderedLine& line : lines) numbers.insert(line.order->number);
  return fmt::format("{}", fmt::join(numbers, ", "));
}

/// `sizes` has at least one.
std::int64_t nearest(const std::set<std::int64_t>& sizes, std::int64_t wanted) {
  REQUIRE(!sizes.empty());
  std::int64_t best = *sizes.begin();
  for (const std::int64_t size : sizes) {
    if (std::llabs(size - wanted) < std::llabs(best - wanted)) best = size;
  }
  return best;
}

}  // namespace

void find_missing_base_units(const Look& look, Cases& cases) {
  for (const Item* item : look.assortment.sold()) {
    const auto& units = look.assortment.units_of(*item);
    const auto base =
        std::find_if(units.begin(), units.end(), [&](const Unit* unit) { return unit->code == item->base_unit; });
    if (item->base_unit.empty()) {
      cases.push_back({subject_of(*item), "it has no base unit", {}});
    } else if (base == units.end()) {
      cases.push_back(
          {subject_of(*item), fmt::format("its base unit '{}' is not in the list of its units", item->base_unit), {}});
    } else if ((*base)->eaches != 1) {
      cases.push_back({subject_of(*item),
                       fmt::format("its base unit '{}' has the factor {}, not 1", item->base_unit, (*base)->factor),
                       {}});
    }
  }
}

void find_broken_factors(const Look& look, Cases& cases) {
  for (const Item* item : look.assortment.sold()) {
    for (const Unit* unit : look.assortment.units_of(*item)) {
      if (unit->eaches || unit->code == item->base_unit) continue;
      cases.push_back({fmt::format("item {} unit {}", item->number, unit->code),
                       fmt::format("its factor is {}: no whole number of eaches", unit->factor),
                       {}});
    }
  }
}

void find_missing_case_units(const Look& look, Cases& cases) {
  for (const Item* item : look.assortment.sold()) {
    if (!case_sizes_of(look, *item).empty()) continue;
    for (const auto& [size, lines] : strange_lines(look, *item)) {
      cases.push_back({fmt::format("item {} in cases of {}", item->number, size),
                       fmt::format("the ERP has no case of the item, and {} order it so", orders_in(lines)),
                       cost_of(lines, 1)});
    }
  }
}

void find_other_case_sizes(const Look& look, Cases& cases) {
  for (const Item* item : look.assortment.sold()) {
    const std::set<std::int64_t> sizes = case_sizes_of(look, *item);
    if (sizes.empty()) continue;
    for (const auto& [size, lines] : strange_lines(look, *item)) {
      cases.push_back({fmt::format("item {} in cases of {}", item->number, size),
                       fmt::format("the ERP has cases of {}, and {} order cases of {}", fmt::join(sizes, ", "),
                                   orders_in(lines), size),
                       cost_of(lines, nearest(sizes, size))});
    }
  }
}

void find_contradicting_sizes(const Look& look, Cases& cases) {
  using Key = std::pair<std::string, std::string>;
  std::map<Key, std::map<std::int64_t, std::vector<OrderedLine>>> by_product;
  for (const OrderedLine& line : look.assortment.lines()) {
    const std::int64_t size = stated_size(line);
    // Where the ERP has a unit of that size, there are two sizes of case.
    const std::vector<const Item*>& items = look.assortment.items_of(line);
    const bool is_known = items.size() == 1 && has_unit_of(look, *items.front(), size);
    const bool erp_tells = items.size() == 1 && !look.assortment.units_of(*items.front()).empty();
    if (size == 0 || is_known || erp_tells) continue;
    by_product[{line.line->amazon_product_identifier, line.line->vendor_product_identifier}][size].push_back(line);
  }
  for (const auto& [product, lines_by_size] : by_product) {
    if (lines_by_size.size() < 2) continue;
    std::vector<std::string> sizes;
    for (const auto& [size, lines] : lines_by_size) sizes.push_back(fmt::format("{} in {}", size, orders_in(lines)));
    const std::int64_t largest = lines_by_size.rbegin()->first;
    std::vector<Money> money;
    for (const auto& [size, lines] : lines_by_size) {
      for (const Money& cost : cost_of(lines, largest)) add_to(money, cost);
    }
    cases.push_back({fmt::format("product {}", product.first.empty() ? product.second : product.first),
                     fmt::format("its cases have {} eaches", fmt::join(sizes, ", ")), std::move(money)});
  }
}

}  // namespace vendorproof::audit
