// The kill matrix: mistakes of real integrations that are planted around our core, and how the judge found each. It
// proves that the judge finds defects.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json/json.h"
#include "core/base/money.h"
#include "reports/report.h"

namespace vendorproof::reports {

std::int64_t found_of(const std::vector<Kill>& kills);

/// `The judge was tested with 64 planted defects, and found each.`; "" without kills.
std::string kills_sentence(const std::vector<Kill>& kills);

/// A row for each defect, in the order of `kills`. The time is left out where it was not measured.
std::string kills_text(const std::vector<Kill>& kills, Colour colour);

/// A list of objects: `defect`, `sentence`, `rule`, `found`, `scenario`, `runs`, `orders`, `at_stake`. The time is left
/// out: the same runs give the same bytes.
Json json_of(const std::vector<Kill>& kills);

/// A table for a page; "" without kills.
std::string kills_html(const std::vector<Kill>& kills);

}  // namespace vendorproof::reports
