// Helpers for the Business Central readers and writers of this room only.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/http.h"
#include "core/base/json/json.h"
#include "core/base/json/json_money.h"
#include "core/base/json/json_writer.h"
#include "core/base/money.h"
#include "core/base/time.h"
#include "core/erp/business_central/pages.h"
#include "core/trade/plain_text.h"

namespace vendorproof::erp::business_central {

/// The standard API and the extension's pages (mock_erp/README.md).
enum class Api { Standard, Vendorlink };

HttpRequest get(const Account& account, Api api, std::string_view resource);

/// The same for a look-up that guards a create: a copy that the platform reads from may lag behind.
HttpRequest get_from_primary(const Account& account, Api api, std::string_view resource);

/// Calls an action bound to a row: `release`.
HttpRequest act(const Account& account, std::string_view row, std::string_view action);

/// Whether a create was refused because its key is taken: it was done before.
bool is_same_key(std::string_view body);

/// An OData query option.
using Option = std::pair<std::string, std::string>;

/// The columns of a head.
inline const Option heads_only = {"$select", "number,customerNumber,lastModifiedDateTime"};

/// Our rows of a list that were modified at or after `since`, oldest first. `filter` is "" or ends in ` and `.
HttpRequest get_since(const Account& account, Api api, std::string_view resource, std::string_view filter,
                      Instant since, const Option& option);

/// The shortest exact decimal, `12.5` or `-3`, for JsonWriter::raw. A binary fraction would be another amount: nlohmann
/// writes 6864355.4142 as 6864355.4142000005.
std::string money_text(const Money& money);

/// POST or PATCH; `body` is JSON.
HttpRequest send(const Account& account, std::string method, Api api, std::string_view resource, std::string body);

/// `'O''Neill'`: a text in a $filter.
std::string quoted(std::string_view text);

/// `customerNumber eq 'AMAZON'`: the $filter for our rows.
std::string of_our_customer(const Account& account);

/// Whether a row is of another customer. A row that does not name a customer by a text may be ours.
bool is_of_another_customer(const JsonReader& row, const Account& account);

/// The member as a text, "" for anything else.
std::string text_in(const JsonReader& row, std::string_view key);

/// The exact amount of a JSON number with up to 15 digits. Errors become problems of the reader.
Money read_amount(const JsonReader& in, Currency currency);

/// A JSON number without a fraction: 60 and 60.0 are whole; 4.99998 is a problem, never rounded (U5).
/// 0 to 1,000,000,000.
std::int64_t read_whole(const JsonReader& in);

/// Eaches per unit of a document's line, by its `itemNumber` and its `unitOfMeasureCode`; 1 for a line without a unit.
/// A problem for a unit that the item is not known to have.
std::int64_t read_unit(const JsonReader& line, const trade::Catalogue* items);

/// The price of one each, given the price of one unit; a problem when that is not a whole 1/10,000.
Money read_price_per_each(const JsonReader& in, Currency currency, std::int64_t eaches_per_unit);

/// nullopt for a null or missing member, and for 0001-01-01, which is Business Central's value for an unset date.
std::optional<Instant> date_or_none(const JsonReader& in, std::string_view key);

/// `/path?query` of a link, which is absolute or `/path?query` already.
std::string target_of_link(std::string_view link);

/// The members that name a row for people, one after the other: its `number`, or item and unit.
using NameKeys = std::span<const std::string_view>;
inline constexpr std::array<std::string_view, 1> by_number = {"number"};

/// The row at `index` of a page, for exceptions: its name, else its id, else its place, `row 3`.
std::string name_of_row(const JsonReader& row, NameKeys keys, std::size_t index);

/// Of what is said of an odd row.
inline constexpr std::size_t problem_length_max = 300;
inline constexpr std::size_t order_length_max = 40;

/// One page of a list, row by row. `read_row` gives the row, or nullopt for one that does not count. A row with a
/// problem is odd, and the others are read all the same.
template <class Row, class ReadRow>
Result<Page<Row>> read_page(std::string_view body, NameKeys names, const ReadRow& read_row) {
  const Result<JsonText> document = JsonText::parse(body);
  if (!document) return tl::unexpected<Error>(document.error());
  const JsonReader in(*document);
  Page<Row> page;
  const std::vector<JsonReader> elements = in.at("value").elements();
  for (std::size_t i = 0; i < elements.size(); ++i) {
    const JsonReader row = elements[i].apart("$.value[" + std::to_string(i) + "]");
    Result<std::optional<Row>> read = row.finish(std::optional<Row>(read_row(row)));
    if (!read) {
      page.odd.push_back({name_of_row(row, names, i), printable_start(read.error().message, problem_length_max),
                          printable_start(text_in(row, "externalDocumentNumber"), order_length_max)});
      continue;
    }
    page.sound.push_back(name_of_row(row, names, i));
    if (std::string id = text_in(row, "id"); !id.empty()) page.sound.push_back(std::move(id));
    if (*read) page.rows.push_back(std::move(**read));
  }
  page.next_link = target_of_link(in.text_or("@odata.nextLink", ""));
  return in.finish(std::move(page));
}

/// A list that must be complete in one page and without odd rows, because what is decided from it depends on how many
/// rows there are.
template <class Row, class ReadRow>
Result<std::vector<Row>> read_whole_list(std::string_view body, const ReadRow& read_row) {
  Result<Page<Row>> page = read_page<Row>(body, by_number, read_row);
  if (!page) return tl::unexpected<Error>(page.error());
  if (!page->odd.empty()) return malformed(page->odd.front().subject + ": " + page->odd.front().problem);
  if (!page->next_link.empty()) return malformed("$.@odata.nextLink is there: the list goes on, one page was expected");
  return std::move(page->rows);
}

}  // namespace vendorproof::erp::business_central
