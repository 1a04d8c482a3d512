// What keeps the parts of a scenario together: what is ordered of each item, and plans for orders that are gone.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/value/scenario.h"

namespace vendorproof::scenarios {

/// The two identifiers of an order line or an item: asin and vendorProductIdentifier.
using Identifiers = std::pair<std::string, std::string>;

/// Ordered eaches of every item, by the identifiers on the lines. Changes are not counted.
std::map<Identifiers, std::int64_t> demand_of(const std::vector<Order>& orders);

/// Removes orders without lines, changes of lines that are gone, and what is planned for an order or a line that is
/// gone: shorts, credit memos, miscounts, corrections.
void drop_what_dangles(Scenario& scenario);

}  // namespace vendorproof::scenarios
