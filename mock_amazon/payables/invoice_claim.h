// What an invoice or credit note says, as payables understands it, before anybody judges it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/money.h"
#include "core/base/quantity.h"
#include "core/base/time.h"
#include "mock_amazon/state/settings.h"

namespace vendorproof::mock_amazon {

struct Central;
struct Order;
struct OrderLine;

struct InvoiceClaimItem {
  std::string shown;  ///< for messages
  std::string order_number;
  const Order* order = nullptr;     ///< none when unknown
  const OrderLine* line = nullptr;  ///< none when the order has no such line, or another product there
  Quantity written;
  std::int64_t eaches = 0;
  std::optional<Money> cost;      ///< as written: per each, or per case where costs are read so (X1)
  std::int64_t priced_count = 0;  ///< how often `cost` is billed
  std::int64_t priced_size = 1;   ///< eaches that one `cost` buys
  const Json* json = nullptr;     ///< of the claim's document
};

/// Amounts of one kind in the document's header and on its lines. A sum is none when one of its amounts can not be read
/// or is in another currency than the total.
struct ExtraSums {
  bool in_header = false;
  bool on_lines = false;
  std::optional<Money> header;
  std::optional<Money> lines;

  /// The header has the sum of all (INV-15, INV-16); only where it has none do the lines' count.
  const std::optional<Money>& counted() const { return in_header ? header : lines; }
};

/// Points into the document and the order book: valid while both stand.
struct InvoiceClaim {
  const Json* document = nullptr;
  Region region = Region::NA;
  Readings readings;
  std::string id;
  std::string type;
  bool used_id = false;
  Instant submitted;
  Instant date;
  std::vector<InvoiceClaimItem> items;
  std::optional<Money> total;
  ExtraSums taxes;  ///< without DomesticVAT, which only repeats VAT in another currency (INV-22)
  ExtraSums charges;
  ExtraSums allowances;

  bool is_credit_note() const { return type == "CreditNote"; }
};

InvoiceClaim read_invoice_claim(const Central& central, const Json& document, Instant submitted);

/// The order's `billToParty`, a null when its document has none.
Json payee_of(const Order& order);

}  // namespace vendorproof::mock_amazon
