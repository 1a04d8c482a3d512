// The format of the fuzzer's inputs: plain text that stays readable after a mutation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/base/text.h"

namespace vendorproof::fuzz {

constexpr std::string_view parting = "\n====\n";
constexpr std::size_t requests_max = 20;

inline std::string write_request(const HttpRequest& request) {
  std::string text = request.method + " " + target_of(request) + "\n";
  for (const auto& [name, value] : request.headers) text += name + ": " + value + "\n";
  return text + "\n" + request.body;
}

/// Every text is a request: missing parts are empty.
inline HttpRequest read_request(std::string_view text) {
  HttpRequest request;
  const std::size_t end = text.find("\n\n");
  const std::vector<std::string> lines = split(text.substr(0, end), '\n');
  request.method = lines.front().substr(0, lines.front().find(' '));
  const std::size_t blank = lines.front().find(' ');
  set_target(request, blank == std::string::npos ? "" : std::string_view(lines.front()).substr(blank + 1));
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::size_t colon = lines[i].find(": ");
    if (colon == std::string::npos) continue;
    request.headers.emplace_back(lines[i].substr(0, colon), lines[i].substr(colon + 2));
  }
  if (end != std::string_view::npos) request.body = text.substr(end + 2);
  return request;
}

inline std::vector<HttpRequest> read_conversation(const std::string& text) {
  std::vector<HttpRequest> requests;
  std::size_t start = 0;
  while (requests.size() < requests_max) {
    const std::size_t end = text.find(parting, start);
    requests.push_back(read_request(std::string_view(text).substr(start, end - start)));
    if (end == std::string::npos) break;
    start = end + parting.size();
  }
  return requests;
}

}  // namespace vendorproof::fuzz
