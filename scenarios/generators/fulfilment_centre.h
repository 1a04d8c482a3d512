#pragma once

#include <cstdint>
#include <string>

namespace vendorproof::scenarios {

/// Code of a fulfilment centre, such as `PHX6`; different for every index from 0 to 174 (PEAK-09).
std::string fulfilment_centre(std::int64_t index);

}  // namespace vendorproof::scenarios
