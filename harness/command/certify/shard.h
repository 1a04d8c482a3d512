// `--shard 3/16`: a part of a campaign.
#pragma once

#include <string>

#include "core/base/result.h"
#include "harness/search/campaign.h"
#include "reports/report.h"

namespace vendorproof::harness {

constexpr std::int64_t shards_max = 1000;

/// Number and count of the shard; both 0 for "". Errors: Malformed for anything but a number from 1 to the count, and a
/// count up to shards_max.
Result<reports::Shard> shard_named(const std::string& text);

/// The tasks of the shard: those whose index, divided by the count, leaves the number less one.
Part part_of(const reports::Shard& shard);

}  // namespace vendorproof::harness
