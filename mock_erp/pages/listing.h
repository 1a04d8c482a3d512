// The rows of an API page: how they are found and written. One function serves all pages.
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>
#include <vector>

#include "mock_erp/pages/call.h"
#include "mock_erp/state/company.h"
#include "mock_erp/wire/answer.h"
#include "mock_erp/wire/odata.h"

namespace vendorproof::mock_erp {

/// Where a row is in the books: a record, a line of it, a part of the line; each page says what it counts.
struct RowAt {
  std::int64_t record = 0;
  std::int64_t line = 0;
  std::int64_t part = 0;
  auto operator<=>(const RowAt&) const = default;

  RowKey key() const { return {record, line}; }
};

using Places = std::vector<RowAt>;
using FoundPlaces = tl::expected<Places, Refusal>;

struct Listing {
  const Entity& entity;
  /// Candidates in the order of their primary key: every row that the filter accepts, and perhaps more.
  FoundPlaces (*find)(const Company& company, const Query& query);
  /// The row. Its texts may belong to the company.
  Row (*row)(const Company& company, const RowAt& at);
  /// The rows of a part of a row; nullptr if the entity has no parts.
  Places (*part)(const Company& company, const RowAt& at, std::string_view part) = nullptr;
};

/// nullptr for an entity that has no page here.
const Listing* listing_of(const Entity& entity);

/// Answers GET of the set, of one row, and of a part of a row.
Answer serve_page(const Call& call);

/// One row of `entity` after it was created or changed. Its parts come with it only if the request expands them. The
/// query of the request is known to be good.
Answer serve_row(const Call& call, const Entity& entity, int status, const RowAt& at);

/// The sequence numbers of lines are its multiples.
inline constexpr std::int64_t line_step = 10'000;

/// Candidates from a register, by the best index for the filter.
template <class T>
std::vector<std::int64_t> candidates(const Register<T>& records, const Query& query) {
  std::vector<std::int64_t> serials;
  if (const auto id = query.required("id")) {
    serials = records.with_id(*id);
    if (!serials.empty() && !records.is_live(serials.front())) serials.clear();
  } else if (const auto number = query.required("number")) {
    serials = records.with_number(*number);
  } else if (const auto external = query.required("externalDocumentNumber")) {
    serials = records.with_external_number(*external);
  } else if (const auto earliest = query.earliest("lastModifiedDateTime")) {
    serials = records.modified_from(*earliest);
  } else {
    serials = records.all();
  }
  return serials;
}

/// One row for each record.
template <class T>
FoundPlaces record_places(const Register<T>& records, const Query& query) {
  Places places;
  for (const std::int64_t serial : candidates(records, query)) places.push_back({serial, 0, 0});
  return places;
}

/// The rows 0 to `count` - 1 of a record.
Places lines_of_record(std::int64_t record, std::size_t count);

/// The rows of a part of each record, one record after the other. `rows` is as Listing::part.
Places rows_of_each(const Company& company, const std::vector<std::int64_t>& records,
                    Places (*rows)(const Company& company, const RowAt& at, std::string_view part),
                    std::string_view part = "");

/// The serials of the records that a filter names by one of these fields; all of them if it names no record. `""` is no
/// field.
template <class T>
std::vector<std::int64_t> records_named(const Register<T>& records, const Query& query, std::string_view id_field,
                                        std::string_view number_field) {
  if (const auto id = query.required(id_field)) return records.with_id(*id);
  if (const auto number = query.required(number_field)) return records.with_number(*number);
  return records.all();
}

}  // namespace vendorproof::mock_erp
