#include "harness/site/stock.h"

namespace vendorproof::harness {

namespace {

scenarios::Item item(const char* number, const char* asin, std::int64_t case_size, std::int64_t price_in_cents) {
  scenarios::Item item;
  item.number = number;
  item.asin = asin;
  item.vendor_product_identifier = number;
  item.case_sizes = {case_size};
  item.stock_eaches = 10'000;
  item.unit_price = Money(price_in_cents * 100, usd());
  return item;
}

}  // namespace

scenarios::Scenario stock_without_orders(Instant start) {
  scenarios::Scenario scenario;
  scenario.name = "stock-without-orders";
  scenario.title = "Three items with stock, and no orders yet.";
  scenario.start = start;
  scenario.items = {item("TEA-GREEN", "B00TEAGREEN", 12, 450), item("TEA-BLACK", "B00TEABLACK", 24, 395),
                    item("MUG-WHITE", "B00MUGWHITE", 6, 890)};
  return scenario;
}

}  // namespace vendorproof::harness
