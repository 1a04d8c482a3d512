#include "harness/site.h"

namespace vendorproof::harness {

HttpResponse Site::handle(Peer peer, const HttpRequest& request) {
  const std::lock_guard lock(mutex_);
  return field_.handle(peer, request, clock_.now());
}

Site::Time Site::time() {
  const std::lock_guard lock(mutex_);
  return time_now();
}

Site::Time Site::advance_to(Instant target) {
  const std::lock_guard lock(mutex_);
  clock_.advance_to(target);
  return time_now();
}

Site::Time Site::advance_by(Duration duration) {
  const std::lock_guard lock(mutex_);
  clock_.advance_to(clock_.now() + duration);
  return time_now();
}

Result<void> Site::issue(std::string_view order_json) {
  const std::lock_guard lock(mutex_);
  return field_.issue(order_json, clock_.now());
}

std::vector<LedgerEntry> Site::ledger() {
  const std::lock_guard lock(mutex_);
  field_.advance(clock_.now());
  return field_.ledger();
}

std::vector<std::string> Site::problems() {
  const std::lock_guard lock(mutex_);
  field_.advance(clock_.now());
  return field_.problems();
}

Site::Time Site::time_now() {
  const Instant now = clock_.now();
  field_.advance(now);
  return {now, field_.next_due()};
}

}  // namespace vendorproof::harness
