// Usage plans: a token bucket per application and operation (API-01), and counts of requests
// that the operator of the mock can read.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "core/base/time.h"
#include "mock_amazon/state/settings.h"

namespace vendorproof::mock_amazon {

class Quota {
 public:
  /// Counts a request of the operation, whatever its answer will be.
  void count(std::string_view operation, Instant now);
  /// Takes a token of the application's bucket for the operation; false, and counted as throttled, when it is empty.
  bool take(std::size_t application, std::string_view operation, std::int64_t rate_per_second, std::int64_t burst,
            Instant now);

  Usage usage_of(std::string_view operation) const;

  /// See archive.h.
  template <class Archive>
  void archive(Archive& a) {
    a("buckets", buckets_)("meters", meters_);
  }

 private:
  struct Bucket {
    std::int64_t milli_tokens = 0;  ///< thousandths of a token, so that a millisecond refills a whole number
    Instant filled_at;
    bool used = false;

    template <class Archive>
    void archive(Archive& a) {
      a("milli_tokens", milli_tokens)("filled_at", filled_at)("used", used);
    }
  };
  struct Meter {
    Usage usage;
    Instant minute;
    std::uint64_t in_minute = 0;

    template <class Archive>
    void archive(Archive& a) {
      a("usage", usage)("minute", minute)("in_minute", in_minute);
    }
  };
  std::map<std::string, Bucket, std::less<>> buckets_;
  std::map<std::string, Meter, std::less<>> meters_;
};

}  // namespace vendorproof::mock_amazon
