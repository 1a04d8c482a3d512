// Everything the company has on its books, as plain values: copying a Company copies the world.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/effect.h"
#include "core/base/money.h"
#include "core/base/time.h"
#include "core/base/truck.h"
#include "mock_erp/agenda.h"
#include "mock_erp/erp.h"
#include "mock_erp/register.h"

namespace vendorproof::mock_erp {

/// A row below a record: line `line` (from 0) of the record with that serial.
struct RowKey {
  std::int64_t record = 0;
  std::int64_t line = 0;
  auto operator<=>(const RowKey&) const = default;
};

/// An item with its stock. Whenever somebody waits for it, nothing of it is available.
struct StockedItem {
  Item item;
  std::string id;
  std::int64_t on_hand = 0;
  std::int64_t reserved = 0;
  std::set<RowKey> waiting;                       ///< sales order lines with a backorder, in order of creation
  std::multimap<Instant, std::int64_t> receipts;  ///< still to come

  std::int64_t available() const { return on_hand - reserved; }
};

/// Reserved eaches on their way to the dock. A remainder of an earlier despatch is never cut short again.
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
  std::map<Instant, Pick> picks;  ///< reserved and in no despatch, by the time when it is ready
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
  /// Shipped and invoiced, and something was: Business Central deletes such an order.
  bool is_done() const;
};

struct PackageContent {
  std::int64_t despatch_line = 0;  ///< index in Despatch::lines
  std::int64_t eaches = 0;
};

struct Package {
  std::string sscc;  ///< "" while unlabelled
  std::vector<PackageContent> contents;
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
};

struct ShipmentLine {
  std::int64_t order_line = 0;  ///< index in SalesOrder::lines
  std::int64_t eaches = 0;
};

/// What was posted of one sales order with one despatch.
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

/// Where goods wait for a truck: one for each fulfilment centre or, without consolidation, for each sales order.
struct Dock {
  std::map<Instant, std::set<RowKey>> ready;
  std::optional<Agenda::Slot> appointment;  ///< when a despatch will be opened
};

struct Company {
  explicit Company(Settings initial);

  Settings settings;
  Instant clock;  ///< the latest time seen
  std::vector<StockedItem> items;
  std::map<std::string, std::size_t> item_by_number;
  Register<SalesOrder> orders;
  std::map<std::string, RowKey> line_by_id;
  Register<Despatch> despatches;
  Register<Shipment> shipments;
  Register<Invoice> invoices;
  Register<Payment> payments;
  std::map<std::string, Dock> docks;
  Agenda agenda;
  std::map<std::pair<std::string, std::int64_t>, std::int64_t> shorts;  ///< by purchase order and line: still to cut
  Money receivable;
  std::uint64_t cartons_labelled = 0;
  std::uint64_t answers_refused = 0;
  std::vector<Effect> effects;
  std::vector<Truck> trucks;

  SalesLine& line(const RowKey& key);
  const SalesLine& line(const RowKey& key) const;
  /// A new version of the line and of its order.
  void touch_line(const RowKey& key, Instant now);
};

/// Business Central deletes a sales order that is shipped and invoiced: it is retired from the register.
void close_if_done(Company& company, std::int64_t order);

/// A GUID made of a name, the same on every machine.
std::string guid_of(std::string_view name);

/// `W/"..."` of this version of an entity.
std::string etag_of(std::string_view id, std::uint64_t version);

/// A new record's serial, number (`<prefix>-100001`) and id.
Record new_record(std::string_view prefix, std::int64_t serial, Instant now);

/// Price of one each.
Money each_price(const SalesLine& line);

/// An effect line about `eaches` of a sales order line; `erp_line` is the line's position in the sales order, from 1.
/// `sequence` stays 0: the company does not know which line of the purchase order the sales order line is for.
EffectLine effect_line(const Company& company, const RowKey& key, std::int64_t eaches);

}  // namespace vendorproof::mock_erp
