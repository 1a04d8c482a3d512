#include "core/live/alerts/delivery.h"

#include <gtest/gtest.h>

#include "tests/core/live/alerts/incidents.h"

namespace vendorproof::live {
namespace {

Delivery after_status(int status, const Fields& headers = {}) {
  return delivery_of({HttpResponse{status, headers, ""}, ""}, "https://alerts.example.com", monday);
}

TEST(Delivery, KnowsWhoseFaultARefusalIs) {
  for (const int status : {200, 201, 202, 204}) EXPECT_EQ(after_status(status).taken, Taken::Yes) << status;
  for (const int status : {301, 307, 401, 403, 404, 408, 410, 425, 429, 500, 502, 503, 599}) {
    EXPECT_EQ(after_status(status).taken, Taken::PlaceWaits) << status;
    EXPECT_NE(after_status(status).trouble.find("https://alerts.example.com"), std::string::npos);
  }
  for (const int status : {400, 405, 409, 413, 422}) EXPECT_EQ(after_status(status).taken, Taken::AlertWaits) << status;
  EXPECT_NE(after_status(302).trouble.find("redirects are not followed"), std::string::npos);
  EXPECT_NE(after_status(410).trouble.find("no longer used"), std::string::npos);
  const Delivery silent = delivery_of({NoAnswer::Indeterminate, "nobody listens"}, "https://x", monday);
  EXPECT_EQ(silent.taken, Taken::PlaceWaits);
  EXPECT_EQ(silent.trouble, "nobody listens");
}

TEST(Delivery, ObeysThePauseThatTheReceiverAsksFor) {
  EXPECT_EQ(after_status(429, {{"Retry-After", "90"}}).wait, std::chrono::seconds(90));
  EXPECT_EQ(after_status(503, {{"retry-after", "Mon, 23 Nov 2026 08:01:00 GMT"}}).wait, std::chrono::seconds(60));
  EXPECT_EQ(after_status(503).wait, std::nullopt);
}

TEST(Delivery, BacksOffByDoubling) {
  using std::chrono::minutes;
  using std::chrono::seconds;
  const auto pause = [](int failures) { return back_off_after(failures, seconds(1), minutes(15)); };
  EXPECT_EQ(pause(1), seconds(1));
  EXPECT_EQ(pause(2), seconds(2));
  EXPECT_EQ(pause(5), seconds(16));
  EXPECT_EQ(pause(10), seconds(512));
  EXPECT_EQ(pause(11), minutes(15));
  EXPECT_EQ(pause(1'000'000), minutes(15));
}

}  // namespace
}  // namespace vendorproof::live
