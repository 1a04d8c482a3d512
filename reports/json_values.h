// Values that the JSON reports share. Amounts are exact decimal text; 64-bit seeds are text, because a number beyond
// 2^53 is silently changed by common readers.
#pragma once

#include <string>

#include "core/base/json/json.h"
#include "reports/report.h"

namespace vendorproof::reports {

/// `{"amount":"12.50","currency":"USD"}`; the currency of an unnamed zero is "".
Json json_of(const Money& money);
Json json_of(const std::vector<Money>& amounts);
Json json_of(const Finding& finding);
/// Which findings of a scenario are listed.
enum class Listing { First, All };  // First: those of listed_findings
/// Sets `findings_total`, `incidents_total`, `findings` and `incidents`:
/// `[{"expected","owner","at_stake","rules":[...],"findings":[indexes in the list of findings]}]`, unexpected incidents
/// before expected ones, without those of which no finding is listed.
void put_findings(Json& json, const std::vector<Finding>& findings, Listing listing = Listing::First);
/// `certified`, `not-certified`, `inconclusive`.
Json json_of(Verdict verdict);
/// As text for `parse_duration`, and in milliseconds: `{"text":"1d12h","milliseconds":129600000}`.
Json json_of(Duration duration);

/// Two blanks per level, a line end at the end; bytes that are not UTF-8 become U+FFFD.
std::string json_text(const Json& document);

}  // namespace vendorproof::reports
