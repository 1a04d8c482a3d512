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
  /// Errors: Unavailable, with what failed, SQLite's reason and the remedy.
  static Result<std::unique_ptr<Database>> open(const std::string& uri);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  /// Finalizes every statement, rolls back what was not committed and closes; another connection may open at once.
  ~Database();

  /// Whether what is written now is committed later, with other changes.
  bool is_in_transaction() const { return has_begun_ || sqlite3_get_autocommit(connection_) == 0; }
  /// From here to commit() the first statement that writes opens a transaction.
  void begin();
  /// Whether something was written since begin().
  bool has_written() const { return has_written_; }
  /// Ends what begin() began.
  void commit();

  /// Runs one or more statements without parameters or rows. Errors: as above.
  Result<void> run(const std::string& statements);

  /// The first column of the first row as text. "" if there is no row. For a file that may be damaged, where a Query
  /// would end the program. Errors: as above.
  Result<std::string> first_text(const std::string& sql);
  /// Whether the end of this connection leaves the log and the file as they are. A damaged store must stay as it was
  /// found.
  void leave_log(bool leaves);

  /// The whole path of the file; for a database in memory, its name.
  std::string file() const;
  /// Copies what is committed to another file, completely or not at all, and replaces a database in that file. Errors:
  /// Malformed, if this database cannot be read; Unavailable, if the other file cannot be written, or if this
  /// connection has begun to write.
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
  bool is_integer(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_INTEGER; }
  bool is_text(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_TEXT; }
  bool is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  int columns() const { return sqlite3_column_count(statement_); }
  std::string_view column_name(int column) const { return sqlite3_column_name(statement_, column); }
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
