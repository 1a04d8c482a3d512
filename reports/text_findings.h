// The block about one broken rule on a terminal; used by the report and the rehearsal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reports/findings.h"
#include "reports/report.h"

namespace vendorproof::reports {

inline constexpr std::size_t findings_margin = 6;  ///< columns before a rule's id and before labels
inline constexpr std::size_t findings_label_width = findings_margin + 10;

/// A line, or more, with a label in its margin.
void append_field(std::string& page, std::string_view label, std::string_view text);

/// Rule, sentence, then each incident with subject, evidence, money and its other rules, then owner and remedy.
void append_findings(std::string& page, const std::vector<IncidentGroup>& groups, Colour colour);

}  // namespace vendorproof::reports
