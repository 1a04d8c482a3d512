// Threads that are started when there is work and every thread is busy.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace vendorproof::harness {

class ConnectionThreads {
 public:
  /// Work beyond `threads_max` waits until a thread is free.
  explicit ConnectionThreads(std::size_t threads_max) : threads_max_(threads_max) {}
  ConnectionThreads(const ConnectionThreads&) = delete;
  ConnectionThreads& operator=(const ConnectionThreads&) = delete;
  ~ConnectionThreads() { shutdown(); }

  /// False if no thread is free and the machine gives no further one: then the work is not done.
  bool start(std::function<void()> work);
  /// Returns when all work has ended.
  void shutdown();

 private:
  /// Needs the mutex.
  bool add_thread();
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
