// Rows of the ERP's lists that cannot be read: each is one exception, `unreadable-row/<list>/<row>`, which closes by
// itself when the row can be read. No other row waits for them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/flow/outbox/desk.h"
#include "core/trade/question.h"

namespace vendorproof::flow {

/// For a part of a list: rows that are not mentioned stay as they are.
void report_odd_rows(Desk& desk, std::string_view list, const std::vector<trade::OddRow>& odd);
/// For rows that could be read; `names` as they would have as odd rows.
void close_mended_rows(Desk& desk, std::string_view list, const std::vector<std::string>& names);
/// Whether rows of the list are odd and nobody has mended them.
bool has_odd_rows(const Desk& desk, std::string_view list);
/// For a whole list: `odd` are all of its odd rows.
void report_all_odd_rows(Desk& desk, std::string_view list, const std::vector<trade::OddRow>& odd);

/// `invoices` of the poll `poll/invoices`.
std::string_view list_of(const store::Work& poll);

}  // namespace vendorproof::flow
