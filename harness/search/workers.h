// Independent tasks on several threads.
#pragma once

#include <cstddef>
#include <functional>

namespace vendorproof::harness {

/// Calls `work` once for each task from 0 to `tasks` - 1, on at most `jobs` threads (0 counts as 1), and returns when
/// all have ended. Tasks begin in order; `work` is called by any thread and must not throw.
void work_on_each(std::size_t tasks, unsigned jobs, const std::function<void(std::size_t task)>& work);

}  // namespace vendorproof::harness
