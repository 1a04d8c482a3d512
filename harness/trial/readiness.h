// Asks a program whether it is ready, until it is.
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/base/time.h"
#include "harness/trial/plain_url.h"

namespace vendorproof::harness {

class Readiness {
 public:
  /// Ready is what answers GET with 2xx, within that much real time.
  Readiness(PlainUrl url, Duration within);

  /// The time counts from now.
  void begin();
  /// Whether it is ready. Asks twenty times a second at most, however often it is called, and takes at most two
  /// seconds. Errors: Unavailable when the time is over, with what it answered last.
  Result<bool> look();

 private:
  PlainUrl url_;
  Duration within_;
  MonoTime deadline_;
  MonoTime next_;    ///< when it is asked again
  std::string why_;  ///< it was not ready when it was asked last
};

}  // namespace vendorproof::harness
