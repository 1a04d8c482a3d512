// The documents on the company's books, as plain values: sales orders, despatches, shipments, invoices, payments.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "mock_erp/state/register.h"
#include "mock_erp/state/settings.h"

namespace vendorproof::mock_erp {

/// A row below a record: line `line` (from 0) of the record with that serial.
struct RowKey {
  std::int64_t record = 0;
  std::int64_t line = 0;
  auto operator<=>(const RowKey&) const = default;
};

/// Reserved eaches on their way to the dock. A remainder of an earlier despatch is not cut a second time.
struct Pick {
  std::int64_t fresh = 0;
  std::int64_t remainder = 0;
};

/// Quantities are eaches: quantity = shipped + closed_short + reserved + backorder.
struct SalesLine {
  std::string id;
  std::int64_t sequence = 0;  ///< 10000, 20000, ...
  std::size_t item = 0;       ///< index in Company::items
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

  std::int64_t backorder() const { return quantity - shipped - closed_short - reserved; }
  bool is_shipped() const { return shipped + closed_short == quantity; }
};

struct SalesOrder : Record {
  Instant order_date;
  std::optional<Instant> requested_delivery;
  std::string ship_to;
  std::vector<SalesLine> lines;

  bool is_shipped() const;
  /// All of it is shipped and invoiced, and it is not empty: Business Central deletes such an order.
  bool is_done() const;
};

struct PackageContent {
  std::int64_t despatch_line = 0;  ///< index in Despatch::lines
  std::int64_t eaches = 0;
};

/// A carton, or a pallet with cartons. Its number is its place in the despatch, from 1.
struct Package {
  std::string sscc;  ///< "" while unlabelled
  std::vector<PackageContent> contents;
  bool is_pallet = false;
  std::int64_t pallet = 0;  ///< number of the pallet that it stands on; 0: none
};

struct DespatchLine {
  RowKey order_line;
  std::int64_t eaches = 0;
  std::string shipment;  ///< "" while Open
};

/// One truck load. Open until it is posted.
struct Despatch : Record {
  std::string ship_to;
  std::string load_number;
  std::string pro_number;      ///< "" while Open
  std::string bill_of_lading;  ///< "" while Open
  std::string
      amazon_reference;  ///< of the pickup booked with Amazon, which only collected freight needs; "" while Open
  std::optional<Instant> posted_at;
  std::optional<Instant> departed_at;
  std::optional<Instant> arrives_at;
  std::vector<DespatchLine> lines;
  std::vector<Package> packages;
  std::vector<std::int64_t> shipments;  ///< serials
  std::vector<Paper> missing;           ///< known to the warehouse, and not entered yet

  bool has_entered(Paper paper) const { return std::find(missing.begin(), missing.end(), paper) == missing.end(); }
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
  std::int64_t order_line = 0;
  std::int64_t eaches = 0;
  Money unit_price;  ///< per unit of the order line
  Money amount;
};

struct Invoice : Record {
  std::int64_t order = 0;
  std::int64_t shipment = 0;
  Instant posted_at;
  Instant due;
  Money total;
  Money remaining;
  std::vector<InvoiceLine> lines;
};

/// `number` is the document number, `external_document_number` the payer's.
struct Payment : Record {
  std::string invoice;
  Money amount;  ///< applied, positive
  Instant posting_date;
  std::string comment;
};

/// A posted line of a journal: `amount` on the account, less it on the balancing account. An account of type Customer
/// is the company's only one.
struct JournalLine : Record {
  std::string document_number;  ///< as its poster wrote it; two lines may have the same
  std::string account_type;
  std::string account;
  std::string balancing_type;
  std::string balancing_account;
  Money amount;  ///< positive is debit
  Instant posting_date;
  std::string description;
  std::string comment;
};

/// Price of one each.
Money each_price(const SalesLine& line);

}  // namespace vendorproof::mock_erp
