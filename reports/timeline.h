// A run as a time line with three columns: what Amazon did, what the integration did, what the ERP did.
#pragma once

#include <string>
#include <string_view>
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

/// Whether a text names a document: `SI-1` is not in `SI-1-R1`.
bool names_document(std::string_view text, std::string_view number);

/// What a submission is about: the numbers of the documents in the request, if the integration calls it otherwise.
std::string subject_sent(const std::string& called, const std::vector<std::string>& numbers);

/// Polls that are repeated while nothing else happens become one row, which says how often and until when.
std::vector<TimelineRow> folded(const std::vector<TimelineRow>& rows);

/// At most 110 columns, in the order given; a line between days, times to the second, broken rows marked `!!`.
std::string write_timeline(const std::vector<TimelineRow>& rows);

}  // namespace vendorproof::reports
