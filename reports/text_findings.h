// The block about one broken rule on a terminal; used by the report and the rehearsal.
#pragma once

#include <string>
#include <vector>

#include "reports/findings.h"
#include "reports/report.h"

namespace vendorproof::reports {

/// Rule, sentence, then each incident with subject, evidence, money and its other rules, then owner and remedy.
void append_findings(std::string& page, const std::vector<IncidentGroup>& groups, Colour colour);

}  // namespace vendorproof::reports
