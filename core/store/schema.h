// The tables of a new store. If you change a table, or the form of a document, raise `schema_version` and add a row to
// the table of migrations; the README says how.
#pragma once

#include <cstdint>

namespace vendorproof::store {

constexpr std::int64_t application_id = 0x56505246;  // "VPRF"
constexpr std::int64_t schema_version = 8;

constexpr const char* schema = R"sql(
CREATE TABLE orders (
  number TEXT PRIMARY KEY, erp INTEGER NOT NULL, awaits_despatch INTEGER NOT NULL, awaits_invoice INTEGER NOT NULL,
  settled INTEGER NOT NULL, document TEXT NOT NULL, digest INTEGER NOT NULL);
CREATE INDEX orders_erp ON orders(erp, number);
CREATE INDEX orders_awaiting_despatch ON orders(number) WHERE awaits_despatch = 1;
CREATE INDEX orders_awaiting_invoice ON orders(number) WHERE awaits_invoice = 1;
CREATE INDEX orders_open ON orders(number) WHERE settled = 0;
CREATE TABLE despatches (
  number TEXT PRIMARY KEY, state INTEGER NOT NULL, document TEXT NOT NULL, digest INTEGER NOT NULL);
CREATE INDEX despatches_open ON despatches(number) WHERE state < 2;
CREATE TABLE despatch_orders (
  purchase_order TEXT NOT NULL, despatch TEXT NOT NULL, shipment TEXT NOT NULL, digest INTEGER NOT NULL,
  PRIMARY KEY (purchase_order, despatch, shipment)) WITHOUT ROWID;
CREATE INDEX despatch_orders_shipment ON despatch_orders(shipment, despatch);
CREATE TABLE invoices (
  number TEXT PRIMARY KEY, purchase_order TEXT NOT NULL, amazon_id TEXT NOT NULL, state INTEGER NOT NULL,
  document TEXT NOT NULL, digest INTEGER NOT NULL);
CREATE INDEX invoices_order ON invoices(purchase_order, number);
CREATE INDEX invoices_amazon ON invoices(amazon_id);
CREATE INDEX invoices_unpaid ON invoices(number) WHERE state IN (2, 3);
CREATE TABLE invoice_orders (
  purchase_order TEXT NOT NULL, invoice TEXT NOT NULL, digest INTEGER NOT NULL,
  PRIMARY KEY (purchase_order, invoice)) WITHOUT ROWID;
CREATE INDEX invoice_orders_invoice ON invoice_orders(invoice, purchase_order);
CREATE TABLE credit_memos (
  number TEXT PRIMARY KEY, invoice TEXT NOT NULL, document TEXT NOT NULL, digest INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX credit_memos_invoice ON credit_memos(invoice, number);
CREATE TABLE movements (
  key TEXT PRIMARY KEY, invoice TEXT NOT NULL, document TEXT NOT NULL, digest INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX movements_invoice ON movements(invoice, key);
CREATE TABLE items (number TEXT PRIMARY KEY, document TEXT NOT NULL, digest INTEGER NOT NULL);
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL, digest INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE exceptions (
  key TEXT PRIMARY KEY, kind TEXT NOT NULL, owner INTEGER NOT NULL, purchase_order TEXT NOT NULL,
  line INTEGER NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, text TEXT NOT NULL,
  raised_at INTEGER NOT NULL, open INTEGER NOT NULL, document TEXT NOT NULL,
  cause TEXT NOT NULL, assignee TEXT NOT NULL, digest INTEGER NOT NULL);
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
CREATE TABLE work (
  key TEXT PRIMARY KEY, operation INTEGER NOT NULL, peer INTEGER NOT NULL, state INTEGER NOT NULL,
  attempt INTEGER NOT NULL, failures INTEGER NOT NULL, refusals INTEGER NOT NULL, doubted INTEGER NOT NULL,
  due INTEGER NOT NULL, subject TEXT NOT NULL, last_error TEXT NOT NULL, parameters TEXT NOT NULL,
  digest INTEGER NOT NULL);
CREATE TABLE seals (name TEXT PRIMARY KEY, row_count INTEGER NOT NULL, digests INTEGER NOT NULL) WITHOUT ROWID;
)sql";
}  // namespace vendorproof::store
