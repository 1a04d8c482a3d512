// Threads for connections that are kept open: one for each, started if no thread is free.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include <httplib.h>

namespace vendorproof::harness {

/// How many connections of a server are open at once.
inline constexpr std::size_t connections_max = 1000;

/// The library's own pool has a fixed size, and connections beyond it are never answered. Here connections wait
/// only beyond `threads_max`.
class ConnectionThreads : public httplib::TaskQueue {
 public:
  explicit ConnectionThreads(std::size_t threads_max) : threads_max_(threads_max) {}
  void enqueue(std::function<void()> connection) override;
  /// Returns when all enqueued work has ended.
  void shutdown() override;

 private:
  void work();

  std::size_t threads_max_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;
  std::size_t free_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace vendorproof::harness
