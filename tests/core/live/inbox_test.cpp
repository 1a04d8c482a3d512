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
  EXPECT_EQ(inbox.take(seconds(1))->done.key.text, "a");
  EXPECT_EQ(inbox.take(seconds(1))->done.key.text, "b");
  EXPECT_FALSE(inbox.take(Duration(0)).has_value());
}

TEST(Inbox, WaitsForAnAnswerFromAnotherThread) {
  Inbox inbox;
  std::thread other([&] {
    std::this_thread::sleep_for(milliseconds(50));
    inbox.post(answer("late"));
  });
  EXPECT_EQ(inbox.take(seconds(20))->done.key.text, "late");
  other.join();
}

TEST(Inbox, StopEndsAWaitAndEveryLaterOne) {
  Inbox inbox;
  std::thread other([&] {
    std::this_thread::sleep_for(milliseconds(50));
    inbox.stop();
  });
  EXPECT_FALSE(inbox.take(std::chrono::hours(1)).has_value());
  other.join();
  inbox.post(answer("ignored"));
  EXPECT_FALSE(inbox.take(std::chrono::hours(1)).has_value());
  EXPECT_TRUE(inbox.stopped());
}

TEST(Inbox, TakesTheLongestDurationForAnHour) {
  Inbox inbox;
  inbox.post(answer("a"));
  EXPECT_TRUE(inbox.take(Duration::max()).has_value());
  EXPECT_FALSE(inbox.take(Duration::min()).has_value());
}

TEST(Inbox, HandsOutErrandsApartFromAnswersAndEndsTheWaitForThem) {
  Inbox inbox;
  int done = 0;
  inbox.post(Errand([&](const Visit&) { done += 1; }));
  inbox.post(Errand([&](const Visit&) { done += 10; }));
  EXPECT_FALSE(inbox.take(std::chrono::hours(1)));
  const std::vector<Errand> errands = inbox.take_errands();
  ASSERT_EQ(errands.size(), 2U);
  for (const Errand& errand : errands) errand({});
  EXPECT_EQ(done, 11);
  EXPECT_TRUE(inbox.take_errands().empty());
}

}  // namespace
}  // namespace vendorproof::live
