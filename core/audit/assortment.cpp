#include "core/audit/assortment.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/gs1.h"

namespace vendorproof::audit {

namespace {

// An order line beyond these limits is a mistake; the product of both fits in 64 bits.
constexpr std::int64_t amount_max = 1'000'000'000;
constexpr std::int64_t unit_size_max = 1'000'000;

/// What is looked up and not there.
template <class Map, class Key>
const typename Map::mapped_type& found_or_empty(const Map& map, const Key& key) {
  static const typename Map::mapped_type nothing;
  const auto found = map.find(key);
  return found == map.end() ? nothing : found->second;
}

void add_once(std::vector<const Item*>& items, const Item* item) {
  if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
}

}  // namespace

std::int64_t OrderedLine::eaches() const {
  const Quantity& ordered = line->ordered;
  const std::int64_t amount = std::clamp<std::int64_t>(ordered.amount, 0, amount_max);
  if (ordered.unit == UnitOfMeasure::Eaches) return amount;
  return amount * std::clamp<std::int64_t>(ordered.unit_size, 1, unit_size_max);
}

Money OrderedLine::value() const { return line->net_cost * eaches(); }

std::string OrderedLine::unit_text() const {
  if (line->ordered.unit == UnitOfMeasure::Eaches) return "eaches";
  if (line->ordered.unit_size < 1) return "cases of unstated size";
  return fmt::format("cases of {}", line->ordered.unit_size);
}

Assortment::Assortment(const Books& books) {
  index_items(books);
  read_lines(books);
  choose_sold(books);
}

void Assortment::index_items(const Books& books) {
  for (const Item& item : books.items) {
    by_number_.emplace(item.number, &item);
    const std::string gtin = gtin14(item.gtin);
    if (!gtin.empty()) by_gtin_[gtin].push_back(&item);
  }
  for (const Unit& unit : books.units) units_[unit.item].push_back(&unit);
  for (const Reference& reference : books.references) {
    references_[reference.item].push_back(&reference);
    const Item* const item = numbered(reference.item);
    if (item != nullptr) add_once(by_reference_[{reference.kind, reference.number}], item);
  }
}

void Assortment::read_lines(const Books& books) {
  for (const trade::PurchaseOrder& order : books.orders) {
    orders_.emplace(order.number, &order);
    for (const trade::PurchaseOrderLine& line : order.lines) {
      if (line.ordered.amount == 0) continue;
      lines_.push_back({&order, &line});
      Items items = meant_by(line);
      if (items.size() == 1) lines_by_item_[items.front()->number].push_back(lines_.back());
      meant_.emplace(&line, std::move(items));
    }
  }
}

void Assortment::choose_sold(const Books& books) {
  std::set<std::string> numbers;
  for (const Reference& reference : books.references) numbers.insert(reference.item);
  for (const auto& [line, items] : meant_) {
    for (const Item* item : items) numbers.insert(item->number);
  }
  for (const SalesOrder& order : books.sales_orders) {
    for (const SalesOrderLine& line : order.lines) numbers.insert(line.item);
  }
  for (const std::string& number : numbers) {
    const Item* const item = numbered(number);
    if (item != nullptr) sold_.push_back(item);
  }
}

Assortment::Items Assortment::meant_by(const trade::PurchaseOrderLine& line) const {
  const std::string& catalogue_number = line.amazon_product_identifier;
  if (!catalogue_number.empty()) {
    const Items named_so = named(ReferenceKind::CatalogueNumber, catalogue_number);
    if (!named_so.empty()) return named_so;
  }
  const auto has_another_number = [&](const Item* item) {
    const auto& references = references_of(*item);
    return !catalogue_number.empty() && std::any_of(references.begin(), references.end(), [](const Reference* one) {
      return one->kind == ReferenceKind::CatalogueNumber;
    });
  };
  Items items;
  if (!line.vendor_product_identifier.empty()) {
    items = named(ReferenceKind::VendorSku, line.vendor_product_identifier);
    std::erase_if(items, has_another_number);
  }
  if (!items.empty()) return items;
  const std::string gtin = gtin14(line.vendor_product_identifier);
  if (!gtin.empty()) items = found_or_empty(by_gtin_, gtin);
  std::erase_if(items, has_another_number);
  return items;
}

const std::vector<const Item*>& Assortment::items_of(const OrderedLine& line) const {
  return found_or_empty(meant_, line.line);
}
const std::vector<OrderedLine>& Assortment::lines_of(const Item& item) const {
  return found_or_empty(lines_by_item_, item.number);
}
const Item* Assortment::numbered(const std::string& number) const {
  const auto found = by_number_.find(number);
  return found == by_number_.end() ? nullptr : found->second;
}
const trade::PurchaseOrder* Assortment::order_numbered(const std::string& number) const {
  const auto found = orders_.find(number);
  return found == orders_.end() ? nullptr : found->second;
}
const std::vector<const Unit*>& Assortment::units_of(const Item& item) const {
  return found_or_empty(units_, item.number);
}
const std::vector<const Reference*>& Assortment::references_of(const Item& item) const {
  return found_or_empty(references_, item.number);
}
std::vector<const Item*> Assortment::named(ReferenceKind kind, std::string_view number) const {
  return found_or_empty(by_reference_, std::pair(kind, std::string(number)));
}

bool is_open(const trade::PurchaseOrder& order) { return order.state != trade::PurchaseOrderState::Closed; }

Money value_of(const trade::PurchaseOrder& order) {
  Money value;
  for (const trade::PurchaseOrderLine& line : order.lines) value += OrderedLine{&order, &line}.value();
  return value;
}

std::string gtin14(std::string_view text) {
  constexpr std::size_t digits = 14;
  return is_gtin(text) ? std::string(digits - text.size(), '0') + std::string(text) : "";
}

}  // namespace vendorproof::audit
