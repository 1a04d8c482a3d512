// The part of a shard's report that only the merge reads: what it is a part of, and the places of its rows in the
// whole.
#pragma once

#include "core/base/json/json.h"
#include "reports/report.h"

namespace vendorproof::reports {

/// The value of `shard`. Only for the report of a shard.
Json json_of_shard(const Report& report);

/// Reads `shard`, and gives the rows of the report their places. Problems are kept by the reader.
void read_shard(const JsonReader& in, Report& report);

}  // namespace vendorproof::reports
