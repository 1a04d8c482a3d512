#include "core/store/store.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/base/text.h"
#include "core/store/database.h"
#include "core/store/file/damage.h"
#include "core/store/file/log_check.h"
#include "core/store/file/place.h"
#include "core/store/guard.h"
#include "core/store/migrations.h"
#include "core/store/pending.h"
#include "core/store/row_check.h"
#include "core/store/rows.h"
#include "core/store/schema.h"
#include "core/store/text/document_text.h"

namespace vendorproof::store {

namespace {

/// With less room on its disk a store may soon not be written any more.
constexpr std::uintmax_t space_min = 32UL * 1024 * 1024;

std::int64_t pragma(Database& database, const char* sql) {
  Query query(database, sql);
  return query.row() ? query.integer(0) : 0;
}

Error named(const std::string& uri, const Error& error) {
  return {error.code, fmt::format("store {}: {}", uri, error.message)};
}

Result<void> create(Database& database, Guard& guard) {
  if (auto made = database.run(fmt::format("BEGIN IMMEDIATE; {} PRAGMA application_id={}; PRAGMA user_version={};",
                                           schema, application_id, schema_version));
      !made) {
    return made;
  }
  guard.seal_all();
  return database.run("COMMIT");
}

// A new file comes to its path complete, so whatever else is found there is damage.
Result<void> create_file(const std::string& path) {
  const std::string unfinished = path + ".new";
  std::error_code problem;
  if (std::filesystem::exists(path + "-wal", problem)) {
    return malformed(
        fmt::format("its log {}-wal is there without it; put the store back, or remove the log if it "
                    "belongs to no store",
                    path));
  }
  for (const char* suffix : {"", "-journal", "-wal", "-shm"}) std::filesystem::remove(unfinished + suffix, problem);
  {
    auto database = Database::open(unfinished);
    if (!database) return tl::unexpected<Error>(database.error());
    Guard guard(**database, Guarding::On);
    if (auto created = create(**database, guard); !created) return created;
  }
  return put_in_place(unfinished, path);
}

// The simulation closes its store only between two steps and never rolls back, so it needs no journal. Without
// spilling, pages reach the shared memory at the commit and not before: what was not committed is lost with its
// connection.
Result<void> tune(Database& database, Durability durability) {
  return database.run(
      durability != Durability::Off
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
                     "the old file is kept as " + copy);
}

// All in one transaction: after a failed step or a power cut, the file is as the older program left it.
Result<void> bring_up_to_date(Database& database, Guard& guard, const StoreOptions& options) {
  if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return begun;
  const std::int64_t from = pragma(database, "PRAGMA user_version");
  if (from == schema_version) return database.run("COMMIT");  // another program has migrated it already

  const Result<std::string> copy = copy_beside(database, from);
  Result<void> migrated;
  if (!copy) migrated = tl::unexpected<Error>(copy.error());
  if (migrated) migrated = migrate(database, migrations(), from);
  REQUIRE(!migrated || pragma(database, "PRAGMA user_version") == schema_version);
  if (migrated) guard.seal_all();
  if (migrated) migrated = check_tables(database);
  if (migrated) migrated = check_rows(database, guard, options.is_operation);
  if (migrated) migrated = database.run("COMMIT");
  if (!migrated) {
    database.run("ROLLBACK");
    return migrated;
  }
  if (options.tell) options.tell(told_of(from, *copy));
  return {};
}

Result<void> prepare_file(Database& database, Guard& guard, const StoreOptions& options) {
  const Result<std::int64_t> version = version_of(database);
  if (!version) return tl::unexpected<Error>(version.error());
  if (auto checked = check_pages(database); !checked) return checked;
  if (auto tuned = tune(database, Durability::Full); !tuned) return tuned;
  if (*version != schema_version) return bring_up_to_date(database, guard, options);
  if (auto checked = check_tables(database); !checked) return checked;
  return check_rows(database, guard, options.is_operation);
}

// Memory is not damaged like a disk, and the simulation opens its store very often: so nothing is checked.
Result<std::unique_ptr<Store>> open_in_memory(const std::string& uri) {
  auto database = Database::open(uri);
  if (!database) return tl::unexpected<Error>(database.error());
  if (auto tuned = tune(**database, Durability::Off); !tuned) return tl::unexpected<Error>(tuned.error());
  auto guard = std::make_unique<Guard>(**database, Guarding::Off);
  if (pragma(**database, "PRAGMA user_version") == 0) {
    if (auto created = create(**database, *guard); !created) return tl::unexpected<Error>(created.error());
  }
  return std::make_unique<Store>(std::move(*database), std::move(guard), std::nullopt);
}

/// Checks a file that is there, and makes its connection ready for work.
Result<std::unique_ptr<Store>> open_whole(const std::string& uri, const StoreOptions& options,
                                          std::optional<FileLock> lock) {
  auto database = Database::open(uri);
  if (!database) return tl::unexpected<Error>(database.error());
  auto guard = std::make_unique<Guard>(**database, Guarding::On);
  (*database)->leave_log(true);
  if (auto prepared = prepare_file(**database, *guard, options); !prepared) {
    return tl::unexpected<Error>(prepared.error());
  }
  (*database)->leave_log(false);
  // The log begins anew, so that check_log never meets the rest of a commit that a power cut spoiled earlier.
  if (auto emptied = (*database)->run("PRAGMA wal_checkpoint(TRUNCATE)"); !emptied) {
    return tl::unexpected<Error>(emptied.error());
  }
  return std::make_unique<Store>(std::move(*database), std::move(guard), std::move(lock));
}

// Files of another VFS are not renamed, so a new one is made in its place. Its owner lets no power cut into that.
Result<std::unique_ptr<Store>> open_elsewhere(const StoreOptions& options) {
  {
    auto database = Database::open(options.uri);
    if (!database) return tl::unexpected<Error>(database.error());
    (*database)->leave_log(true);
    const Result<std::string> pages = (*database)->first_text("PRAGMA page_count");
    if (!pages) return tl::unexpected<Error>(pages.error());
    Guard guard(**database, Guarding::On);
    if (*pages == "0") {
      if (auto created = create(**database, guard); !created) return tl::unexpected<Error>(created.error());
    }
  }
  return open_whole(options.uri, options, std::nullopt);
}

// The store stays as it is: neither its log nor its version changes.
Result<void> copy_store(const std::string& path, const std::string& copy) {
  const Result<bool> there = is_there(path);
  if (!there) return tl::unexpected<Error>(there.error());
  if (!*there) return failure(ErrorCode::NotFound, "there is no such file");
  auto source = Database::open(path);
  if (!source) return tl::unexpected<Error>(source.error());
  (*source)->leave_log(true);
  const Result<std::int64_t> version = version_of(**source);
  if (!version) return tl::unexpected<Error>(version.error());
  return (*source)->copy_to(copy);
}

Result<std::unique_ptr<Store>> open_file(const StoreOptions& options) {
  if (options.uri.empty() || starts_with(options.uri, "file:") || starts_with(options.uri, ":memory:")) {
    return malformed("it is no file on a disk; name one");
  }
  const std::string path = real_path(options.uri);
  // Looked at before, so that no lock is left beside what is no store.
  if (const auto looked = is_there(path); !looked) return tl::unexpected<Error>(looked.error());
  auto lock = FileLock::take(path);
  if (!lock) return tl::unexpected<Error>(lock.error());
  Result<void> ready;
  if (!is_there(path).value_or(true)) ready = create_file(path);
  if (ready) ready = check_log(path);
  if (!ready) return tl::unexpected<Error>(ready.error());
  return open_whole(path, options, std::move(*lock));
}

Result<std::unique_ptr<Store>> open_by_durability(const StoreOptions& options) {
  switch (options.durability) {
    case Durability::Full:
      return open_file(options);
    case Durability::FullElsewhere:
      return open_elsewhere(options);
    case Durability::Off:
      break;
  }
  return open_in_memory(options.uri);
}

}  // namespace

Store::Store(std::unique_ptr<Database> database, std::unique_ptr<Guard> guard, std::optional<FileLock> lock)
    : lock_(std::move(lock)),
      database_(std::move(database)),
      guard_(std::move(guard)),
      pending_(std::make_unique<Pending>(*database_)) {}

Store::~Store() = default;

Result<void> Store::is_writable() const {
  auto begun = database_->run("BEGIN IMMEDIATE");
  if (begun) begun = database_->run("ROLLBACK");
  if (!begun || !lock_) return begun;
  std::error_code problem;
  const std::filesystem::space_info space = std::filesystem::space(database_->file(), problem);
  if (problem || space.available >= space_min) return {};
  return failure(ErrorCode::Unavailable, fmt::format("only {} KiB are left on the disk of {}; make room",
                                                     space.available / 1024, database_->file()));
}

void Store::begin() { database_->begin(); }

void Store::commit() {
  pending_->write_rows(*guard_);
  if (database_->has_written() || pending_->polls_are_overdue()) pending_->write_polls(*guard_);
  guard_->seal();
  database_->commit();
}

std::vector<trade::Item> Store::items() const {
  std::vector<trade::Item> items;
  Query query(*database_, form_of(Table::Items).all);
  while (query.row()) {
    guard_->need_whole(query, Table::Items);
    items.push_back(read_document<trade::Item>(query.text(1), query.text(0), "items"));
  }
  return items;
}

void Store::replace_items(const std::vector<trade::Item>& items) {
  guard_->clear(Table::Items, "DELETE FROM items");
  for (const trade::Item& item : items) {
    guard_->write(Table::Items, "INSERT OR REPLACE INTO items(number, document, digest) VALUES(?, ?, ?)", item.number,
                  write_document(item));
  }
}

std::optional<std::string> Store::note(std::string_view name) const {
  if (Pending::is_of_poll(name)) return pending_->note(name);
  Query query(*database_, "SELECT name, value, digest FROM notes WHERE name = ?", name);
  if (!query.row()) return std::nullopt;
  guard_->need_whole(query, Table::Notes);
  return std::string(query.text(1));
}

void Store::set_note(std::string_view name, std::string_view value) {
  if (Pending::is_of_poll(name)) return pending_->set_note(name, value);
  guard_->write(Table::Notes, write_note, name, value);
}

void Store::erase_note(std::string_view name) {
  if (Pending::is_of_poll(name)) return pending_->erase_note(name);
  guard_->erase(Table::Notes, "DELETE FROM notes WHERE name = ?", name);
}

Result<std::unique_ptr<Store>> open_store(const StoreOptions& options) {
  if (!options.copy.empty()) {
    if (auto copied = copy_store(real_path(options.uri), options.copy); !copied) {
      return tl::unexpected<Error>(named(options.uri, copied.error()));
    }
    return open_store({options.copy, options.durability, options.tell, options.is_operation});
  }
  auto store = open_by_durability(options);
  if (!store) return tl::unexpected<Error>(named(options.uri, store.error()));
  return store;
}

}  // namespace vendorproof::store
