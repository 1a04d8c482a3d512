// Which rate card a run is charged by: the one of --rate-card, the scenario's own, or the region's.
#pragma once

#include <string>

#include "core/base/result.h"
#include "mock_amazon/charges/rate_card.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

/// The scenario's own card. Errors: NotFound if it has no card; Malformed: "$.amazon.rate_card: $.rates[0] ...".
Result<mock_amazon::RateCard> rate_card_of(const scenarios::Scenario& scenario);

/// Malformed when the card of the scenario cannot be read as a rate card.
Result<void> check_rate_card(const scenarios::Scenario& scenario);

/// The JSON of a card file, checked; "" for the path "". Errors: as of read_file and of read_rate_card, with the path.
Result<std::string> read_rate_card_file(const std::string& path);

/// The scenario with this card (the JSON of a card file); unchanged if the card is "".
scenarios::Scenario charged_by(scenarios::Scenario scenario, const std::string& rate_card);

}  // namespace vendorproof::harness
