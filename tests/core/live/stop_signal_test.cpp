#include "core/live/stop_signal.h"

#include <chrono>
#include <csignal>
#include <future>

#include <gtest/gtest.h>
#include <unistd.h>

namespace vendorproof::live {
namespace {

TEST(StopSignal, TurnsTheSignalIntoOneCall) {
  for (const int number : {SIGTERM, SIGINT}) {
    std::promise<void> stopped;
    int calls = 0;
    const StopSignal signal([&] {
      ++calls;
      stopped.set_value();
    });
    ASSERT_EQ(::kill(::getpid(), number), 0);
    ASSERT_EQ(stopped.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
    EXPECT_EQ(calls, 1);
  }
}

TEST(StopSignal, EndsWithoutASignalAndGivesTheOldMaskBack) {
  sigset_t before;
  sigset_t after;
  pthread_sigmask(SIG_SETMASK, nullptr, &before);
  {
    const StopSignal signal([] { FAIL(); });
  }
  pthread_sigmask(SIG_SETMASK, nullptr, &after);
  EXPECT_EQ(sigismember(&before, SIGTERM), sigismember(&after, SIGTERM));
  EXPECT_EQ(sigismember(&after, SIGTERM), 0);
}

}  // namespace
}  // namespace vendorproof::live
