// A second dialect, as small as it can be: an ERP that takes and gives lines of `word key=value`, one thing a call.
#pragma once

#include "core/erp/dialect.h"

namespace vendorproof::seams {

const erp::Dialect& ledger_dialect();

}  // namespace vendorproof::seams
