#include "harness/trial/item_list.h"

#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "mock_amazon/portal/csv.h"

namespace vendorproof::harness {

namespace {

std::string sizes_of(const scenarios::Item& item) {
  std::vector<std::string> sizes;
  for (const std::int64_t size : item.case_sizes) sizes.push_back(std::to_string(size));
  return join(sizes, "|");
}

}  // namespace

std::string item_list(const scenarios::Scenario& scenario) {
  std::string text = "number,asin,vendor_product_identifier,gtin,unit_price,currency,stock_eaches,case_sizes,blocked\n";
  for (const scenarios::Item& item : scenario.items) {
    if (item.entered_after) continue;
    text += fmt::format("{},{},{},{},{},{},{},{},{}\n", mock_amazon::csv_field(item.number),
                        mock_amazon::csv_field(item.asin), mock_amazon::csv_field(item.vendor_product_identifier),
                        mock_amazon::csv_field(item.gtin), item.unit_price.decimal(), item.unit_price.currency().text(),
                        item.stock_eaches, sizes_of(item), item.blocked ? "yes" : "no");
  }
  return text;
}

}  // namespace vendorproof::harness
