// Writing to files that are written line by line: the log and the file of alerts.
#pragma once

#include <string>
#include <string_view>

namespace vendorproof::live {

/// Opens for appending; what is new is for its owner alone. -1, and errno, if it cannot be opened.
int open_to_append(const std::string& path);

/// False, and errno, if not everything could be written.
bool write_all(int file, std::string_view bytes);

}  // namespace vendorproof::live
