#include "mock_erp/pages/listing.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/base/text.h"
#include "mock_erp/contract/entities.h"
#include "mock_erp/pages/master.h"
#include "mock_erp/pages/pages.h"

namespace vendorproof::mock_erp {

namespace {

struct FoundRow {
  RowAt at;
  Row row;
  std::vector<Cell> terms;  ///< what the request sorts by
};

using Rows = std::vector<FoundRow>;

std::vector<Cell> terms_of(const Row& row, const std::vector<OrderBy>& order_by) {
  std::vector<Cell> terms;
  for (const OrderBy& term : order_by) terms.push_back(row.at(*term.field));
  return terms;
}

/// By the terms of the request, then by their place in the books.
bool comes_before(const std::vector<OrderBy>& order_by, const std::vector<Cell>& left, const RowAt& left_at,
                  const FoundRow& right) {
  for (std::size_t i = 0; i < order_by.size(); ++i) {
    const std::partial_ordering order = compared(left[i], right.terms[i]);
    if (order != 0) return order_by[i].descending ? order > 0 : order < 0;
  }
  return left_at < right.at;
}

/// `2026-11-23T08%3A00%3A00Z|100001-0-0`: the terms of the last row of a page, and its place.
std::string token_of(const FoundRow& last, const std::vector<OrderBy>& order_by) {
  std::string token;
  for (std::size_t i = 0; i < order_by.size(); ++i) {
    token += percent_encode(literal_of(last.terms[i], order_by[i].field->type)) + "|";
  }
  return token + fmt::format("{}-{}-{}", last.at.record, last.at.line, last.at.part);
}

std::optional<RowAt> place_in(const std::string& text) {
  const std::vector<std::string> numbers = split(text, '-');
  RowAt at;
  std::int64_t* const members[] = {&at.record, &at.line, &at.part};
  if (numbers.size() != std::size(members)) return std::nullopt;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const char* const last = numbers[i].data() + numbers[i].size();
    const auto end = std::from_chars(numbers[i].data(), last, *members[i]);
    if (end.ec != std::errc() || end.ptr != last) return std::nullopt;
  }
  return at;
}

std::optional<Cell> term_in(const std::string& encoded, const Field& field) {
  const std::string literal = percent_decode(encoded, PlusSign::Kept);
  const bool is_quoted = literal.size() >= 2 && literal.front() == '\'';
  if (!is_quoted) return cell_of(field, literal, false);
  std::string text;
  for (std::size_t i = 1; i + 1 < literal.size(); ++i) {
    text += literal[i];
    if (literal[i] == '\'') ++i;
  }
  return cell_of(field, text, true);
}

/// Where the page before ended.
struct PageEnd {
  std::vector<Cell> terms;
  RowAt at;
};

/// nullopt for a token that is not of this request.
std::optional<PageEnd> end_in_token(const std::string& token, const std::vector<OrderBy>& order_by) {
  const std::vector<std::string> parts = split(token, '|');
  const std::optional<RowAt> at = place_in(parts.back());
  if (!at || parts.size() != order_by.size() + 1) return std::nullopt;
  PageEnd end{{}, *at};
  for (std::size_t i = 0; i < order_by.size(); ++i) {
    const std::optional<Cell> cell = term_in(parts[i], *order_by[i].field);
    if (!cell) return std::nullopt;
    end.terms.push_back(*cell);
  }
  return end;
}

/// The rows of one page, and where the next one goes on; "": nowhere.
struct Page {
  Rows rows;
  std::string token;
};

/// In the order that the request asks for. `places` are those of a part of `parent`, or with nullptr of the whole page.
Rows accepted_rows(const Company& company, const Listing& listing, const Query& query, Places places,
                   const Row* parent) {
  Rows rows;
  for (const RowAt& at : with_added_rows(company, listing.entity, std::move(places), parent)) {
    std::optional<Row> row = seen_row(company, listing, at);
    if (!row || (query.filter && !holds(*query.filter, *row))) continue;
    std::vector<Cell> terms = terms_of(*row, query.order_by);
    rows.push_back({at, std::move(*row), std::move(terms)});
  }
  if (query.order_by.empty()) return rows;
  const auto before = [&query](const FoundRow& left, const FoundRow& right) {
    return comes_before(query.order_by, left.terms, left.at, right);
  };
  std::stable_sort(rows.begin(), rows.end(), before);
  return rows;
}

/// Business Central gives no link to a next page for a request with `$top`.
tl::expected<Page, Refusal> page_of(const Call& call, Rows rows, const Query& query) {
  if (!query.skip_token.empty()) {
    const std::optional<PageEnd> end = end_in_token(query.skip_token, query.order_by);
    if (!end) return bad_request(fmt::format("$skiptoken '{}' is not of this request.", shown(query.skip_token)));
    std::erase_if(rows,
                  [&](const FoundRow& found) { return !comes_before(query.order_by, end->terms, end->at, found); });
  }
  const std::size_t skipped = std::min(static_cast<std::size_t>(query.skip), rows.size());
  rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(skipped));
  const std::int64_t page_size = call.company.settings.page_size;
  const auto wanted = static_cast<std::size_t>(std::min(query.top.value_or(page_size), page_size));
  Page page{std::move(rows), ""};
  if (page.rows.size() <= wanted) return page;
  page.rows.erase(page.rows.begin() + static_cast<std::ptrdiff_t>(wanted), page.rows.end());
  if (!query.top) page.token = token_of(page.rows.back(), query.order_by);
  return page;
}

/// The same request from the row after this page on. The address is absolute.
std::string next_link(const Call& call, const std::string& token) {
  HttpRequest next;
  next.path = call.request.path;
  for (const auto& [name, value] : call.request.query) {
    if (name != "$skip" && name != "$skiptoken") next.query.emplace_back(name, value);
  }
  next.query.emplace_back("$skiptoken", token);
  return call.root.substr(0, call.root.find('/', call.root.find("://") + 3)) + target_of(next);
}

/// A row that was added by hand has only parts that were added, too.
Places part_of(const Company& company, const Listing& listing, const RowAt& at, std::string_view part) {
  return is_added_row(at) ? Places() : listing.part(company, at, part);
}

/// The members of a row and of its expanded parts, in an object that is begun.
void write_row(const Company& company, const Listing& listing, const RowAt& at, const Row& row, const Query& query,
               JsonWriter& out) {
  row.write(query.select, out);
  for (const Expansion& expansion : query.expand) {
    const Listing* const child = listing_of(*expansion.entity);
    REQUIRE(child != nullptr && listing.part != nullptr);
    const Rows rows =
        accepted_rows(company, *child, expansion.query, part_of(company, listing, at, expansion.part->name), &row);
    out.key(expansion.part->name).begin_array();
    for (const FoundRow& found : rows) {
      out.begin_object();
      write_row(company, *child, found.at, found.row, expansion.query, out);
      out.end_object();
    }
    out.end_array();
  }
}

std::string context_of(const Call& call, std::string_view what) {
  return fmt::format("{}$metadata#{}{}", call.root, call.company_part, what);
}

Answer write_page(const Call& call, const Listing& listing, const Query& query, Places places,
                  const Row* parent = nullptr) {
  const Company& company = call.company;
  const tl::expected<Page, Refusal> page =
      page_of(call, accepted_rows(company, listing, query, std::move(places), parent), query);
  if (!page) return tl::unexpected<Refusal>(page.error());
  JsonWriter out;
  out.begin_object();
  out.member("@odata.context", context_of(call, listing.entity.set));
  out.key("value").begin_array();
  for (const FoundRow& found : page->rows) {
    out.begin_object();
    write_row(company, listing, found.at, found.row, query, out);
    out.end_object();
  }
  out.end_array();
  if (!page->token.empty()) out.member("@odata.nextLink", next_link(call, page->token));
  out.end_object();
  return json_response(200, out.take());
}

std::string row_text(const Call& call, const Listing& listing, const RowAt& at, const Query& query) {
  JsonWriter out;
  out.begin_object();
  out.member("@odata.context", context_of(call, fmt::format("{}/$entity", listing.entity.set)));
  const std::optional<Row> row = seen_row(call.company, listing, at);
  // A row that was removed by hand from the pages can still be changed by who knows its id.
  write_row(call.company, listing, at, row ? *row : listing.row(call.company, at), query, out);
  out.end_object();
  return out.take();
}

/// A query for the row with the key of the call.
Query query_for_key(const Call& call, const Field& id) {
  Query query;
  Condition condition;
  condition.field = &id;
  condition.value = call.key;
  query.filter = condition;
  return query;
}

tl::unexpected<Refusal> no_such_row(const Call& call) {
  return refusal(404, "Internal_RecordNotFound",
                 fmt::format("The {} does not exist. Identification fields and values: Id='{}'.", call.entity.name,
                             shown(call.key)));
}

/// The row with the key of the call.
tl::expected<RowAt, Refusal> place_of_key(const Call& call, const Listing& listing) {
  const Field* const id = listing.entity.field("id");
  if (id == nullptr || !cell_of(*id, call.key, false)) {
    return refusal(404, "BadRequest_NotFound", fmt::format("'{}' is not a key of this set.", shown(call.key)));
  }
  const Query query = query_for_key(call, *id);
  const FoundPlaces places = listing.find(call.company, query);
  if (!places) return no_such_row(call);
  const Rows rows = accepted_rows(call.company, listing, query, *places, nullptr);
  if (rows.empty()) return no_such_row(call);
  return rows.front().at;
}

Answer serve_part(const Call& call, const Listing& listing, const RowAt& at) {
  const Part* const part = listing.entity.part(call.rest);
  const Entity* const target = part == nullptr ? nullptr : entity_of(listing.entity.api, part->target);
  const Listing* const child = target == nullptr ? nullptr : listing_of(*target);
  if (child == nullptr) {
    return refusal(404, "BadRequest_ResourceNotFound",
                   fmt::format("No HTTP resource was found: '{}' has no '{}'.", listing.entity.name, shown(call.rest)));
  }
  const tl::expected<Query, Refusal> query = read_query(call.request.query, *target);
  if (!query) return tl::unexpected<Refusal>(query.error());
  const std::optional<Row> parent = seen_row(call.company, listing, at);
  REQUIRE(parent.has_value());
  return write_page(call, *child, *query, part_of(call.company, listing, at, part->name), &*parent);
}

}  // namespace

Answer serve_page(const Call& call) {
  const Listing* const listing = listing_of(call.entity);
  REQUIRE(listing != nullptr);
  if (is_refused_page(call.company, call.entity)) {
    return refusal(403, "Authorization_RequestDenied",
                   fmt::format("The user has no permission to read '{}'.", call.entity.set));
  }
  if (!call.rest.empty()) {
    const tl::expected<RowAt, Refusal> parent = place_of_key(call, *listing);
    if (!parent) return tl::unexpected<Refusal>(parent.error());
    return serve_part(call, *listing, *parent);
  }
  const tl::expected<Query, Refusal> query = read_query(call.request.query, call.entity);
  if (!query) return tl::unexpected<Refusal>(query.error());
  if (!call.key.empty()) {
    const tl::expected<RowAt, Refusal> at = place_of_key(call, *listing);
    if (!at) return tl::unexpected<Refusal>(at.error());
    return json_response(200, row_text(call, *listing, *at, *query));
  }
  const FoundPlaces places = listing->find(call.company, *query);
  if (!places) return tl::unexpected<Refusal>(places.error());
  return write_page(call, *listing, *query, *places);
}

Answer serve_row(const Call& call, const Entity& entity, int status, const RowAt& at) {
  const Listing* const listing = listing_of(entity);
  REQUIRE(listing != nullptr);
  const tl::expected<Query, Refusal> query = read_query(call.request.query, entity);
  if (!query) return tl::unexpected<Refusal>(query.error());
  return json_response(status, row_text(call, *listing, at, *query));
}

Places rows_of_each(const Company& company, const std::vector<std::int64_t>& records,
                    Places (*rows)(const Company& company, const RowAt& at, std::string_view part),
                    std::string_view part) {
  Places all;
  for (const std::int64_t record : records) {
    const Places places = rows(company, {record, 0, 0}, part);
    all.insert(all.end(), places.begin(), places.end());
  }
  return all;
}

Places lines_of_record(std::int64_t record, std::size_t count) {
  Places places;
  for (std::size_t i = 0; i < count; ++i) places.push_back({record, static_cast<std::int64_t>(i), 0});
  return places;
}

}  // namespace vendorproof::mock_erp
