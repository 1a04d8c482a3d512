// The clock of the daemon: this machine's clock, or the virtual clock of the served mocks.
#pragma once

#include <optional>

#include "core/base/http.h"
#include "core/base/time.h"
#include "core/live/http_client.h"

namespace vendorproof::live {

class Clock {
 public:
  Clock() = default;
  Clock(const Clock&) = delete;
  Clock& operator=(const Clock&) = delete;
  virtual ~Clock() = default;

  /// Errors: Unavailable, if the control plane of the virtual clock does not answer.
  virtual Result<Now> now() = 0;

  /// To call when only answers are awaited before `wake`. Returns how long to wait for an answer, in real time, at most
  /// an hour. If no call is under way, a virtual clock is moved to `wake`. Errors: as now().
  virtual Result<Duration> pass_until(MonoTime wake, bool calls_under_way) = 0;

  /// Whether the mocks have planned an event, such as a new order.
  virtual bool world_has_plans() const = 0;
};

/// This machine's clocks.
class RealClock : public Clock {
 public:
  RealClock();
  Result<Now> now() override;
  Result<Duration> pass_until(MonoTime wake, bool calls_under_way) override;
  bool world_has_plans() const override { return false; }

 private:
  MonoTime started_;
};

/// The clock of `vendorproof serve --clock virtual`. It stands still while calls are under way, and the daemon moves it
/// instead of sleeping: weeks of trade take seconds over real HTTP. Monotonic time is its wall time since the start.
class ControlledClock : public Clock {
 public:
  explicit ControlledClock(const Endpoint& control);
  Result<Now> now() override;
  Result<Duration> pass_until(MonoTime wake, bool calls_under_way) override;
  bool world_has_plans() const override { return next_due_.has_value(); }

 private:
  Result<void> ask(const HttpRequest& request);

  Endpoint control_;
  HttpClient client_;
  std::optional<Instant> start_;
  Instant wall_;
  std::optional<Instant> next_due_;
  bool just_moved_ = false;  ///< by us: the answer to the move had the time, so now() need not ask
};

}  // namespace vendorproof::live
