// A run as a time line with three columns: what Amazon did, what the integration did, what the ERP did.
#pragma once

#include <string>
#include <vector>

#include "core/base/time.h"

namespace vendorproof::reports {

struct TimelineRow {
  enum class Lane { Amazon, Core, Erp };

  Instant at;
  Lane lane = Lane::Core;
  std::string text;
  bool broken = false;  ///< a rule was broken here
};

/// At most 110 columns, in the order given; a line between days, times to the second, broken rows marked `!!`.
std::string write_timeline(const std::vector<TimelineRow>& rows);

}  // namespace vendorproof::reports
