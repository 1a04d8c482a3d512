#include "harness/sockets/connection_threads.h"

#include <system_error>
#include <utility>

namespace vendorproof::harness {

bool ConnectionThreads::add_thread() {
  try {
    threads_.emplace_back([this] { work(); });
  } catch (const std::system_error&) {
    return false;
  }
  return true;
}

bool ConnectionThreads::start(std::function<void()> work) {
  {
    const std::lock_guard lock(mutex_);
    const bool needs_thread = waiting_.size() >= free_ && threads_.size() < threads_max_;
    if (needs_thread && !add_thread()) return false;
    waiting_.push_back(std::move(work));
  }
  changed_.notify_one();
  return true;
}

void ConnectionThreads::shutdown() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
}

void ConnectionThreads::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    ++free_;
    changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
    --free_;
    if (waiting_.empty()) return;
    const std::function<void()> connection = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    connection();
    lock.lock();
  }
}

}  // namespace vendorproof::harness
