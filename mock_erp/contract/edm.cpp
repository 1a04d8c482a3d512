#include "mock_erp/contract/edm.h"

namespace vendorproof::mock_erp {

std::string_view edm_type(FieldType type) {
  switch (type) {
    case FieldType::Text:
    case FieldType::Code:
    case FieldType::Choice:
      return "Edm.String";
    case FieldType::Guid:
      return "Edm.Guid";
    case FieldType::Whole:
      return "Edm.Int32";
    case FieldType::Decimal:
      return "Edm.Decimal";
    case FieldType::Boolean:
      return "Edm.Boolean";
    case FieldType::Date:
      return "Edm.Date";
    case FieldType::DateTime:
      return "Edm.DateTimeOffset";
  }
  return "";
}

}  // namespace vendorproof::mock_erp
