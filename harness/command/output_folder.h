// The folder that results are written to.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace vendorproof::harness {

/// Makes the folder and checks, before anything runs, that these files can be written into it. "": does nothing.
/// Errors: Unavailable.
Result<void> prepare_folder(const std::string& path, const std::vector<std::string>& names = {});

/// Checks that the folder can be made and written, and leaves nothing that was not there. Errors: of prepare_folder.
Result<void> check_folder(const std::string& path);

/// Name in the folder, and bytes.
using OutputFile = std::pair<std::string, std::string>;

/// All files are written whole, or none is; of two runs that write into one folder, the last one's. "": does nothing.
/// Errors: Unavailable.
Result<void> write_into(const std::string& folder, const std::vector<OutputFile>& files);

}  // namespace vendorproof::harness
