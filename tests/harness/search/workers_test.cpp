#include "harness/search/workers.h"

#include <mutex>
#include <set>

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

TEST(Workers, DoEachTaskOnceWhateverTheirNumber) {
  for (const unsigned jobs : {0U, 1U, 3U, 50U}) {
    std::mutex mutex;
    std::multiset<std::size_t> done;
    work_on_each(20, jobs, [&](std::size_t task) {
      const std::lock_guard lock(mutex);
      done.insert(task);
    });
    EXPECT_EQ(done.size(), 20U) << jobs;
    EXPECT_EQ(std::set<std::size_t>(done.begin(), done.end()).size(), 20U) << jobs;
  }
}

TEST(Workers, HaveNothingToDoWithoutTasks) {
  work_on_each(0, 4, [](std::size_t) { ADD_FAILURE() << "there is no task"; });
}

}  // namespace
}  // namespace vendorproof::harness
