// The table of dialects: one row for every supported ERP.
#pragma once

#include <string_view>
#include <vector>

#include "core/erp/audit_questions.h"
#include "core/erp/dialect.h"

namespace vendorproof::erp {

/// In order of the table; the first row is the default.
const std::vector<const Dialect*>& dialects();

/// nullptr if the table has no such name.
const Dialect* dialect_named(std::string_view name);

/// What an audit asks this ERP; empty if nobody has written its questions yet.
AuditQuestions audit_questions_of(const Dialect& dialect);

/// Access to the simulated ERP: the example value of every setting.
ErpAccess example_access(const Dialect& dialect);

}  // namespace vendorproof::erp
