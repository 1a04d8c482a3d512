#include "mock_amazon/wire/page.h"

#include <algorithm>

#include "core/base/json/json_tree.h"
#include "mock_amazon/wire/answer.h"
#include "mock_amazon/wire/reading.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr Duration span_max = std::chrono::hours(7 * 24);
constexpr Duration listed_for = std::chrono::hours(183 * 24);

}  // namespace

bool Span::contains(Instant instant) const { return (!after || instant >= *after) && (!before || instant < *before); }

std::optional<std::string> QueryReader::text(std::string_view name) const { return query_of(request_, name); }

bool QueryReader::flag(std::string_view name, bool fallback) {
  const std::optional<std::string> value = choice(name, {"true", "false"});
  return value ? *value == "true" : fallback;
}

std::optional<std::string> QueryReader::choice(std::string_view name, std::initializer_list<std::string_view> values) {
  std::optional<std::string> value = text(name);
  if (value && std::find(values.begin(), values.end(), *value) == values.end()) bad_ = true;
  return value;
}

std::size_t QueryReader::limit(std::size_t most) {
  const std::optional<std::string> value = text("limit");
  if (!value) return most;
  const std::optional<std::int64_t> number = number_of(*value);
  const bool good = number && *number >= 1 && *number <= static_cast<std::int64_t>(most);
  if (!good) bad_ = true;
  return good ? static_cast<std::size_t>(*number) : most;
}

std::optional<Instant> QueryReader::instant(std::string_view name) {
  const std::optional<std::string> value = text(name);
  if (!value) return std::nullopt;
  const Result<Instant> read = parse_instant(*value);
  if (read) return *read;
  bad_ = true;
  return std::nullopt;
}

Span QueryReader::open_span(std::string_view after_name, std::string_view before_name) {
  const Span span{instant(after_name), instant(before_name)};
  if (span.after && span.before && *span.before < *span.after) bad_ = true;
  return span;
}

Span QueryReader::span(std::string_view after_name, std::string_view before_name) {
  const Span span = open_span(after_name, before_name);
  if (span.after && span.before && *span.before - *span.after > span_max) bad_ = true;
  return span;
}

std::optional<IndexKey> QueryReader::next_token() {
  const std::optional<std::string> token = text("nextToken");
  if (!token) return std::nullopt;
  std::optional<IndexKey> key = key_of(*token);
  if (!key) bad_ = true;
  return key;
}

std::optional<IndexKey> QueryReader::next_token(const Index& index) {
  const std::optional<std::string> token = text("nextToken");
  if (!token) return std::nullopt;
  std::optional<IndexKey> key = key_of(*token);
  if (!key || !index.contains(*key)) {
    bad_ = true;
    return std::nullopt;
  }
  return key;
}

std::string token_of(const IndexKey& key) {
  const std::string text = "[" + std::to_string(key.first.time_since_epoch().count()) + "," + quoted(key.second) + "]";
  std::string token = base64_encode(text);
  while (!token.empty() && token.back() == '=') token.pop_back();
  return token;
}

std::optional<IndexKey> key_of(const std::string& token) {
  const std::optional<std::string> text = base64_decode(token);
  if (!text) return std::nullopt;
  const Result<Json> json = parse_json(*text);
  if (!json || !json->is_array() || json->size() != 2) return std::nullopt;
  const Json& milliseconds = json->at(0);
  const Json& number = json->at(1);
  if (!milliseconds.is_number_integer() || !number.is_string()) return std::nullopt;
  IndexKey key{Instant(Duration(milliseconds.get<std::int64_t>())), number.get<std::string>()};
  if (token_of(key) != token) return std::nullopt;
  return key;
}

Instant earliest_listed(Instant now) { return now - listed_for; }

template <class Row>
std::string page_json(std::string_view name, const std::vector<Row>& rows, const std::string& next_token) {
  std::size_t size = 100 + name.size() + next_token.size();
  for (const Row& row : rows) size += row.size() + 1;
  std::string json;
  json.reserve(size);
  json += "{\"payload\":{";
  if (!next_token.empty()) json += "\"pagination\":{\"nextToken\":" + quoted(next_token) + "},";
  json += "\"" + std::string(name) + "\":[";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0) json += ",";
    json += rows[i];
  }
  json += "]}}";
  return json;
}

template std::string page_json(std::string_view, const std::vector<std::string>&, const std::string&);
template std::string page_json(std::string_view, const std::vector<std::string_view>&, const std::string&);

}  // namespace vendorproof::mock_amazon
