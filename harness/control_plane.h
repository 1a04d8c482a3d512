// The door for the person at the served mocks: what time it is there, what was accepted, and a new order by hand.
#pragma once

#include <string>

#include "core/base/http.h"
#include "harness/site.h"

namespace vendorproof::harness {

/// What the control plane answers; `GET /` lists its routes. Never fails: a wrong path,
/// verb or body is answered with what would have been right. Any thread may ask.
class ControlPlane {
 public:
  /// The site must outlive it. `version` is the program's.
  ControlPlane(Site& site, std::string version) : site_(site), version_(std::move(version)) {}

  HttpResponse handle(const HttpRequest& request);

  Site& site() { return site_; }
  const std::string& version() const { return version_; }

 private:
  Site& site_;
  std::string version_;
};

}  // namespace vendorproof::harness
