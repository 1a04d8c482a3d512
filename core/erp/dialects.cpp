#include "core/erp/dialects.h"

#include "core/erp/business_central/business_central.h"
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

ErpAccess example_access(const Dialect& dialect) {
  ErpAccess access;
  access.settings = trade::example_settings(dialect.settings);
  return access;
}

}  // namespace vendorproof::erp
