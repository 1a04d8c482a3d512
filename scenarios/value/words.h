// The words of a scenario file: the names of enumerators, and the operations that a fault may name.
#pragma once

#include <string_view>
#include <vector>

namespace vendorproof::scenarios {

/// In the order of FaultKind's enumerators: `outage`, `throttle`, ...
const std::vector<std::string_view>& fault_words();
/// In the order of ChangeKind's enumerators: `quantity`, `line-cancelled`, ...
const std::vector<std::string_view>& change_words();
/// In the order of CorrectionKind's enumerators: `pro-number`, `left-behind`, `undone`.
const std::vector<std::string_view>& correction_words();
/// In the order of UnitOfMeasure's enumerators, in Amazon's spelling.
const std::vector<std::string_view>& unit_words();
const std::vector<std::string_view>& peer_words();
/// Calls of the integration that a fault may affect, by Amazon's or Business Central's name.
const std::vector<std::string_view>& operation_words();

}  // namespace vendorproof::scenarios
