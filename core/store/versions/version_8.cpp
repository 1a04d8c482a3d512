#include "core/store/versions/version_8.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/store/text/document_array.h"
#include "core/store/versions/rewrite.h"

namespace vendorproof::store {

namespace {

constexpr const char* tables_of_version_8 = R"sql(
CREATE TABLE invoice_orders (
  purchase_order TEXT NOT NULL, invoice TEXT NOT NULL, digest INTEGER NOT NULL,
  PRIMARY KEY (purchase_order, invoice)) WITHOUT ROWID;
CREATE INDEX invoice_orders_invoice ON invoice_orders(invoice, purchase_order);
)sql";

using Texts = std::vector<std::string>;
constexpr const char* empty_text = R"("")";
constexpr const char* empty_list = "[]";

/// Every element of the list with `added` at its end. Errors: as of longer().
Result<std::string> longer_each(std::string_view list, std::size_t old_count, const Texts& added) {
  auto elements = elements_of(list);
  if (!elements) return tl::unexpected<Error>(elements.error());
  for (std::string& element : *elements) {
    auto longer_one = longer(element, old_count, added);
    if (!longer_one) return longer_one;
    element = std::move(*longer_one);
  }
  return array_of(*elements);
}

// Invoices of the ERP. A line that names neither order nor shipment is of those in the head. Of an invoice of several
// orders version 7 kept only their numbers, and refused it: nobody knows which line is of which. It loses its shipment,
// so that it is never sent as it is, and its time, so that its head is news and the ERP is asked for it again.

constexpr std::size_t invoice_fields_7 = 12;
constexpr std::size_t shipment_place = 3;
constexpr std::size_t modified_place = 9;
constexpr std::size_t lines_place = 10;
constexpr std::size_t invoice_line_fields_7 = 5;

Result<std::string> invoice_of_version_8(std::string_view text) {
  auto record = fields_of(text, invoice_record_fields, invoice_record_fields);
  if (!record) return tl::unexpected<Error>(record.error());
  auto invoice = fields_of(record->front(), invoice_fields_7, invoice_fields_7);
  if (!invoice) return tl::unexpected<Error>(invoice.error());
  auto lines = longer_each(invoice->at(lines_place), invoice_line_fields_7, {empty_text, empty_text});
  if (!lines) return lines;
  invoice->at(lines_place) = std::move(*lines);
  const auto orders = elements_of(invoice->back());
  if (!orders) return tl::unexpected<Error>(orders.error());
  if (orders->size() > 1) {
    invoice->at(shipment_place) = empty_text;
    invoice->at(modified_place) = "0";
  }
  invoice->pop_back();
  record->front() = array_of(*invoice);
  std::string& despatch = record->at(1);
  despatch = despatch == empty_text ? std::string(empty_list) : array_of({despatch});
  return array_of(*record);
}

/// Whether the text of an invoice names several orders.
bool names_several_orders(const std::string& text) {
  const auto record = elements_of(text);
  const auto invoice = elements_of(record ? record->front() : "");
  const auto orders = elements_of(invoice && !invoice->empty() ? invoice->back() : "");
  return orders && orders->size() > 1;
}

/// From the beginning, if one of them has to be read again.
void read_invoices_again(Database& database) {
  const std::vector<TextRow> rows = rows_of(database, "SELECT number, document FROM invoices ORDER BY number");
  const auto is_of_several = [](const TextRow& row) { return names_several_orders(row.text); };
  if (std::none_of(rows.begin(), rows.end(), is_of_several)) return;
  Query(database, "UPDATE work SET parameters = '', due = 0 WHERE key = 'poll/invoices'").run();
  Query(database,
        "DELETE FROM notes WHERE name IN ('poll/invoices/since', 'poll/invoices/latest', 'poll/invoices/settled')")
      .run();
}

// What goes to Amazon. The order moves from the head to every line; what is sent stays the same.

/// The document without the order in its head, and with it on each of its lines.
Result<std::string> with_orders_on_lines(std::string_view text, std::size_t old_count, std::size_t order_place,
                                         std::size_t old_lines_place) {
  constexpr std::size_t line_fields_7 = 5;
  const std::size_t end = std::min(text.find(bookmark_separator), text.size());
  auto document = fields_of(text.substr(0, end), old_count, old_count);
  if (!document) return tl::unexpected<Error>(document.error());
  auto lines = longer_each(document->at(old_lines_place), line_fields_7, {document->at(order_place)});
  if (!lines) return lines;
  document->at(old_lines_place) = std::move(*lines);
  document->erase(document->begin() + static_cast<std::ptrdiff_t>(order_place));
  return array_of(*document).append(text.substr(end));
}

Result<std::string> amazon_invoice_of_version_8(std::string_view text) { return with_orders_on_lines(text, 10, 1, 8); }
Result<std::string> credit_note_of_version_8(std::string_view text) { return with_orders_on_lines(text, 11, 2, 10); }

}  // namespace

Result<void> to_version_8(Database& database) {
  if (auto made = database.run(tables_of_version_8); !made) return made;
  read_invoices_again(database);
  if (auto invoices = rewrite(database, "invoices", "SELECT number, document FROM invoices ORDER BY number",
                              "UPDATE invoices SET document = ? WHERE number = ?", invoice_of_version_8);
      !invoices) {
    return invoices;
  }
  constexpr const char* update = "UPDATE work SET parameters = ? WHERE key = ?";
  if (auto sent = rewrite(database, "work",
                          "SELECT key, parameters FROM work WHERE operation = 15 AND parameters <> '' ORDER BY key",
                          update, amazon_invoice_of_version_8);
      !sent) {
    return sent;
  }
  return rewrite(database, "work",
                 "SELECT key, parameters FROM work WHERE operation = 37 AND parameters <> '' ORDER BY key", update,
                 credit_note_of_version_8);
}

}  // namespace vendorproof::store
