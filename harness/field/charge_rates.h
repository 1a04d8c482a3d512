// The rate card of a field, in the form that the judge reads.
#pragma once

#include "harness/record/charge_rates.h"
#include "mock_amazon/state/settings.h"

namespace vendorproof::harness {

/// One row for each trigger of each row of the rate card in the settings.
ChargeRates charge_rates_of(const mock_amazon::Settings& settings);

}  // namespace vendorproof::harness
