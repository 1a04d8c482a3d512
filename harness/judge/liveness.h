// The end of a run: everything is finished, or waits for a reason that can be named.
#pragma once

#include "harness/judge/judge.h"

namespace vendorproof::harness {

/// Finds orders that are stuck, invoices that the ERP posted and Amazon never got, and what the run itself found wrong.
void everything_finishes(const Evidence& evidence, Findings& findings);

}  // namespace vendorproof::harness
