// What is served: one field and its clock, used by many connections at once.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "harness/field.h"
#include "harness/real_time.h"

namespace vendorproof::harness {

/// Every function may be called by any thread; one is inside at a time, so the field sees requests in one order.
class Site {
 public:
  struct Time {
    Instant now;
    std::optional<Instant> next_due;
  };

  Site(const scenarios::Scenario& scenario, ServedClock clock) : clock_(clock), field_(scenario) {}

  HttpResponse handle(Peer peer, const HttpRequest& request);
  ServedTime clock_kind() const { return clock_kind_; }
  Time time();
  /// Only for a virtual clock; everything that is due on the way happens in order. Time never goes back.
  Time advance_to(Instant target);
  Time advance_by(Duration duration);
  /// Errors: as Field::issue.
  Result<void> issue(std::string_view order_json);
  std::vector<LedgerEntry> ledger();
  /// What of the scenario Amazon could not take.
  std::vector<std::string> problems();

 private:
  Time time_now();

  std::mutex mutex_;
  ServedClock clock_;
  ServedTime clock_kind_ = clock_.kind();
  Field field_;
};

}  // namespace vendorproof::harness
