#include "mock_erp/pages/listing.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"

namespace vendorproof::mock_erp {

namespace {

struct Row {
  RowKey key;
  Json json;
};

using Rows = std::vector<Row>;

void sort_rows(Rows& rows, const std::vector<OrderBy>& order_by) {
  // Stable sorts from the last term to the first: the first term has priority, equal rows keep their natural order.
  for (auto term = order_by.rbegin(); term != order_by.rend(); ++term) {
    const std::string name(term->column.name);
    std::vector<std::pair<Cell, std::size_t>> cells;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      cells.emplace_back(cell_of(rows[i].json.at(name), term->column.type), i);
    }
    const bool descending = term->descending;
    std::stable_sort(cells.begin(), cells.end(), [descending](const auto& left, const auto& right) {
      return descending ? right.first < left.first : left.first < right.first;
    });
    Rows sorted;
    sorted.reserve(rows.size());
    for (const auto& [cell, index] : cells) sorted.push_back(std::move(rows[index]));
    rows = std::move(sorted);
  }
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
    Json row = listing.row(call.company, keys[i]);
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

Json selected(Json row, const Query& query) {
  if (query.select.empty()) return row;
  Json chosen = Json::object();
  chosen["@odata.etag"] = row.at("@odata.etag");
  for (const std::string& name : query.select) chosen[name] = row.at(name);
  return chosen;
}

}  // namespace

Answer serve_list(const Call& call, const Listing& listing) {
  const tl::expected<Query, Refusal> query = read_query(call.request.query, listing.vocabulary);
  if (!query) return tl::unexpected<Refusal>(query.error());
  const Keys keys = listing.keys(call.company, *query);
  if (!keys) return tl::unexpected<Refusal>(keys.error());

  Page page = page_of(call, listing, *query, *keys);
  Json value = Json::array();
  for (Row& row : page.rows) {
    Json json = selected(std::move(row.json), *query);
    for (const std::string& name : query->expand) json[name] = listing.expansion(call.company, row.key, name);
    value.push_back(std::move(json));
  }
  const std::size_t company_at = call.base.rfind("companies(");
  REQUIRE(company_at != std::string::npos);
  Json body;
  body["@odata.context"] = fmt::format("{}$metadata#{}/{}", call.base.substr(0, company_at),
                                       call.base.substr(company_at), listing.vocabulary.entity);
  body["value"] = std::move(value);
  if (page.more) body["@odata.nextLink"] = next_link(call, *query);
  return json_response(200, body);
}

Json instant_json(const std::optional<Instant>& instant) {
  if (!instant) return nullptr;
  return format_instant(*instant);
}

}  // namespace vendorproof::mock_erp
