// The files that come with the program, inside it: the catalogue, the demo and the profiles. CMake writes the table.
#pragma once

#include <string_view>
#include <vector>

namespace vendorproof::harness {

struct BuiltinFile {
  std::string_view folder;  ///< `catalogue`, `demo` or `profiles`
  std::string_view name;    ///< without `.json`
  std::string_view text;
};

/// In order of folder and name.
const std::vector<BuiltinFile>& builtin_files();

}  // namespace vendorproof::harness
