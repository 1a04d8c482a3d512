// Where alerts go: a webhook, the webhook of one owner, a file, standard error.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/live/alerts/alert.h"
#include "core/live/alerts/delivery.h"
#include "core/live/keys/config_alerts.h"

namespace vendorproof::live {

/// One thread delivers to a place; any thread may call reopen() and stop().
class AlertPlace {
 public:
  explicit AlertPlace(std::string name) : name_(std::move(name)) {}
  AlertPlace(const AlertPlace&) = delete;
  AlertPlace& operator=(const AlertPlace&) = delete;
  virtual ~AlertPlace() = default;

  /// `webhook of Finance`: the same after every start, whatever its address.
  const std::string& name() const { return name_; }
  /// The same with the address as people may see it: without path and query.
  virtual std::string shown() const { return name_; }
  virtual bool takes(Owner owner) const;
  /// `now`: this machine's time. Takes at most little more than `timeout`.
  virtual Delivery deliver(const Alert& alert, Instant now, Duration timeout) = 0;
  virtual void reopen() {}
  /// Ends a delivery that is under way in another thread.
  virtual void stop() {}

 private:
  std::string name_;
};

/// The places of a configuration, each once, in the order of the section's reference. An owner with a webhook of its
/// own is not told at the common one.
std::vector<std::unique_ptr<AlertPlace>> places_of(const AlertsConfig& config);

/// What a webhook gets: one POST with the alert's body, `Vendorproof-Alert-Id`, `Vendorproof-Event` and
/// `Vendorproof-Signature`.
HttpRequest webhook_request(const Webhook& webhook, const std::string& secret, const Alert& alert, Instant now);

}  // namespace vendorproof::live
