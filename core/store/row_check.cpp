#include "core/store/row_check.h"

#include <limits>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "core/store/document_text.h"
#include "core/store/rows.h"

namespace vendorproof::store {

namespace {

std::string_view key_of(const OrderRecord& record) { return record.order.number; }
std::string_view key_of(const DespatchRecord& record) { return record.despatch.number; }
std::string_view key_of(const InvoiceRecord& record) { return record.invoice.number; }
std::string_view key_of(const trade::Item& item) { return item.number; }

/// `sql` returns key and document.
template <class Document>
Result<void> check_documents(Database& database, std::string_view table, const char* sql) {
  Query query(database, sql);
  while (query.row()) {
    const Result<Document> document = parse_document<Document>(query.text(1));
    if (!document) return malformed(damaged_row(table, query.text(0), document.error().message));
    if (key_of(*document) == query.text(0)) continue;
    return malformed(damaged_row(table, query.text(0), fmt::format("its text is about '{}'", key_of(*document))));
  }
  return {};
}

template <class Row, Result<Row> (*read)(const Query&)>
Result<void> check_columns(Database& database, std::string_view table, const char* sql) {
  Query query(database, sql);
  while (query.row()) {
    const Result<Row> row = read(query);
    if (!row) return malformed(damaged_row(table, query.text(0), row.error().message));
  }
  return {};
}

struct Check {
  Result<void> (*run)(Database& database, std::string_view table, const char* sql);
  std::string_view table;
  const char* sql;
};

constexpr Check checks[] = {
    {check_documents<OrderRecord>, "orders", "SELECT number, document FROM orders ORDER BY number"},
    {check_documents<DespatchRecord>, "despatches", "SELECT number, document FROM despatches ORDER BY number"},
    {check_documents<InvoiceRecord>, "invoices", "SELECT number, document FROM invoices ORDER BY number"},
    {check_documents<trade::Item>, "items", "SELECT number, document FROM items ORDER BY number"},
    {check_columns<TradeException, read_exception>, "exceptions", all_exceptions},
    {check_columns<Work, read_work>, "work", all_work},
};

Result<void> check_operations(Database& database, bool (*is_operation)(int number)) {
  Query query(database, "SELECT key, operation FROM work ORDER BY key");
  while (query.row()) {
    const std::int64_t number = query.integer(1);
    const bool fits = number >= 0 && number <= std::numeric_limits<int>::max();
    if (fits && (is_operation == nullptr || is_operation(static_cast<int>(number)))) continue;
    return malformed(damaged_row("work", query.text(0), fmt::format("its operation {} is unknown", number)));
  }
  return {};
}

}  // namespace

Result<void> check_rows(Database& database, bool (*is_operation)(int number)) {
  for (const Check& check : checks) {
    if (auto checked = check.run(database, check.table, check.sql); !checked) return checked;
  }
  return check_operations(database, is_operation);
}

}  // namespace vendorproof::store
