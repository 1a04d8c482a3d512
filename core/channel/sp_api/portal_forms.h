// The forms of a remittance as a CSV file, told apart by their column names. For this room only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/channel/sp_api/csv.h"
#include "core/channel/sp_api/local_text.h"
#include "core/trade/documents.h"
#include "core/trade/question.h"

namespace vendorproof::channel::sp_api {

using HeardRemittance = trade::Heard<trade::Remittance>;

struct Form {
  std::string_view columns;  ///< for people: by what it is known
  bool (*is_it)(const std::vector<CsvRow>& rows);
  /// Only for rows that are in this form. Errors: Malformed, if nothing of the file can be used.
  Result<HeardRemittance> (*read)(const std::vector<CsvRow>& rows, DayOrder order);
};

/// One table, a row for everything that a payment consists of.
const Form& table_form();

/// The export of Vendor Central: a section of payments, then a section of their lines.
const Form& export_form();

/// `remittances.csv line 3, column amount`.
std::string place_of(std::size_t line, std::string_view column);
/// The start of a text, in quotes.
std::string shown(std::string_view text);
/// A row that cannot be read, with its payment, its place and its text.
trade::OddRow odd_row(const CsvRow& row, std::string_view payment, const std::string& problem);

}  // namespace vendorproof::channel::sp_api
