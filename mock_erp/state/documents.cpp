#include "mock_erp/state/documents.h"

#include <algorithm>

#include "mock_erp/wire/exact.h"

namespace vendorproof::mock_erp {

bool SalesOrder::is_shipped() const {
  return std::all_of(lines.begin(), lines.end(), [](const SalesLine& line) { return line.is_shipped(); });
}

bool SalesOrder::is_done() const {
  const auto invoiced = [](const SalesLine& line) { return line.invoiced == line.shipped; };
  const auto shipped = [](const SalesLine& line) { return line.shipped > 0; };
  return is_shipped() && std::all_of(lines.begin(), lines.end(), invoiced) &&
         std::any_of(lines.begin(), lines.end(), shipped);
}

Money each_price(const SalesLine& line) { return divided(line.unit_price, line.unit_eaches); }

}  // namespace vendorproof::mock_erp
