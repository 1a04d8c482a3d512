// What came of sending an alert, and when to try again. Pure functions.
#pragma once

#include <optional>
#include <string>

#include "core/base/http.h"
#include "core/base/time.h"
#include "core/live/http_client.h"

namespace vendorproof::live {

enum class Taken {
  Yes,
  PlaceWaits,  ///< the fault is the place's: all its alerts wait
  AlertWaits,  ///< the receiver does not like this one: the others go on
};

struct Delivery {
  Taken taken = Taken::Yes;
  std::string trouble;           ///< for people: why it was not taken; "" if it was
  std::optional<Duration> wait;  ///< the receiver asked for at least this pause
};

/// 2xx is taken. Redirects are not followed. 400, 413, 422 and other refusals of the message are AlertWaits; no answer,
/// 3xx, 401, 403, 404, 408, 410, 425, 429 and 5xx are PlaceWaits. `origin` is for the text; `now` is this machine's
/// time, for a Retry-After that is a date.
Delivery delivery_of(const Sent& sent, const std::string& origin, Instant now);

/// `base`, twice that, four times ..., at most `most`. `failures` in sequence, at least 1.
Duration back_off_after(int failures, Duration base, Duration most);

}  // namespace vendorproof::live
