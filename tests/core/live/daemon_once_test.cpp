// `run --once`: what is due is done, and the daemon ends.
#include <gtest/gtest.h>

#include "tests/core/live/scripted_daemon.h"

namespace vendorproof::live {
namespace {

DaemonOptions once() {
  DaemonOptions options;
  options.once = Once::Yes;
  options.give_up_after = minutes(9);
  return options;
}

TEST(DaemonOnce, EndsWhenNothingIsDueAndWaitsForNoOtherTime) {
  Stage stage;
  EXPECT_EQ(stage.run(once()).value(), DaemonEnd::Done);
  EXPECT_EQ(stage.script.seen, (std::vector<std::string>{"booted at once", "answer poll/1"}));
  EXPECT_EQ(stage.clock.mono, MonoTime(Duration(0))) << "it waits for no time to come";
}

TEST(DaemonOnce, WaitsForItsTurn) {
  Stage stage;
  stage.script.polls_every = seconds(2);
  stage.any_due = [&](Now) { return stage.script.polls < 3; };
  EXPECT_EQ(stage.run(once()).value(), DaemonEnd::Done);
  EXPECT_EQ(stage.script.polls, 3);
}

/// A peer that is shut: the next try is of the next run.
TEST(DaemonOnce, WaitsNotForALongTurn) {
  Stage stage;
  stage.script.polls_every = seconds(11);
  stage.any_due = [&](Now) { return true; };
  EXPECT_EQ(stage.run(once()).value(), DaemonEnd::Done);
  EXPECT_EQ(stage.script.polls, 1);
}

TEST(DaemonOnce, GivesUpInTimeAlsoWhileACallIsUnderWay) {
  Stage stage;
  const auto never = [&](HttpCall, Duration) {};
  stage.clock.runs_by_itself = true;
  Daemon daemon(stage.script.door(), never, stage.inbox, stage.clock, [](const LogLine&) {});
  EXPECT_EQ(daemon.run(once()).value(), DaemonEnd::GaveUp);
  EXPECT_GE(stage.clock.mono, MonoTime(minutes(9)));
  EXPECT_LE(stage.clock.mono, MonoTime(minutes(9) + seconds(1)));
}

TEST(DaemonOnce, TellsWhatPeopleHaveToDoBeforeItEnds) {
  Stage stage;
  const auto submit = [&](HttpCall call, Duration) {
    TradeException raised;
    raised.key = "price-mismatch/PO1/1";
    stage.script.exceptions.push_back(raised);
    stage.inbox.post({{call.key, call.attempt, HttpResponse{}}, call.peer, ""});
  };
  Daemon daemon(stage.script.door(), submit, stage.inbox, stage.clock,
                [&](const LogLine& line) { stage.log.push_back(line.text); });
  EXPECT_EQ(daemon.run(once()).value(), DaemonEnd::Done);
  ASSERT_EQ(stage.log.size(), 1U);
}

}  // namespace
}  // namespace vendorproof::live
