#include "core/store/row_check.h"

#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/store/file/damage.h"
#include "core/store/rows.h"
#include "core/store/schema.h"
#include "core/store/text/document_text.h"
#include "core/trade/ledger/movement.h"

namespace vendorproof::store {

namespace {

std::string_view key_of(const OrderRecord& record) { return record.order.number; }
std::string_view key_of(const DespatchRecord& record) { return record.despatch.number; }
std::string_view key_of(const InvoiceRecord& record) { return record.invoice.number; }
std::string_view key_of(const CreditMemoRecord& record) { return record.memo.number; }
std::string_view key_of(const trade::Item& item) { return item.number; }
std::string_view key_of(const trade::Movement& movement) { return movement.key; }

template <class Document>
Result<void> read_document_in(const Query& query) {
  const Result<Document> document = parse_document<Document>(query.text(query.columns() - 2));
  if (!document) return tl::unexpected<Error>(document.error());
  if (key_of(*document) == query.text(0)) return {};
  return malformed(fmt::format("its text is about '{}'", key_of(*document)));
}

template <class Row, Result<Row> (*read)(const Query&)>
Result<void> read_columns(const Query& query) {
  const Result<Row> row = read(query);
  return row ? Result<void>() : tl::unexpected<Error>(row.error());
}

Result<void> read_nothing(const Query& /*query*/) { return {}; }

/// How a row of a table is read, in the order of table_forms().
struct Reading {
  Table table;
  Result<void> (*read)(const Query& query);
};
constexpr Reading readings[] = {
    {Table::Orders, read_document_in<OrderRecord>},
    {Table::Despatches, read_document_in<DespatchRecord>},
    {Table::DespatchOrders, read_nothing},
    {Table::Invoices, read_document_in<InvoiceRecord>},
    {Table::Items, read_document_in<trade::Item>},
    {Table::Notes, read_nothing},
    {Table::Exceptions, read_columns<TradeException, read_exception>},
    {Table::Work, read_columns<Work, read_work>},
    {Table::Movements, read_document_in<trade::Movement>},
    {Table::Acts, read_columns<trade::ActRecord, read_act>},
    {Table::CreditMemos, read_document_in<CreditMemoRecord>},
    {Table::InvoiceOrders, read_nothing},
};

Result<void> check_operation(const Query& query, bool (*is_operation)(int number)) {
  const std::int64_t number = query.integer(1);
  const bool fits = number >= 0 && number <= std::numeric_limits<int>::max();
  if (fits && (is_operation == nullptr || is_operation(static_cast<int>(number)))) return {};
  return malformed(fmt::format("its operation {} is unknown", number));
}

/// What cannot be read is named before the digest, because it says more.
Result<void> check_table(Database& database, Guard& guard, const Reading& reading, bool (*is_operation)(int number)) {
  const TableForm& form = form_of(reading.table);
  Seal seen;
  Query query(database, form.all);
  while (query.row()) {
    Result<void> read = reading.read(query);
    if (read && reading.table == Table::Work) read = check_operation(query, is_operation);
    if (!read) return malformed(damaged_row(form.name, query.text(0), read.error().message));
    if (auto checked = check_digest(query, reading.table); !checked) return checked;
    ++seen.rows;
    seen.digests += static_cast<std::uint64_t>(query.integer(query.columns() - 1));
  }
  return guard.check_seal(reading.table, seen);
}

/// SQLite's report in one line. It begins with a line about the database as a whole.
std::string in_one_line(std::string_view report) {
  std::string line;
  for (const std::string& part : split(report, '\n')) {
    if (starts_with(part, "***")) continue;
    line += (line.empty() ? "" : ", ") + part;
  }
  return line;
}

/// What SQLite says about a table or, with an empty name, about the whole file; "" if it is whole.
std::string page_problem(Database& database, std::string_view table) {
  const std::string limit = table.empty() ? "1" : fmt::format("'{}'", table);
  const Result<std::string> report = database.first_text(fmt::format("PRAGMA integrity_check({})", limit));
  if (!report) return "SQLite cannot read it";
  return *report == "ok" ? "" : in_one_line(*report);
}

}  // namespace

Result<std::int64_t> version_of(Database& database) {
  std::int64_t numbers[3] = {};
  std::int64_t* number = numbers;
  // The first two also find out whether the file can be read and is a database.
  for (const char* sql : {"PRAGMA user_version", "SELECT count(*) FROM sqlite_schema", "PRAGMA application_id"}) {
    const Result<std::string> text = database.first_text(sql);
    if (!text) return tl::unexpected<Error>(text.error());
    *number++ = std::atoll(text->c_str());
  }
  const auto& [version, tables, application] = numbers;
  if (version == 0 && tables == 0) {
    return malformed(
        fmt::format("it is a database without tables, which a store never is; if its log was lost, {}; if "
                    "it is to become a new store, remove it",
                    way_back));
  }
  if (application != application_id) {
    return malformed("it holds other data; use a separate file for the integration");
  }
  if (version > schema_version || version < 1) {
    return malformed(
        fmt::format("it is of version {}, this program knows versions 1 to {}; use the program that wrote it", version,
                    schema_version));
  }
  return version;
}

Result<void> check_pages(Database& database) {
  // A file that cannot be read at all is told in the words of its failure.
  const Result<std::string> report = database.first_text("PRAGMA integrity_check(1)");
  if (report && *report == "ok") return {};
  std::vector<std::string> damaged;
  for (const TableForm& form : table_forms()) {
    if (!page_problem(database, form.name).empty()) damaged.emplace_back(form.name);
  }
  if (!report && damaged.size() == table_count) return tl::unexpected<Error>(report.error());
  const std::string part = damaged.empty() ? "the file" : fmt::format("table {}", join(damaged, ", "));
  return malformed(damaged_part(part, report ? in_one_line(*report) : "SQLite cannot read it"));
}

Result<void> check_tables(Database& database) {
  auto fresh = Database::open(":memory:");
  if (!fresh) return tl::unexpected<Error>(fresh.error());
  if (auto made = (*fresh)->run(schema); !made) return made;
  Query wanted(**fresh, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name");
  while (wanted.row()) {
    Query found(database, "SELECT sql FROM sqlite_schema WHERE name = ?", wanted.text(1));
    const bool is_there = found.row();
    if (is_there && found.text(0) == wanted.text(2)) continue;
    return malformed(damaged_part(fmt::format("{} {}", wanted.text(0), wanted.text(1)),
                                  is_there ? "it is not as this program makes it" : "it is missing"));
  }
  return {};
}

Result<void> check_rows(Database& database, Guard& guard, bool (*is_operation)(int number)) {
  for (const Reading& reading : readings) {
    if (auto checked = check_table(database, guard, reading, is_operation); !checked) return checked;
  }
  return {};
}

}  // namespace vendorproof::store
