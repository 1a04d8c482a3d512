#include "core/store/store.h"

#include <utility>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/store/database.h"
#include "core/store/document_text.h"

namespace vendorproof::store {

namespace {

constexpr std::int64_t application_id = 0x56505246;  // "VPRF"
constexpr std::int64_t schema_version = 3;           // since exceptions name the document that they are about

constexpr const char* schema = R"sql(
BEGIN IMMEDIATE;
CREATE TABLE orders (
  number TEXT PRIMARY KEY, erp INTEGER NOT NULL, awaits_despatch INTEGER NOT NULL, awaits_invoice INTEGER NOT NULL,
  settled INTEGER NOT NULL, document TEXT NOT NULL);
CREATE INDEX orders_erp ON orders(erp, number);
CREATE INDEX orders_awaiting_despatch ON orders(number) WHERE awaits_despatch = 1;
CREATE INDEX orders_awaiting_invoice ON orders(number) WHERE awaits_invoice = 1;
CREATE INDEX orders_open ON orders(number) WHERE settled = 0;
CREATE TABLE despatches (number TEXT PRIMARY KEY, state INTEGER NOT NULL, document TEXT NOT NULL);
CREATE INDEX despatches_open ON despatches(number) WHERE state < 2;
CREATE TABLE despatch_orders (
  despatch TEXT NOT NULL, purchase_order TEXT NOT NULL, shipment TEXT NOT NULL,
  PRIMARY KEY (purchase_order, despatch, shipment)) WITHOUT ROWID;
CREATE INDEX despatch_orders_shipment ON despatch_orders(shipment, despatch);
CREATE TABLE invoices (
  number TEXT PRIMARY KEY, purchase_order TEXT NOT NULL, amazon_id TEXT NOT NULL, state INTEGER NOT NULL,
  document TEXT NOT NULL);
CREATE INDEX invoices_order ON invoices(purchase_order, number);
CREATE INDEX invoices_amazon ON invoices(amazon_id);
CREATE INDEX invoices_unpaid ON invoices(number) WHERE state IN (2, 3);
CREATE TABLE items (number TEXT PRIMARY KEY, document TEXT NOT NULL);
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE exceptions (
  key TEXT PRIMARY KEY, kind TEXT NOT NULL, owner INTEGER NOT NULL, purchase_order TEXT NOT NULL,
  line INTEGER NOT NULL, amount INTEGER NOT NULL, currency TEXT NOT NULL, text TEXT NOT NULL,
  raised_at INTEGER NOT NULL, open INTEGER NOT NULL, document TEXT NOT NULL);
CREATE INDEX exceptions_open ON exceptions(purchase_order, key) WHERE open = 1;
CREATE TABLE work (
  key TEXT PRIMARY KEY, operation INTEGER NOT NULL, peer INTEGER NOT NULL, state INTEGER NOT NULL,
  attempt INTEGER NOT NULL, failures INTEGER NOT NULL, refusals INTEGER NOT NULL, doubted INTEGER NOT NULL,
  due INTEGER NOT NULL, subject TEXT NOT NULL, last_error TEXT NOT NULL, parameters TEXT NOT NULL);
CREATE INDEX work_due ON work(due, key) WHERE state = 0;
CREATE INDEX work_due_of ON work(operation, due, key) WHERE state = 0;
CREATE INDEX work_pending ON work(state, peer, key) WHERE state IN (1, 2);
)sql";

std::int64_t pragma(Database& database, const char* sql) {
  Query query(database, sql);
  return query.row() ? query.integer(0) : 0;
}

Error named(const std::string& uri, const Error& error) {
  return {error.code, fmt::format("store {}: {}; check that the folder exists, may be written and has room, and that "
                                  "no other program keeps the file locked",
                                  uri, error.message)};
}

Result<void> prepare(Database& database, const StoreOptions& options) {
  const std::string pragmas = options.durability == Durability::Full
                                  ? "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                                  : "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;";
  if (auto set = database.run(pragmas + "PRAGMA temp_store=MEMORY;"); !set) return set;

  const std::int64_t version = pragma(database, "PRAGMA user_version");
  const std::int64_t tables = pragma(database, "SELECT count(*) FROM sqlite_schema");
  if (version == 0 && tables == 0) {
    return database.run(schema + fmt::format("PRAGMA application_id={}; PRAGMA user_version={}; COMMIT;",
                                             application_id, schema_version));
  }
  if (pragma(database, "PRAGMA application_id") != application_id) {
    return malformed("it holds something else; name a file of its own for the integration");
  }
  if (version == schema_version) return {};
  return malformed(fmt::format("it is of version {}, this program knows version {}; use the program that wrote it",
                               version, schema_version));
}

}  // namespace

Store::Store(std::unique_ptr<Database> database) : database_(std::move(database)) {}

Store::~Store() = default;

void Store::begin() { Query(*database_, "BEGIN IMMEDIATE").run(); }

void Store::commit() { Query(*database_, "COMMIT").run(); }

std::vector<trade::Item> Store::items() const {
  std::vector<trade::Item> items;
  Query query(*database_, "SELECT document FROM items ORDER BY number");
  while (query.row()) items.push_back(read_document<trade::Item>(query.text(0)));
  return items;
}

void Store::replace_items(const std::vector<trade::Item>& items) {
  Query(*database_, "DELETE FROM items").run();
  for (const trade::Item& item : items) {
    Query(*database_, "INSERT OR REPLACE INTO items(number, document) VALUES(?, ?)", item.number, write_document(item))
        .run();
  }
}

std::optional<std::string> Store::note(std::string_view name) const {
  Query query(*database_, "SELECT value FROM notes WHERE name = ?", name);
  if (!query.row()) return std::nullopt;
  return std::string(query.text(0));
}

void Store::set_note(std::string_view name, std::string_view value) {
  Query(*database_, "INSERT OR REPLACE INTO notes(name, value) VALUES(?, ?)", name, value).run();
}

void Store::erase_note(std::string_view name) { Query(*database_, "DELETE FROM notes WHERE name = ?", name).run(); }

Result<std::unique_ptr<Store>> open_store(const StoreOptions& options) {
  auto database = Database::open(options.uri);
  if (!database) return tl::unexpected<Error>(named(options.uri, database.error()));
  if (auto prepared = prepare(**database, options); !prepared) {
    if (prepared.error().code == ErrorCode::Unavailable) {
      return tl::unexpected<Error>(named(options.uri, prepared.error()));
    }
    return malformed(fmt::format("store {}: {}", options.uri, prepared.error().message));
  }
  return std::make_unique<Store>(std::move(*database));
}

}  // namespace vendorproof::store
