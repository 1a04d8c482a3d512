// Orders, despatches, invoices and movements in the store: the record as text, and columns that queries search by.
#include <algorithm>
#include <utility>

#include "core/base/require.h"
#include "core/store/database.h"
#include "core/store/guard.h"
#include "core/store/invoice_orders.h"
#include "core/store/store.h"
#include "core/store/text/document_text.h"
#include "core/store/text/order_text.h"

namespace vendorproof::store {

namespace {

/// The record from memory, or else from its row. `sql` selects the row by the number; the document is the last column
/// before the digest.
template <class Record, std::size_t generation_max>
Found<Record> record_of(Recent<Record, generation_max>& recent, Database& database, const Guard& guard,
                        std::string_view sql, std::string_view number, Table table) {
  if (Found<Record> record = recent.find(number)) return record;
  Query query(database, sql, number);
  if (!query.row()) return nullptr;
  guard.need_whole(query, table);
  return recent.put(number, read_document<Record>(query.text(query.columns() - 2), number, form_of(table).name));
}

/// Remembers the record and returns it; nullptr if it is the same as before.
template <class Record, std::size_t generation_max>
Found<Record> news(Recent<Record, generation_max>& recent, const std::string& number, Record record) {
  const Found<Record> known = recent.find(number);
  if (known && *known == record) return nullptr;
  return recent.put(number, std::move(record));
}

/// What queries search orders by.
struct OrderColumns {
  ErpStage erp;
  bool awaits_despatch;
  bool awaits_invoice;
  bool settled;

  bool operator==(const OrderColumns&) const = default;
};

OrderColumns columns_of(const OrderRecord& record) {
  const bool awaits_invoice = std::any_of(record.shipments.begin(), record.shipments.end(),
                                          [](const ShipmentRecord& shipment) { return shipment.invoice.empty(); });
  return {record.erp, record.awaits_despatch, awaits_invoice, record.settled};
}

std::vector<std::string> texts(Query& query) {
  std::vector<std::string> result;
  while (query.row()) result.emplace_back(query.text(0));
  return result;
}

bool exists(Database& database, const char* sql) {
  Query query(database, sql);
  return query.row();
}

}  // namespace

Found<OrderRecord> Store::order(std::string_view number) const {
  return record_of(orders_, *database_, *guard_,
                   "SELECT number, erp, awaits_despatch, awaits_invoice, settled, document, digest FROM orders "
                   "WHERE number = ?",
                   number, Table::Orders);
}

OrderRecord Store::known_order(std::string_view number) const {
  return known(order(number).get(), "purchase order", number);
}

bool Store::has_order(std::string_view number) const {
  if (orders_.find(number) != nullptr) return true;
  return Query(*database_, "SELECT 1 FROM orders WHERE number = ?", number).row();
}

void Store::save(OrderRecord record) {
  const std::string number = record.order.number;
  const Found<OrderRecord> known = orders_.find(number);
  const Found<OrderRecord> saved = news(orders_, number, std::move(record));
  if (!saved) return;
  const Found<OrderText> known_text = order_texts_.find(number);
  const Found<OrderText> text =
      order_texts_.put(number, known && known_text ? write_order(*saved, *known, *known_text) : write_order(*saved));
  const OrderColumns columns = columns_of(*saved);
  const auto write = [&](std::string_view sql) {
    guard_->write(Table::Orders, sql, number, static_cast<int>(columns.erp), columns.awaits_despatch,
                  columns.awaits_invoice, columns.settled, text->text);
  };
  // SQLite writes the indexes of every column that a statement sets, even to the same value.
  if (known && columns_of(*known) == columns) {
    return write("UPDATE orders SET document = ?6, digest = ?7 WHERE number = ?1");
  }
  write(
      "INSERT INTO orders(number, erp, awaits_despatch, awaits_invoice, settled, document, digest) "
      "VALUES(?, ?, ?, ?, ?, ?, ?) ON CONFLICT(number) DO UPDATE SET erp = excluded.erp, "
      "awaits_despatch = excluded.awaits_despatch, awaits_invoice = excluded.awaits_invoice, "
      "settled = excluded.settled, document = excluded.document, digest = excluded.digest");
}

std::vector<std::string> Store::order_numbers() const {
  Query query(*database_, "SELECT number FROM orders ORDER BY number");
  return texts(query);
}

std::vector<std::string> Store::open_orders() const {
  Query query(*database_, "SELECT number FROM orders WHERE settled = 0 ORDER BY number");
  return texts(query);
}

std::vector<std::string> Store::orders_in(ErpStage stage) const {
  Query query(*database_, "SELECT number FROM orders WHERE erp = ? ORDER BY number", static_cast<int>(stage));
  return texts(query);
}

bool Store::any_order_awaits_despatch() const {
  return exists(*database_, "SELECT 1 FROM orders WHERE awaits_despatch = 1 LIMIT 1");
}

bool Store::any_shipment_awaits_invoice() const {
  return exists(*database_, "SELECT 1 FROM orders WHERE awaits_invoice = 1 LIMIT 1");
}

bool Store::every_order_is_settled() const {
  return !exists(*database_, "SELECT 1 FROM orders WHERE settled = 0 LIMIT 1");
}

Found<DespatchRecord> Store::despatch(std::string_view number) const {
  return record_of(despatches_, *database_, *guard_,
                   "SELECT number, state, document, digest FROM despatches WHERE number = ?", number,
                   Table::Despatches);
}

DespatchRecord Store::known_despatch(std::string_view number) const {
  return known(despatch(number).get(), "despatch", number);
}

void Store::save(DespatchRecord record) {
  const std::string number = record.despatch.number;
  const Found<DespatchRecord> saved = news(despatches_, number, std::move(record));
  if (!saved) return;
  guard_->write(Table::Despatches,
                "INSERT INTO despatches(number, state, document, digest) VALUES(?, ?, ?, ?) ON CONFLICT(number) "
                "DO UPDATE SET state = excluded.state, document = excluded.document, digest = excluded.digest",
                number, static_cast<int>(saved->state), write_document(*saved));
  for (const trade::DespatchLine& line : saved->despatch.lines) {
    const bool is_known = Query(*database_,
                                "SELECT 1 FROM despatch_orders WHERE purchase_order = ? AND despatch = ? "
                                "AND shipment = ? LIMIT 1",
                                line.purchase_order, number, line.shipment)
                              .row();
    if (is_known) continue;
    guard_->add(Table::DespatchOrders,
                "INSERT INTO despatch_orders(purchase_order, despatch, shipment, digest) VALUES(?, ?, ?, ?)",
                line.purchase_order, number, line.shipment);
  }
}

std::vector<std::string> Store::despatches_of(std::string_view purchase_order) const {
  Query query(*database_, "SELECT DISTINCT despatch FROM despatch_orders WHERE purchase_order = ? ORDER BY despatch",
              purchase_order);
  return texts(query);
}

std::string Store::despatch_of_shipment(std::string_view shipment) const {
  if (shipment.empty()) return "";
  Query query(*database_, "SELECT despatch FROM despatch_orders WHERE shipment = ? ORDER BY despatch LIMIT 1",
              shipment);
  return query.row() ? std::string(query.text(0)) : "";
}

bool Store::any_despatch_is_open() const {
  return exists(*database_, "SELECT 1 FROM despatches WHERE state < 2 LIMIT 1");
}

Found<InvoiceRecord> Store::invoice(std::string_view number) const {
  return record_of(invoices_, *database_, *guard_,
                   "SELECT number, purchase_order, amazon_id, state, document, digest FROM invoices WHERE number = ?",
                   number, Table::Invoices);
}

InvoiceRecord Store::known_invoice(std::string_view number) const {
  return known(invoice(number).get(), "invoice", number);
}

Found<InvoiceRecord> Store::invoice_by_amazon_id(std::string_view id) const {
  Query query(*database_, "SELECT number FROM invoices WHERE amazon_id = ? ORDER BY number LIMIT 1", id);
  if (!query.row()) return nullptr;
  return invoice(query.text(0));
}

std::vector<std::string> Store::amazon_ids() const {
  Query query(*database_, "SELECT DISTINCT amazon_id FROM invoices WHERE amazon_id <> '' ORDER BY amazon_id");
  return texts(query);
}

void Store::save(InvoiceRecord record) {
  const std::string number = record.invoice.number;
  const Found<InvoiceRecord> saved = news(invoices_, number, std::move(record));
  if (!saved) return;
  guard_->write(
      Table::Invoices,
      "INSERT INTO invoices(number, purchase_order, amazon_id, state, document, digest) VALUES(?, ?, ?, ?, ?, ?) "
      "ON CONFLICT(number) DO UPDATE SET purchase_order = excluded.purchase_order, amazon_id = excluded.amazon_id, "
      "state = excluded.state, document = excluded.document, digest = excluded.digest",
      number, saved->invoice.purchase_order, saved->amazon_id, static_cast<int>(saved->state), write_document(*saved));
  save_orders_of(*database_, *guard_, saved->invoice);
}

std::vector<std::string> Store::open_invoices_of(std::string_view purchase_order) const {
  Query query(*database_,
              "SELECT number FROM invoices WHERE purchase_order = ?1 AND state < 2 UNION "
              "SELECT number FROM invoice_orders JOIN invoices ON number = invoice "
              "WHERE invoice_orders.purchase_order = ?1 AND state < 2 ORDER BY number",
              purchase_order);
  return texts(query);
}

bool Store::any_invoice_is_unpaid() const {
  return exists(*database_, "SELECT 1 FROM invoices WHERE state IN (2, 3) LIMIT 1");
}

std::vector<std::string> Store::unpaid_invoices() const {
  Query query(*database_, "SELECT number FROM invoices WHERE state IN (2, 3) ORDER BY number");
  return texts(query);
}

void Store::enter(const trade::Movement& movement) {
  const std::string text = write_document(movement);
  {
    Query known(*database_, "SELECT document FROM movements WHERE key = ?", movement.key);
    if (known.row() && known.text(0) == text) return;
  }
  guard_->write(Table::Movements, "INSERT OR REPLACE INTO movements(key, invoice, document, digest) VALUES(?, ?, ?, ?)",
                movement.key, movement.is_of_ours ? movement.document : "", text);
}

namespace {

std::vector<trade::Movement> movements_in(Query& query, const Guard& guard) {
  std::vector<trade::Movement> result;
  while (query.row()) {
    guard.need_whole(query, Table::Movements);
    result.push_back(read_document<trade::Movement>(query.text(2), query.text(0), form_of(Table::Movements).name));
  }
  return result;
}

}  // namespace

std::vector<trade::Movement> Store::movements(std::string_view under) const {
  // No key has a byte 0xFF: it would not be UTF-8.
  const std::string behind = std::string(under) + "\xFF";
  Query query(*database_,
              "SELECT key, invoice, document, digest FROM movements WHERE key >= ? AND key < ? ORDER BY key", under,
              behind);
  return movements_in(query, *guard_);
}

std::vector<trade::Movement> Store::movements_of(std::string_view invoice) const {
  Query query(*database_, "SELECT key, invoice, document, digest FROM movements WHERE invoice = ? ORDER BY key",
              invoice);
  return movements_in(query, *guard_);
}

}  // namespace vendorproof::store
