#include "harness/world/crash_points.h"

#include <algorithm>

namespace vendorproof::harness {

std::string_view text_of(Boundary boundary) {
  switch (boundary) {
    case Boundary::BeforeCommit:
      return "before the commit";
    case Boundary::AfterCommit:
      return "after the commit";
    case Boundary::AfterSend:
      return "after its calls have left";
  }
  return "";
}

bool is_planned(const std::vector<PlannedCrash>& crashes, std::size_t step, Boundary boundary) {
  return std::any_of(crashes.begin(), crashes.end(),
                     [&](const PlannedCrash& crash) { return crash.step == step && crash.boundary == boundary; });
}

}  // namespace vendorproof::harness
