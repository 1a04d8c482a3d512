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

Spoiler hides(std::vector<ExceptionKind> kinds) {
  Spoiler spoiler;
  spoiler.on_shown = [kinds = std::move(kinds)](std::vector<TradeException>& shown) {
    std::erase_if(shown, [&](const TradeException& exception) {
      return std::find(kinds.begin(), kinds.end(), exception.kind) != kinds.end();
    });
  };
  return spoiler;
}

/// The current token, the previous one, and how often the previous one is still sent.
struct Tokens {
  std::string current;
  std::string old;
  int repeats_left = 0;
};

constexpr int refused_max = 3;

}  // namespace

Spoiler deductions_hidden(const scenarios::Scenario& scenario) {
  Spoiler spoiler = hides({ExceptionKind::ShortPayment, ExceptionKind::PriceDeduction, ExceptionKind::PaymentDiscount,
                           ExceptionKind::CreditNoteTaken});
  spoiler.on_request = invoice_at_another_price(scenario).on_request;
  return spoiler;
}

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

Spoiler burst_of_repeats(const scenarios::Scenario&) { return repeats("getPurchaseOrders", 30); }

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

}  // namespace vendorproof::harness
