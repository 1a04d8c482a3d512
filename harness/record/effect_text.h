// An effect as a sentence, for the time line.
#pragma once

#include <string>

#include "core/base/effect.h"

namespace vendorproof::harness {

/// `InvoiceAccepted SI-100001 for PO000001: 150.00 USD, 60 eaches`; at most a few hundred characters.
std::string effect_text(const Effect& effect);

}  // namespace vendorproof::harness
