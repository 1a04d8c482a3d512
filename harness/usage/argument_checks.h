// Checks of single arguments. Each says in plain words what is allowed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace vendorproof::harness {

/// Digits only; no sign, no blank.
CLI::Validator whole_number(std::uint64_t min, std::uint64_t max);

/// Anything but "": an empty variable of a script is no file and no name.
CLI::Validator some_text();

/// A duration of a second or more, as in 9m or 1h30m.
CLI::Validator some_time();

/// One of these words.
CLI::Validator one_of(std::vector<std::string> words);

}  // namespace vendorproof::harness
