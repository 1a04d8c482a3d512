// The folder that results are written to.
#pragma once

#include <string>

#include "core/base/result.h"

namespace vendorproof::harness {

/// Makes the folder and proves that it can be written to, before anything runs. "" is no folder. Errors: Unavailable.
Result<void> prepare_folder(const std::string& path);

}  // namespace vendorproof::harness
