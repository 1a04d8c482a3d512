#include "reports/text_findings.h"

#include <algorithm>

#include <fmt/format.h>

#include "reports/text_table.h"
#include "reports/wording.h"

namespace vendorproof::reports {

void append_field(std::string& page, std::string_view label, std::string_view text) {
  append_labelled(page, std::string(findings_margin, ' ') + std::string(label), findings_label_width, text);
}

namespace {

void append_group(std::string& page, const IncidentGroup& group, Colour colour) {
  const Rule& rule = *group.rule;
  const Paint paint = rule.kind == RuleKind::Defect ? Paint::Bad : Paint::Caution;
  const std::string label = std::string(findings_margin, ' ') + std::string(rule.id);
  std::string block;
  append_labelled(block, label, findings_label_width, rule.sentence);
  block.replace(findings_margin, rule.id.size(), painted(rule.id, paint, colour));
  const std::size_t shown = std::min(group.incidents.size(), incidents_shown_max);
  for (std::size_t at = 0; at < shown; ++at) {
    const Incident& incident = group.incidents[at];
    const Finding& finding = incident.main();
    std::string line = subject_of(finding) + ", " + format_instant(finding.at);
    if (!incident.at_stake.is_zero()) line += ", at stake " + amount_text(incident.at_stake);
    append_field(block, "  on", line);
    append_field(block, "", finding.evidence);
    const std::string others = others_of(incident);
    if (!others.empty()) append_field(block, "", others);
  }
  const std::string hidden = hidden_incidents(group, shown);
  if (!hidden.empty()) append_field(block, "", hidden);
  append_field(block, "  owner", text_of(rule.owner));
  append_field(block, "  remedy", rule.remedy);
  append_field(block, "  source",
               fmt::format("{} ({}, {})", rule.source, text_of(rule.kind), text_of(rule.confidence)));
  page += block;
}

}  // namespace

void append_findings(std::string& page, const std::vector<IncidentGroup>& groups, Colour colour) {
  for (const IncidentGroup& group : groups) append_group(page, group, colour);
}

}  // namespace vendorproof::reports
