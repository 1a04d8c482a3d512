// The rate card of a field as the judge needs it.
#pragma once

#include "harness/record/charge_rates.h"
#include "mock_amazon/state/settings.h"

namespace vendorproof::harness {

/// One row for each trigger of each row of the card that the settings charge by.
ChargeRates charge_rates_of(const mock_amazon::Settings& settings);

}  // namespace vendorproof::harness
