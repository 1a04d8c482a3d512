// Rewriting the texts of a table, for migrations: as texts and numbers, without the records of records.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/store/database.h"

namespace vendorproof::store {

/// Of the record of an invoice, since version 5: invoice, despatch (since version 8 despatches), amazon_id, released,
/// state.
constexpr std::size_t invoice_record_fields = 5;

/// In a row of the outbox, between its document and what the channel answered.
constexpr char bookmark_separator = '\x1e';

struct TextRow {
  std::string key;
  std::string text;
};

/// `sql` returns key and text. All rows are read before anything is written.
std::vector<TextRow> rows_of(Database& database, const char* sql);

using Rewrite = Result<std::string> (*)(std::string_view text);

/// Rewrites the text of every row; `update` takes text and key. Errors: Malformed, naming the row.
Result<void> rewrite(Database& database, std::string_view table, const char* select, const char* update,
                     Rewrite rewritten);

/// The elements. Errors: Malformed, unless their number is that of the old or of the new version.
Result<std::vector<std::string>> fields_of(std::string_view array, std::size_t old_count, std::size_t new_count);

/// The array with `added` at its end, unless it has that already. Errors: as of fields_of.
Result<std::string> longer(std::string_view array, std::size_t old_count, const std::vector<std::string>& added);

void insert(std::vector<std::string>& fields, std::ptrdiff_t at, const char* field);

}  // namespace vendorproof::store
