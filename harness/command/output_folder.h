// The folder that results are written to.
#pragma once

#include <string>

#include "core/base/result.h"

namespace vendorproof::harness {

/// Makes the folder and checks, before anything runs, that it is writable. "": does nothing. Errors: Unavailable.
Result<void> prepare_folder(const std::string& path);

}  // namespace vendorproof::harness
