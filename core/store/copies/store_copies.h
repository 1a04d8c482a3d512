// Copies of a store: made, put back, looked at. Each error begins with the file that is to blame, as it was named.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.h"

namespace vendorproof::store {

/// What stands in a store.
struct StoreContents {
  std::int64_t version = 0;
  std::int64_t orders = 0;
  std::int64_t open_orders = 0;
  std::int64_t unfinished_calls = 0;
  std::int64_t open_exceptions = 0;
  std::int64_t bytes = 0;  ///< of the file
};

/// Reads every page and, in a store of the current version, every row. The file is not changed, and a process may work
/// on it. Errors: Malformed, with what is damaged and the way back, or if it is no store; Unavailable.
Result<StoreContents> look_at_store(const std::string& path);

/// Copies the last committed state, also while a process works on the store. Errors: as above; Conflict if something
/// stands at `copy` already. After an error there is no copy.
Result<StoreContents> back_up_store(const std::string& path, const std::string& copy);

struct Restored {
  StoreContents contents;
  std::string kept_as;  ///< the name of the file that stood there before; "" if there was none
};

/// Puts a copy in the place of the store. What stood there before is kept beside it, with its log, also if it is
/// damaged. Errors: as above, about the copy; Conflict if a process works on the store.
Result<Restored> restore_store(const std::string& copy, const std::string& path);

}  // namespace vendorproof::store
