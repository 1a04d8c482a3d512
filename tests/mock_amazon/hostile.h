// Requests that nobody should send: valid ones of every operation, each spoilt in a few ways that are drawn by name.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "mock_amazon/api/endpoints.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon::hostile {

/// Named draws of one request.
class Draw {
 public:
  Draw(std::uint64_t seed, int number) : seed_(seed), name_(std::to_string(number) + "/") {}

  /// 0 to count - 1; each call is a new draw.
  std::size_t below(std::size_t count) {
    return static_cast<std::size_t>(hash_of(seed_, name_ + std::to_string(drawn_++)) % count);
  }
  const std::string& one_of(const std::vector<std::string>& choices) { return choices[below(choices.size())]; }

 private:
  std::uint64_t seed_;
  std::string name_;
  int drawn_ = 0;
};

inline Json valid_body(const std::string& path) {
  const Instant now = start_of_trial();
  if (path == acknowledgements_path) {
    const Json items = Json::array({acknowledged_item(1, {{"Accepted", each(5)}})});
    return {{"acknowledgements", Json::array({acknowledgement("HOSTILE2", items)})}};
  }
  if (path == notices_path) {
    return {{"shipmentConfirmations",
             Json::array({notice("HOSTILE-SHIPMENT", now, {{"HOSTILE1", 1, 12}, {"HOSTILE1", 2, 12}})})}};
  }
  if (path == invoices_path) {
    const Json items = Json::array({invoice_item("HOSTILE1", 1, each(12))});
    return {{"invoices", Json::array({invoice("HOSTILE-INVOICE", now, "30.00", items)})}};
  }
  return {{"shipments", Json::array()}};
}

/// The header's value TOKEN stands for a token that is good.
inline HttpRequest valid_request(const Endpoint& endpoint) {
  HttpRequest request;
  request.method = endpoint.method;
  const std::string_view path = endpoint.path;
  const std::size_t brace = path.find('{');
  request.path = std::string(path.substr(0, brace)) + (brace == std::string_view::npos ? "" : "HOSTILE1");
  if (path == "/auth/o2/token") {
    request.body =
        "grant_type=refresh_token&client_id=amzn1.application-oa2-client.test&client_secret=test-secret"
        "&refresh_token=Atzr|test-refresh-token";
    request.headers = {{"content-type", "application/x-www-form-urlencoded"}};
    return request;
  }
  request.headers = {{"x-amz-access-token", "TOKEN"}};
  if (request.method != "POST") return request;
  request.headers.emplace_back("content-type", "application/json");
  request.body = valid_body(request.path).dump();
  return request;
}

/// Texts that have broken readers of texts before.
inline const std::vector<std::string>& nasty_texts() {
  static const std::vector<std::string> texts = {
      "",
      " ",
      "null",
      "NaN",
      "-1",
      "0",
      "1e999",
      "99999999999999999999999999",
      "-9223372036854775808",
      "0.1",
      "00000000000000000000001",
      "2026-02-30T25:61:61Z",
      "2026-11-23T08:00:00+99:99",
      "0000-00-00T00:00:00Z--9999-99-99T99:99:99Z",
      "../../../../etc/passwd",
      "%00%0d%0aSet-Cookie: a=b",
      "'; DROP TABLE orders; --",
      "<script>alert(1)</script>",
      "${jndi:ldap://127.0.0.1/a}",
      "{{7*7}}",
      "\xF0\x9F\x93\xA6\xE2\x80\xAE\xCC\x81",
      std::string("\0\0\0", 3),
      "\xFF\xFE\xC3\x28",
      "\xED\xA0\x80",
      "WzE2NTkyOTAzODIwMDAsIjhNS0pMWk9DIl0",
      "W10",
      std::string(10'000, 'A'),
      std::string(3'000, '%'),
      std::string(2'000, '['),
  };
  return texts;
}

inline const std::vector<std::string>& nasty_values() {
  static const std::vector<std::string> values = {
      "null",
      "true",
      "[]",
      "{}",
      "-1",
      "0",
      "1.5",
      "1e308",
      "1e999",
      "-0",
      "18446744073709551616",
      "[[[[[]]]]]",
      "{\"\":0}",
      "\"\\u0000\"",
      "\"\\ud800\"",
      "\"",
      "\\",
      "[1,2",
      "nul",
      "0x10",
  };
  return values;
}

inline std::string many(const std::string& text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

/// Another value in the place of one that the body has, by its text: also what is no JSON any more.
inline void replace_value(HttpRequest& request, Draw& draw) {
  std::vector<std::size_t> colons;
  for (std::size_t i = 0; i < request.body.size(); ++i) {
    if (request.body[i] == ':') colons.push_back(i);
  }
  if (colons.empty()) return;
  const std::size_t start = colons[draw.below(colons.size())] + 1;
  const std::size_t end = request.body.find_first_of(",}]", start);
  const std::string value = draw.below(2) == 0 ? draw.one_of(nasty_values()) : quoted(draw.one_of(nasty_texts()));
  request.body.replace(start, end == std::string::npos ? end : end - start, value);
}

/// A member that is gone or has another name.
inline void rename_member(HttpRequest& request, Draw& draw) {
  std::vector<std::size_t> names;
  for (std::size_t i = request.body.find("\":"); i != std::string::npos; i = request.body.find("\":", i + 1)) {
    names.push_back(i);
  }
  if (names.empty()) return;
  request.body.insert(names[draw.below(names.size())], draw.below(2) == 0 ? "X" : "\\u0000");
}

inline void flip_bytes(HttpRequest& request, Draw& draw) {
  for (std::size_t i = 0; i < 1 + draw.below(4) && !request.body.empty(); ++i) {
    request.body[draw.below(request.body.size())] = static_cast<char>(draw.below(256));
  }
}

inline void cut_off(HttpRequest& request, Draw& draw) {
  if (!request.body.empty()) request.body.resize(draw.below(request.body.size()));
}

inline void nest_deeply(HttpRequest& request, Draw& draw) {
  const std::size_t depth = 30 + draw.below(5'000);
  const bool closed = draw.below(2) == 0;
  request.body = many("[", depth) + (closed ? many("]", depth) : "");
  if (draw.below(2) == 0) request.body = "{\"acknowledgements\":" + request.body + "}";
}

inline void repeat_elements(HttpRequest& request, Draw& draw) {
  const std::size_t at = request.body.find('[');
  if (at == std::string::npos) return;
  request.body.insert(at + 1, many(draw.one_of({"{},", "null,", "[],", "1,", "\"\","}), 1 + draw.below(3'000)));
}

inline void encode_wrongly(HttpRequest& request, Draw& draw) {
  std::string wide = draw.below(2) == 0 ? std::string("\xFF\xFE") : std::string("\xFE\xFF");
  for (const char character : request.body) (wide += character) += '\0';
  request.body = draw.below(2) == 0 ? wide : "\xEF\xBB\xBF" + request.body;
}

/// Seldom, because it takes time: more than any size that is taken.
inline void grow_huge(HttpRequest& request, Draw& draw) {
  if (draw.below(20) == 0) request.body += std::string(7 * 1024 * 1024, ' ');
}

inline void spoil_content_type(HttpRequest& request, Draw& draw) {
  const std::string type = draw.one_of({"", "text/xml", "application/json;charset=utf-16", "application/jsonx", ";",
                                        "multipart/form-data; boundary=x", "APPLICATION/JSON", "application/json\r\n"});
  for (auto& [name, value] : request.headers) {
    if (name == "content-type") value = type;
  }
}

inline void spoil_token(HttpRequest& request, Draw& draw) {
  if (request.headers.empty()) return;
  if (draw.below(3) == 0) {
    request.headers.erase(request.headers.begin());
  } else {
    request.headers.front().second = draw.one_of(nasty_texts());
  }
}

inline void add_headers(HttpRequest& request, Draw& draw) {
  for (std::size_t i = 0; i < 1 + draw.below(50); ++i) {
    request.headers.emplace_back(draw.one_of(nasty_texts()), draw.one_of(nasty_texts()));
  }
}

inline void spoil_path(HttpRequest& request, Draw& draw) {
  const std::string text = draw.one_of(nasty_texts());
  if (draw.below(2) == 0) {
    request.path += "/" + text;
  } else {
    request.path.replace(draw.below(request.path.size()), 1, text);
  }
}

inline void spoil_method(HttpRequest& request, Draw& draw) {
  request.method = draw.one_of({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "", "get", "PRI"});
}

inline void spoil_query(HttpRequest& request, Draw& draw) {
  static const std::vector<std::string> names = {"limit",
                                                 "createdAfter",
                                                 "createdBefore",
                                                 "changedAfter",
                                                 "changedBefore",
                                                 "sortOrder",
                                                 "nextToken",
                                                 "includeDetails",
                                                 "poItemState",
                                                 "isPOChanged",
                                                 "updatedAfter",
                                                 "updatedBefore",
                                                 "after",
                                                 "purchaseOrderState",
                                                 "orderingVendorCode",
                                                 "itemConfirmationStatus",
                                                 "unknown",
                                                 ""};
  for (std::size_t i = 0; i < 1 + draw.below(6); ++i) {
    request.query.emplace_back(draw.one_of(names), draw.one_of(nasty_texts()));
  }
}

using Spoil = void (*)(HttpRequest& request, Draw& draw);

/// THE TABLE.
inline const std::vector<Spoil>& spoils() {
  static const std::vector<Spoil> table = {
      replace_value, rename_member, flip_bytes,         cut_off,     nest_deeply, repeat_elements, encode_wrongly,
      grow_huge,     add_headers,   spoil_content_type, spoil_token, spoil_path,  spoil_method,    spoil_query,
      replace_value, spoil_query,
  };
  return table;
}

/// The same for the same seed and number, on every machine.
inline HttpRequest request(std::uint64_t seed, int number) {
  Draw draw(seed, number);
  HttpRequest request = valid_request(endpoints()[draw.below(endpoints().size())]);
  for (std::size_t i = 0; i < 1 + draw.below(3); ++i) spoils()[draw.below(spoils().size())](request, draw);
  return request;
}

/// "" when Amazon could have answered so; otherwise what is wrong.
inline std::string complaint_about(const HttpRequest& request, const HttpResponse& response) {
  // What is refused as bad HTTP never came to the API (sp-api 2.5).
  const bool of_the_front =
      response.status == 400 && starts_with(header_of(response.headers, "content-type").value_or(""), "text/html");
  if (!of_the_front && !header_of(response.headers, "x-amzn-requestid")) return "it has no request id";
  if (response.status < 400) {
    const bool known = response.status == 200 || response.status == 202;
    return known ? "" : "status " + std::to_string(response.status);
  }
  if (response.status >= 500) return "it says that the fault is Amazon's";
  const std::string type = header_of(response.headers, "content-type").value_or("");
  if (response.status == 400 && starts_with(type, "text/html")) return "";
  if (!starts_with(type, "application/json")) return "an error of type " + type;
  if (response.body.size() > 100'000) return "an error of " + std::to_string(response.body.size()) + " bytes";
  const Result<Json> body = parse_json(response.body);
  if (!body) return "its body is no JSON: " + body.error().message;
  if (request.path == "/auth/o2/token") {
    const bool shaped = body->is_object() && body->contains("error") && body->contains("error_description");
    if (shaped) return "";
  }
  if (!body->is_object() || !body->contains("errors") || !body->at("errors").is_array() || body->at("errors").empty()) {
    return "not Amazon's envelope";
  }
  for (const Json& error : body->at("errors")) {
    const bool shaped = error.is_object() && error.contains("code") && error.at("code").is_string() &&
                        error.contains("message") && error.at("message").is_string();
    if (!shaped) return "an error without code or message";
  }
  return "";
}

inline Settings without_quota() {
  Settings settings;
  settings.rate_per_second = 1'000'000;
  settings.burst = 1'000'000;
  settings.transaction_burst = 1'000'000;
  return settings;
}

/// A trial with two orders, one of them confirmed and on its way.
inline Trial busy_trial() {
  Trial trial(without_quota());
  trial.issue(order("HOSTILE1", {order_line(1, each(12)), order_line(2, cases(2, 6))}));
  trial.issue(order("HOSTILE2", {order_line(1, each(5))}));
  trial.accept_all("HOSTILE1", {12, 12});
  trial.login();
  return trial;
}

/// With a good token where the request says TOKEN.
inline HttpRequest authorised(HttpRequest request, const std::string& token) {
  for (auto& [name, value] : request.headers) {
    if (name == "x-amz-access-token" && value == "TOKEN") value = token;
  }
  return request;
}

}  // namespace vendorproof::mock_amazon::hostile
