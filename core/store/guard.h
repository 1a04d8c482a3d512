// Guards the rows against damage: a digest on each row, a seal on each table. Every write to a table goes through here.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <type_traits>

#include "core/base/hash.h"
#include "core/base/result.h"
#include "core/store/database.h"

namespace vendorproof::store {

/// The guarded tables: a row each in guard.cpp.
enum class Table {
  Orders,
  Despatches,
  DespatchOrders,
  Invoices,
  Items,
  Notes,
  Exceptions,
  Work,
  Movements,
  Acts,
  CreditMemos,
  InvoiceOrders
};
constexpr std::size_t table_count = 12;

struct TableForm {
  Table table;
  std::string_view name;
  std::string_view types;     ///< of its columns without the digest: `t` text, `i` integer
  int keys;                   ///< so many of them, the first ones, are the key
  const char* all;            ///< SELECT of all columns, the digest last, in order of the key
  const char* digest_of_key;  ///< SELECT of a row's digest by its key; nullptr if no row is replaced
  const char* set_digest;     ///< UPDATE of a row's digest by its key
};
const std::array<TableForm, table_count>& table_forms();
const TableForm& form_of(Table table);

/// The digest of a row: over the table's name and the values of all other columns, with their types. It is against
/// damage by disks and by hand, not against an attacker.
class RowDigest {
 public:
  explicit RowDigest(Table table) { hash_.add(form_of(table).name); }
  void add(std::int64_t value) { hash_.add(value); }
  void add(std::string_view value) { hash_.add(value); }
  std::int64_t value() const { return static_cast<std::int64_t>(hash_.value()); }

 private:
  TraceHash hash_;
};

/// How many rows a table has, and the sum of their digests. A missing row, and an old state of a page, change it.
struct Seal {
  std::int64_t rows = 0;
  std::uint64_t digests = 0;

  bool operator==(const Seal&) const = default;
};

/// Against a damaged disk for a store in a file; off for the simulation, whose memory is not damaged like a disk.
enum class Guarding { Off, On };

class Guard {
 public:
  Guard(Database& database, Guarding guarding) : database_(database), is_on_(guarding == Guarding::On) {}
  Guard(const Guard&) = delete;
  Guard& operator=(const Guard&) = delete;

  /// Writes a row. `values` are all its columns but the digest in the order of its form, and `sql` takes them and then
  /// the digest. A row with the same key is replaced.
  template <class... Values>
  void write(Table table, std::string_view sql, const Values&... values) {
    const std::int64_t digest = is_on_ ? digest_of(table, values...) : 0;
    if (is_on_) replace(table, std::get<0>(std::tie(values...)), digest);
    Query(database_, sql, values..., digest).run();
  }
  /// The same for a row whose key is not in the table.
  template <class... Values>
  void add(Table table, std::string_view sql, const Values&... values) {
    const std::int64_t digest = is_on_ ? digest_of(table, values...) : 0;
    if (is_on_) enter(table, digest);
    Query(database_, sql, values..., digest).run();
  }
  /// `sql` deletes the row with the key, if there is one.
  void erase(Table table, std::string_view sql, std::string_view key);
  /// The same for a row of which `values` are all columns but the digest, and which is there.
  template <class... Values>
  void remove(Table table, std::string_view sql, const Values&... values) {
    if (is_on_) leave(table, digest_of(table, values...));
    Query(database_, sql, values...).run();
  }
  /// `sql` deletes all rows.
  void clear(Table table, std::string_view sql);

  /// Writes the seals of the tables that changed. To call before each commit.
  void seal();
  /// Computes all digests and seals anew from the rows as they are: for a new or a migrated store.
  void seal_all();
  /// Compares what check() saw of a table with its seal. Errors: Malformed, naming the table.
  Result<void> check_seal(Table table, const Seal& seen);

  /// Ends the program if the row is damaged: for a row that is read during the work. See check().
  void need_whole(const Query& query, Table table) const;

 private:
  template <class... Values>
  static std::int64_t digest_of(Table table, const Values&... values) {
    RowDigest digest(table);
    (digest.add(as_stored(values)), ...);
    return digest.value();
  }
  template <class Value>
  static auto as_stored(const Value& value) {
    if constexpr (std::is_integral_v<Value>) {
      return static_cast<std::int64_t>(value);
    } else {
      return std::string_view(value);
    }
  }

  void replace(Table table, std::string_view key, std::int64_t digest);
  void enter(Table table, std::int64_t digest);
  void leave(Table table, std::int64_t digest);
  Seal& changed(Table table);

  Database& database_;
  bool is_on_;
  std::array<Seal, table_count> seals_{};
  std::array<bool, table_count> has_changed_{};
};

/// Whether the row that the query stands on is as it was written; the query is `all` of the form or selects the same
/// columns. Errors: Malformed, naming table, key and, if its type is wrong, column.
Result<void> check_digest(const Query& query, Table table);

}  // namespace vendorproof::store
