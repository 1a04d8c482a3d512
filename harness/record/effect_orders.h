// Which purchase orders an effect is about.
#pragma once

#include <set>
#include <string>

#include "core/base/effect.h"

namespace vendorproof::harness {

/// In order of number: an invoice may be of several (INV-12). Empty if the effect names none.
std::set<std::string> orders_of(const Effect& effect);

}  // namespace vendorproof::harness
