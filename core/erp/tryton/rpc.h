// Tryton's JSON-RPC: how a request is written, and how the values of an answer are read. Errors of reading become
// problems of the reader, with the path of the field.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/base/json/json.h"
#include "core/base/json/json_money.h"
#include "core/base/money.h"
#include "core/base/time.h"
#include "core/erp/dialect.h"

namespace vendorproof::erp::tryton {

/// A setting of this dialect by its name.
const std::string& setting(const ErpAccess& access, std::string_view name);

/// `POST /<database>/` with a call of `method`. The context is the last parameter: `context`, and the language, so that
/// texts of errors are the same for every user.
HttpRequest call(const ErpAccess& access, std::string_view method, Json parameters);
HttpRequest call(const ErpAccess& access, std::string_view method, Json parameters, Json context);

/// `search_read` of a model: at most `rows_max` rows, by id. A field with a dot is that of a related record.
HttpRequest search_read(const ErpAccess& access, std::string_view model, Json domain, Json fields);
HttpRequest search_read(const ErpAccess& access, std::string_view model, Json domain, Json fields, Json context);

/// A page of a list, or all rows of a list that is short. An answer with as many rows goes on.
constexpr std::size_t rows_max = 200;

/// Whether a request cannot change anything in Tryton: every call is a POST, so its method tells.
bool only_reads(const HttpRequest& request);

/// `{"__class__":"Decimal",...}`, `{"__class__":"date",...}` (a day, UTC) and `{"__class__":"datetime",...}`.
Json decimal_of(const Money& money);
Json date_of(Instant day);
Json moment_of(Instant moment);

/// The rows of `result`; a problem if it is not an array.
std::vector<JsonReader> rows_of(const JsonReader& answer);

/// The related records of a field with a dot: `one` of a many2one, `many` of a list. Tryton names them with a dot at
/// the end; an empty many2one is null.
bool has_one(const JsonReader& row, std::string_view field);
JsonReader one(const JsonReader& row, std::string_view field);
std::vector<JsonReader> many(const JsonReader& row, std::string_view field);

/// The member as a text, "" for null or anything else.
std::string text_in(const JsonReader& row, std::string_view key);
/// true, false, 0 and 1: SQLite has no booleans. A missing one is false.
bool flag_in(const JsonReader& row, std::string_view key);
/// The id of a record as text.
std::string id_of(const JsonReader& row);

/// A JSON number without a fraction: 60 and 60.0 are whole; 4.99998 is a problem, never rounded (U5). Within
/// 1,000,000,000 on both sides of 0.
std::int64_t read_whole(const JsonReader& in);
/// The same, and not negative.
std::int64_t read_count(const JsonReader& in);
Money read_decimal(const JsonReader& in, Currency currency);
/// A `date`; its midnight (UTC).
Instant read_date(const JsonReader& in);
std::optional<Instant> date_or_none(const JsonReader& row, std::string_view key);
/// `write_date`, which is null until the first write; then `create_date`. Whole milliseconds.
Instant modified_at(const JsonReader& row);

/// Eaches per `unit` of a row whose `product` is counted in `product.default_uom`; 1 for a row without either. A
/// problem unless it is a whole number. Units are global in Tryton, and each has a factor to that of its category.
std::int64_t eaches_per_unit(const JsonReader& row, std::string_view unit_field);
/// The price of one each, from the price of one unit. A problem if it is not a whole 1/10,000.
Money read_price_per_each(const JsonReader& in, Currency currency, std::int64_t eaches);

/// `sale.line,4` gives 4 for the model `sale.line`; 0 for a reference to another model, and for an empty one.
std::int64_t id_in_reference(const JsonReader& row, std::string_view key, std::string_view model);

}  // namespace vendorproof::erp::tryton
