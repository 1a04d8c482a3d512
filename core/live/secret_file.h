// The files that hold one secret each: as containers and systemd hand them over.
#pragma once

#include <string>

#include "core/base/result.h"

namespace vendorproof::live {

/// The whole text of a file of at most 64 KiB. A folder, a device or a pipe is no such file: reading it could last for
/// ever. Errors: NotFound or Malformed, with the path, the reason and the remedy.
Result<std::string> read_secret_file(const std::string& path);

/// Whether something stands at the path.
bool secret_file_exists(const std::string& path);

}  // namespace vendorproof::live
