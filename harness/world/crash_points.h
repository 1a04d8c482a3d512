// Crashes of the core that are planned by the number of its step.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vendorproof::harness {

/// Where in a step of the core it is killed.
enum class Boundary {
  BeforeCommit,  ///< what the step was about is lost; nothing of it is in the store
  AfterCommit,   ///< the store has it; the calls that it wanted never leave
  AfterSend,     ///< its calls are on their way; their answers are lost
};

/// `before the commit`
std::string_view text_of(Boundary boundary);

/// A step of the core, from 0, over all its lives: a restart is a step, too.
struct PlannedCrash {
  std::size_t step = 0;
  Boundary boundary = Boundary::AfterSend;
};

bool is_planned(const std::vector<PlannedCrash>& crashes, std::size_t step, Boundary boundary);

}  // namespace vendorproof::harness
