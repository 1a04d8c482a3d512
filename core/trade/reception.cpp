#include "core/trade/reception.h"

#include "core/base/text.h"
#include "core/trade/plain_text.h"

namespace vendorproof::trade {

namespace {

constexpr std::size_t foreign_characters_max = 200;
constexpr std::size_t own_characters_max = 2'000;

}  // namespace

Reception reception_of(int http_status) {
  if (http_status >= 500) return Reception::Unavailable;
  if (http_status >= 200 && http_status < 300) return Reception::Taken;
  switch (http_status) {
    case 400:
      return Reception::Wrong;
    case 401:
    case 403:
      return Reception::Denied;
    case 404:
      return Reception::NotFound;
    case 409:
    case 412:
      return Reception::Outdated;
    case 429:
      return Reception::Throttled;
    default:
      return Reception::Refused;
  }
}

std::string text_of(const std::vector<Complaint>& complaints, std::string_view body) {
  std::vector<std::string> texts;
  for (const Complaint& complaint : complaints) {
    const bool both = !complaint.code.empty() && !complaint.text.empty();
    texts.push_back(complaint.code + (both ? ": " : "") + complaint.text);
  }
  if (texts.empty()) return printable_start(body, foreign_characters_max);
  return printable_start(join(texts, "; "), own_characters_max);
}

std::string code_of(const std::vector<Complaint>& complaints) {
  return complaints.empty() ? "" : printable_start(complaints.front().code, foreign_characters_max);
}

}  // namespace vendorproof::trade
