// What happens to an answer on its way to the client.
#pragma once

#include <utility>

#include "core/base/http.h"

namespace vendorproof::harness {

enum class Fate {
  Whole,
  Cut,   ///< the connection ends in the middle of the body
  None,  ///< the connection ends without an answer
};

struct Delivery {
  Delivery(HttpResponse whole) : response(std::move(whole)) {}
  Delivery(HttpResponse answer, Fate what) : response(std::move(answer)), fate(what) {}

  HttpResponse response;
  Fate fate = Fate::Whole;
  bool is_of_peer = true;  ///< false: something before the peer answered, and the peer has not seen the request
};

}  // namespace vendorproof::harness
