// The core as a process: step, send the calls, wait for an answer or for the wake time, step again.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/core.h"
#include "core/live/clock.h"
#include "core/live/inbox.h"
#include "core/live/log.h"
#include "core/live/peer_watch.h"

namespace vendorproof::live {

/// The door of the core, as functions, so that tests can run the loop without a real core.
struct Door {
  std::function<Step(std::span<const Event>, Now, const std::function<void(HttpCall)>& leave_early)> step;
  std::function<bool()> idle;
  std::function<std::vector<TradeException>()> exceptions;
  /// Files that people dropped since the last look, asked for once a minute; may be empty.
  std::function<std::vector<RemittanceFile>()> new_files = {};
  std::function<std::string(std::string_view key)> order_of = {};  ///< of a call
  std::function<bool(Now now)> any_due = {};                       ///< see Core::any_due
  /// Tells people elsewhere about what is open, just after the log told it, and returns when to be called again if
  /// nothing happens until then. At most once a minute, and at the end of a run; may be empty.
  std::function<Instant(const Now& now)> tell_people = {};
  std::function<AlertCounts()> alert_counts = {};
};
Door door_of(Core& core);

enum class UntilIdle { No, Yes };
/// Once: every list is polled, what is due now is done, and the run ends. It waits for answers and for its turn, never
/// for a time that is to come.
enum class Once { No, Yes };

struct DaemonOptions {
  UntilIdle until_idle = UntilIdle::No;
  Once once = Once::No;
  bool begins_anew = false;   ///< see Booted
  bool tell_answers = false;  ///< whether each answer is a line of the log
  /// How long core and mocks must have nothing to do before until_idle ends. Must be longer than the longest polling
  /// interval, else the daemon would miss news.
  Duration idle_grace = std::chrono::hours(13);
  /// How long until_idle waits if work is left, but no call is made for a document and the mocks plan no event.
  Duration still_max = std::chrono::hours(72);
  /// The longest time that until_idle runs in total, and `once`, also while calls are under way.
  Duration give_up_after = std::chrono::hours(24 * 400);
  std::optional<Duration> stop_after;  ///< then it ends as if it had been stopped
};

/// Done: of `once`.
enum class DaemonEnd { Stopped, Idle, Done, GaveUp };

class Daemon {
 public:
  using Submit = std::function<void(HttpCall call, Duration timeout)>;
  using Log = std::function<void(const LogLine& line)>;

  /// `submit` must put exactly one answer per call into `inbox`. The inbox and the clock must outlive the daemon; a
  /// Transport must end before the inbox does.
  Daemon(Door door, Submit submit, Inbox& inbox, Clock& clock, Log log);

  /// Runs until the inbox is stopped, or as `options` say. Errors: Unavailable, if the clock does not answer.
  Result<DaemonEnd> run(const DaemonOptions& options);

  /// See PeerWatch.
  std::string peer_troubles() const { return peer_watch_.troubles(); }
  /// What was called so far, and what came of it.
  const TrafficCounts& traffic() const { return traffic_.counts(); }

 private:
  Result<DaemonEnd> work(const DaemonOptions& options);
  /// One step for all answers that have come.
  Result<void> take(std::vector<Arrival> answers);
  Result<void> step(std::span<const Event> events);
  void send(HttpCall call);
  Result<void> serve_visitors();
  /// Sends the calls of a step and remembers when to wake.
  void take_step(Step step);
  /// When to step again at the latest.
  MonoTime next_step(const DaemonOptions& options) const;
  /// Whether `options` ask to end now.
  std::optional<DaemonEnd> end_of_work(const DaemonOptions& options);
  std::optional<DaemonEnd> end_of_one_pass(const DaemonOptions& options);
  std::optional<DaemonEnd> end_of_idle_work(const DaemonOptions& options);
  bool waits_for_its_turn() const;
  /// The log and the people elsewhere learn the same at the same time.
  void tell_people();
  void log_incidents();
  Result<void> take_new_files();
  void tell_answer(const Arrival& answer);

  Door door_;
  Submit submit_;
  Inbox& inbox_;
  Clock& clock_;
  Log log_;
  PeerWatch peer_watch_;
  Traffic traffic_;
  bool tells_answers_ = false;
  Now now_;
  MonoTime wake_at_ = MonoTime::max();
  std::int64_t calls_under_way_ = 0;
  MonoTime started_;
  MonoTime moved_at_;  ///< when a call was last made for a document, or the mocks last had a planned event
  std::optional<MonoTime> idle_since_;
  std::optional<MonoTime> people_told_at_;
  MonoTime people_wake_at_ = MonoTime::max();  ///< when people must be told again
  std::optional<MonoTime> files_looked_at_;
  std::set<std::string> incidents_told_;
};

}  // namespace vendorproof::live
