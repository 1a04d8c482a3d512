#include "core/store/versions/version_7.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "core/store/text/document_array.h"
#include "core/store/versions/rewrite.h"

namespace vendorproof::store {

namespace {

// There is a table of the ERP's credit memos, invoices for Amazon have their tax, invoices of the ERP
// the orders that their lines name, and items their units. Invoices that were written before state no tax and name no
// orders.
constexpr const char* tables_of_version_7 = R"sql(
CREATE TABLE credit_memos (
  number TEXT PRIMARY KEY, invoice TEXT NOT NULL, document TEXT NOT NULL, digest INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX credit_memos_invoice ON credit_memos(invoice, number);
)sql";
constexpr std::size_t amazon_invoice_fields_6 = 9;

Result<std::string> amazon_invoice_of_version_7(std::string_view text) {
  const std::size_t end = std::min(text.find(bookmark_separator), text.size());
  return longer(text.substr(0, end), amazon_invoice_fields_6, {R"([0,""])"}).map([&](std::string&& invoice) {
    return invoice.append(text.substr(end));
  });
}

constexpr std::size_t invoice_fields_6 = 11;

Result<std::string> invoice_of_version_7(std::string_view text) {
  auto record = fields_of(text, invoice_record_fields, invoice_record_fields);
  if (!record) return tl::unexpected<Error>(record.error());
  auto invoice = longer(record->front(), invoice_fields_6, {"[]"});
  if (!invoice) return invoice;
  record->front() = std::move(*invoice);
  return array_of(*record);
}

constexpr std::size_t item_fields_6 = 8;

Result<std::string> item_of_version_7(std::string_view text) {
  return longer(text, item_fields_6, {R"("")", "[]"});  // base unit, units
}

/// Without the time of the last reading, the items are read again at the start.
Result<void> give_items_units(Database& database) {
  Query(database, "DELETE FROM notes WHERE name = 'items/read-at'").run();
  return rewrite(database, "items", "SELECT number, document FROM items ORDER BY number",
                 "UPDATE items SET document = ? WHERE number = ?", item_of_version_7);
}

}  // namespace

Result<void> to_version_7(Database& database) {
  if (auto made = database.run(tables_of_version_7); !made) return made;
  if (auto items = give_items_units(database); !items) return items;
  if (auto given = rewrite(database, "invoices", "SELECT number, document FROM invoices ORDER BY number",
                           "UPDATE invoices SET document = ? WHERE number = ?", invoice_of_version_7);
      !given) {
    return given;
  }
  return rewrite(database, "work",
                 "SELECT key, parameters FROM work WHERE operation = 15 AND parameters <> '' ORDER BY key",
                 "UPDATE work SET parameters = ? WHERE key = ?", amazon_invoice_of_version_7);
}

}  // namespace vendorproof::store
