// Golden files: are the reports unchanged? Rewritten with VENDORPROOF_UPDATE_GOLDEN=1.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "tests/support/places.h"

namespace vendorproof::tests {

/// The place of the first difference, with the text around it.
inline std::string first_difference(const std::string& golden, const std::string& seen) {
  std::size_t at = 0;
  std::size_t line = 1;
  std::size_t line_start = 0;
  while (at < golden.size() && at < seen.size() && golden[at] == seen[at]) {
    if (golden[at] == '\n') {
      ++line;
      line_start = at + 1;
    }
    ++at;
  }
  const auto line_of = [line_start](const std::string& text) {
    if (line_start >= text.size()) return std::string("(end of file)");
    return text.substr(line_start, text.find('\n', line_start) - line_start);
  };
  return "line " + std::to_string(line) + "\n  golden: " + line_of(golden) + "\n  seen:   " + line_of(seen);
}

/// Compares byte for byte with a file of the repository, or writes that file when VENDORPROOF_UPDATE_GOLDEN is 1.
inline void expect_file(const std::string& name, const std::string& seen) {
  const std::string path = tests::source_dir() + "/" + name;
  const char* update = std::getenv("VENDORPROOF_UPDATE_GOLDEN");
  if (update != nullptr && std::string_view(update) == "1") {
    std::ofstream file(path, std::ios::binary);
    file << seen;
    ASSERT_TRUE(file.good()) << path << " cannot be written";
    return;
  }
  std::ifstream file(path, std::ios::binary);
  const std::string golden{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (golden == seen) return;
  ADD_FAILURE() << name << " differs at " << first_difference(golden, seen)
                << "\nIf the change is wanted, run the test with VENDORPROOF_UPDATE_GOLDEN=1 and read the difference.";
}

/// The same for a file of tests/golden.
inline void expect_golden(const std::string& name, const std::string& seen) {
  expect_file("tests/golden/" + name, seen);
}

}  // namespace vendorproof::tests
