#include "core/store/store.h"

#include <utility>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/store/database.h"
#include "core/store/document_text.h"
#include "core/store/migrations.h"
#include "core/store/pending.h"
#include "core/store/row_check.h"
#include "core/store/schema.h"

namespace vendorproof::store {

namespace {

std::int64_t pragma(Database& database, const char* sql) {
  Query query(database, sql);
  return query.row() ? query.integer(0) : 0;
}

Error named(const std::string& uri, const Error& error) {
  return {error.code, fmt::format("store {}: {}; check that the folder exists, may be written and has room, and that "
                                  "no other program keeps the file locked",
                                  uri, error.message)};
}

Result<void> create(Database& database) {
  return database.run(fmt::format("BEGIN IMMEDIATE; {} PRAGMA application_id={}; PRAGMA user_version={}; COMMIT;",
                                  schema, application_id, schema_version));
}

// The simulation closes its store only between two steps and never rolls back, so it needs no journal. Without
// spilling, pages reach the shared memory at the commit and not before: what was not committed is lost with its
// connection.
Result<void> tune(Database& database, Durability durability) {
  return database.run(
      durability == Durability::Full
          ? "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;"
          : "PRAGMA journal_mode=OFF; PRAGMA cache_spill=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY;");
}

// The copy is read through another connection: this one holds the write lock, and copy_to refuses a writing connection.
Result<std::string> copy_beside(const Database& database, std::int64_t version) {
  const std::string path = fmt::format("{}.version-{}", database.file(), version);
  auto source = Database::open(database.file());
  if (!source) return tl::unexpected<Error>(source.error());
  if (auto copied = (*source)->copy_to(path); !copied) {
    return failure(copied.error().code,
                   fmt::format("cannot make the copy {} before the migration: {}", path, copied.error().message));
  }
  return path;
}

std::string told_of(std::int64_t from, const std::string& copy) {
  std::string changes;
  for (const Migration& step : migrations()) {
    if (step.from >= from) changes += fmt::format("{}{}", changes.empty() ? "" : "; ", step.change);
  }
  return fmt::format("the store was migrated from version {} to {}: {}; {}", from, schema_version, changes,
                     copy.empty() ? "no copy was made" : "the old file is kept as " + copy);
}

// All in one transaction: after a failed step or a power cut, the file is as the older program left it.
Result<void> bring_up_to_date(Database& database, const StoreOptions& options) {
  if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return begun;
  const std::int64_t from = pragma(database, "PRAGMA user_version");
  if (from == schema_version) return database.run("COMMIT");  // another program has migrated it already

  Result<std::string> copy = std::string();
  if (options.durability == Durability::Full) copy = copy_beside(database, from);
  Result<void> migrated;
  if (!copy) migrated = tl::unexpected<Error>(copy.error());
  if (migrated) migrated = migrate(database, migrations(), from);
  REQUIRE(!migrated || pragma(database, "PRAGMA user_version") == schema_version);
  if (migrated) migrated = check_rows(database, options.is_operation);
  if (migrated) migrated = database.run("COMMIT");
  if (!migrated) {
    database.run("ROLLBACK");
    return migrated;
  }
  if (options.tell) options.tell(told_of(from, *copy));
  return {};
}

Result<void> prepare(Database& database, const StoreOptions& options) {
  // First check that the file can be read and is a database.
  if (auto looked = database.run("PRAGMA user_version"); !looked) return looked;
  const std::int64_t version = pragma(database, "PRAGMA user_version");
  const bool is_new = version == 0 && pragma(database, "SELECT count(*) FROM sqlite_schema") == 0;
  if (!is_new && pragma(database, "PRAGMA application_id") != application_id) {
    return malformed("it holds other data; use a separate file for the integration");
  }
  if (version > schema_version || (version < 1 && !is_new)) {
    return malformed(
        fmt::format("it is of version {}, this program knows versions 1 to {}; use the program that wrote it", version,
                    schema_version));
  }
  if (auto tuned = tune(database, options.durability); !tuned) return tuned;
  if (is_new) return create(database);
  if (version < schema_version) return bring_up_to_date(database, options);
  // The simulation skips the check: memory is not damaged like a disk, and it opens its store very often.
  return options.durability == Durability::Full ? check_rows(database, options.is_operation) : Result<void>();
}

}  // namespace

Store::Store(std::unique_ptr<Database> database)
    : database_(std::move(database)), pending_(std::make_unique<Pending>(*database_)) {}

Store::~Store() = default;

void Store::begin() { database_->begin(); }

void Store::commit() {
  pending_->write_rows(*database_);
  if (database_->has_written() || pending_->polls_are_overdue()) pending_->write_polls(*database_);
  database_->commit();
}

std::vector<trade::Item> Store::items() const {
  std::vector<trade::Item> items;
  Query query(*database_, "SELECT document, number FROM items ORDER BY number");
  while (query.row()) items.push_back(read_document<trade::Item>(query.text(0), query.text(1), "items"));
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
  if (Pending::is_of_poll(name)) return pending_->note(name);
  Query query(*database_, "SELECT value FROM notes WHERE name = ?", name);
  if (!query.row()) return std::nullopt;
  return std::string(query.text(0));
}

void Store::set_note(std::string_view name, std::string_view value) {
  if (Pending::is_of_poll(name)) return pending_->set_note(name, value);
  Query(*database_, "INSERT OR REPLACE INTO notes(name, value) VALUES(?, ?)", name, value).run();
}

void Store::erase_note(std::string_view name) {
  if (Pending::is_of_poll(name)) return pending_->erase_note(name);
  Query(*database_, "DELETE FROM notes WHERE name = ?", name).run();
}

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
