// Which rows of a time line show the harm.
#pragma once

#include <vector>

#include "reports/report.h"
#include "reports/timeline.h"

namespace vendorproof::harness {

/// Marks the rows where a rule broke: of the same instant as an unexpected finding, and naming one of its documents, or
/// else its order. The submission that sent such a document is marked, too.
void mark_harm(const std::vector<reports::Finding>& findings, std::vector<reports::TimelineRow>& rows);

}  // namespace vendorproof::harness
