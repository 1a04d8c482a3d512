#include "core/trade/reception.h"

#include "core/base/text.h"
#include "core/trade/plain_text.h"

namespace vendorproof::trade {

namespace {

constexpr std::size_t foreign_characters_max = 200;
constexpr std::size_t own_characters_max = 2'000;

Reception reception_of_status(int status) {
  if (status >= 500) return Reception::Unavailable;
  if (status >= 200 && status < 300) return Reception::Taken;
  if (status < 400) return Reception::Elsewhere;
  switch (status) {
    case 400:
      return Reception::Wrong;
    case 401:
    case 403:
    case 407:
      return Reception::Denied;
    case 404:
      return Reception::NotFound;
    case 405:
    case 410:
    case 421:
      return Reception::Elsewhere;
    case 408:
      return Reception::Unavailable;
    case 409:
    case 412:
      return Reception::Outdated;
    case 429:
      return Reception::Throttled;
    default:
      return Reception::Refused;
  }
}

bool is_html(const HttpResponse& response) {
  const std::string type = header_of(response.headers, "content-type").value_or("");
  return equal_ignoring_case(type.substr(0, type.find(';')), "text/html");
}

}  // namespace

Reception reception_of(const HttpResponse& response) {
  const Reception reception = reception_of_status(response.status);
  if (!is_html(response)) return reception;
  switch (reception) {
    case Reception::Taken:
      return Reception::Unavailable;
    case Reception::NotFound:
    case Reception::Outdated:
    case Reception::Wrong:
    case Reception::Refused:
      return Reception::Elsewhere;
    case Reception::Throttled:
    case Reception::Denied:
    case Reception::Elsewhere:
    case Reception::Unavailable:
      return reception;
  }
  return reception;
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
