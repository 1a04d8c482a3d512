#include "harness/trial/readiness.h"

#include <gtest/gtest.h>

#include "harness/sockets/real_time.h"
#include "tests/harness/trial/small_integration.h"

namespace vendorproof::harness {
namespace {

Result<bool> waited_for(Readiness& readiness) {
  Result<bool> ready = readiness.look();
  while (ready && !*ready) ready = readiness.look();
  return ready;
}

TEST(Readiness, IsThereOnceTheUrlAnswersWith2xx) {
  SmallIntegration integration;
  integration.away_for = 3;
  Readiness readiness(*plain_url(integration.health()), std::chrono::seconds(20));
  EXPECT_TRUE(waited_for(readiness).value_or(false));
  EXPECT_EQ(integration.asked, 4);
}

TEST(Readiness, AsksAtMostTwentyTimesASecond) {
  SmallIntegration integration;
  integration.away_for = 1'000'000;
  Readiness readiness(*plain_url(integration.health()), std::chrono::milliseconds(300));
  const Result<bool> ready = waited_for(readiness);
  ASSERT_FALSE(ready.has_value());
  EXPECT_LE(integration.asked, 7);
  EXPECT_NE(ready.error().message.find("not ready within 300ms"), std::string::npos) << ready.error().message;
  EXPECT_NE(ready.error().message.find("GET " + integration.health() + ": it answered 503"), std::string::npos)
      << ready.error().message;
}

TEST(Readiness, BeginsAnewForEachStart) {
  SmallIntegration integration;
  Readiness readiness(*plain_url(integration.health()), std::chrono::milliseconds(200));
  const MonoTime limit = machine_time() + std::chrono::milliseconds(250);
  while (machine_time() < limit) {
  }
  EXPECT_FALSE(readiness.look().has_value()) << "its time is over";
  EXPECT_EQ(integration.asked, 0);
  readiness.begin();
  EXPECT_TRUE(waited_for(readiness).value_or(false));
}

TEST(Readiness, SaysWhyNobodyAnswers) {
  Readiness readiness(*plain_url("http://127.0.0.1:1/health"), std::chrono::milliseconds(100));
  const Result<bool> ready = waited_for(readiness);
  ASSERT_FALSE(ready.has_value());
  EXPECT_NE(ready.error().message.find("nobody listens there"), std::string::npos) << ready.error().message;
}

}  // namespace
}  // namespace vendorproof::harness
