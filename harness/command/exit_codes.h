// What the program's exit codes mean; documented in the README and in `--help`.
#pragma once

namespace vendorproof::harness {

constexpr int exit_certified = 0;      ///< certified; a rehearsal held its thresholds; a replay found nothing broken
constexpr int exit_not_certified = 1;  ///< a rule is broken; a threshold did not hold
constexpr int exit_usage = 2;          ///< wrong usage or bad input: nothing ran
constexpr int exit_inconclusive = 3;   ///< nothing broke, and the campaign did not reach what it must reach
constexpr int exit_own_fault = 70;     ///< our own fault: a broken promise, or a failure that did not repeat

}  // namespace vendorproof::harness
