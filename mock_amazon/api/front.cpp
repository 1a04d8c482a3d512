#include "mock_amazon/api/front.h"

#include <algorithm>

#include "core/base/text.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::size_t user_agent_max = 500;

bool is_token(std::string_view text) {
  const auto is_token_letter = [](char letter) {
    const bool alphanumeric =
        (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    return alphanumeric || std::string_view("!#$%&'*+-.^_`|~").find(letter) != std::string_view::npos;
  };
  return !text.empty() && std::all_of(text.begin(), text.end(), is_token_letter);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

bool is_parameter(std::string_view text) {
  const std::size_t sign = text.find('=');
  return sign != std::string_view::npos && is_token(text.substr(0, sign)) && sign + 1 < text.size();
}

bool is_host(std::string_view text) {
  return !text.empty() && std::none_of(text.begin(), text.end(), [](char letter) {
    return static_cast<unsigned char>(letter) <= ' ' ||
           std::string_view("/?#@\\\"<>,").find(letter) != std::string_view::npos;
  });
}

}  // namespace

std::string media_type_of(std::string_view content_type) {
  const std::vector<std::string> parts = split(content_type, ';');
  const std::string_view type = trimmed(parts.front());
  const std::size_t slash = type.find('/');
  if (slash == std::string_view::npos || !is_token(type.substr(0, slash)) || !is_token(type.substr(slash + 1))) {
    return "";
  }
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::string_view parameter = trimmed(parts[i]);
    if (!parameter.empty() && !is_parameter(parameter)) return "";
  }
  return std::string(type);
}

std::optional<Answer> refused_at_front(const HttpRequest& request) {
  std::size_t hosts = 0;
  for (const auto& [name, value] : request.headers) {
    if (equal_ignoring_case(name, "host") && (++hosts > 1 || !is_host(value)))
      return refused_by_front("Host is given twice or is malformed");
    if (equal_ignoring_case(name, "content-type") && media_type_of(value).empty()) {
      return refused_by_front("Content-Type is not a media type");
    }
    if (equal_ignoring_case(name, "content-length") && request.method == "GET" && value != "0") {
      return refused_by_front("GET with a Content-Length");
    }
    if (equal_ignoring_case(name, "user-agent") && value.size() > user_agent_max) {
      return refused_by_front("User-Agent of more than 500 characters");
    }
  }
  if (request.method == "GET" && !request.body.empty()) return refused_by_front("GET with a body");
  return std::nullopt;
}

}  // namespace vendorproof::mock_amazon
