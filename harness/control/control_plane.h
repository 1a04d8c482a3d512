// The door for the person at the served mocks: what time it is there, what was accepted, what goes wrong, and new
// orders by hand.
#pragma once

#include <string>

#include "core/base/http.h"
#include "harness/site/tenants.h"

namespace vendorproof::harness {

/// What the control plane answers; `GET /` lists its routes, `GET /openapi.json` tells them in full. Never fails: a
/// wrong path, verb, parameter or body is answered with what would have been right. Any thread may ask.
class ControlPlane {
 public:
  /// The tenants must outlive it. `version` is the program's.
  ControlPlane(Tenants& tenants, std::string version) : tenants_(tenants), version_(std::move(version)) {}

  HttpResponse handle(const HttpRequest& request);

 private:
  Tenants& tenants_;
  std::string version_;
};

}  // namespace vendorproof::harness
