// The causes of failed generated runs, and other sentences about a campaign, for each form of the report.
#pragma once

#include <string>
#include <vector>

#include "core/base/json/json.h"
#include "reports/report.h"

namespace vendorproof::reports {

/// `ONCE-04: 12 runs, the first is gen-1-3`; with a cause without a rule: `stopped: 1 run, the first is gen-1-3`.
std::string cause_title(const Cause& cause);

/// A block for the terminal, of the first causes; "" without causes.
std::string causes_text(const std::vector<Cause>& causes);

/// A list of objects: `rule`, `shape`, `small_shape`, `left`, `runs`, `first_run`, `run`, `is_small`, `replay_file`.
Json json_of(const std::vector<Cause>& causes);

/// A heading and a table for a page; "" without causes.
std::string causes_html(const std::vector<Cause>& causes);

/// A list of objects: `scenario`, `what`.
Json json_of(const std::vector<Divergence>& divergences);

/// Sentences about the campaign: that it is a part, what it repeated first, and what was played twice.
std::vector<std::string> campaign_notes(const Report& report);
/// The same for the head of a page.
std::string campaign_notes_html(const Report& report);

}  // namespace vendorproof::reports
