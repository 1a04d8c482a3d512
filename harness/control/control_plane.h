// The control plane: HTTP for the person or test that directs the served mocks (time, faults, orders) and reads what
// they accepted.
#pragma once

#include <string>

#include "core/base/http.h"
#include "harness/site/tenants.h"

namespace vendorproof::harness {

/// Answers requests. `GET /` lists the routes, `GET /openapi.json` describes them in full. Never fails: a wrong path,
/// method, parameter or body is answered with the valid ones. May be called by any thread.
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
