// What the tests of this room share.
#pragma once

#include "core/base/money.h"

namespace vendorproof::trade::samples {

inline Money dollars(const char* decimal) { return *Money::parse(decimal, usd()); }

}  // namespace vendorproof::trade::samples
