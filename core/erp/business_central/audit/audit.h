// The audit's questions to Business Central.
#pragma once

#include "core/erp/audit_questions.h"

namespace vendorproof::erp::business_central {

AuditQuestions audit_questions();

}  // namespace vendorproof::erp::business_central
