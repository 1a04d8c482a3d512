// What the pages of invoices and credit memos share: their rows.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "mock_erp/pages/listing.h"

namespace vendorproof::mock_erp {

/// A row of an invoice or a credit memo: an item, or the text that stands before the items of a shipment.
struct BilledRow {
  const Shipment* shipment = nullptr;
  const SalesOrder* order = nullptr;
  const SalesLine* sold = nullptr;  ///< nullptr for the text
  const InvoiceLine* line = nullptr;
};

/// Business Central's Get Shipment Lines numbers the lines anew and puts a text before those of each shipment.
std::vector<BilledRow> rows_of(const Company& company, const std::vector<InvoiceLine>& lines);

/// The same without texts.
std::vector<BilledRow> item_rows_of(const Company& company, const std::vector<InvoiceLine>& lines);

/// The serials of the documents that the filter of their lines names by `id_field` or `number_field`; all of them if it
/// names none.
template <class T>
std::vector<std::int64_t> documents_named(const Register<T>& records, const Query& query, std::string_view id_field,
                                          std::string_view number_field) {
  if (const auto id = query.required(id_field)) return records.with_id(*id);
  if (const auto number = query.required(number_field)) return records.with_number(*number);
  return records.all();
}

/// The row of a line of a standard document: they are the same for invoices and credit memos.
Row document_line_row(const Company& company, const Entity& entity, const Record& document, const BilledRow& billed,
                      std::int64_t sequence);

}  // namespace vendorproof::mock_erp
