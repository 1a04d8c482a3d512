#include "harness/control/control_guard.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/nearest_word.h"
#include "core/base/text.h"
#include "harness/control/control_routes.h"

namespace vendorproof::harness {

namespace {

constexpr std::array<std::string_view, 3> names_of_this_machine = {"localhost", "127.0.0.1", "[::1]"};

/// `localhost:8476`, with or without a port.
bool is_this_machine(std::string_view host, std::string_view own_name) {
  const std::size_t bracket = host.rfind(']');
  const std::size_t colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
  const std::string name = lower_case(host.substr(0, colon));
  const std::string_view port = colon == std::string_view::npos ? "" : host.substr(colon + 1);
  if (port.find_first_not_of("0123456789") != std::string_view::npos) return false;
  if (!name.empty() && name == lower_case(own_name)) return true;
  return std::find(names_of_this_machine.begin(), names_of_this_machine.end(), name) != names_of_this_machine.end();
}

bool is_page_of_this_machine(std::string_view origin, std::string_view own_name) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (starts_with(origin, scheme)) return is_this_machine(origin.substr(scheme.size()), own_name);
  }
  return false;
}

bool is_json(std::string_view type) {
  std::string name = lower_case(type.substr(0, type.find(';')));
  name.erase(name.find_last_not_of(" \t") + 1);
  return name == "application/json";
}

/// In a time that does not tell how many letters were right.
bool is_equal(std::string_view left, std::string_view right) {
  unsigned differences = left.size() == right.size() ? 0U : 1U;
  for (std::size_t i = 0; i < std::min(left.size(), right.size()); ++i) {
    differences |= static_cast<unsigned char>(left[i]) ^ static_cast<unsigned>(static_cast<unsigned char>(right[i]));
  }
  return differences == 0;
}

}  // namespace

std::optional<HttpResponse> refused_by_guard(const HttpRequest& request, const std::string& token,
                                             std::string_view own_name) {
  const std::string host = header_of(request.headers, "host").value_or("");
  const std::string type = header_of(request.headers, "content-type").value_or("");
  if (!token.empty()) {
    const std::string given = header_of(request.headers, "authorization").value_or("");
    if (!is_equal(given, "Bearer " + token)) {
      HttpResponse response = control_refusal(401, "send the token: Authorization: Bearer <that of --control-token>");
      response.headers.emplace_back("WWW-Authenticate", "Bearer");
      return response;
    }
  } else if (!is_this_machine(host, own_name)) {
    return control_refusal(403,
                           "the control plane is not called '" + shown_word(host) + "'; use localhost or 127.0.0.1");
  }
  for (const auto& [name, origin] : request.headers) {
    if (!token.empty() || !equal_ignoring_case(name, "origin") || is_page_of_this_machine(origin, own_name)) continue;
    return control_refusal(403, "pages of '" + shown_word(origin) + "' may not use the control plane");
  }
  if (!request.body.empty() && !is_json(type)) {
    return control_refusal(415, "the body is not called JSON; send Content-Type: application/json");
  }
  return std::nullopt;
}

}  // namespace vendorproof::harness
