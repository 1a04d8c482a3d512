#include "harness/sockets/answer_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <ostream>

#include <boost/beast/http/status.hpp>

#include "core/base/text.h"
#include "harness/sockets/content_coding.h"

namespace vendorproof::harness {

namespace {

/// A shorter body is not worth the work.
constexpr std::size_t gzip_bytes_min = 200;

void append_number(std::string& head, std::size_t number) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  head.append(digits.data(), end);
}

void append_field(std::string& head, std::string_view name, std::string_view value) {
  head += name;
  head += ": ";
  const std::size_t from = head.size();
  head += value;
  // A line end in a value would begin another field.
  std::replace_if(
      head.begin() + static_cast<std::ptrdiff_t>(from), head.end(),
      [](char letter) { return letter == '\r' || letter == '\n'; }, ' ');
  head += "\r\n";
}

bool has_no_body(int status) { return status < 200 || status == 204 || status == 304; }

/// Fields that this room writes itself.
bool is_ours(std::string_view name) {
  return equal_ignoring_case(name, "content-length") || equal_ignoring_case(name, "connection") ||
         equal_ignoring_case(name, "content-encoding");
}

}  // namespace

void write_head(HttpResponse& response, const AnswerForm& form, std::string& head) {
  const auto reason = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(response.status));
  head += "HTTP/1.1 ";
  append_number(head, static_cast<std::size_t>(response.status));
  head += ' ';
  head.append(reason.data(), reason.size());
  head += "\r\n";
  bool has_type = false;
  for (const auto& [name, value] : response.headers) {
    if (is_ours(name)) continue;
    has_type = has_type || equal_ignoring_case(name, "content-type");
    append_field(head, name, value);
  }
  if (has_no_body(response.status)) {
    response.body.clear();
  } else {
    if (!has_type && !response.body.empty()) append_field(head, "Content-Type", "application/json");
    auto coded = form.gzip && response.body.size() >= gzip_bytes_min ? gzipped(response.body) : std::nullopt;
    if (coded) {
      response.body = std::move(*coded);
      append_field(head, "Content-Encoding", "gzip");
      append_field(head, "Vary", "Accept-Encoding");
    }
    head += "Content-Length: ";
    append_number(head, response.body.size());
    head += "\r\n";
  }
  if (form.closes) append_field(head, "Connection", "close");
  head += "\r\n";
  if (form.without_body) response.body.clear();
}

}  // namespace vendorproof::harness
