// A list that can be queried: how its rows are found and written. One function serves all lists.
#pragma once

#include <string_view>
#include <vector>

#include "mock_erp/pages/call.h"
#include "mock_erp/state/company.h"
#include "mock_erp/wire/answer.h"
#include "mock_erp/wire/odata.h"

namespace vendorproof::mock_erp {

using Keys = tl::expected<std::vector<RowKey>, Refusal>;

struct Listing {
  Vocabulary vocabulary;
  /// Candidates in their natural order: every row that the filter accepts, and perhaps more.
  Keys (*keys)(const Company& company, const Query& query);
  /// The row with every column of the vocabulary, without expansions. Its texts may belong to the company.
  Row (*row)(const Company& company, const RowKey& key);
  /// Writes the array of one expansion; nullptr if the vocabulary has no expansions.
  void (*expand)(const Company& company, const RowKey& key, std::string_view name, JsonWriter& out);
};

/// Filters, orders, pages, expands and selects.
Answer serve_list(const Call& call, const Listing& listing);

/// The sequence numbers of lines are its multiples.
inline constexpr std::int64_t line_step = 10'000;

/// A row with all its columns, as an object.
void write_object(const Row& row, JsonWriter& out);

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
Keys record_keys(const Register<T>& records, const Query& query) {
  std::vector<RowKey> keys;
  for (const std::int64_t serial : candidates(records, query)) keys.push_back({serial, 0});
  return keys;
}

}  // namespace vendorproof::mock_erp
