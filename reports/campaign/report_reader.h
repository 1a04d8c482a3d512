// Reads a report back from its JSON: the other half of write_json.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "reports/report.h"

namespace vendorproof::reports {

/// The rule of an id; nullptr: unknown.
using RuleOf = std::function<const Rule*(std::string_view id)>;

/// `write_json` of the value that comes back gives the same text, if the report lists all its findings; that of a shard
/// does. What JSON holds as a sum is not read, but added up again. `name` is for messages.
/// Errors: Malformed for text that is not a report of schema version 1, with a rule that this version does not know, or
/// with fewer findings than it counts: "shard-1/report.json: $.scenarios[3].findings ...".
Result<Report> read_report(std::string_view text, const std::string& name, const RuleOf& rule_of);

}  // namespace vendorproof::reports
