#include "mock_amazon/state/quota.h"

#include <algorithm>

namespace vendorproof::mock_amazon {

void Quota::count(std::string_view operation, Instant now) {
  Meter& meter = meters_[std::string(operation)];
  const Instant minute = std::chrono::floor<std::chrono::minutes>(now);
  if (meter.minute != minute) {
    meter.minute = minute;
    meter.in_minute = 0;
  }
  ++meter.usage.requests;
  ++meter.in_minute;
  meter.usage.most_in_a_minute = std::max(meter.usage.most_in_a_minute, meter.in_minute);
}

bool Quota::take(std::size_t application, std::string_view operation, std::int64_t rate_per_second, std::int64_t burst,
                 Instant now) {
  std::string name(operation);
  if (application > 0) name += "/" + std::to_string(application);
  Bucket& bucket = buckets_[name];
  const std::int64_t full = burst * 1000;
  if (!bucket.used) bucket = {full, now, true};
  // Wall time may jump back: then no token is added or removed.
  const std::int64_t elapsed_ms = std::clamp<std::int64_t>((now - bucket.filled_at).count(), 0, 3'600'000);
  bucket.milli_tokens = std::min(full, bucket.milli_tokens + elapsed_ms * rate_per_second);
  bucket.filled_at = std::max(bucket.filled_at, now);
  if (bucket.milli_tokens < 1000) {
    ++meters_[std::string(operation)].usage.throttled;
    return false;
  }
  bucket.milli_tokens -= 1000;
  return true;
}

Usage Quota::usage_of(std::string_view operation) const {
  const auto found = meters_.find(operation);
  Usage usage = found == meters_.end() ? Usage() : found->second.usage;
  usage.operation = operation;
  return usage;
}

}  // namespace vendorproof::mock_amazon
