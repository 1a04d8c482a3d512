#include "core/store/versions/version_6.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/file/damage.h"
#include "core/store/text/document_array.h"
#include "core/store/versions/rewrite.h"

namespace vendorproof::store {

namespace {

constexpr std::size_t record_fields = 3;  // despatch, state, waits_for
constexpr std::size_t despatch_fields_2 = 15;
constexpr std::size_t notice_fields_2 = 14;

// Packages say whether they are pallets, and on which pallet they stand; ship notices have their type, their
// mode of transport and their pallets. What was written before is what older programs sent: loose cartons by road.

constexpr std::size_t packages_in_despatch = 14;
constexpr std::size_t package_fields_5 = 4;
constexpr std::size_t notice_fields_6 = 18;

Result<std::string> despatch_of_version_6(std::string_view text) {
  auto record = fields_of(text, record_fields, record_fields);
  if (!record) return tl::unexpected<Error>(record.error());
  auto despatch = fields_of(record->front(), despatch_fields_2, despatch_fields_2);
  if (!despatch) return tl::unexpected<Error>(despatch.error());
  auto packages = elements_of(despatch->at(packages_in_despatch));
  if (!packages) return tl::unexpected<Error>(packages.error());
  for (std::string& one : *packages) {
    auto package = longer(one, package_fields_5, {"0", "0"});  // no pallet, on no pallet
    if (!package) return package;
    one = std::move(*package);
  }
  despatch->at(packages_in_despatch) = array_of(*packages);
  record->front() = array_of(*despatch);
  return array_of(*record);
}

Result<std::string> ship_notice_of_version_6(std::string_view text) {
  auto notice = fields_of(text, notice_fields_2, notice_fields_6);
  if (!notice) return tl::unexpected<Error>(notice.error());
  if (notice->size() == notice_fields_6) return std::string(text);
  insert(*notice, 12, "1");  // less than a truckload, behind Amazon's reference
  insert(*notice, 13, R"("Road")");
  notice->insert(notice->end(), {"[]", "0"});  // pallets, and whether they are counted
  return array_of(*notice);
}

Result<void> give_despatches_pallets(Database& database) {
  if (auto despatches = rewrite(database, "despatches", "SELECT number, document FROM despatches ORDER BY number",
                                "UPDATE despatches SET document = ? WHERE number = ?", despatch_of_version_6);
      !despatches) {
    return despatches;
  }
  return rewrite(database, "work",
                 "SELECT key, parameters FROM work WHERE operation = 14 AND parameters <> '' ORDER BY key",
                 "UPDATE work SET parameters = ? WHERE key = ?", ship_notice_of_version_6);
}

// Items have their GTIN and their stock, sales orders what their head says: the version, the day of
// delivery and the place. All of it is read from the ERP again: the items at the next order, a head at the order's next
// change.

constexpr std::size_t item_fields_5 = 6;
constexpr std::size_t order_fields = 18;
constexpr std::size_t sales_order_place = 4;
constexpr std::size_t sales_order_fields_5 = 4;

Result<std::string> item_of_version_6(std::string_view text) {
  return longer(text, item_fields_5, {R"("")", "null"});  // GTIN, stock
}

Result<std::string> order_of_version_6(std::string_view text) {
  auto order = fields_of(text, order_fields, order_fields);
  if (!order) return tl::unexpected<Error>(order.error());
  const std::vector<std::string> head = {R"("")", "null", R"("")"};  // version, day of delivery, place
  auto sales_order = longer(order->at(sales_order_place), sales_order_fields_5, head);
  if (!sales_order) return sales_order;
  order->at(sales_order_place) = std::move(*sales_order);
  return array_of(*order);
}

Result<void> give_items_and_sales_orders_more(Database& database) {
  if (auto items = rewrite(database, "items", "SELECT number, document FROM items ORDER BY number",
                           "UPDATE items SET document = ? WHERE number = ?", item_of_version_6);
      !items) {
    return items;
  }
  Query(database, "DELETE FROM notes WHERE name = 'items/read-at'").run();
  return rewrite(database, "orders", "SELECT number, document FROM orders ORDER BY number",
                 "UPDATE orders SET document = ? WHERE number = ?", order_of_version_6);
}

// The ledger of what moves money. It begins with the invoices that the store has: one that was paid counts
// as paid in full, on both sides, because nobody knows any more how.

constexpr const char* ledger_of_version_6 = R"sql(
CREATE TABLE movements (
  key TEXT PRIMARY KEY, invoice TEXT NOT NULL, document TEXT NOT NULL, digest INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX movements_invoice ON movements(invoice, key);
)sql";

constexpr std::size_t invoice_fields = 11;

/// How an invoice's state of version 5 and the kinds of its movements are numbered.
constexpr std::string_view succeeded = "3";
constexpr std::string_view paid = "5";
struct CarriedOver {
  const char* key;
  const char* kind;
  bool only_if_taken;
  bool only_if_paid;
};
constexpr CarriedOver carried_over[] = {
    {"erp-invoice/", "0", false, false},
    {"amazon-invoice/", "1", true, false},
    {"sent/before version 6/", "2", true, true},
    {"posted/before version 6/", "5", true, true},
};

Result<void> carry_over(Database& database, const TextRow& row) {
  auto record = fields_of(row.text, invoice_record_fields, invoice_record_fields);
  if (!record) return malformed(damaged_row("invoices", row.key, record.error().message));
  const auto invoice = fields_of(record->front(), invoice_fields, invoice_fields);
  if (!invoice) return malformed(damaged_row("invoices", row.key, invoice.error().message));
  const bool is_paid = record->back() == paid;
  const bool is_taken = is_paid || record->back() == succeeded;
  const std::string& number = invoice->at(0);  // with its quotation marks
  for (const CarriedOver& one : carried_over) {
    if ((one.only_if_taken && !is_taken) || (one.only_if_paid && !is_paid)) continue;
    const std::string key = std::string("\"") + one.key + number.substr(1);
    const std::string payment = one.only_if_paid ? R"("before version 6")" : R"("")";
    const std::string movement =
        array_of({key, one.kind, invoice->at(4), "1", number, invoice->at(1), payment, R"("")", invoice->at(6)});
    Query(database, "INSERT INTO movements(key, invoice, document, digest) VALUES(?, ?, ?, 0)", one.key + row.key,
          row.key, movement)
        .run();
  }
  return {};
}

Result<void> begin_the_ledger(Database& database) {
  if (auto made = database.run(ledger_of_version_6); !made) return made;
  for (const TextRow& row : rows_of(database, "SELECT number, document FROM invoices ORDER BY number")) {
    if (auto carried = carry_over(database, row); !carried) return carried;
  }
  return {};
}

// Exceptions have a cause and a person who looks at them, and there is a trail of what people did.

constexpr const char* exceptions_and_acts = R"sql(
ALTER TABLE exceptions RENAME TO exceptions_of_version_5;
CREATE TABLE exceptions (
  key TEXT PRIMARY KEY, kind TEXT NOT NULL, owner INTEGER NOT NULL, purchase_order TEXT NOT NULL,
  line INTEGER NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, text TEXT NOT NULL,
  raised_at INTEGER NOT NULL, open INTEGER NOT NULL, document TEXT NOT NULL,
  cause TEXT NOT NULL, assignee TEXT NOT NULL, digest INTEGER NOT NULL);
INSERT INTO exceptions SELECT key, kind, owner, purchase_order, line, amount, currency, text, raised_at, open, document,
  '', '', 0 FROM exceptions_of_version_5 ORDER BY key;
DROP TABLE exceptions_of_version_5;
CREATE INDEX exceptions_open ON exceptions(purchase_order, key) WHERE open = 1;
CREATE TABLE acts (
  number INTEGER PRIMARY KEY, exception TEXT NOT NULL, incident TEXT NOT NULL, act TEXT NOT NULL, person TEXT NOT NULL,
  at INTEGER NOT NULL, note TEXT NOT NULL, assignee TEXT NOT NULL, digest INTEGER NOT NULL);
CREATE INDEX acts_about_exception ON acts(exception, number);
CREATE INDEX acts_about_incident ON acts(incident, number);
CREATE TRIGGER acts_stay BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END;
CREATE TRIGGER acts_stay_as_they_are
  BEFORE UPDATE OF number, exception, incident, act, person, at, note, assignee ON acts
  BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END;
CREATE TRIGGER acts_are_not_replaced
  BEFORE INSERT ON acts WHEN EXISTS (SELECT 1 FROM acts WHERE number = NEW.number)
  BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END;
)sql";

}  // namespace

Result<void> to_version_6(Database& database) {
  if (auto made = database.run(exceptions_and_acts); !made) return made;
  if (auto begun = begin_the_ledger(database); !begun) return begun;
  if (auto given = give_despatches_pallets(database); !given) return given;
  return give_items_and_sales_orders_more(database);
}

}  // namespace vendorproof::store
