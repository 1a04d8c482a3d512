// The documents on the company's books, as plain values: sales orders, despatches, shipments, invoices, credit memos,
// payments, ledger postings.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "mock_erp/state/agenda.h"
#include "mock_erp/state/despatch.h"
#include "mock_erp/state/register.h"

namespace vendorproof::mock_erp {

/// Reserved eaches on their way to the dock. A remainder of an earlier despatch is not cut a second time.
struct Pick {
  std::int64_t fresh = 0;
  std::int64_t remainder = 0;
};

/// Quantities are eaches: quantity = shipped + closed_short + reserved + backorder.
struct SalesLine {
  std::string id;
  std::int64_t sequence = 0;       ///< 10000, 20000, ...
  std::size_t item = 0;            ///< index in Company::items
  std::int64_t customer_line = 0;  ///< the line of the customer's order; 0: not told
  std::string description;
  std::string unit_code;
  std::int64_t unit_eaches = 1;
  Money unit_price;  ///< per unit, not per each
  std::int64_t quantity = 0;
  std::int64_t shipped = 0;
  std::int64_t invoiced = 0;
  std::int64_t closed_short = 0;
  std::int64_t reserved = 0;      ///< includes what is in an Open despatch
  std::int64_t in_despatch = 0;   ///< in an Open despatch
  std::map<Instant, Pick> picks;  ///< reserved and in no despatch, by the time when they are ready
  std::uint64_t version = 1;

  std::int64_t outstanding() const { return quantity - shipped - closed_short; }
  std::int64_t backorder() const { return quantity - shipped - closed_short - reserved; }
  bool is_shipped() const { return shipped + closed_short == quantity; }
};

/// Its warehouse picks it only once it is released.
struct SalesOrder : Record {
  std::string idempotency_key;  ///< of who created it through the extension; "" for others
  std::string content_hash;     ///< as the creator wrote it
  Instant created;
  bool is_released = false;
  bool is_wanted_released = false;  ///< by its creator: a change through the extension releases it again
  std::optional<Instant> first_released;
  std::optional<Agenda::Slot> release_due;  ///< when the office releases it, if nobody has
  Instant order_date;
  std::optional<Instant> requested_delivery;
  std::string ship_to;          ///< where the goods go: a ship-to code, or the name of an address
  bool ship_to_is_code = true;  ///< the standard API knows no codes: it writes an address
  std::vector<SalesLine> lines;

  /// "" for an order that goes to an address.
  std::string_view ship_to_code() const { return ship_to_is_code ? std::string_view(ship_to) : std::string_view(); }
  bool is_shipped() const;
  /// All of it is shipped and invoiced, and it is not empty: Business Central deletes such an order.
  bool is_done() const;
};

struct ShipmentLine {
  std::int64_t order_line = 0;  ///< index in SalesOrder::lines
  std::int64_t eaches = 0;
};

/// The posted goods of one sales order in one despatch.
struct Shipment : Record {
  std::int64_t order = 0;
  std::int64_t despatch = 0;
  Instant posted_at;
  std::vector<ShipmentLine> lines;
};

struct InvoiceLine {
  std::int64_t shipment = 0;    ///< its serial
  std::int64_t order_line = 0;  ///< index in the lines of the shipment's sales order
  std::int64_t eaches = 0;
  Money unit_price;  ///< per unit of the order line
  Money amount;
};

/// Its lines are those of one or more shipments, each shipment's together. `external_document_number` is the purchase
/// order, "" if it bills several sales orders.
struct Invoice : Record {
  Instant posted_at;
  Instant due;
  Money total;
  Money remaining;
  std::vector<InvoiceLine> lines;
};

/// Its lines are those of `invoice`, at what is given back per unit. `external_document_number` is the purchase order.
struct CreditMemo : Record {
  std::int64_t invoice = 0;
  Instant posted_at;
  Money total;
  std::vector<InvoiceLine> lines;
};

/// A posted payment for an invoice. `external_document_number` is the caller's key.
struct PaymentPosting : Record {
  std::string external_number;  ///< the payer's
  std::string invoice;          ///< its number
  Money amount;                 ///< applied, positive
  Money remaining_after;
  Instant posting_date;
  std::string comment;
  std::string content_hash;
};

/// A posted line of the general ledger: `amount` on the account, less it on a bank account or the customer.
/// `external_document_number` is the caller's key.
struct LedgerPosting : Record {
  std::string document_number;
  std::string external_number;
  std::string account;
  std::string bank_account;  ///< "": the customer
  Money amount;              ///< positive is debit
  Instant posting_date;
  std::string description;
  std::string comment;
};

/// Price of one each.
Money each_price(const SalesLine& line);

}  // namespace vendorproof::mock_erp
