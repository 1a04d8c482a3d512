// The core as a process: step, send what it asks for, wait for an answer or the time to wake, step again.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/core.h"
#include "core/live/clock.h"
#include "core/live/inbox.h"

namespace vendorproof::live {

/// The door of the core, as functions, so that the loop is tested without a trade.
struct Door {
  std::function<Step(const Event&, Now)> step;
  std::function<bool()> idle;
  std::function<std::vector<TradeException>()> exceptions;
};
Door door_of(Core& core);

enum class UntilIdle { No, Yes };

struct DaemonOptions {
  UntilIdle until_idle = UntilIdle::No;
  /// How long nothing may be left to do, here and in the world, before idleness is believed: longer than the longest
  /// polling interval, or news would be missed.
  Duration idle_grace = std::chrono::hours(13);
  /// How long until_idle waits while something is left to do, but no call is made for it and nothing is planned.
  Duration still_max = std::chrono::hours(72);
  /// How long until_idle tries at all.
  Duration give_up_after = std::chrono::hours(24 * 400);
};

enum class DaemonEnd { Stopped, Idle, GaveUp };

class Daemon {
 public:
  using Submit = std::function<void(HttpCall call, Duration timeout)>;
  using Log = std::function<void(std::string_view line)>;

  /// `submit` leads to exactly one answer in `inbox` per call. The inbox and the clock must outlive the daemon; a
  /// Transport must end before the inbox does.
  Daemon(Door door, Submit submit, Inbox& inbox, Clock& clock, Log log);

  /// Until the inbox is stopped, or as `options` say. Errors: Unavailable, when the clock is.
  Result<DaemonEnd> run(const DaemonOptions& options);

 private:
  Result<void> step(const Event& event);
  void send(Step step);
  /// With no call under way: whether there is a reason to end before anybody says stop.
  std::optional<DaemonEnd> end_of_work(const DaemonOptions& options);
  void tell_exceptions();

  Door door_;
  Submit submit_;
  Inbox& inbox_;
  Clock& clock_;
  Log log_;
  Now now_;
  MonoTime wake_at_ = MonoTime::max();
  std::int64_t calls_under_way_ = 0;
  MonoTime started_;
  MonoTime moved_at_;  ///< when a call was last made for a document, or something was planned
  std::optional<MonoTime> idle_since_;
  std::optional<MonoTime> exceptions_told_at_;
  std::set<std::string> exceptions_told_;
};

}  // namespace vendorproof::live
