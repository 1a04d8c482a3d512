// How a store of an older version becomes one of the next: one row a version. The README tells how to add one.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/store/database.h"

namespace vendorproof::store {

struct Migration {
  std::int64_t from;                        ///< a version; it becomes the next one
  std::string_view change;                  ///< a sentence for the operator
  Result<void> (*run)(Database& database);  ///< Errors: Malformed, naming the row that it cannot read
};

/// From version 1 to the current one, without a gap.
const std::vector<Migration>& migrations();

/// Runs the steps from version `from` on, inside the caller's transaction, and notes the version that is reached.
/// Errors: those of the step that fails; the caller takes the transaction back.
Result<void> migrate(Database& database, const std::vector<Migration>& steps, std::int64_t from);

}  // namespace vendorproof::store
