// Durable state of the integration: one Store over SQLite. Every change happens inside one transaction of a step.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/store/file/lock.h"
#include "core/store/recent.h"
#include "core/store/records.h"
#include "core/store/text/order_text.h"
#include "core/trade/exception.h"
#include "core/trade/ledger/movement.h"

namespace vendorproof::store {

enum class Durability { Full, FullElsewhere, Off };
/// `uri` is a file path; in the simulation `file:/name?vfs=memdb`, which an anchor connection keeps while cores die.
struct StoreOptions {
  std::string uri;
  /// Full: on a disk, with WAL and synchronous=FULL, of one process, guarded against damage (guard.h), and copied
  /// before a migration. FullElsewhere: the same in `file:/name?vfs=NAME`, which only SQLite reaches: without lock, and
  /// its log is not checked before. Off: in memory, without all these.
  Durability durability = Durability::Full;
  std::function<void(std::string_view line)> tell = {};  ///< a line after a migration: versions, copy of the old file
  /// Whether the outbox may contain this operation number; other rows are damage. nullptr: any number.
  bool (*is_operation)(int number) = nullptr;
  std::string copy = {};  ///< opens a copy in this file; another process may work on the store meanwhile
};

class Database;
class Guard;
class Pending;

/// Reads see what the open transaction wrote. Lists are in order of their keys unless said otherwise.
class Store {
 public:
  Store(std::unique_ptr<Database> database, std::unique_ptr<Guard> guard, std::optional<FileLock> lock);
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;
  ~Store();  ///< changes that were not committed are lost

  Result<void> is_writable() const;  ///< not after begin(); errors: Unavailable, with what is wrong and the remedy
  void begin();
  /// Writes nothing when nothing changed, or only rows and notes of polls (pending.h). Rows of the outbox are written
  /// here, not when they are saved.
  void commit();

  Found<OrderRecord> order(std::string_view number) const;
  /// A copy to change, of a number from the store. An unknown number is a broken promise; the message has it.
  OrderRecord known_order(std::string_view number) const;
  bool has_order(std::string_view number) const;
  /// Writes nothing if the record is as it was last read or saved. The same holds for despatches and invoices.
  void save(OrderRecord record);
  std::vector<std::string> order_numbers() const;
  std::vector<std::string> open_orders() const;  ///< that are not settled
  std::vector<std::string> orders_in(ErpStage stage) const;
  bool any_order_awaits_despatch() const;
  bool any_shipment_awaits_invoice() const;
  bool every_order_is_settled() const;

  Found<DespatchRecord> despatch(std::string_view number) const;
  DespatchRecord known_despatch(std::string_view number) const;  ///< the same
  void save(DespatchRecord record);                              ///< also which orders and shipments are on it
  std::vector<std::string> despatches_of(std::string_view purchase_order) const;
  std::string despatch_of_shipment(std::string_view shipment) const;  ///< posted; "" when unknown
  bool any_despatch_is_open() const;

  Found<InvoiceRecord> invoice(std::string_view number) const;
  InvoiceRecord known_invoice(std::string_view number) const;  ///< the same
  Found<InvoiceRecord> invoice_by_amazon_id(std::string_view id) const;
  std::vector<std::string> amazon_ids() const;                                       ///< of all invoices that were sent
  void save(InvoiceRecord record);                                                   ///< also which orders are on it
  std::vector<std::string> open_invoices_of(std::string_view purchase_order) const;  ///< in state Waiting or Held
  bool any_invoice_is_unpaid() const;
  std::vector<std::string> unpaid_invoices() const;

  void enter(const trade::Movement& movement);  ///< into the ledger, unless it is there as it is
  std::vector<trade::Movement> movements(std::string_view under = "") const;  ///< whose keys begin with `under`
  std::vector<trade::Movement> movements_of(std::string_view invoice) const;  ///< of ours, by the ERP's number

  std::vector<trade::Item> items() const;
  void replace_items(const std::vector<trade::Item>& items);

  std::optional<std::string> note(std::string_view name) const;
  void set_note(std::string_view name, std::string_view value);
  void erase_note(std::string_view name);

  /// Adds the exception, or replaces it. One that a person closed (acts_about) stays closed.
  void raise(const TradeException& exception);
  void reopen(const TradeException& exception);
  /// Closes the exception; true if it was open. The operator's note is added to its text.
  bool close(std::string_view key, std::string_view note = "");
  std::optional<TradeException> exception(std::string_view key) const;
  std::vector<TradeException> exceptions() const;
  std::vector<TradeException> open_exceptions_of(std::string_view purchase_order) const;
  std::vector<std::string> open_exceptions_under(std::string_view start) const;  ///< keys; `start` is not empty
  void assign(std::string_view key, std::string_view person);

  /// The audit trail: what is added is never changed nor removed. The store gives the number.
  void add(trade::ActRecord act);
  /// Acts about an exception, or about an incident as a whole; in order of time.
  std::vector<trade::ActRecord> acts_about(std::string_view key) const;

  std::optional<Work> work(std::string_view key) const;
  Work known_work(std::string_view key) const;  ///< an unknown one is a broken promise
  void save(const Work& work);
  /// Changes the row in memory alone: after a crash it is as it was written last. Not for a finished row.
  void save_unwritten(const Work& work);
  void erase_work(std::string_view key);
  /// Keys of rows that are due by `now`, in order of due time and key; at most `limit`. Only keys: a row may be large.
  std::vector<std::string> due_work(Instant now, int limit) const;
  std::vector<std::string> due_work_of(int operation, Instant now, int limit) const;
  /// The row if it is not finished, or if it is a poll's; else nullptr. The pointer is valid until the row changes.
  const Work* open_work(std::string_view key) const;
  std::vector<Work> pending_work(WorkState state) const;  ///< InFlight, or InDoubt
  std::int64_t count_in_flight(int peer) const;
  std::optional<Instant> next_due(Instant now) const;  ///< the earliest due time after `now`
  /// Rows due later than `latest` become due at `latest`: a clock that was set back must not freeze them.
  void clamp_due(Instant latest);
  /// Whether any row other than a poll (`poll/...`) is due, in flight or in doubt.
  bool any_work_but_polls() const;

 private:
  friend class Attic;
  friend class CreditMemos;
  bool was_closed_by_person(const TradeException& exception) const;

  std::optional<FileLock> lock_;  ///< of a store in a file; ends after the connection
  std::unique_ptr<Database> database_;
  std::unique_ptr<Guard> guard_;
  std::unique_ptr<Pending> pending_;  ///< rows that are not finished; rows and notes of polls
  mutable Recent<OrderRecord, orders_in_memory> orders_;
  Recent<OrderText, orders_in_memory> order_texts_;  ///< of the orders that were saved last
  mutable Recent<DespatchRecord, despatches_in_memory> despatches_;
  mutable Recent<InvoiceRecord, invoices_in_memory> invoices_;
};

/// Opens or creates a store, or migrates a store of an older version, completely or not at all. Errors: Unavailable,
/// with the file and the remedy; Conflict if another process works on it; Malformed for a file of another program or a
/// newer version, and for a damaged one, with the place and the way back. A file that is refused is left as it is.
Result<std::unique_ptr<Store>> open_store(const StoreOptions& options);

}  // namespace vendorproof::store
