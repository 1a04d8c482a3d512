// Lists that are read page by page, and looks at records by their names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/erp/tryton/steps.h"
#include "core/trade/plain_text.h"

namespace vendorproof::erp::tryton {

/// Of what is said of an odd row.
inline constexpr std::size_t problem_length_max = 300;
inline constexpr std::size_t name_length_max = 80;

/// The member `name_key` of a row, else its id, else its place: `row 3`.
std::string name_of_row(const JsonReader& row, std::string_view name_key, std::size_t index);

/// Rows that count and can be read; no other row stops them.
template <class Row>
struct Rows {
  std::vector<Row> rows;
  std::vector<trade::OddRow> odd;
  std::vector<std::string> sound;  ///< name and id of each row that is not odd
  bool goes_on = false;            ///< there may be more rows after `last`
  std::int64_t last = 0;           ///< id
};

/// `read_row` gives the row, or nullopt for one that does not count.
template <class Row, class ReadRow>
Result<Rows<Row>> read_rows(const JsonReader& answer, std::string_view name_key, const ReadRow& read_row) {
  Rows<Row> result;
  const std::vector<JsonReader> rows = rows_of(answer);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    result.last = std::max(result.last, rows[i].integer_or("id", 0));
    const JsonReader row = rows[i].apart("$.result[" + std::to_string(i) + "]");
    const std::string name = name_of_row(row, name_key, i);
    Result<std::optional<Row>> read = row.finish(std::optional<Row>(read_row(row)));
    if (!read) {
      result.odd.push_back({name, printable_start(read.error().message, problem_length_max)});
      continue;
    }
    result.sound.push_back(name);
    result.sound.push_back(std::to_string(row.integer_or("id", 0)));
    if (*read) result.rows.push_back(std::move(**read));
  }
  result.goes_on = rows.size() == rows_max;
  return answer.finish(std::move(result));
}

/// A list that must be complete, because what is decided depends on how many rows there are.
template <class Row, class ReadRow>
Result<std::vector<Row>> read_all_rows(const JsonReader& answer, std::string_view name_key, const ReadRow& read_row) {
  Result<Rows<Row>> read = read_rows<Row>(answer, name_key, read_row);
  if (!read) return tl::unexpected<Error>(read.error());
  if (!read->odd.empty()) return malformed(read->odd.front().subject + ": " + read->odd.front().problem);
  if (read->goes_on) return malformed("$.result has " + std::to_string(rows_max) + " rows: it may be cut off");
  return std::move(read->rows);
}

/// `domain` for the rows after `found["after"]`.
Json after(const Json& found, Json domain);

/// A page of a list in parts: what it has is an answer, and the same step goes on.
template <class Row>
Result<Went<std::vector<Row>>> part_of_list(Result<Rows<Row>> read, std::string_view step, Json& found) {
  return std::move(read).map([&](Rows<Row>&& rows) {
    found["after"] = rows.last;
    return Went<std::vector<Row>>{std::move(rows.rows), rows.goes_on ? step : "", std::move(rows.odd),
                                  std::move(rows.sound)};
  });
}

/// Number and time of a document, for a list of heads.
trade::DocumentHead read_head(const JsonReader& row);

/// The records of our company.
Json of_company(const ErpAccess& access);
/// Modified at or after `since`. write_date is null until the first write.
Json modified_since(Instant since);

/// The row of an answer that must have one row: a setting names this record. Errors: Denied, if the answer has no row
/// or several; the text says which setting must name another record.
Result<JsonReader> only_row(const JsonReader& answer, std::string_view what, std::string_view name);

/// Asks for the company's id; `hear_company` puts it into `found["company"]`, and its currency.
HttpRequest ask_company(const ErpAccess& access);
Result<void> hear_company(const ErpAccess& access, const JsonReader& answer, Json& found);

/// The same for the warehouse, and its places for goods: `found["warehouse"]`, `found["storage"]` and `found["input"]`.
HttpRequest ask_warehouse(const ErpAccess& access);
Result<void> hear_warehouse(const ErpAccess& access, const JsonReader& answer, Json& found);

/// The context of calls that are about the company's own values of a record, such as a price.
Json in_company(const Json& found);

/// A request that reads nothing, for a step that must not be done: whoever writes a request cannot refuse. Its answer
/// is an empty list.
HttpRequest ask_for_nothing(const ErpAccess& access);
bool is_of_nothing(const JsonReader& answer);

/// The id of a record that trade documents carry as text; 0 for any other text, which no record has.
std::int64_t record_id(std::string_view text);

/// Values of records that are written or searched, as domains and commands: `["name","=",value]`.
Json is(std::string_view field, Json value);
Json is_in(std::string_view field, Json values);

}  // namespace vendorproof::erp::tryton
