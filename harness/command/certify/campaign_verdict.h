// The verdict of a campaign, and its reason in one sentence.
#pragma once

#include "reports/report.h"

namespace vendorproof::harness {

/// Fills in verdict and reason. `whole_catalogue`: every probe must have been reached, else the campaign is
/// inconclusive. `repeated`: every failure repeated from its recorded decisions.
void decide(reports::Report& report, bool whole_catalogue, bool repeated);

}  // namespace vendorproof::harness
