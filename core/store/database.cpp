#include "core/store/database.h"

#include <cstdio>

#include "core/base/require.h"

namespace vendorproof::store {

namespace {

// SQLite's own reason is worth more than a line number when the disk is full.
void require_ok(int code, int expected, sqlite3* connection) {
  if (code == expected) return;
  std::fprintf(stderr, "vendorproof: the store can not go on: %s\n", sqlite3_errmsg(connection));
  REQUIRE(code == expected);
}

}  // namespace

Result<std::unique_ptr<Database>> Database::open(const std::string& uri) {
  sqlite3* connection = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(uri.c_str(), &connection, flags, nullptr);
  if (code != SQLITE_OK) {
    const std::string reason = connection == nullptr ? "out of memory" : sqlite3_errmsg(connection);
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

Result<void> Database::run(const std::string& statements) {
  if (sqlite3_exec(connection_, statements.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return {};
  return failure(ErrorCode::Unavailable, sqlite3_errmsg(connection_));
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
  require_ok(code, SQLITE_OK, connection_);
  statements_.emplace(sql, statement);
  return statement;
}

Query::~Query() { sqlite3_reset(statement_); }

bool Query::row() {
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  require_ok(code, SQLITE_DONE, database_.connection_);
  return false;
}

void Query::run() { REQUIRE(!row()); }

std::string_view Query::text(int column) const {
  const auto* start = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  if (start == nullptr) return {};
  return {start, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

void Query::bind(int index, std::int64_t value) {
  require_ok(sqlite3_bind_int64(statement_, index, value), SQLITE_OK, database_.connection_);
}

// Transient: queries of temporaries are common, and rows are small.
void Query::bind(int index, std::string_view value) {
  const char* start = value.data() == nullptr ? "" : value.data();
  const int code = sqlite3_bind_text(statement_, index, start, static_cast<int>(value.size()), SQLITE_TRANSIENT);
  require_ok(code, SQLITE_OK, database_.connection_);
}

}  // namespace vendorproof::store
