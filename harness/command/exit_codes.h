// What the program's exit codes mean, and how a command refuses; documented in the README and in `--help`.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "core/base/nearest_word.h"
#include "core/base/result.h"
#include "core/base/text.h"

namespace vendorproof::harness {

constexpr int exit_certified = 0;      ///< certified; a rehearsal held its thresholds; a replay found nothing broken
constexpr int exit_not_certified = 1;  ///< a rule is broken; a threshold did not hold
constexpr int exit_usage = 2;          ///< wrong usage or bad input: nothing ran; or output cannot be written
constexpr int exit_inconclusive = 3;   ///< no rule is broken, but a required situation was not reached
constexpr int exit_own_fault = 70;     ///< internal error, or a failure that did not repeat from its decisions
constexpr int exit_reader_gone = 141;  ///< nobody reads standard output any more

/// Interrupted: 130 by SIGINT, 143 by SIGTERM.
constexpr int exit_by_signal(int number) { return 128 + number; }

/// Says a line on the error stream, or nothing where that cannot be written.
inline void complain(const std::string& line) { std::fputs((line + "\n").c_str(), stderr); }

/// Prints the message after the command's name, in one line, and returns `exit_usage`.
inline int refuse(std::string_view command, const Error& error) {
  complain(fmt::format("{}: {}", command, shown_line(error.message)));
  return exit_usage;
}

/// The same for a message of several lines: each is an error of its own.
inline int refuse_each_line(std::string_view command, const Error& error) {
  for (const std::string& line : split(error.message, '\n')) refuse(command, Error{error.code, line});
  return exit_usage;
}

/// Prints what a server says when it is ready. False, and a message: standard output cannot be written, so nobody would
/// learn it.
inline bool say_ready(std::string_view command, std::string_view line) {
  if (std::fputs((std::string(line) + "\n").c_str(), stdout) >= 0 && std::fflush(stdout) == 0) return true;
  complain(fmt::format("{}: standard output cannot be written; check where it leads, and the disk", command));
  return false;
}

}  // namespace vendorproof::harness
