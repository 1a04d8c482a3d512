// Whose time the daemon lives in: this machine's, or that of mocks whose control plane moves it.
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

  /// Errors: Unavailable, when time is somebody else's who does not answer.
  virtual Result<Now> now() = 0;

  /// There is nothing to do before `wake` but to wait for answers. Returns how long to wait for one, in real time, at
  /// most an hour; a clock that may be moved is moved to `wake` when no call is under way. Errors: as now().
  virtual Result<Duration> pass_until(MonoTime wake, bool calls_under_way) = 0;

  /// Whether something is known to be going to happen in the world without us.
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

/// The clock of `vendorproof serve --clock virtual`. It stands still while calls are under way, and instead of
/// sleeping the daemon moves it: weeks of trade take seconds over real HTTP. Monotonic time is the wall's since start.
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
  bool just_moved_ = false;  ///< by us: the answer said what time it is
};

}  // namespace vendorproof::live
