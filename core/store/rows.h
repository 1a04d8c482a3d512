// Rows whose fields are columns, as values: for the store, and for the check of all its rows.
#pragma once

#include <string_view>
#include <utility>

#include "core/base/result.h"
#include "core/base/shown.h"
#include "core/store/database.h"
#include "core/store/file/damage.h"
#include "core/store/guard.h"
#include "core/store/records.h"
#include "core/trade/exception.h"

namespace vendorproof::store {

constexpr const char* pending_work_and_polls =
    "SELECT key, operation, peer, state, attempt, failures, refusals, doubted, due, subject, last_error, parameters, "
    "digest FROM work WHERE state < 3 OR substr(key, 1, 5) = 'poll/' ORDER BY key";

constexpr const char* write_note = "INSERT OR REPLACE INTO notes(name, value, digest) VALUES(?, ?, ?)";

/// A row with the columns of its form in guard.cpp. Errors: Malformed, naming the column with an impossible value.
Result<TradeException> read_exception(const Query& query);
/// The same. Errors: as above.
Result<Work> read_work(const Query& query);
/// The same. Errors: as above.
Result<trade::ActRecord> read_act(const Query& query);

void write_work(Guard& guard, const Work& work);

/// The row, which has its key in the first column. Ends the program when it is damaged.
template <class Row>
Row whole(const Query& query, std::string_view table, Result<Row> row) {
  if (!row) end_program(damaged_row(table, query.text(0), row.error().message));
  return std::move(*row);
}

}  // namespace vendorproof::store
