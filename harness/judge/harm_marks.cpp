#include "harness/judge/harm_marks.h"

#include <algorithm>

#include "core/base/text.h"
#include "reports/findings.h"

namespace vendorproof::harness {

namespace {

using reports::TimelineRow;

bool names_one(const TimelineRow& row, const std::vector<std::string>& documents) {
  return std::any_of(documents.begin(), documents.end(),
                     [&](const std::string& document) { return reports::names_document(row.text, document); });
}

void mark_finding(const reports::Finding& finding, std::vector<TimelineRow>& rows) {
  const auto happened = [&](const TimelineRow& row) {
    return row.at == finding.at && row.lane != TimelineRow::Lane::Core;
  };
  const bool by_document = std::any_of(rows.begin(), rows.end(), [&](const TimelineRow& row) {
    return happened(row) && names_one(row, finding.documents);
  });
  for (TimelineRow& row : rows) {
    const bool by_order = finding.purchase_order.empty() || reports::names_document(row.text, finding.purchase_order);
    row.broken |= happened(row) && (by_document ? names_one(row, finding.documents) : by_order);
  }
}

}  // namespace

void mark_harm(const std::vector<reports::Finding>& findings, std::vector<TimelineRow>& rows) {
  for (const reports::Finding& finding : findings) {
    if (!finding.expected) mark_finding(finding, rows);
  }
  for (const reports::Incident& incident : reports::incidents_of(findings, false)) {
    const reports::Finding& main = incident.main();
    for (TimelineRow& row : rows) {
      const bool submits = row.lane == TimelineRow::Lane::Core && starts_with(lower_case(row.text), "submit");
      row.broken |= submits && row.at <= main.at && names_one(row, main.documents);
    }
  }
}

}  // namespace vendorproof::harness
