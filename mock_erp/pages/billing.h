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

/// The lines of the standard documents that the filter names. Business Central lists those of one document only.
template <class T>
FoundPlaces find_document_lines(const Company& company, const Register<T>& documents, const Query& query,
                                Places (*rows)(const Company& company, const RowAt& at, std::string_view part)) {
  if (!query.required("documentId") && !query.required("id")) {
    return business_error("You must specify an Id or a Document Id to get the lines.");
  }
  return rows_of_each(company, records_named(documents, query, "documentId", ""), rows);
}

/// The row of a line of a standard document: they are the same for invoices and credit memos.
Row document_line_row(const Company& company, const Entity& entity, const Record& document, const BilledRow& billed,
                      std::int64_t sequence);

}  // namespace vendorproof::mock_erp
