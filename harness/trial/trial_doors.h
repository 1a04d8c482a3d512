// What the program on trial trades with, on sockets: both mocks and the control plane.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "core/base/peer.h"
#include "core/base/result.h"
#include "harness/control/control_plane.h"
#include "harness/site/tenants.h"
#include "harness/sockets/http_front.h"
#include "harness/sockets/tls_door.h"
#include "harness/trial/system_under_test.h"
#include "harness/trial/trial_system.h"

namespace vendorproof::harness {

/// What the doors let in goes through these; any thread calls them.
struct TrialGuards {
  std::function<Delivery(Peer peer, const HttpRequest& request)> peer;
  /// `answer` is what the control plane answers.
  std::function<Delivery(const HttpRequest& request, const HttpFront::Answer& answer)> control;
};

class TrialDoors {
 public:
  /// Accept connections when it returns. `folder`: for a certificate. `tenants` and `plane` must outlive them. Errors:
  /// Unavailable, naming the port and what to do; those of check_address.
  static Result<std::unique_ptr<TrialDoors>> open(const SystemUnderTest& system, Tenants& tenants, ControlPlane& plane,
                                                  const TrialGuards& guards, const std::string& folder);
  /// Errors: NotFound, if this machine has no address of that name ([peers] listen).
  static Result<void> check_address(const SystemUnderTest& system);
  TrialDoors(const TrialDoors&) = delete;
  TrialDoors& operator=(const TrialDoors&) = delete;
  ~TrialDoors() = default;

  /// The urls as the program is told them: `amazon`, `erp`, `control` and, with TLS, `amazon_tls`, `proxy`, `ca`.
  const TrialNames& urls() const { return urls_; }

 private:
  TrialDoors() = default;
  Result<std::unique_ptr<HttpFront>> front(const SystemUnderTest& system, const std::string& name, HttpAnswers answers);
  Result<void> open_tls(HttpAnswers answers, const std::string& folder);

  TrialNames urls_;
  std::unique_ptr<HttpFront> amazon_;
  std::unique_ptr<HttpFront> erp_;  ///< null without the mock ERP
  std::unique_ptr<TlsDoor> tls_;    ///< null unless the system wants it
  std::unique_ptr<HttpFront> control_;
};

}  // namespace vendorproof::harness
