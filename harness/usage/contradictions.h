// Options that make no sense together, or alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

namespace vendorproof::harness {

struct Contradiction {
  std::string_view command;
  std::string_view option;
  std::string_view value;  ///< of the option; "": any
  bool needs = false;      ///< the option needs one of the others; else it excludes them
  std::vector<std::string_view> others;
  std::string_view why;
};

/// THE TABLE.
const std::vector<Contradiction>& contradictions();

/// What is wrong with the parsed options of a command, in one line, or nullopt.
std::optional<std::string> contradiction_in(const CLI::App& command);

}  // namespace vendorproof::harness
