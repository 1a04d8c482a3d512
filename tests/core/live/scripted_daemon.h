// The daemon around a core in a script, with a clock that the test moves.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/live/daemon.h"

namespace vendorproof::live {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

inline const Instant start = parse_instant("2026-11-23T08:00:00Z").value();

/// Time that the test moves, and that passes by itself while the daemon waits.
class TestClock : public Clock {
 public:
  Result<Now> now() override {
    if (broken) return failure(ErrorCode::Unavailable, "no time");
    return Now{start + mono.time_since_epoch(), mono};
  }
  Result<Duration> pass_until(MonoTime wake, bool calls_under_way) override {
    if ((!calls_under_way || runs_by_itself) && wake > mono) mono = wake;
    return Duration(0);
  }
  bool world_has_plans() const override { return mono < plans_until; }

  MonoTime mono{Duration(0)};
  MonoTime plans_until{Duration(0)};
  bool broken = false;
  bool runs_by_itself = false;  ///< also while calls are under way
};

/// A core that polls every hour until it has `polls`, and is idle then.
struct Script {
  std::vector<std::string> seen;
  int polls = 0;
  int polls_wanted = 3;
  Duration polls_every = hours(1);
  bool settles = true;
  std::string subject;
  std::vector<TradeException> exceptions;

  Door door() {
    return {[this](std::span<const Event> events, Now now, const auto&) { return step(events.front(), now); },
            [this] { return settles && polls >= polls_wanted; }, [this] { return exceptions; }};
  }

  Step step(const Event& event, Now now) {
    Step step;
    step.wake_at = now.mono + polls_every;
    if (const auto* done = std::get_if<CallDone>(&event)) {
      seen.push_back("answer " + done->key.text);
      return step;
    }
    const auto* booted = std::get_if<Booted>(&event);
    seen.emplace_back(booted == nullptr ? "woke" : booted->polls_at_once ? "booted at once" : "booted");
    if (polls >= polls_wanted) return step;
    HttpCall call;
    call.key.text = "poll/" + std::to_string(++polls);
    call.subject = subject;
    call.deadline = now.mono + seconds(30);
    step.calls.push_back(call);
    return step;
  }
};

struct Stage {
  Script script;
  TestClock clock;
  Inbox inbox;
  std::vector<Duration> timeouts;
  std::vector<std::string> log;
  std::function<bool(Now)> any_due;

  Result<DaemonEnd> run(const DaemonOptions& options) {
    const auto submit = [this](HttpCall call, Duration timeout) {
      timeouts.push_back(timeout);
      inbox.post({{call.key, call.attempt, HttpResponse{}}, call.peer, ""});
    };
    Door door = script.door();
    door.any_due = any_due;
    Daemon daemon(std::move(door), submit, inbox, clock, [this](const LogLine& line) { log.push_back(line.text); });
    return daemon.run(options);
  }
};

inline DaemonOptions until_idle() {
  DaemonOptions options;
  options.until_idle = UntilIdle::Yes;
  return options;
}

}  // namespace vendorproof::live
