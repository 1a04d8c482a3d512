// Queries of lists: reading their parameters the way Amazon does, and walking an index page by page.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/http.h"
#include "core/base/time.h"

namespace vendorproof::mock_amazon {

/// What lists are sorted by: an instant, then a number. Page tokens name a row by it.
using IndexKey = std::pair<Instant, std::string>;
using Index = std::set<IndexKey>;

/// `after` is inclusive and `before` exclusive (sp-api 5.5).
struct Span {
  std::optional<Instant> after;
  std::optional<Instant> before;

  bool given() const { return after || before; }
  bool contains(Instant instant) const;
};

/// Reads parameters one by one; unknown ones are never looked at (API-09). One that cannot be read makes the whole
/// query bad.
class QueryReader {
 public:
  explicit QueryReader(const HttpRequest& request) : request_(request) {}

  std::optional<std::string> text(std::string_view name) const;
  bool flag(std::string_view name, bool fallback);
  std::optional<std::string> choice(std::string_view name, std::initializer_list<std::string_view> values);
  /// The parameter `limit`, 1 to `most`; `most` if it is absent (PO-32).
  std::size_t limit(std::size_t most = 100);
  /// At most 7 days where both ends are given (PO-31); an end before the start is bad.
  Span span(std::string_view after_name, std::string_view before_name);
  /// Likewise, of any length: the model of shipments states no maximum.
  Span open_span(std::string_view after_name, std::string_view before_name);
  /// The key of the previous page's last row; a token whose row is not in `index` is bad.
  std::optional<IndexKey> next_token(const Index& index);

  /// The same for an index whose rows can disappear: any well-formed token, even if its row is gone.
  std::optional<IndexKey> next_token();

  bool bad() const { return bad_; }

 private:
  std::optional<Instant> instant(std::string_view name);

  const HttpRequest& request_;
  bool bad_ = false;
};

/// `[<epoch ms>,"<number>"]` in base64 without padding (sp-api 5.10).
std::string token_of(const IndexKey& key);
std::optional<IndexKey> key_of(const std::string& token);

/// How far back orders can be listed (PO-31).
Instant earliest_listed(Instant now);

/// `{"payload":{"pagination":{"nextToken":..},"<name>":[..]}}` of rows that are already JSON: strings, or views of
/// them.
template <class Row = std::string>
std::string page_json(std::string_view name, const std::vector<Row>& rows, const std::string& next_token);

}  // namespace vendorproof::mock_amazon
