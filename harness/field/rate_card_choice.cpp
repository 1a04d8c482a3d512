#include "harness/field/rate_card_choice.h"

#include <utility>

#include "core/base/text.h"

namespace vendorproof::harness {

Result<mock_amazon::RateCard> rate_card_of(const scenarios::Scenario& scenario) {
  if (scenario.amazon.rate_card.empty()) return failure(ErrorCode::NotFound, "the scenario has no rate card");
  return mock_amazon::read_rate_card(scenario.amazon.rate_card, "$.amazon.rate_card");
}

Result<void> check_rate_card(const scenarios::Scenario& scenario) {
  const Result<mock_amazon::RateCard> card = rate_card_of(scenario);
  if (card || card.error().code == ErrorCode::NotFound) return {};
  return tl::unexpected<Error>(card.error());
}

Result<std::string> read_rate_card_file(const std::string& path) {
  if (path.empty()) return std::string();
  return read_file(path).and_then([&](const std::string& text) {
    return mock_amazon::read_rate_card(text, path).map([&](const mock_amazon::RateCard&) { return text; });
  });
}

scenarios::Scenario charged_by(scenarios::Scenario scenario, const std::string& rate_card) {
  if (!rate_card.empty()) scenario.amazon.rate_card = rate_card;
  return scenario;
}

}  // namespace vendorproof::harness
