// When a program that polls is woken on a virtual clock. It polls often after news, and less often in a long silence,
// so that weeks of trade need few polls.
#pragma once

#include <optional>

#include "core/base/time.h"

namespace vendorproof::harness {

struct Sleep {
  Duration poll{};                    ///< the program's own interval, more than zero
  std::optional<Instant> until;       ///< the program wants to be awake then
  Instant news;                       ///< when something last happened
  std::optional<Instant> next_event;  ///< when something happens next, as far as it is planned
};

/// After `now`: at the first poll, or after a quarter of the silence so far if that is later, but in the first day and
/// a half after news within two hours, because Amazon's shortest deadlines are a day. Never later than `until` or the
/// first poll after the next event.
Instant waking(Instant now, const Sleep& sleep);

}  // namespace vendorproof::harness
