#include "harness/site/late_requests.h"

#include <algorithm>
#include <utility>

namespace vendorproof::harness {

void LateRequests::add(LateRequest late) {
  const auto place = std::upper_bound(requests_.begin(), requests_.end(), late.at,
                                      [](Instant at, const LateRequest& other) { return at < other.at; });
  requests_.insert(place, std::move(late));
}

std::optional<Instant> LateRequests::next() const {
  return requests_.empty() ? std::nullopt : std::optional(requests_.front().at);
}

std::optional<LateRequest> LateRequests::take(Instant until) {
  if (requests_.empty() || requests_.front().at > until) return std::nullopt;
  LateRequest late = std::move(requests_.front());
  requests_.erase(requests_.begin());
  return late;
}

}  // namespace vendorproof::harness
