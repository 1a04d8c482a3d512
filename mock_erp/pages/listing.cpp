#include "mock_erp/pages/listing.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/base/require.h"

namespace vendorproof::mock_erp {

namespace {

struct FoundRow {
  RowKey key;
  Row row;
};

using Rows = std::vector<FoundRow>;

/// By the first term in which two rows differ.
bool comes_before(const std::vector<OrderBy>& order_by, const Row& left, const Row& right) {
  for (const OrderBy& term : order_by) {
    const std::partial_ordering order = compared(left.at(term.column.name), right.at(term.column.name));
    if (order != 0) return term.descending ? order > 0 : order < 0;
  }
  return false;
}

/// Equal rows keep their natural order.
void sort_rows(Rows& rows, const std::vector<OrderBy>& order_by) {
  const auto before = [&order_by](const FoundRow& left, const FoundRow& right) {
    return comes_before(order_by, left.row, right.row);
  };
  std::stable_sort(rows.begin(), rows.end(), before);
}

/// The rows of one page, and whether there are more.
struct Page {
  Rows rows;
  bool more = false;
};

Page page_of(const Call& call, const Listing& listing, const Query& query, const std::vector<RowKey>& keys) {
  const std::int64_t wanted = query.top.value_or(call.company.settings.page_size);
  const auto page_rows = static_cast<std::size_t>(std::min(wanted, call.company.settings.page_size));
  const auto skip = static_cast<std::size_t>(query.skip);
  const bool as_they_come = !query.filter && query.order_by.empty();
  Page page;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (as_they_come && (i < skip || i >= skip + page_rows)) continue;
    Row row = listing.row(call.company, keys[i]);
    if (query.filter && !holds(*query.filter, row)) continue;
    page.rows.push_back({keys[i], std::move(row)});
  }
  const std::size_t found = as_they_come ? keys.size() : page.rows.size();
  page.more = found > skip + page_rows && (!query.top || static_cast<std::size_t>(*query.top) > page_rows);
  if (as_they_come) return page;

  sort_rows(page.rows, query.order_by);
  const std::size_t first = std::min(skip, page.rows.size());
  const std::size_t last = std::min(skip + page_rows, page.rows.size());
  page.rows.erase(page.rows.begin() + static_cast<std::ptrdiff_t>(last), page.rows.end());
  page.rows.erase(page.rows.begin(), page.rows.begin() + static_cast<std::ptrdiff_t>(first));
  return page;
}

/// The same request from the row after this page on.
std::string next_link(const Call& call, const Query& query) {
  const std::int64_t page_size = call.company.settings.page_size;
  HttpRequest next;
  next.path = call.request.path;
  for (const auto& [name, value] : call.request.query) {
    if (name != "$skip" && name != "$top") next.query.emplace_back(name, value);
  }
  if (query.top) next.query.emplace_back("$top", std::to_string(*query.top - page_size));
  next.query.emplace_back("$skip", std::to_string(query.skip + page_size));
  return target_of(next);
}

}  // namespace

Answer serve_list(const Call& call, const Listing& listing) {
  const tl::expected<Query, Refusal> query = read_query(call.request.query, listing.vocabulary);
  if (!query) return tl::unexpected<Refusal>(query.error());
  const Keys keys = listing.keys(call.company, *query);
  if (!keys) return tl::unexpected<Refusal>(keys.error());

  const Page page = page_of(call, listing, *query, *keys);
  const std::size_t company_at = call.base.rfind("companies(");
  REQUIRE(company_at != std::string::npos);
  JsonWriter out;
  out.begin_object();
  out.member("@odata.context", fmt::format("{}$metadata#{}/{}", call.base.substr(0, company_at),
                                           call.base.substr(company_at), listing.vocabulary.entity));
  out.key("value").begin_array();
  for (const FoundRow& found : page.rows) {
    out.begin_object();
    found.row.write(query->select, out);
    for (const std::string& name : query->expand) listing.expand(call.company, found.key, name, out.key(name));
    out.end_object();
  }
  out.end_array();
  if (page.more) out.member("@odata.nextLink", next_link(call, *query));
  out.end_object();
  return json_response(200, out.take());
}

void write_object(const Row& row, JsonWriter& out) {
  out.begin_object();
  row.write({}, out);
  out.end_object();
}

}  // namespace vendorproof::mock_erp
