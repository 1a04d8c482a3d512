// Defects of what is shown to people, of the traffic, of the clock, and of the store.
#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "harness/defects/defects.h"
#include "harness/defects/spoiling.h"

namespace vendorproof::harness {

namespace {

/// The current token, the one before, and how often that is still sent. A refused core asks for a new token each time;
/// the old one stays the same all the same.
struct Tokens {
  std::string current;
  std::string old;
  int repeats_left = 0;
};

constexpr int refused_max = 3;

Spoiler price_difference_hidden(const scenarios::Scenario&) { return hides({ExceptionKind::PriceMismatch}); }

Spoiler unknown_item_hidden(const scenarios::Scenario&) { return hides({ExceptionKind::UnknownItem}); }

Spoiler blocked_item_hidden(const scenarios::Scenario&) { return hides({ExceptionKind::BlockedItem}); }

Spoiler question_about_everything(const scenarios::Scenario& scenario) {
  std::vector<TradeException> questions;
  for (const scenarios::Order& order : scenario.orders) {
    TradeException question;
    question.key = "check/" + order.number;
    question.kind = ExceptionKind::PriceMismatch;
    question.purchase_order = order.number;
    question.text = "please check the prices";
    questions.push_back(std::move(question));
  }
  Spoiler spoiler;
  spoiler.on_shown = [questions = std::move(questions)](std::vector<TradeException>& shown) {
    shown.insert(shown.end(), questions.begin(), questions.end());
  };
  return spoiler;
}

// The request is refused, and sent again and again as it is.
Spoiler refused_request_repeated(const scenarios::Scenario&) {
  Spoiler spoiler;
  spoiler.on_request = [](SpoiledRequest& spoiled) {
    if (spoiled.operation != "submitAcknowledgement") return;
    edit_body(spoiled.request, [](Json& body) {
      for (Json& answer : body["acknowledgements"]) answer.erase("acknowledgementDate");
    });
    constexpr int attempts = 8;
    spoiled.copies = attempts;
  };
  return spoiler;
}

Spoiler destination_kept(const scenarios::Scenario&) {
  Spoiler spoiler = hides({ExceptionKind::DestinationChanged, ExceptionKind::ChangeTooLate,
                           ExceptionKind::DespatchMismatch, ExceptionKind::DespatchChanged});
  spoiler.on_request = [](SpoiledRequest& spoiled) {
    if (!starts_with(spoiled.operation, "patch linkedOrders(")) return;
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
        const std::string before = std::exchange(tokens->current, value);
        const bool is_next = !before.empty() && tokens->repeats_left == 0;
        if (is_next) tokens->repeats_left = refused_max;
        if (is_next) tokens->old = before;
      }
      if (tokens->repeats_left == 0) continue;
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
      {"blocked-item-hidden", "Nobody is told that an ordered item is blocked in the ERP.", "OWNER-01", "blocked-item",
       blocked_item_hidden},
      {"burst-of-repeats", "Now and then a list of orders is requested 30 times at once.", "NET-01", "clean-order",
       burst_of_repeats},
      {"clock-slow-by-a-day", "The clock of the integration shows the time of 26 hours ago.", "ACK-01", "clean-order",
       clock_slow_by_a_day},
      {"destination-kept", "The ERP is never told of another fulfilment centre, and nobody else is.", "SEQ-05",
       "centre-changed-before-picking", destination_kept},
      {"price-difference-hidden", "Nobody is told that the order's cost differs from the ERP's price.", "OWNER-01",
       "price-differs", price_difference_hidden},
      {"question-about-everything", "People are asked to check the prices of every order.", "OWNER-02", "clean-order",
       question_about_everything},
      {"refused-request-repeated", "A request that Amazon refused is sent again eight times as it is.", "NET-03",
       "clean-order", refused_request_repeated},
      {"store-lost-at-restart", "After a crash the integration begins with an empty store.", "MONEY-03",
       "core-killed-while-invoicing", store_lost_at_restart},
      {"token-never-renewed", "Each new access token is used only after the old one was refused three times.", "NET-02",
       "clean-order", token_never_renewed},
      {"unknown-item-hidden", "Nobody is told that the ERP does not know an ordered item.", "OWNER-01", "unknown-item",
       unknown_item_hidden},
  };
  return table;
}

}  // namespace vendorproof::harness
