// An invoice or credit note as payables understands it, before anybody judges it: each item with its order's line, and
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
  const Order* order = nullptr;     ///< none when unknown
  const OrderLine* line = nullptr;  ///< none when the order has no such product
  Quantity written;                 ///< completed by the order's unit
  std::int64_t eaches = 0;
  std::optional<Money> cost;      ///< as written: per each, or per case where costs are read so (X1)
  std::int64_t priced_count = 0;  ///< how often `cost` is billed
  std::int64_t priced_size = 1;   ///< eaches that one `cost` buys

  /// What earlier rules found to be there; the program stops when it is not.
  const Order& known_order() const { return known(order, "order of", shown); }
  const OrderLine& known_line() const { return known(line, "order line of", shown); }
};

/// Amounts of one kind in the document's header and on its lines. A sum is none when one of its amounts cannot be read
/// or is in another currency than the total.
struct ExtraSums {
  bool in_header = false;
  bool on_lines = false;
  std::optional<Money> header;
  std::optional<Money> lines;

  /// The header has the sum of all (INV-15, INV-16); only where it has none do the lines' count.
  const std::optional<Money>& counted() const { return in_header ? header : lines; }
};

/// Points into the claim and the order book: valid while both stand.
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
