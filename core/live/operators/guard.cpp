#include "core/live/operators/guard.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <openssl/crypto.h>

#include "core/base/json/json_tree.h"
#include "core/base/nearest_word.h"
#include "core/base/text.h"

namespace vendorproof::live {

namespace {

constexpr std::array<std::string_view, 3> names_of_this_machine = {"localhost", "127.0.0.1", "[::1]"};

bool is_called_this_machine(const std::string& host) {
  const std::size_t bracket = host.rfind(']');
  const std::string name = lower_case(host.substr(0, host.find(':', bracket == std::string::npos ? 0 : bracket)));
  return std::find(names_of_this_machine.begin(), names_of_this_machine.end(), name) != names_of_this_machine.end();
}

/// In a time that does not tell how many letters were right.
bool is_same(const std::string& given, const std::string& wanted) {
  return given.size() == wanted.size() && CRYPTO_memcmp(given.data(), wanted.data(), wanted.size()) == 0;
}

}  // namespace

HttpResponse refused(int status, const std::string& why) {
  HttpResponse response;
  response.status = status;
  response.headers = {{"Content-Type", "application/json"}};
  response.body = Json{{"error", shown_line(why)}}.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  return response;
}

std::optional<HttpResponse> refused_by_guard(const HttpRequest& request, const OperatorsConfig& config, Access access) {
  if (header_of(request.headers, "origin")) return refused(403, "pages of browsers may not use the operators' door");
  // A part of an answer has no use, and many parts of it take more memory than the whole.
  if (header_of(request.headers, "range")) return refused(400, "Range is not served");
  const std::string host = header_of(request.headers, "host").value_or("");
  if (!is_called_this_machine(host)) {
    return refused(403, "the operators' door is not called '" + shown_word(host) + "'; use localhost or 127.0.0.1");
  }
  const bool is_open = access == Access::Open || (access == Access::ByConfiguration && config.metrics_are_open);
  if (is_open) return std::nullopt;
  if (!is_same(header_of(request.headers, "authorization").value_or(""), "Bearer " + config.token)) {
    HttpResponse response =
        refused(401, "the token is missing or wrong: send Authorization: Bearer <[operators] token of the daemon>");
    response.headers.emplace_back("WWW-Authenticate", "Bearer");
    return response;
  }
  return std::nullopt;
}

}  // namespace vendorproof::live
