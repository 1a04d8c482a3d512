#include "core/live/daemon.h"

#include <gtest/gtest.h>

#include "tests/core/live/scripted_daemon.h"

namespace vendorproof::live {
namespace {

TEST(Daemon, BootsThenAnswersThenWakes) {
  Stage stage;
  EXPECT_EQ(stage.run(until_idle()).value(), DaemonEnd::Idle);
  const std::vector<std::string> expected{"booted", "answer poll/1", "woke", "answer poll/2", "woke", "answer poll/3"};
  ASSERT_GE(stage.script.seen.size(), expected.size());
  stage.script.seen.resize(expected.size());
  EXPECT_EQ(stage.script.seen, expected);
  EXPECT_EQ(stage.timeouts, std::vector<Duration>(3, seconds(30)));
}

TEST(Daemon, BelievesIdlenessOnlyAfterTheGrace) {
  Stage stage;
  EXPECT_EQ(stage.run(until_idle()).value(), DaemonEnd::Idle);
  // Idle since the answer of the third poll at two hours.
  EXPECT_EQ(stage.clock.mono, MonoTime(hours(2 + 13)));
}

TEST(Daemon, IsNotIdleWhileTheWorldHasPlans) {
  Stage stage;
  stage.clock.plans_until = MonoTime(hours(700));
  EXPECT_EQ(stage.run(until_idle()).value(), DaemonEnd::Idle);
  EXPECT_GE(stage.clock.mono, MonoTime(hours(700 + 13)));
  EXPECT_LE(stage.clock.mono, MonoTime(hours(700 + 15)));
}

TEST(Daemon, CountsTheGraceAnewWhenThereWasSomethingToDoAgain) {
  Stage stage;
  Door door = stage.script.door();
  door.idle = [&] { return stage.clock.mono < MonoTime(hours(5)) || stage.clock.mono >= MonoTime(hours(40)); };
  const auto submit = [&](HttpCall call, Duration) {
    stage.inbox.post({{call.key, call.attempt, HttpResponse{}}, call.peer, ""});
  };
  Daemon daemon(door, submit, stage.inbox, stage.clock, [](const LogLine&) {});
  EXPECT_EQ(daemon.run(until_idle()).value(), DaemonEnd::Idle);
  EXPECT_EQ(stage.clock.mono, MonoTime(hours(40 + 13)));
}

TEST(Daemon, GivesUpWhenNothingMovesAlthoughSomethingIsLeft) {
  Stage stage;
  stage.script.settles = false;
  stage.script.subject = "PO1";
  EXPECT_EQ(stage.run(until_idle()).value(), DaemonEnd::GaveUp);
  EXPECT_GE(stage.clock.mono, MonoTime(hours(2 + 72)));
  EXPECT_LE(stage.clock.mono, MonoTime(hours(2 + 74)));
}

TEST(Daemon, GivesUpAtLastWhenThereIsAlwaysSomethingPlanned) {
  Stage stage;
  stage.clock.plans_until = MonoTime::max();
  DaemonOptions options = until_idle();
  options.give_up_after = hours(1000);
  EXPECT_EQ(stage.run(options).value(), DaemonEnd::GaveUp);
}

TEST(Daemon, StopsWhenTold) {
  Stage stage;
  const auto submit = [&](HttpCall, Duration) { stage.inbox.stop(); };
  Daemon daemon(stage.script.door(), submit, stage.inbox, stage.clock, [](const LogLine&) {});
  EXPECT_EQ(daemon.run({}).value(), DaemonEnd::Stopped);
  EXPECT_EQ(stage.script.seen, std::vector<std::string>{"booted"});
}

TEST(Daemon, DoesErrandsBetweenItsSteps) {
  Stage stage;
  Door door = stage.script.door();
  std::vector<std::string> acts;
  door.step = [&](std::span<const Event> events, Now now, const auto&) {
    Step step = stage.script.step(events.front(), now);
    const auto* action = std::get_if<OperatorAction>(&events.front());
    if (action == nullptr) return step;
    acts.push_back(action->key);
    step.refusal = Error{ErrorCode::NotFound, "unknown"};
    return step;
  };
  std::optional<Error> refusal;
  stage.inbox.post(Errand([&](const Visit& visit) {
    EXPECT_EQ(visit.now.wall, start);
    refusal = visit.act(OperatorAction{"a", "b", trade::Act::Retry, "ann", ""});
  }));
  const auto submit = [&](HttpCall call, Duration) {
    stage.inbox.post({{call.key, call.attempt, HttpResponse{}}, call.peer, ""});
  };
  Daemon daemon(door, submit, stage.inbox, stage.clock, [](const LogLine&) {});
  EXPECT_EQ(daemon.run(until_idle()).value(), DaemonEnd::Idle);
  EXPECT_EQ(acts, std::vector<std::string>{"a"});
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->message, "unknown");
}

TEST(Daemon, TellsAnIncidentOnceHoweverManyExceptionsItIs) {
  Stage stage;
  for (int i = 0; i < 2000; ++i) {
    const std::string order = "PO" + std::to_string(i);
    stage.script.exceptions.push_back(trade::make_exception(ExceptionKind::UnknownItem, order + "/1", order, 1, Money(),
                                                            "no item for B0X", "product=B0X"));
  }
  EXPECT_EQ(stage.run(until_idle()).value(), DaemonEnd::Idle);
  EXPECT_EQ(stage.log, std::vector<std::string>{"unknown-item for Ecommerce: unknown-item:product=B0X: no item for B0X "
                                                "(and 1999 more like it)"});
}

TEST(Daemon, ABrokenClockIsAnError) {
  Stage stage;
  stage.clock.broken = true;
  const auto end = stage.run({});
  ASSERT_FALSE(end.has_value());
  EXPECT_EQ(end.error().message, "no time");
}

TEST(Daemon, ACoreThatWantsToBeWokenAtOnceDoesNotStopTime) {
  Stage stage;
  Door door = stage.script.door();
  int steps = 0;
  door.step = [&](std::span<const Event>, Now now, const auto&) {
    if (++steps == 50) stage.inbox.stop();
    Step step;
    step.wake_at = now.mono;
    return step;
  };
  Daemon daemon(
      door, [](HttpCall, Duration) {}, stage.inbox, stage.clock, [](const LogLine&) {});
  EXPECT_EQ(daemon.run({}).value(), DaemonEnd::Stopped);
  EXPECT_EQ(stage.clock.mono, MonoTime(Duration(49)));
}

TEST(Daemon, TakesAllAnswersThatHaveComeInOneStep) {
  Stage stage;
  Door door = stage.script.door();
  std::vector<std::size_t> sizes;
  door.step = [&](std::span<const Event> events, Now now, const auto&) {
    Step step;
    sizes.push_back(events.size());
    if (sizes.size() == 1) step.calls.resize(5);
    if (sizes.size() == 2) stage.inbox.stop();
    step.wake_at = now.mono + hours(1);
    return step;
  };
  const auto submit = [&](HttpCall call, Duration) {
    stage.inbox.post({{call.key, call.attempt, NoAnswer::NotDelivered}, call.peer, ""});
  };
  Daemon daemon(door, submit, stage.inbox, stage.clock, [](const LogLine&) {});
  EXPECT_EQ(daemon.run({}).value(), DaemonEnd::Stopped);
  EXPECT_EQ(sizes, (std::vector<std::size_t>{1, 5}));
}

TEST(Daemon, ACallWhoseDeadlineHasPassedStillGetsAMillisecond) {
  Stage stage;
  Door door = stage.script.door();
  door.step = [&, first = true](std::span<const Event>, Now now, const auto&) mutable {
    Step step;
    if (first) step.calls.emplace_back();
    if (!first) stage.inbox.stop();
    first = false;
    step.wake_at = now.mono + hours(1);
    return step;
  };
  stage.clock.mono = MonoTime(hours(5));
  const auto submit = [&](HttpCall call, Duration timeout) {
    EXPECT_EQ(timeout, Duration(1));
    stage.inbox.post({{call.key, call.attempt, NoAnswer::NotDelivered}, call.peer, ""});
  };
  Daemon daemon(door, submit, stage.inbox, stage.clock, [](const LogLine&) {});
  EXPECT_EQ(daemon.run({}).value(), DaemonEnd::Stopped);
}

TEST(Daemon, TellsEachOpenExceptionOnce) {
  Stage stage;
  TradeException open;
  open.key = "price/PO1/1";
  open.kind = ExceptionKind::PriceMismatch;
  open.owner = Owner::Finance;
  open.text = "12.00 USD ordered, 12.50 USD in the ERP";
  TradeException closed = open;
  closed.key = "price/PO1/2";
  closed.open = false;
  stage.script.exceptions = {open, closed};
  ASSERT_TRUE(stage.run(until_idle()).has_value());
  ASSERT_EQ(stage.log.size(), 1U);
  EXPECT_NE(stage.log[0].find("price/PO1/1: 12.00 USD ordered"), std::string::npos);
}

TEST(Daemon, TellsPeopleAMinuteAfterAStepAndWhenSomethingIsDue) {
  Stage stage;
  Door door = stage.script.door();
  std::vector<MonoTime> looks;
  door.tell_people = [&](const Now& now) {
    looks.push_back(now.mono);
    // Once more after 20 minutes, and then never.
    return looks.size() == 2 ? now.wall + minutes(20) : Instant::max();
  };
  door.step = [&](std::span<const Event>, Now now, const auto&) {
    if (now.mono >= MonoTime(hours(30))) stage.inbox.stop();
    Step step;
    step.wake_at = now.mono < MonoTime(minutes(90)) ? now.mono + hours(1) : MonoTime::max();
    return step;
  };
  Daemon daemon(
      door, [](HttpCall, Duration) {}, stage.inbox, stage.clock, [](const LogLine&) {});
  EXPECT_EQ(daemon.run({}).value(), DaemonEnd::Stopped);
  const MonoTime zero{};
  EXPECT_EQ(looks, (std::vector<MonoTime>{zero, zero + hours(1), zero + minutes(80), zero + minutes(140),
                                          zero + minutes(140) + hours(24), zero + minutes(140) + hours(48)}))
      << "at the start, after each step, when something is due, once a day, and at the end";
}

TEST(Daemon, TellsPeopleAlsoWhileCallsAreUnderWay) {
  Stage stage;
  Door door = stage.script.door();
  int looks = 0;
  door.tell_people = [&](const Now& now) {
    if (++looks == 2) stage.inbox.stop();
    stage.clock.mono += minutes(1);
    return now.wall;
  };
  Daemon daemon(
      door, [](HttpCall, Duration) {}, stage.inbox, stage.clock, [](const LogLine&) {});
  EXPECT_EQ(daemon.run({}).value(), DaemonEnd::Stopped);
  EXPECT_EQ(looks, 3) << "a call without an answer must not silence the alerts";
}

/// Also what is raised while calls are under way, and in the last minute of a run.
TEST(Daemon, TellsTheLogAndThePeopleElsewhereTogether) {
  Stage stage;
  Door door = stage.script.door();
  std::vector<std::size_t> lines_at_looks;
  door.tell_people = [&](const Now& now) {
    lines_at_looks.push_back(stage.log.size());
    stage.clock.mono += minutes(1);
    const std::string order = "PO" + std::to_string(lines_at_looks.size());
    stage.script.exceptions.push_back(
        trade::make_exception(ExceptionKind::PriceMismatch, order, order, 1, Money(), "why", ""));
    if (lines_at_looks.size() == 3) stage.inbox.stop();
    return now.wall;
  };
  Daemon daemon(
      door, [](HttpCall, Duration) {}, stage.inbox, stage.clock,
      [&](const LogLine& line) { stage.log.push_back(line.text); });
  EXPECT_EQ(daemon.run({}).value(), DaemonEnd::Stopped);
  EXPECT_EQ(lines_at_looks, (std::vector<std::size_t>{0, 1, 2, 3}));
}

TEST(Daemon, LooksForNewFilesOnceAMinuteAndHandsThemIn) {
  Stage stage;
  Door door = stage.script.door();
  std::vector<MonoTime> looks;
  std::vector<std::string> files;
  door.new_files = [&] {
    looks.push_back(stage.clock.mono);
    return looks.size() == 2 ? std::vector<RemittanceFile>{{"a.csv", "text"}} : std::vector<RemittanceFile>{};
  };
  door.step = [&](std::span<const Event> events, Now now, const auto&) {
    for (const Event& event : events) {
      if (const auto* file = std::get_if<RemittanceFile>(&event)) files.push_back(file->name + "=" + file->text);
    }
    if (looks.size() == 4) stage.inbox.stop();
    Step step;
    step.wake_at = now.mono + hours(1);
    return step;
  };
  Daemon daemon(
      door, [](HttpCall, Duration) {}, stage.inbox, stage.clock,
      [&](const LogLine& line) { stage.log.push_back(line.text); });
  EXPECT_EQ(daemon.run({}).value(), DaemonEnd::Stopped);
  EXPECT_EQ(files, std::vector<std::string>{"a.csv=text"});
  EXPECT_EQ(stage.log, std::vector<std::string>{"reading remittances from a.csv"});
  ASSERT_GE(looks.size(), 4U);
  EXPECT_EQ(looks[1] - looks[0], minutes(1));
  EXPECT_EQ(looks[3] - looks[0], minutes(3));
}

}  // namespace
}  // namespace vendorproof::live
