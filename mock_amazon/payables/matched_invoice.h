// An invoice or credit note matched with the order book, before any rule is checked: each item with its order line, and
// the sums of taxes, charges and allowances.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/require.h"
#include "core/base/time.h"
#include "mock_amazon/payables/invoice_claim.h"
#include "mock_amazon/state/order_book.h"
#include "mock_amazon/state/settings.h"

namespace vendorproof::mock_amazon {

struct Central;

struct MatchedInvoiceItem {
  const InvoiceItem* stated = nullptr;
  std::string shown;                ///< for messages
  const Order* order = nullptr;     ///< nullptr if unknown
  const OrderLine* line = nullptr;  ///< nullptr if the order has no such product
  Quantity written;                 ///< completed by the order's unit
  std::int64_t eaches = 0;
  std::optional<Money> cost;      ///< as written: per each, or per case where costs are read so (X1)
  std::int64_t priced_count = 0;  ///< how often `cost` is billed
  std::int64_t priced_size = 1;   ///< eaches that one `cost` buys

  /// For rules after those that checked order and line: the program stops if it is missing.
  const Order& known_order() const { return known(order, "order of", shown); }
  const OrderLine& known_line() const { return known(line, "order line of", shown); }
};

/// Amounts of one kind in the document's header and on its lines. A sum is empty if one of its amounts cannot be read
/// or is in another currency than the total.
struct ExtraSums {
  bool in_header = false;
  bool on_lines = false;
  std::optional<Money> header;
  std::optional<Money> lines;

  /// The header has the sum of all (INV-15, INV-16); the sum of the lines counts only if the header has no amounts.
  const std::optional<Money>& counted() const { return in_header ? header : lines; }
};

/// Points into the claim and the order book: valid while both exist.
struct MatchedInvoice {
  const InvoiceClaim& claim;
  Region region = Region::NA;
  Readings readings{};
  bool used_id = false;
  Instant submitted{};
  std::vector<MatchedInvoiceItem> items{};
  std::optional<Money> total{};
  ExtraSums taxes{};  ///< without DomesticVAT, which only repeats VAT in another currency (INV-22)
  ExtraSums charges{};
  ExtraSums allowances{};
};

MatchedInvoice match_invoice(const Central& central, const InvoiceClaim& claim, Instant submitted);

}  // namespace vendorproof::mock_amazon
