// What the program's exit codes mean, and how a command refuses; documented in the README and in `--help`.
#pragma once

#include <cstdio>
#include <string_view>

#include <fmt/format.h>

#include "core/base/result.h"

namespace vendorproof::harness {

constexpr int exit_certified = 0;      ///< certified; a rehearsal held its thresholds; a replay found nothing broken
constexpr int exit_not_certified = 1;  ///< a rule is broken; a threshold did not hold
constexpr int exit_usage = 2;          ///< wrong usage or bad input: nothing ran
constexpr int exit_inconclusive = 3;   ///< no rule is broken, but a required situation was not reached
constexpr int exit_own_fault = 70;     ///< internal error, or a failure that did not repeat from its decisions

/// Prints the message after the command's name and returns `exit_usage`.
inline int refuse(std::string_view command, const Error& error) {
  fmt::print(stderr, "{}: {}\n", command, error.message);
  return exit_usage;
}

}  // namespace vendorproof::harness
