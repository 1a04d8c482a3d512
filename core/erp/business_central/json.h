// Helpers for the Business Central readers and writers of this room only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/http.h"
#include "core/base/json/json.h"
#include "core/base/json/json_writer.h"
#include "core/base/money.h"
#include "core/base/time.h"
#include "core/erp/business_central/pages.h"

namespace vendorproof::erp::business_central {

/// The standard API and the custom pages (mock_erp/README.md).
enum class Api { Standard, Vendorlink };

HttpRequest get(const Account& account, Api api, std::string_view resource);

/// An OData query option.
using Option = std::pair<std::string, std::string>;

/// The columns of a head.
inline const Option heads_only = {"$select", "number,lastModifiedDateTime"};

/// A list of what was modified at or after `since`, oldest first. `filter` is "" or ends in ` and `.
HttpRequest get_since(const Account& account, Api api, std::string_view resource, std::string_view filter,
                      Instant since, const Option& option);

/// The shortest exact decimal, `12.5` or `-3`, for JsonWriter::raw. A binary fraction would be another amount: nlohmann
/// writes 6864355.4142 as 6864355.4142000005.
std::string money_text(const Money& money);

/// POST or PATCH; `body` is JSON.
HttpRequest send(const Account& account, std::string method, Api api, std::string_view resource, std::string body);

/// `'O''Neill'`: a text in a $filter.
std::string quoted(std::string_view text);

/// The exact amount of a JSON number with up to 15 digits. Errors become problems of the reader.
Money read_amount(const JsonReader& in, Currency currency);

/// A JSON number without a fraction: 60 and 60.0 are whole; 4.99998 is a problem, never rounded (U5).
/// 0 to 1,000,000,000.
std::int64_t read_whole(const JsonReader& in);

/// Eaches per unit of a unit code: `PCS` is 1, `CASE12` is 12; a problem for anything else.
std::int64_t read_unit_code(const JsonReader& in);

/// The price of one each, given the price of one unit; a problem when that is not a whole 1/10,000.
Money read_price_per_each(const JsonReader& in, Currency currency, std::int64_t eaches_per_unit);

/// nullopt for a null or missing member, and for 0001-01-01, which is Business Central's value for an unset date.
std::optional<Instant> date_or_none(const JsonReader& in, std::string_view key);

/// `/path?query` of a link, which is absolute or `/path?query` already.
std::string target_of_link(std::string_view link);

/// One page of a list: every element of `value` through `read_row`.
template <class Row, class ReadRow>
Result<Page<Row>> read_page(std::string_view body, ReadRow read_row) {
  const Result<JsonText> document = JsonText::parse(body);
  if (!document) return tl::unexpected<Error>(document.error());
  const JsonReader in(*document);
  Page<Row> page;
  for (const JsonReader& row : in.at("value").elements()) page.rows.push_back(read_row(row));
  page.next_link = target_of_link(in.text_or("@odata.nextLink", ""));
  return in.finish(std::move(page));
}

/// A list that must be complete in one page, because what is decided from it depends on how many rows there are.
template <class Row, class ReadRow>
Result<std::vector<Row>> read_whole_list(std::string_view body, ReadRow read_row) {
  Result<Page<Row>> page = read_page<Row>(body, read_row);
  if (!page) return tl::unexpected<Error>(page.error());
  if (!page->next_link.empty()) return malformed("$.@odata.nextLink is there: the list goes on, one page was expected");
  return std::move(page->rows);
}

}  // namespace vendorproof::erp::business_central
