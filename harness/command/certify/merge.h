// The shards of a campaign as one report: the same as that of the campaign that was played at once.
#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "reports/report.h"

namespace vendorproof::harness {

struct ShardReport {
  std::string file;  ///< for messages
  reports::Report report;
};

/// The report of the whole, with its verdict; `command` is how the merge was called. A shard that is missing or was
/// interrupted makes it inconclusive, unless something failed, and is named. Errors: Malformed for a report that is not
/// one of a shard, for two of one shard, and for shards of different campaigns, naming both files and what differs.
Result<reports::Report> merged(const std::vector<ShardReport>& shards, const std::string& command);

}  // namespace vendorproof::harness
