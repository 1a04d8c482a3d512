#include "core/store/database.h"

#include <algorithm>
#include <cerrno>
#include <iterator>
#include <system_error>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/store/file/damage.h"

namespace vendorproof::store {

namespace {

std::string file_of(sqlite3* connection) {
  const char* name = sqlite3_db_filename(connection, "main");
  return name == nullptr ? "" : name;
}

/// SQLite counts its memory under a lock with every allocation, and nobody reads the count. Without effect after the
/// first connection of the process.
void count_no_memory() {
  static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(once);
}

struct Trouble {
  int code;  ///< SQLite's primary result code
  std::string_view what;
  std::string_view remedy;
};

// Every failure that comes from outside. All others are mistakes in our SQL, or tables that are not ours.
constexpr Trouble troubles[] = {
    {SQLITE_FULL, "its disk is full", "make room and start again: what was committed is kept, the rest is done again"},
    {SQLITE_IOERR, "its disk fails",
     "check the disk, its connection, its quota and its room, then start again: what was committed is kept, the rest "
     "is done again"},
    {SQLITE_CORRUPT, "its pages are damaged", way_back},
    {SQLITE_NOTADB, "it is no SQLite database, or its first page is damaged", way_back},
    {SQLITE_FORMAT, "it is no SQLite database, or its first page is damaged", way_back},
    {SQLITE_READONLY, "it may not be written", "let this user write the file and its folder, then start again"},
    {SQLITE_PERM, "it may not be opened", "let this user read and write the file and its folder, then start again"},
    {SQLITE_CANTOPEN, "it cannot be opened",
     "check that the folder exists, that this user may read and write both, and that the disk has room"},
    {SQLITE_BUSY, "another program keeps it locked", "end that program, then start again"},
    {SQLITE_LOCKED, "another program keeps it locked", "end that program, then start again"},
    {SQLITE_NOMEM, "the memory is used up", "give the machine more memory, then start again"},
};
constexpr Trouble not_ours = {SQLITE_ERROR, "its tables are not those of a store", way_back};

/// The system's reason for a failure that was just returned; 0 if it gave none. SQLite forgets it at a commit.
int system_reason(sqlite3* connection) {
  const int reason = errno;
  const int known = connection == nullptr ? 0 : sqlite3_system_errno(connection);
  return known != 0 ? known : reason;
}

/// What failed, SQLite's own words and the system's, and what to do, in one line.
std::string told(int code, sqlite3* connection) {
  const int reason = system_reason(connection);
  int kind = code & 0xff;
  const bool is_of_system = kind == SQLITE_IOERR || kind == SQLITE_CANTOPEN;
  if (is_of_system && (reason == ENOSPC || reason == EDQUOT)) kind = SQLITE_FULL;
  const Trouble* trouble =
      std::find_if(std::begin(troubles), std::end(troubles), [&](const Trouble& row) { return row.code == kind; });
  if (trouble == std::end(troubles)) trouble = &not_ours;
  std::string words = connection == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(connection);
  if (is_of_system && reason != 0) words += ": " + std::generic_category().message(reason);
  return fmt::format("{} ({}); {}", trouble->what, words, trouble->remedy);
}

tl::unexpected<Error> failed(int code, sqlite3* connection) {
  return failure(ErrorCode::Unavailable, told(code, connection));
}

// The disk, the file or the memory has failed; SQLite's reason says which.
void need(int code, int expected, sqlite3* connection) {
  if (code != expected) end_program(fmt::format("{}: {}", file_of(connection), told(code, connection)));
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const std::string& uri) {
  count_no_memory();
  sqlite3* connection = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(uri.c_str(), &connection, flags, nullptr);
  if (code != SQLITE_OK) {
    const std::string reason = told(code, connection);
    sqlite3_close(connection);
    return failure(ErrorCode::Unavailable, reason);
  }
  sqlite3_busy_timeout(connection, 5000);
  return std::unique_ptr<Database>(new Database(connection));
}

Database::~Database() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  if (sqlite3_get_autocommit(connection_) == 0) sqlite3_exec(connection_, "ROLLBACK", nullptr, nullptr, nullptr);
  REQUIRE(sqlite3_close(connection_) == SQLITE_OK);
}

void Database::begin() {
  REQUIRE(!has_begun_);
  has_begun_ = true;
}

void Database::about_to_write() {
  if (!has_begun_ || has_written_) return;
  has_written_ = true;
  Query(*this, "BEGIN IMMEDIATE").run();
}

void Database::commit() {
  REQUIRE(has_begun_);
  if (has_written_) Query(*this, "COMMIT").run();
  has_begun_ = false;
  has_written_ = false;
}

Result<void> Database::run(const std::string& statements) {
  errno = 0;
  const int code = sqlite3_exec(connection_, statements.c_str(), nullptr, nullptr, nullptr);
  if (code == SQLITE_OK) return {};
  return failed(code, connection_);
}

Result<std::string> Database::first_text(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v2(connection_, sql.c_str(), -1, &statement, nullptr);
  std::string text;
  if (code == SQLITE_OK) {
    code = sqlite3_step(statement);
    const unsigned char* start = code == SQLITE_ROW ? sqlite3_column_text(statement, 0) : nullptr;
    if (start != nullptr) text = reinterpret_cast<const char*>(start);
  }
  auto result = code == SQLITE_ROW || code == SQLITE_DONE ? Result<std::string>(text) : failed(code, connection_);
  sqlite3_finalize(statement);
  return result;
}

void Database::leave_log(bool leaves) {
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leaves ? 1 : 0, nullptr);
}

std::string Database::file() const { return file_of(connection_); }

Result<void> Database::copy_to(const std::string& path) {
  // SQLite opens a file at its first use. What is wrong with this one is not blamed on the copy.
  if (const auto read = first_text("SELECT count(*) FROM sqlite_schema"); !read) return malformed(read.error().message);
  auto copy = Database::open(path);
  if (!copy) return tl::unexpected<Error>(copy.error());
  sqlite3* target = (*copy)->connection_;
  if (auto set = (*copy)->run("PRAGMA synchronous=FULL"); !set) return set;
  sqlite3_backup* backup = sqlite3_backup_init(target, "main", connection_, "main");
  if (backup == nullptr) return failed(sqlite3_errcode(target), target);
  sqlite3_backup_step(backup, -1);
  const int code = sqlite3_backup_finish(backup);
  if (code == SQLITE_OK) return {};
  const int kind = code & 0xff;
  if (kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB) return malformed(told(code, target));
  return failed(code, target);
}

sqlite3_stmt* Database::prepared(std::string_view sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) {
    REQUIRE(sqlite3_stmt_busy(found->second) == 0);
    return found->second;
  }
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(connection_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &statement, nullptr);
  need(code, SQLITE_OK, connection_);
  statements_.emplace(sql, statement);
  return statement;
}

Query::~Query() { sqlite3_reset(statement_); }

bool Query::row() {
  if (sqlite3_stmt_readonly(statement_) == 0) database_.about_to_write();
  errno = 0;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  need(code, SQLITE_DONE, database_.connection_);
  return false;
}

void Query::run() { REQUIRE(!row()); }

std::string_view Query::text(int column) const {
  const auto* start = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (start == nullptr) return {};
  return {start, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void Query::bind(int index, std::int64_t value) {
  need(sqlite3_bind_int64(statement_, index, value), SQLITE_OK, database_.connection_);
}

// SQLITE_TRANSIENT, because arguments are often temporaries; rows are small, so the copy is cheap.
void Query::bind(int index, std::string_view value) {
  const char* start = value.data() == nullptr ? "" : value.data();
  const int code = sqlite3_bind_text(statement_, index, start, static_cast<int>(value.size()), SQLITE_TRANSIENT);
  need(code, SQLITE_OK, database_.connection_);
}

}  // namespace vendorproof::store
