// Amazon Vendor Central as one copyable value: the API and portal for vendors, actions of buyers, and events in time.
// No sockets, threads, clock or unnamed random numbers. It shares only core/base with the integration.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/effect.h"
#include "core/base/http.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/base/truck.h"
#include "mock_amazon/state/settings.h"

namespace vendorproof::mock_amazon {

class VendorCentral {
 public:
  explicit VendorCentral(Settings settings);
  VendorCentral(const VendorCentral& other);
  VendorCentral(VendorCentral&& other) noexcept;
  VendorCentral& operator=(VendorCentral other) noexcept;
  ~VendorCentral();

  /// What a client sees: the API, Login with Amazon (`/auth/o2/token`) and the portal (`/portal/...`).
  HttpResponse handle(const HttpRequest& request, Instant now);

  /// A buyer places an order, given as Amazon's JSON of one Order (models: vendorOrders.json). It is served as written,
  /// quirks included, but without lines whose item is not ordered any more (ACK-26): an order without any other line is
  /// withheld. Errors: Malformed with the path of the field; Conflict for a number that exists.
  Result<void> issue(std::string_view order_json, Instant now);
  /// Errors: NotFound for an unknown order or line; Conflict when a closed order cannot be changed; Malformed.
  Result<void> change(const OrderChange& change, Instant now);

  /// A truck that will arrive at `truck.arrives`. The ship notice is compared with the goods in the truck.
  void expect_truck(Truck truck, Instant now);
  /// The truck that an accepted ship notice claims (notices/claimed_goods.h): for trade without an ERP.
  std::optional<Truck> claimed_truck(const std::string& shipment, Instant accepted, Duration travels) const;

  /// An incident that no message of the API shows: a paper invoice, a missed appointment... Errors: NotFound for an
  /// unknown order, Malformed for an unknown kind (the error lists the kinds) or a number out of range.
  Result<void> note(const Incident& incident, Instant now);

  /// Does everything that is due by `now`: transactions settle, trucks are received, invoices fall due and are paid.
  void advance(Instant now);
  /// When advance() has something to do next; none if nothing is planned.
  std::optional<Instant> next_due() const;
  /// The effects since the last call, in order.
  std::vector<Effect> take_effects();

  /// Everything but credentials and access tokens, as one line of JSON (archive.h): for a file, or for another value
  /// that then goes on in the same way.
  std::string export_state() const;
  /// Errors: Malformed with the path of what is wrong; then nothing has changed.
  Result<void> import_state(std::string_view json);
  /// A key for `/portal/?key=...`, valid for 15 minutes; it begins with `label` and a `~`.
  std::string new_portal_key(const std::string& label, Instant now);

  /// Access tokens given out by `other` are valid here too.
  void keep_access_of(const VendorCentral& other);

  const Settings& settings() const;
  /// Other credentials, switches and times from now on; what was started before is not changed.
  void configure(Settings settings);

  Payables payables() const;
  /// One row per operation of the endpoint table, in its order.
  std::vector<Usage> usage() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vendorproof::mock_amazon
