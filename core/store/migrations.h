// Migrations of a store from each version to the next: one row for each version. The README says how to add one.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/store/database.h"

namespace vendorproof::store {

struct Migration {
  std::int64_t from;                        ///< the old version; the new version is from + 1
  std::string_view change;                  ///< a sentence for the operator
  Result<void> (*run)(Database& database);  ///< Errors: Malformed, naming the row that it cannot read
};

/// From version 1 to the current one, without a gap.
const std::vector<Migration>& migrations();

/// Runs the steps from version `from` on, inside the caller's transaction, and stores the new version. Errors: those of
/// the step that fails; then the caller must roll back the transaction.
Result<void> migrate(Database& database, const std::vector<Migration>& steps, std::int64_t from);

}  // namespace vendorproof::store
