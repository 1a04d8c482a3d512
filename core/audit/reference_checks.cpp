#include "core/audit/reference_checks.h"

#include <algorithm>

#include <fmt/format.h>

namespace vendorproof::audit {

namespace {

std::string_view name_of(ReferenceKind kind) {
  return kind == ReferenceKind::CatalogueNumber ? "catalogue number" : "SKU";
}

std::vector<std::string> numbers_of(const std::vector<const Item*>& items) {
  std::vector<std::string> numbers;
  for (const Item* item : items) numbers.push_back(item->number);
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

/// Lines of two products may have one SKU (PO-35): another line with it leads to the item by its catalogue number.
bool is_shared_sku(const Look& look, const std::string& sku, const Item* item) {
  const auto& lines = look.assortment.lines();
  return std::any_of(lines.begin(), lines.end(), [&](const OrderedLine& line) {
    if (line.line->vendor_product_identifier != sku) return false;
    const auto items = look.assortment.named(ReferenceKind::CatalogueNumber, line.line->amazon_product_identifier);
    return items.size() == 1 && items.front() == item;
  });
}

bool leads_to(const Reference& reference) { return reference.kind != ReferenceKind::Other; }

}  // namespace

void find_items_without_reference(const Look& look, Cases& cases) {
  for (const Item* item : look.assortment.sold()) {
    const auto& references = look.assortment.references_of(*item);
    const bool has_one =
        std::any_of(references.begin(), references.end(), [](const Reference* one) { return leads_to(*one); });
    if (has_one) continue;
    std::vector<Money> money;
    for (const OrderedLine& line : look.assortment.lines_of(*item)) add_to(money, line.value());
    cases.push_back(
        {"item " + item->number, "it is sold to Amazon, and no reference says what Amazon calls it", std::move(money)});
  }
}

void find_shared_references(const Look& look, Cases& cases) {
  std::set<std::pair<ReferenceKind, std::string>> keys;
  for (const Reference& reference : look.books.references) {
    if (leads_to(reference)) keys.emplace(reference.kind, reference.number);
  }
  for (const auto& [kind, number] : keys) {
    const std::vector<const Item*> items = look.assortment.named(kind, number);
    if (items.size() < 2) continue;
    std::vector<Money> money;
    for (const OrderedLine& line : look.assortment.lines()) {
      if (look.assortment.items_of(line) == items) add_to(money, line.value());
    }
    cases.push_back({fmt::format("{} {}", name_of(kind), number),
                     fmt::format("it stands for items {}", fmt::join(numbers_of(items), ", ")), std::move(money)});
  }
}

void find_references_out_of_time(const Look& look, Cases& cases) {
  const Instant today = start_of_day(look.books.now);
  for (const Reference& reference : look.books.references) {
    if (!leads_to(reference)) continue;
    const std::string subject = fmt::format("item {} {} {}", reference.item, name_of(reference.kind), reference.number);
    if (reference.until && *reference.until < today) {
      cases.push_back({subject, "it ended on " + format_date(*reference.until), {}});
    } else if (reference.from && *reference.from > today) {
      cases.push_back({subject, "it begins only on " + format_date(*reference.from), {}});
    }
  }
}

void find_unknown_products(const Look& look, Cases& cases) {
  std::map<std::string, std::vector<OrderedLine>> by_product;
  for (const OrderedLine& line : look.assortment.lines()) {
    if (!look.assortment.items_of(line).empty()) continue;
    by_product[fmt::format("product {}", line.line->amazon_product_identifier.empty()
                                             ? line.line->vendor_product_identifier
                                             : line.line->amazon_product_identifier)]
        .push_back(line);
  }
  for (const auto& [subject, lines] : by_product) {
    std::set<std::string> orders;
    std::vector<Money> money;
    for (const OrderedLine& line : lines) {
      orders.insert(line.order->number);
      add_to(money, line.value());
    }
    cases.push_back(
        {subject,
         fmt::format("no item answers to amazonProductIdentifier '{}' or vendorProductIdentifier '{}' of {}",
                     lines.front().line->amazon_product_identifier, lines.front().line->vendor_product_identifier,
                     fmt::join(orders, ", ")),
         std::move(money)});
  }
}

void find_contradicting_identifiers(const Look& look, Cases& cases) {
  std::map<std::string, std::pair<std::string, std::vector<Money>>> by_product;
  for (const OrderedLine& line : look.assortment.lines()) {
    const auto by_number = look.assortment.named(ReferenceKind::CatalogueNumber, line.line->amazon_product_identifier);
    const auto by_sku = look.assortment.named(ReferenceKind::VendorSku, line.line->vendor_product_identifier);
    const bool is_clear = by_number.size() == 1 && by_sku.size() == 1;
    if (!is_clear || by_number.front() == by_sku.front()) continue;
    if (is_shared_sku(look, line.line->vendor_product_identifier, by_sku.front())) continue;
    auto& [seen, money] = by_product[fmt::format("product {} with SKU {}", line.line->amazon_product_identifier,
                                                 line.line->vendor_product_identifier)];
    seen = fmt::format("order {} has both; the catalogue number is item {}, and the SKU is item {}", line.order->number,
                       by_number.front()->number, by_sku.front()->number);
    add_to(money, line.value());
  }
  for (auto& [subject, found] : by_product) {
    cases.push_back({subject, std::move(found.first), std::move(found.second)});
  }
}

void find_references_to_nothing(const Look& look, Cases& cases) {
  for (const Reference& reference : look.books.references) {
    if (look.assortment.numbered(reference.item) != nullptr) continue;
    cases.push_back(
        {fmt::format("reference {}", reference.number), fmt::format("the ERP has no item '{}'", reference.item), {}});
  }
}

}  // namespace vendorproof::audit
