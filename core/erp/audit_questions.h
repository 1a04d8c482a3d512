// What an audit asks an ERP, as a table beside the dialect's: each row reads one list, and tells some parts of the
// books. All requests only read. A part that no row tells is not offered by this ERP: the checks that need it say so.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/audit/books.h"
#include "core/base/http.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/erp/dialect.h"

namespace vendorproof::erp {

struct AuditQuestion {
  std::string_view page;  ///< for people: `itemUnits`
  std::span<const audit::Part> tells;
  /// A request that cannot change anything (Dialect::only_reads). `bookmark` is "" for the first call. `since`:
  /// documents that are older need not be told.
  HttpRequest (*ask)(const ErpAccess& access, Instant since, std::string_view bookmark) = nullptr;
  /// Adds to the books; a row that cannot be read goes to Books::odd. Returns the bookmark of the next call, or "".
  /// Errors: Malformed: the answer as a whole cannot be read.
  Result<std::string> (*hear)(const ErpAccess& access, std::string_view body, std::string_view bookmark,
                              audit::Books& books) = nullptr;
  std::string_view if_missing;  ///< what people do if the ERP does not have the page
};

/// In the order in which they are asked: a later row may need what an earlier one told.
using AuditQuestions = std::span<const AuditQuestion>;

}  // namespace vendorproof::erp
