#include "core/live/clock.h"

#include <mutex>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/live/small_server.h"

namespace vendorproof::live {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

Instant at(const char* text) { return parse_instant(text).value(); }

/// A control plane whose time stands until it is moved.
class Plane {
 public:
  Plane() {
    small_.server.Get("/clock", [this](const httplib::Request&, httplib::Response& response) { answer(response); });
    small_.server.Post("/clock", [this](const httplib::Request& request, httplib::Response& response) {
      const Json body = Json::parse(request.body);
      moves.push_back(body["advance_to"].get<std::string>());
      now = at(moves.back().c_str());
      answer(response);
    });
    small_.start();
  }
  Endpoint endpoint() const { return parse_endpoint(small_.url()).value(); }

  Instant now = at("2026-11-23T08:00:00Z");
  std::string next_due = R"("2026-11-23T20:00:00Z")";
  std::vector<std::string> moves;
  int status = 200;

 private:
  void answer(httplib::Response& response) {
    response.status = status;
    response.set_content(R"({"now":")" + format_instant(now) + R"(","next_due":)" + next_due + "}", "application/json");
  }
  SmallServer small_;
};

TEST(ControlledClock, ShowsTheServedTimeAndMonotonicTimeSinceItsStart) {
  Plane plane;
  ControlledClock clock(plane.endpoint());
  EXPECT_EQ(clock.now().value(), (Now{plane.now, MonoTime(Duration(0))}));
  plane.now += minutes(5);
  EXPECT_EQ(clock.now().value(), (Now{plane.now, MonoTime(minutes(5))}));
}

TEST(ControlledClock, IsMovedInsteadOfSleeping) {
  Plane plane;
  ControlledClock clock(plane.endpoint());
  EXPECT_EQ(clock.pass_until(MonoTime(minutes(30)), false).value(), Duration(0));
  EXPECT_EQ(plane.moves, std::vector<std::string>{"2026-11-23T08:30:00Z"});
}

TEST(ControlledClock, IsNotAskedWhatItHasJustSaid) {
  Plane plane;
  ControlledClock clock(plane.endpoint());
  ASSERT_TRUE(clock.pass_until(MonoTime(minutes(30)), false).has_value());
  plane.now += minutes(1);
  EXPECT_EQ(clock.now().value().mono, MonoTime(minutes(30)));
  EXPECT_EQ(clock.now().value().mono, MonoTime(minutes(31))) << "but the next time";
}

TEST(ControlledClock, StandsStillWhileCallsAreUnderWay) {
  Plane plane;
  ControlledClock clock(plane.endpoint());
  EXPECT_EQ(clock.pass_until(MonoTime(minutes(30)), true).value(), hours(1));
  EXPECT_TRUE(plane.moves.empty());
}

TEST(ControlledClock, WhatIsDueIsNotWaitedFor) {
  Plane plane;
  ControlledClock clock(plane.endpoint());
  EXPECT_EQ(clock.pass_until(MonoTime(Duration(0)), true).value(), Duration(0));
  EXPECT_EQ(clock.pass_until(MonoTime(Duration(-5)), false).value(), Duration(0));
  EXPECT_TRUE(plane.moves.empty());
}

TEST(ControlledClock, WithoutATimeToWakeGoesToWhatHappensNext) {
  Plane plane;
  ControlledClock clock(plane.endpoint());
  EXPECT_EQ(clock.pass_until(MonoTime::max(), false).value(), Duration(0));
  EXPECT_EQ(plane.moves, std::vector<std::string>{"2026-11-23T20:00:00Z"});
  EXPECT_TRUE(clock.world_has_plans());
  plane.next_due = "null";
  ASSERT_TRUE(clock.now().has_value()) << "the answer to the move";
  ASSERT_TRUE(clock.now().has_value());
  EXPECT_FALSE(clock.world_has_plans());
  EXPECT_EQ(clock.pass_until(MonoTime::max(), false).value(), hours(1));
}

TEST(ControlledClock, AnUnusableControlPlaneIsAnErrorThatNamesIt) {
  Plane plane;
  ControlledClock clock(plane.endpoint());
  plane.status = 409;
  const auto now = clock.now();
  ASSERT_FALSE(now.has_value());
  EXPECT_EQ(now.error().code, ErrorCode::Unavailable);
  EXPECT_NE(now.error().message.find(plane.endpoint().origin), std::string::npos);
  EXPECT_NE(now.error().message.find("409"), std::string::npos);
  plane.status = 200;
  plane.next_due = "17";
  EXPECT_FALSE(clock.now().has_value());
}

TEST(ControlledClock, NobodyThereIsAnErrorThatSaysWhatToDo) {
  ControlledClock clock({"http://127.0.0.1:1", ""});
  const auto now = clock.now();
  ASSERT_FALSE(now.has_value());
  EXPECT_NE(now.error().message.find("vendorproof serve"), std::string::npos);
}

TEST(RealClock, WaitsUntilItIsTimeAndNotLonger) {
  RealClock clock;
  const Now now = clock.now().value();
  EXPECT_GE(now.mono, MonoTime(Duration(0)));
  EXPECT_LT(now.mono, MonoTime(seconds(60)));
  EXPECT_GT(now.wall, at("2020-01-01T00:00:00Z"));
  EXPECT_EQ(clock.pass_until(MonoTime(Duration(0)), false).value(), Duration(0));
  EXPECT_EQ(clock.pass_until(MonoTime::max(), true).value(), hours(1));
  const Duration patience = clock.pass_until(now.mono + seconds(50), true).value();
  EXPECT_GT(patience, seconds(20));
  EXPECT_LE(patience, seconds(50));
}

}  // namespace
}  // namespace vendorproof::live
