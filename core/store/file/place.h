// What stands at the path of a store, and putting a new store there.
#pragma once

#include <string>

#include "core/base/result.h"

namespace vendorproof::store {

/// The absolute path without symbolic links, so that one store has one name. What does not exist yet is kept as it is.
std::string real_path(const std::string& path);

/// Whether there is a store. Errors: Malformed, if something else stands there: a folder, a device, a file with two
/// names, or an empty one. A store is never empty, because a new one comes to its path complete.
Result<bool> is_there(const std::string& path);

/// Moves a complete file to its path, also in the sense of a power cut. Errors: Unavailable, with the reason.
Result<void> put_in_place(const std::string& from, const std::string& path);

}  // namespace vendorproof::store
