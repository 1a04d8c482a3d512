// What an audit says, for people and programs.
#pragma once

#include <string>
#include <vector>

#include "core/audit/check.h"
#include "reports/report.h"

namespace vendorproof::harness {

/// An audit with what it was made of.
struct AuditResult {
  audit::Books books;
  audit::Audit audit;
  std::vector<std::string> sources;  ///< `the ERP at http://127.0.0.1:8475`
};

/// For the terminal: the findings by check, what was not looked at, and one last line.
std::string text_audit(const AuditResult& result, reports::Colour colour);
/// One document with everything; `schema` is 1.
std::string json_audit(const AuditResult& result);
/// A page of its own, the findings by owner.
std::string html_audit(const AuditResult& result);

}  // namespace vendorproof::harness
