#include "core/store/migrations.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "core/store/file/damage.h"
#include "core/store/text/document_array.h"
#include "core/store/versions/rewrite.h"
#include "core/store/versions/version_6.h"
#include "core/store/versions/version_7.h"
#include "core/store/versions/version_8.h"

namespace vendorproof::store {

namespace {

// A step uses only the forms of its own two versions, as texts and numbers: records.h will change, a step must not.

// Version 2. Despatches and ship notices have Amazon's number of the booked pickup, and ship notices have the address
// that the goods leave from. Some builds wrote these fields in version 1 already: their texts are not changed.

constexpr std::size_t record_fields = 3;  // despatch, state, waits_for
constexpr std::size_t despatch_fields_1 = 14;
constexpr std::size_t despatch_fields_2 = 15;
constexpr std::size_t notice_fields_1 = 12;
constexpr std::size_t notice_fields_2 = 14;

Result<std::string> despatch_of_version_2(std::string_view text) {
  auto record = fields_of(text, record_fields, record_fields);
  if (!record) return tl::unexpected<Error>(record.error());
  auto despatch = fields_of(record->front(), despatch_fields_1, despatch_fields_2);
  if (!despatch) return tl::unexpected<Error>(despatch.error());
  if (despatch->size() == despatch_fields_2) return std::string(text);
  insert(*despatch, 8, R"("")");  // Amazon's reference, behind the bill of lading
  const bool may_still_change = record->at(1) == "0" || record->at(1) == "1";  // it waits, or is held
  if (may_still_change) despatch->at(11) = "0";  // when the ERP modified it: so its head is news
  record->front() = array_of(*despatch);
  return array_of(*record);
}

Result<std::string> ship_notice_of_version_2(std::string_view text) {
  auto notice = fields_of(text, notice_fields_1, notice_fields_2);
  if (!notice) return tl::unexpected<Error>(notice.error());
  if (notice->size() == notice_fields_2) return std::string(text);
  insert(*notice, 6, R"(["","","","","",""])");  // the address, behind the party that ships
  insert(*notice, 11, R"("")");                  // Amazon's reference, behind the bill of lading
  return array_of(*notice);
}

/// The despatch in state Waiting, with a time stamp that differs from the ERP's: so the next read checks it again.
Result<std::string> despatch_to_read_again(std::string_view text) {
  auto record = fields_of(text, record_fields, record_fields);
  if (!record) return tl::unexpected<Error>(record.error());
  auto despatch = fields_of(record->front(), despatch_fields_2, despatch_fields_2);
  if (!despatch) return tl::unexpected<Error>(despatch.error());
  despatch->at(11) = "0";  // when the ERP modified it
  return array_of({array_of(*despatch), "0", R"("reading of the despatch from the ERP again")"});
}

// If a notice was submitted before, its content is kept, because Amazon may have it: a repetition must send the same
// body. Other notices are made again, with the address that Amazon wants. Despatches that may still change are
// read again for their references.
Result<void> to_version_2(Database& database) {
  if (auto despatches = rewrite(database, "despatches", "SELECT number, document FROM despatches ORDER BY number",
                                "UPDATE despatches SET document = ? WHERE number = ?", despatch_of_version_2);
      !despatches) {
    return despatches;
  }
  if (auto notices = rewrite(database, "work",
                             "SELECT key, parameters FROM work WHERE operation = 14 AND parameters <> '' ORDER BY key",
                             "UPDATE work SET parameters = ? WHERE key = ?", ship_notice_of_version_2);
      !notices) {
    return notices;
  }
  if (auto unsent = rewrite(database, "despatches",
                            "SELECT number, document FROM despatches WHERE number IN (SELECT subject FROM work "
                            "WHERE operation = 14 AND state = 0 AND attempt = 0) ORDER BY number",
                            "UPDATE despatches SET state = 0, document = ? WHERE number = ?", despatch_to_read_again);
      !unsent) {
    return unsent;
  }
  Query(database, "DELETE FROM work WHERE operation = 14 AND state = 0 AND attempt = 0").run();
  Query(database, "UPDATE work SET parameters = '', due = 0 WHERE key = 'poll/despatches'").run();
  Query(
      database,
      "DELETE FROM notes WHERE name IN ('poll/despatches/since', 'poll/despatches/latest', 'poll/despatches/settled')")
      .run();
  // Version 1 stopped polling when all was paid. Amazon may still pay back deductions, for 42 days.
  Query(database,
        "INSERT OR IGNORE INTO notes SELECT 'remittances/reversals-until', CAST(max(raised_at) + 3628800000 AS TEXT) "
        "FROM exceptions WHERE kind IN ('chargeback', 'price-deduction', 'short-payment') HAVING count(*) > 0")
      .run();
  return {};
}

// Version 3. Exceptions have a column with the number of their document. Before, only the key had it, behind the kind:
// `ship-notice-failed/DSP-1`, `short-payment/P-1/SI-1/Shortage`; the order's number if a payment names no invoice.

constexpr const char* exceptions_of_version_3 = R"sql(
DROP INDEX exceptions_open;
ALTER TABLE exceptions RENAME TO exceptions_of_version_2;
CREATE TABLE exceptions (
  key TEXT PRIMARY KEY, kind TEXT NOT NULL, owner INTEGER NOT NULL, purchase_order TEXT NOT NULL,
  line INTEGER NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, text TEXT NOT NULL,
  raised_at INTEGER NOT NULL, open INTEGER NOT NULL, document TEXT NOT NULL);
INSERT INTO exceptions
  SELECT key, kind, owner, purchase_order, line, amount, currency, text, raised_at, open, ''
  FROM exceptions_of_version_2 ORDER BY key;
DROP TABLE exceptions_of_version_2;
CREATE INDEX exceptions_open ON exceptions(purchase_order, key) WHERE open = 1;
)sql";

constexpr std::string_view about_a_document[] = {"despatch-changed",  "despatch-mismatch", "duplicate-payment",
                                                 "invoice-failed",    "invoice-mismatch",  "payment-refused",
                                                 "ship-notice-failed"};
constexpr std::string_view about_a_payment[] = {"chargeback",       "credit-note-taken", "deduction-reversed",
                                                "payment-discount", "price-deduction",   "short-payment"};

template <std::size_t Count>
bool is_one_of(const std::string_view (&kinds)[Count], std::string_view kind) {
  return std::find(std::begin(kinds), std::end(kinds), kind) != std::end(kinds);
}

bool is_sent_invoice(Database& database, std::string_view number) {
  return Query(database, "SELECT 1 FROM invoices WHERE amazon_id = ? LIMIT 1", number).row();
}

/// The invoice in `<payment>/<invoice>`. Both numbers may contain slashes, so it is the longest end that is the number
/// of a sent invoice; else the text behind the first slash, or "" if that is the order's number.
std::string invoice_of(Database& database, std::string_view payment_and_invoice, std::string_view purchase_order) {
  const std::size_t first = payment_and_invoice.find('/');
  for (std::size_t at = first; at != std::string_view::npos; at = payment_and_invoice.find('/', at + 1)) {
    const std::string_view candidate = payment_and_invoice.substr(at + 1);
    if (is_sent_invoice(database, candidate)) return std::string(candidate);
  }
  if (first == std::string_view::npos) return "";
  const std::string_view rest = payment_and_invoice.substr(first + 1);
  return rest == purchase_order ? "" : std::string(rest);
}

std::string document_of(Database& database, std::string_view key, std::string_view kind,
                        std::string_view purchase_order) {
  std::string_view subject = key.substr(std::min(key.size(), kind.size() + 1));
  if (is_one_of(about_a_document, kind)) return std::string(subject);
  if (!is_one_of(about_a_payment, kind)) return "";
  // A deduction's key ends in its type.
  if (kind != "deduction-reversed") subject = subject.substr(0, subject.rfind('/'));
  return invoice_of(database, subject, purchase_order);
}

Result<void> to_version_3(Database& database) {
  if (auto made = database.run(exceptions_of_version_3); !made) return made;
  std::vector<TextRow> documents;
  Query query(database, "SELECT key, kind, purchase_order FROM exceptions ORDER BY key");
  while (query.row()) {
    documents.push_back(
        {std::string(query.text(0)), document_of(database, query.text(0), query.text(1), query.text(2))});
  }
  for (const TextRow& row : documents) {
    Query(database, "UPDATE exceptions SET document = ? WHERE key = ?", row.text, row.key).run();
  }
  // The item master is one question now; unfinished reads of lists start again.
  Query(database, "UPDATE work SET operation = 2 WHERE operation IN (3, 4)").run();
  Query(database, "UPDATE work SET parameters = '' WHERE operation IN (2, 5, 6)").run();
  return {};
}

// Version 4. What is due is looked up in memory: the outbox needs no index but that of its key.

constexpr const char* outbox_of_version_4 = R"sql(
DROP INDEX work_due;
DROP INDEX work_due_of;
DROP INDEX work_pending;
)sql";

Result<void> to_version_4(Database& database) { return database.run(outbox_of_version_4); }

// Version 5. Every row has a digest, and every table a seal. The digests are computed when all steps have run, because
// they are over the columns of the newest version.

constexpr const char* tables_of_version_5 = R"sql(
ALTER TABLE orders RENAME TO orders_of_version_4;
ALTER TABLE despatches RENAME TO despatches_of_version_4;
ALTER TABLE despatch_orders RENAME TO despatch_orders_of_version_4;
ALTER TABLE invoices RENAME TO invoices_of_version_4;
ALTER TABLE items RENAME TO items_of_version_4;
ALTER TABLE notes RENAME TO notes_of_version_4;
ALTER TABLE exceptions RENAME TO exceptions_of_version_4;
ALTER TABLE work RENAME TO work_of_version_4;
CREATE TABLE orders (
  number TEXT PRIMARY KEY, erp INTEGER NOT NULL, awaits_despatch INTEGER NOT NULL, awaits_invoice INTEGER NOT NULL,
  settled INTEGER NOT NULL, document TEXT NOT NULL, digest INTEGER NOT NULL);
CREATE TABLE despatches (
  number TEXT PRIMARY KEY, state INTEGER NOT NULL, document TEXT NOT NULL, digest INTEGER NOT NULL);
CREATE TABLE despatch_orders (
  purchase_order TEXT NOT NULL, despatch TEXT NOT NULL, shipment TEXT NOT NULL, digest INTEGER NOT NULL,
  PRIMARY KEY (purchase_order, despatch, shipment)) WITHOUT ROWID;
CREATE TABLE invoices (
  number TEXT PRIMARY KEY, purchase_order TEXT NOT NULL, amazon_id TEXT NOT NULL, state INTEGER NOT NULL,
  document TEXT NOT NULL, digest INTEGER NOT NULL);
CREATE TABLE items (number TEXT PRIMARY KEY, document TEXT NOT NULL, digest INTEGER NOT NULL);
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL, digest INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE exceptions (
  key TEXT PRIMARY KEY, kind TEXT NOT NULL, owner INTEGER NOT NULL, purchase_order TEXT NOT NULL,
  line INTEGER NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, text TEXT NOT NULL,
  raised_at INTEGER NOT NULL, open INTEGER NOT NULL, document TEXT NOT NULL,
  digest INTEGER NOT NULL);
CREATE TABLE work (
  key TEXT PRIMARY KEY, operation INTEGER NOT NULL, peer INTEGER NOT NULL, state INTEGER NOT NULL,
  attempt INTEGER NOT NULL, failures INTEGER NOT NULL, refusals INTEGER NOT NULL, doubted INTEGER NOT NULL,
  due INTEGER NOT NULL, subject TEXT NOT NULL, last_error TEXT NOT NULL, parameters TEXT NOT NULL,
  digest INTEGER NOT NULL);
CREATE TABLE seals (name TEXT PRIMARY KEY, row_count INTEGER NOT NULL, digests INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO orders SELECT number, erp, awaits_despatch, awaits_invoice, settled, document, 0
  FROM orders_of_version_4 ORDER BY number;
INSERT INTO despatches SELECT number, state, document, 0 FROM despatches_of_version_4 ORDER BY number;
INSERT INTO despatch_orders SELECT purchase_order, despatch, shipment, 0
  FROM despatch_orders_of_version_4 ORDER BY purchase_order, despatch, shipment;
INSERT INTO invoices SELECT number, purchase_order, amazon_id, state, document, 0
  FROM invoices_of_version_4 ORDER BY number;
INSERT INTO items SELECT number, document, 0 FROM items_of_version_4 ORDER BY number;
INSERT INTO notes SELECT name, value, 0 FROM notes_of_version_4 ORDER BY name;
INSERT INTO exceptions SELECT key, kind, owner, purchase_order, line, amount, currency, text, raised_at, open, document,
  0 FROM exceptions_of_version_4 ORDER BY key;
INSERT INTO work SELECT key, operation, peer, state, attempt, failures, refusals, doubted, due, subject, last_error,
  parameters, 0 FROM work_of_version_4 ORDER BY key;
DROP TABLE orders_of_version_4;
DROP TABLE despatches_of_version_4;
DROP TABLE despatch_orders_of_version_4;
DROP TABLE invoices_of_version_4;
DROP TABLE items_of_version_4;
DROP TABLE notes_of_version_4;
DROP TABLE exceptions_of_version_4;
DROP TABLE work_of_version_4;
CREATE INDEX orders_erp ON orders(erp, number);
CREATE INDEX orders_awaiting_despatch ON orders(number) WHERE awaits_despatch = 1;
CREATE INDEX orders_awaiting_invoice ON orders(number) WHERE awaits_invoice = 1;
CREATE INDEX orders_open ON orders(number) WHERE settled = 0;
CREATE INDEX despatches_open ON despatches(number) WHERE state < 2;
CREATE INDEX despatch_orders_shipment ON despatch_orders(shipment, despatch);
CREATE INDEX invoices_order ON invoices(purchase_order, number);
CREATE INDEX invoices_amazon ON invoices(amazon_id);
CREATE INDEX invoices_unpaid ON invoices(number) WHERE state IN (2, 3);
CREATE INDEX exceptions_open ON exceptions(purchase_order, key) WHERE open = 1;
)sql";

Result<void> to_version_5(Database& database) { return database.run(tables_of_version_5); }

}  // namespace

const std::vector<Migration>& migrations() {
  static const std::vector<Migration> table = {
      {1, "despatches and ship notices have Amazon's reference, ship notices the address of the warehouse",
       to_version_2},
      {2, "exceptions name the document that they are about", to_version_3},
      {3, "the outbox has no indexes that nobody uses", to_version_4},
      {4, "every row has a digest, so that damage is noticed", to_version_5},
      {5,
       "exceptions have a cause and an assignee, and what people do about them is recorded; what moves money is in a "
       "ledger; despatches and ship notices have pallets, ship notices their type and mode of transport, items their "
       "GTIN and stock, sales orders their day of delivery and place",
       to_version_6},
      {6,
       "credit memos of the ERP have a table, invoices for Amazon their tax, invoices of the ERP the orders on their "
       "lines, items their units",
       to_version_7},
      {7,
       "lines of invoices name their order and their shipment, and the further orders of an invoice of several have a "
       "table",
       to_version_8},
  };
  return table;
}

Result<void> migrate(Database& database, const std::vector<Migration>& steps, std::int64_t from) {
  std::int64_t version = from;
  for (const Migration& step : steps) {
    if (step.from != version) continue;
    if (auto ran = step.run(database); !ran) return ran;
    ++version;
  }
  return database.run(fmt::format("PRAGMA user_version={}", version));
}

}  // namespace vendorproof::store
