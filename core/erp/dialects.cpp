#include "core/erp/dialects.h"

#include <array>

#include "core/erp/business_central/audit/audit.h"
#include "core/erp/business_central/business_central.h"
#include "core/erp/tryton/audit/audit.h"
#include "core/erp/tryton/tryton.h"

namespace vendorproof::erp {

const std::vector<const Dialect*>& dialects() {
  static const std::vector<const Dialect*> table = {
      &business_central::dialect(),
      &business_central::online_dialect(),
      &tryton::dialect(),
  };
  return table;
}

const Dialect* dialect_named(std::string_view name) {
  for (const Dialect* dialect : dialects()) {
    if (dialect->name == name) return dialect;
  }
  return nullptr;
}

AuditQuestions audit_questions_of(const Dialect& dialect) {
  struct Row {
    const Dialect& (*dialect)();
    AuditQuestions (*questions)();
  };
  constexpr std::array table = {
      Row{business_central::dialect, business_central::audit_questions},
      Row{business_central::online_dialect, business_central::audit_questions},
      Row{tryton::dialect, tryton::audit_questions},
  };
  for (const Row& row : table) {
    if (&row.dialect() == &dialect) return row.questions();
  }
  return {};
}

ErpAccess example_access(const Dialect& dialect) {
  ErpAccess access;
  access.settings = trade::example_settings(dialect.settings);
  return access;
}

}  // namespace vendorproof::erp
