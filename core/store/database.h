// SQLite with cached prepared statements; only this file calls sqlite3. If the database can no longer be read or
// written, the program ends (damage.h); after a restart, the core does the uncommitted work again.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <sqlite3.h>

#include "core/base/result.h"

namespace vendorproof::store {

class Database {
 public:
  /// Errors: Unavailable, with SQLite's reason.
  static Result<std::unique_ptr<Database>> open(const std::string& uri);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  /// Finalizes every statement, rolls back what was not committed and closes; another connection may open at once.
  ~Database();

  /// From here to commit() the first statement that writes opens a transaction.
  void begin();
  /// Whether something was written since begin().
  bool has_written() const { return has_written_; }
  /// Ends what begin() began.
  void commit();

  /// Runs one or more statements without parameters or rows. Errors: Unavailable, with SQLite's reason.
  Result<void> run(const std::string& statements);

  /// The whole path of the file; for a database in memory, its name.
  std::string file() const;
  /// Copies what is committed to another file, completely or not at all, and replaces a database in that file. Errors:
  /// Unavailable, with SQLite's reason, or if this connection has begun to write.
  Result<void> copy_to(const std::string& path);

 private:
  friend class Query;
  explicit Database(sqlite3* connection) : connection_(connection) {}
  sqlite3_stmt* prepared(std::string_view sql);
  void about_to_write();

  sqlite3* connection_;
  std::map<std::string_view, sqlite3_stmt*> statements_;
  bool has_begun_ = false;
  bool has_written_ = false;
};

/// One use of a statement: bind, step, read. The statement is reset when the Query goes out of scope. `sql` must
/// outlive the database (a literal), and a statement may be used by only one Query at a time.
class Query {
 public:
  template <class... Parameters>
  Query(Database& database, std::string_view sql, const Parameters&... parameters)
      : database_(database), statement_(database.prepared(sql)) {
    int index = 0;
    (bind(++index, parameters), ...);
  }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query();

  /// Whether there is a next row.
  bool row();
  /// For statements that return nothing.
  void run();

  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
  bool is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  /// Valid until the next row.
  std::string_view text(int column) const;

 private:
  void bind(int index, std::int64_t value);
  void bind(int index, int value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, bool value) { bind(index, static_cast<std::int64_t>(value)); }
  void bind(int index, std::string_view value);
  void bind(int index, const std::string& value) { bind(index, std::string_view(value)); }
  void bind(int index, const char* value) { bind(index, std::string_view(value)); }

  Database& database_;
  sqlite3_stmt* statement_;
};

}  // namespace vendorproof::store
