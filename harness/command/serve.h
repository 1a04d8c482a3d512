// `vendorproof serve`: the mock Amazon and the mock ERP over HTTP, for an integration of others, or for our own core as
// a process.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/base/result.h"
#include "harness/control/control_plane.h"
#include "harness/site/stock.h"
#include "harness/site/tenants.h"
#include "harness/sockets/http_front.h"
#include "harness/sockets/tls_door.h"
#include "scenarios/scenario.h"

namespace vendorproof::harness {

struct ServeOptions {
  int amazon_port = 8474;  ///< 0 takes any free port
  int erp_port = 8475;
  int control_port = 8476;
  std::string listen = "127.0.0.1";  ///< an IPv4 address of this machine
  std::string control_token;         ///< "": the control plane answers only names of this machine
  std::string scenario_file;         ///< "": a small stock of items, no orders, and the time of this machine
  std::string rate_card_file;        ///< "" = the region's own
  std::string tenants_file;          ///< "": tenants are made only at the control plane
  mock_erp::SignIn erp_sign_in = mock_erp::SignIn::Either;
  ServedTime clock = ServedTime::Real;
  std::int64_t scale = 1;  ///< of a Real clock: 1 to 100,000
  TlsOptions tls;
  std::string version = VENDORPROOF_VERSION;
};

/// Both mocks and the control plane, served until destruction.
class Served {
 public:
  /// Accepts connections when it returns. Errors: Unavailable, naming the port, why, and what to do.
  static Result<std::unique_ptr<Served>> open(const ServeOptions& options, const scenarios::Scenario& scenario);

  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  /// Ends waits and delays first, so that no connection delays the end.
  ~Served() { tenants_.stop(); }

  Site& site() { return tenants_.usual(); }
  Tenants& tenants() { return tenants_; }
  std::string amazon_url() const { return amazon_->url(); }
  std::string erp_url() const { return erp_->url(); }
  std::string control_url() const { return control_->url(); }
  /// What the program says when it is ready: one object of JSON.
  std::string ready_line() const;

 private:
  Served(const ServeOptions& options, const scenarios::Scenario& scenario);

  Tenants tenants_;
  ControlPlane control_plane_;
  std::unique_ptr<HttpFront> amazon_;
  std::unique_ptr<HttpFront> erp_;
  std::unique_ptr<HttpFront> control_;
  std::unique_ptr<TlsDoor> tls_;  ///< null without --tls
};

/// The command. When it is ready it writes one line of JSON to standard output:
/// `{"ready":true,"amazon":"http://127.0.0.1:8474","erp":...,"control":...}`, with TLS also what TlsDoor::announce
/// adds. Ends with 0 at SIGTERM or SIGINT, with 2 when it cannot begin, for instance if the scenario is unreadable or a
/// port is in use.
int serve(const ServeOptions& options);

}  // namespace vendorproof::harness
