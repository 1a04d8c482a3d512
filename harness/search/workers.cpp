#include "harness/search/workers.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace vendorproof::harness {

void work_on_each(std::size_t tasks, unsigned jobs, const std::function<void(std::size_t task)>& work) {
  std::atomic<std::size_t> next{0};
  const auto take_tasks = [&] {
    for (std::size_t task = next++; task < tasks; task = next++) work(task);
  };
  std::vector<std::thread> threads;
  const std::size_t wanted = std::clamp<std::size_t>(jobs, 1, std::max<std::size_t>(tasks, 1));
  for (std::size_t i = 1; i < wanted; ++i) threads.emplace_back(take_tasks);
  take_tasks();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace vendorproof::harness
