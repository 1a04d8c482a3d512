#include "harness/sockets/connection_threads.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <set>
#include <thread>

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

TEST(ConnectionThreads, EveryConnectionHasItsOwnUpToTheLimit) {
  ConnectionThreads threads(4);
  std::atomic<int> inside = 0;
  std::atomic<int> ended = 0;
  std::atomic<bool> go = false;
  for (int i = 0; i < 6; ++i) {
    threads.start([&] {
      ++inside;
      while (!go) std::this_thread::yield();
      ++ended;
    });
  }
  while (inside < 4) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_EQ(inside, 4);
  go = true;
  threads.shutdown();
  EXPECT_EQ(ended, 6) << "those that waited are served before the end";
}

TEST(ConnectionThreads, AFreeThreadIsUsedAgain) {
  ConnectionThreads threads(1000);
  std::set<std::thread::id> ids;
  std::mutex mutex;
  for (int i = 0; i < 50; ++i) {
    std::atomic<bool> ended = false;
    threads.start([&] {
      const std::lock_guard lock(mutex);
      ids.insert(std::this_thread::get_id());
      ended = true;
    });
    while (!ended) std::this_thread::yield();
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  threads.shutdown();
  EXPECT_LT(ids.size(), 10U);
}

}  // namespace
}  // namespace vendorproof::harness
