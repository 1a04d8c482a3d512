#include "core/live/alerts/delivery.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace vendorproof::live {

namespace {

struct Refusal {
  int status;
  std::string_view what_to_do;
};

/// Refusals that are not about this message.
constexpr std::array<Refusal, 7> refusals_of_the_place = {{
    {401, "it does not accept the message: check webhook_secret, and the clock of the receiver"},
    {403, "it does not accept the message: check webhook_secret, and the address"},
    {404, "there is nothing at this address: check [alerts] webhook"},
    {408, "it was too slow"},
    {410, "this address is no longer used: give its new one in [alerts] webhook"},
    {425, "it is not ready"},
    {429, "it wants fewer messages"},
}};

}  // namespace

Delivery delivery_of(const Sent& sent, const std::string& origin, Instant now) {
  const auto* const response = std::get_if<HttpResponse>(&sent.outcome);
  if (response == nullptr) return {Taken::PlaceWaits, sent.trouble, std::nullopt};
  const int status = response->status;
  if (status >= 200 && status < 300) return {};
  const std::optional<Duration> wait = retry_after_of(response->headers, now);
  if (status >= 300 && status < 400) {
    return {
        Taken::PlaceWaits,
        fmt::format("{} answers with status {}: redirects are not followed; give its final address", origin, status),
        wait};
  }
  const auto known = std::find_if(refusals_of_the_place.begin(), refusals_of_the_place.end(),
                                  [&](const Refusal& row) { return row.status == status; });
  if (known != refusals_of_the_place.end()) {
    return {Taken::PlaceWaits, fmt::format("{} answers with status {}: {}", origin, status, known->what_to_do), wait};
  }
  if (status >= 400 && status < 500) {
    return {Taken::AlertWaits, fmt::format("{} refuses the alert with status {}", origin, status), wait};
  }
  return {Taken::PlaceWaits, fmt::format("{} answers with status {}", origin, status), wait};
}

Duration back_off_after(int failures, Duration base, Duration most) {
  Duration pause = base;
  for (int i = 1; i < failures && pause < most; ++i) pause *= 2;
  return std::min(pause, most);
}

}  // namespace vendorproof::live
