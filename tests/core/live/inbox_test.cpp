#include "core/live/inbox.h"

#include <chrono>
#include <thread>

#include <gtest/gtest.h>

namespace vendorproof::live {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

Arrival answer(const std::string& key) { return {{EffectKey{key}, 1, NoAnswer::NotDelivered}, Peer::Erp, ""}; }

TEST(Inbox, GivesAnswersInTheOrderOfTheirPosting) {
  Inbox inbox;
  inbox.post(answer("a"));
  inbox.post(answer("b"));
  const std::vector<Arrival> taken = inbox.take(seconds(1));
  ASSERT_EQ(taken.size(), 2U);
  EXPECT_EQ(taken[0].done.key.text, "a");
  EXPECT_EQ(taken[1].done.key.text, "b");
  EXPECT_TRUE(inbox.take(Duration(0)).empty());
}

TEST(Inbox, GivesABoundedNumberAtATime) {
  Inbox inbox;
  for (std::size_t i = 0; i < Inbox::taken_max + 3; ++i) inbox.post(answer(std::to_string(i)));
  EXPECT_EQ(inbox.take(seconds(1)).size(), Inbox::taken_max);
  const std::vector<Arrival> rest = inbox.take(seconds(1));
  ASSERT_EQ(rest.size(), 3U);
  EXPECT_EQ(rest[0].done.key.text, std::to_string(Inbox::taken_max));
}

TEST(Inbox, WaitsForAnAnswerFromAnotherThread) {
  Inbox inbox;
  std::thread other([&] {
    std::this_thread::sleep_for(milliseconds(50));
    inbox.post(answer("late"));
  });
  EXPECT_EQ(inbox.take(seconds(20)).at(0).done.key.text, "late");
  other.join();
}

TEST(Inbox, StopEndsAWaitAndEveryLaterOne) {
  Inbox inbox;
  std::thread other([&] {
    std::this_thread::sleep_for(milliseconds(50));
    inbox.stop();
  });
  EXPECT_TRUE(inbox.take(std::chrono::hours(1)).empty());
  other.join();
  inbox.post(answer("ignored"));
  EXPECT_TRUE(inbox.take(std::chrono::hours(1)).empty());
  EXPECT_TRUE(inbox.stopped());
}

TEST(Inbox, TakesTheLongestDurationForAnHour) {
  Inbox inbox;
  inbox.post(answer("a"));
  EXPECT_EQ(inbox.take(Duration::max()).size(), 1U);
  EXPECT_TRUE(inbox.take(Duration::min()).empty());
}

TEST(Inbox, HandsOutErrandsApartFromAnswersAndEndsTheWaitForThem) {
  Inbox inbox;
  int done = 0;
  inbox.post(Errand([&](const Visit&) { done += 1; }));
  inbox.post(Errand([&](const Visit&) { done += 10; }));
  EXPECT_TRUE(inbox.take(std::chrono::hours(1)).empty());
  const std::vector<Errand> errands = inbox.take_errands();
  ASSERT_EQ(errands.size(), 2U);
  for (const Errand& errand : errands) errand({});
  EXPECT_EQ(done, 11);
  EXPECT_TRUE(inbox.take_errands().empty());
}

}  // namespace
}  // namespace vendorproof::live
