// Defects of what is shown to people, of the traffic, of the clock, and of the store.
#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <utility>

#include "core/base/text.h"
#include "harness/defects/defects.h"
#include "harness/defects/spoiling.h"

namespace vendorproof::harness {

namespace {

/// The current token, the previous one, and how often the previous one is still sent.
struct Tokens {
  std::string current;
  std::string old;
  int repeats_left = 0;
};

constexpr int refused_max = 3;

Spoiler price_difference_hidden(const scenarios::Scenario&) { return hides({ExceptionKind::PriceMismatch}); }

Spoiler destination_kept(const scenarios::Scenario&) {
  Spoiler spoiler = hides({ExceptionKind::DestinationChanged, ExceptionKind::ChangeTooLate,
                           ExceptionKind::DespatchMismatch, ExceptionKind::DespatchChanged});
  spoiler.on_request = [](SpoiledRequest& spoiled) {
    if (!starts_with(spoiled.operation, "patch salesOrders(")) return;
    spoiled.instead = HttpResponse{200, {{"Content-Type", "application/json"}}, "{}"};
  };
  return spoiler;
}

Spoiler burst_of_repeats(const scenarios::Scenario&) {
  constexpr std::int64_t copies = 30;
  constexpr std::int64_t one_in = 100;
  const auto seen = std::make_shared<std::int64_t>(0);
  Spoiler spoiler;
  spoiler.on_request = [seen](SpoiledRequest& spoiled) {
    if (spoiled.operation == "getPurchaseOrders" && (*seen)++ % one_in == 0) spoiled.copies = copies;
  };
  return spoiler;
}

Spoiler token_never_renewed(const scenarios::Scenario&) {
  const auto tokens = std::make_shared<Tokens>();
  Spoiler spoiler;
  spoiler.on_request = [tokens](SpoiledRequest& spoiled) {
    for (auto& [name, value] : spoiled.request.headers) {
      if (name != "x-amz-access-token") continue;
      if (value != tokens->current) {
        tokens->repeats_left = tokens->current.empty() ? 0 : refused_max;
        tokens->old = std::exchange(tokens->current, value);
      }
      if (tokens->repeats_left <= 0) continue;
      --tokens->repeats_left;
      value = tokens->old;
    }
  };
  return spoiler;
}

Spoiler clock_slow_by_a_day(const scenarios::Scenario&) {
  Spoiler spoiler;
  spoiler.clock_is_slow_by = std::chrono::hours(26);
  return spoiler;
}

Spoiler store_lost_at_restart(const scenarios::Scenario&) {
  Spoiler spoiler;
  spoiler.store_is_lost_at_restart = true;
  return spoiler;
}

}  // namespace

const std::vector<Defect>& other_defects() {
  static const std::vector<Defect> table = {
      {"burst-of-repeats", "Now and then a list of orders is requested 30 times at once.", "NET-01", "clean-order",
       burst_of_repeats},
      {"clock-slow-by-a-day", "The clock of the integration shows the time of 26 hours ago.", "ACK-01", "clean-order",
       clock_slow_by_a_day},
      {"destination-kept", "The ERP is never told of another fulfilment centre, and nobody else is.", "SEQ-05",
       "centre-changed-before-picking", destination_kept},
      {"price-difference-hidden", "Nobody is told that the order's cost differs from the ERP's price.", "OWNER-01",
       "price-differs", price_difference_hidden},
      {"store-lost-at-restart", "After a crash the integration begins with an empty store.", "MONEY-03",
       "core-killed-while-invoicing", store_lost_at_restart},
      {"token-never-renewed", "Each new access token is used only after the old one was refused three times.", "NET-02",
       "clean-order", token_never_renewed},
  };
  return table;
}

}  // namespace vendorproof::harness
