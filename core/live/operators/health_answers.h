// How the daemon is: for monitors and for the screen of `vendorproof status`.
#pragma once

#include "core/base/http.h"
#include "core/live/operators/answers.h"

namespace vendorproof::live {

/// 200 if the store can be written, Amazon's token is there and no peer is in trouble; else 503 with what is not.
HttpResponse tell_readiness(const Counter& counter, const HttpRequest& request);
HttpResponse tell_metrics(const Counter& counter, const HttpRequest& request);
HttpResponse tell_status(const Counter& counter, const HttpRequest& request);

}  // namespace vendorproof::live
