// The tenants of a served process. Each has its own site and is recognised by the credentials of its clients, so that
// several CI jobs share a server without seeing each other.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/http.h"
#include "core/base/result.h"
#include "harness/site/site.h"

namespace vendorproof::harness {

struct TenantWish {
  std::string name;
  std::optional<scenarios::Scenario> scenario;  ///< nullopt: a small stock, no orders
  std::optional<std::uint64_t> seed;
  ServedTime clock = ServedTime::Virtual;
  std::int64_t scale = 1;
  /// An empty member is made from the name, see credentials_of.
  Credentials credentials;
  std::optional<std::size_t> journal_rows;
};

/// `amzn1.application-oa2-client.<name>`, `<name>-client-secret`, `Atzr|<name>`, `<name>`, `<name>-erp-key`,
/// `<name>-erp-client`, `<name>-erp-client-secret`.
Credentials credentials_of(std::string_view name);

class Tenants {
 public:
  static constexpr std::string_view default_name = "default";
  static constexpr std::size_t tenants_max = 1000;

  /// Makes the default tenant, to which all requests with unknown credentials belong.
  Tenants(const scenarios::Scenario& scenario, ServedClock clock, SiteBounds bounds = {},
          const Credentials& usual = Credentials::usual());

  /// May be called by any thread; tenants do not wait for each other. Tokens of logins are kept with their tenant.
  Delivery handle(Peer peer, const HttpRequest& request);

  /// Errors: Malformed for a name that is not 1 to 60 letters, digits, `-`, `_` or `.`, or a seed or scale out of
  /// range; Conflict for a name or credentials that another tenant has, or for more than 1,000 tenants.
  Result<std::shared_ptr<Site>> create(const TenantWish& wish);
  /// Errors: NotFound; Conflict for the default tenant. Running requests are finished.
  Result<void> remove(std::string_view name);
  /// nullptr if there is no such tenant.
  std::shared_ptr<Site> find(std::string_view name) const;
  Site& usual() const { return *usual_; }
  /// The name of a tenant's site; "" for a site that is no tenant's any more.
  std::string name_of(const Site& site) const;
  /// Where browsers find the mock Amazon. Told once, before anything is served.
  void tell_amazon_url(std::string url) { amazon_url_ = std::move(url); }
  const std::string& amazon_url() const { return amazon_url_; }
  /// In order of name.
  std::vector<std::string> names() const;
  void reset_all();
  /// Ends every wait and delay of every tenant, because the server stops.
  void stop();

  /// The tenant that the credentials of a request name.
  std::shared_ptr<Site> resolve(Peer peer, const HttpRequest& request) const;

 private:
  std::shared_ptr<Site> named_at_amazon(const HttpRequest& request) const;
  std::shared_ptr<Site> named_at_erp(const HttpRequest& request) const;
  using ByText = std::map<std::string, std::shared_ptr<Site>, std::less<>>;

  void index(const std::shared_ptr<Site>& site);
  void learn(const std::shared_ptr<Site>& site, const HttpResponse& response);

  mutable std::shared_mutex mutex_;
  std::string amazon_url_ = "http://127.0.0.1:8474";
  const std::shared_ptr<Site> usual_;
  ByText by_name_;
  ByText by_client_;
  ByText by_refresh_token_;
  ByText by_erp_user_;
  ByText by_erp_client_;
  ByText by_token_;
  std::deque<std::string> tokens_;  ///< oldest first, at most 100,000
};

}  // namespace vendorproof::harness
