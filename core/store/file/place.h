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

enum class FolderUse { Read, Write };
/// Whether this process may look into the folder, or make files in it. Errors: Unavailable, with the folder, the reason
/// and the remedy.
Result<void> check_folder(const std::string& folder, FolderUse use);
/// The same for the folder that a file is in, which is to be made or replaced.
Result<void> check_folder_of(const std::string& path);

/// Moves a complete file to its path, also in the sense of a power cut. Errors: Unavailable, with the reason.
Result<void> put_in_place(const std::string& from, const std::string& path);

}  // namespace vendorproof::store
