// The company: its items with their stock, its documents, its docks and its agenda. Copying a Company copies all of its
// state.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/effect.h"
#include "core/base/look_up.h"
#include "core/base/money.h"
#include "core/base/time.h"
#include "core/base/truck.h"
#include "mock_erp/state/agenda.h"
#include "mock_erp/state/documents.h"
#include "mock_erp/state/journal.h"
#include "mock_erp/state/register.h"
#include "mock_erp/state/settings.h"
#include "mock_erp/state/usage.h"

namespace vendorproof::mock_erp {

/// An item with its stock. While a line waits for the item, no unit of it is available.
struct StockedItem {
  Item item;
  std::string id;
  std::int64_t on_hand = 0;
  std::int64_t reserved = 0;
  std::set<RowKey> waiting;                       ///< sales order lines with a backorder, in order of creation
  std::multimap<Instant, std::int64_t> receipts;  ///< expected receipts: time and eaches

  std::int64_t available() const { return on_hand - reserved; }
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
  LookUp<RowKey> line_by_id;          ///< follows from the orders
  LookUp<std::int64_t> order_by_key;  ///< by idempotency key; follows from the orders
  Register<Despatch> despatches;
  Register<Shipment> shipments;
  Register<Invoice> invoices;
  Register<CreditMemo> credit_memos;
  Register<PaymentPosting> payment_postings;
  Register<LedgerPosting> ledger_postings;
  Register<JournalLine> journal_lines;  ///< live: not posted yet
  Register<LedgerEntry> ledger_entries;
  std::map<std::string, Dock> docks;
  Agenda agenda;
  std::vector<Correction> corrections;                                  ///< whose despatch is not posted yet
  std::map<std::pair<std::string, std::int64_t>, std::int64_t> shorts;  ///< by purchase order and line: still to cut
  Money receivable;
  std::uint64_t cartons_labelled = 0;
  std::uint64_t answers_refused = 0;
  Usage usage;  ///< not in the company's file: it is forgotten within minutes
  std::vector<Effect> effects;
  std::vector<Truck> trucks;

  SalesLine& line(const RowKey& key);
  const SalesLine& line(const RowKey& key) const;
  /// The sales order line that is billed.
  RowKey billed_line(const InvoiceLine& line) const;
  /// The purchase order of that line.
  const std::string& billed_order(const InvoiceLine& line) const;
  /// What the credit memos for the invoice come to.
  Money credited_of(const Invoice& invoice) const;
  /// Whether the item has been entered by now, and whether it is blocked now.
  bool knows(std::size_t item) const;
  bool blocks(std::size_t item) const;
  /// A new version of the line and of its order.
  void touch_line(const RowKey& key, Instant now);
};

/// Business Central deletes a sales order that is shipped and invoiced: it is retired from the register.
void close_if_done(Company& company, std::int64_t order);

/// A GUID derived from a name, the same on every machine.
std::string guid_of(std::string_view name);

/// `W/"..."` of this version of an entity.
std::string etag_of(std::string_view id, std::uint64_t version);

/// A new record's serial, number (`<prefix>-100001`) and id.
Record new_record(std::string_view prefix, std::int64_t serial, Instant now);

/// An effect line about `eaches` of a sales order line; `erp_line` is the line's position in the sales order, from 1.
/// `sequence` stays 0: the company does not know which line of the purchase order the sales order line is for.
EffectLine effect_line(const Company& company, const RowKey& key, std::int64_t eaches);

}  // namespace vendorproof::mock_erp
