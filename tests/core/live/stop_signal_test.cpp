#include "core/live/stop_signal.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <future>
#include <thread>

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

TEST(StopSignal, TakesTwoSignalsAtOnceForOneStop) {
  std::promise<void> stopped;
  const StopSignal signal([&] { stopped.set_value(); });
  ::kill(::getpid(), SIGTERM);
  ::kill(::getpid(), SIGINT);
  ASSERT_EQ(stopped.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
  std::this_thread::sleep_for(std::chrono::milliseconds(700));  // without the grace the process ends here
  EXPECT_NE(signal.received(), 0);
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

TEST(StopSignal, TakesAHangUpForWhatTheCallerWants) {
  std::atomic<int> hang_ups = 0;
  std::atomic<int> stops = 0;
  const StopSignal signal([&] { ++stops; }, [&] { ++hang_ups; });
  for (int wanted = 1; wanted <= 3; ++wanted) {
    ::kill(::getpid(), SIGHUP);
    while (hang_ups < wanted) std::this_thread::yield();
  }
  EXPECT_EQ(stops, 0);
  EXPECT_EQ(signal.received(), 0);
  ::kill(::getpid(), SIGTERM);
  while (stops == 0) std::this_thread::yield();
  EXPECT_EQ(signal.received(), SIGTERM);
}

}  // namespace
}  // namespace vendorproof::live
