// The audit's questions to Tryton.
#pragma once

#include "core/erp/audit_questions.h"

namespace vendorproof::erp::tryton {

AuditQuestions audit_questions();

}  // namespace vendorproof::erp::tryton
