// Amazon Vendor Central as one copyable value: what a vendor sees of it, what buyers do, and what time does. Strict,
// without sockets, threads, clock or chance. It shares no code with the integration above core/base.
#pragma once

#include <cstdint>
#include <map>
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
#include "mock_amazon/payment_terms.h"
#include "mock_amazon/quirk_choices.h"
#include "mock_amazon/readings.h"
#include "mock_amazon/receiving_plan.h"

namespace vendorproof::mock_amazon {

struct RateCard;

/// An application that may log in beside the first one. Its usage plans are its own (API-01).
struct Application {
  std::string client_id;
  std::string client_secret;
  std::string refresh_token;
  std::vector<std::string> denied_operations;  ///< 403: the roles for them are missing (API-20)
  bool revoked = false;                        ///< the selling partner took the authorisation back
};

/// What Amazon's catalogue says of an item, where that asks more of a ship notice.
struct ItemTraits {
  bool perishable = false;        ///< lot and expiry (ASN-40, ASN-41)
  bool traceable_food = false;    ///< the lot's source, in the United States (ASN-44)
  bool deforestation = false;     ///< due diligence or exemption, in the European Union (ASN-45)
  bool priced_by_weight = false;  ///< totalWeight (ASN-59); also where an order's netCost is per unit of weight
};

struct Settings {
  std::string client_id = "amzn1.application-oa2-client.test";
  std::string client_secret = "test-secret";
  std::string refresh_token = "Atzr|test-refresh-token";
  Duration token_lifetime = std::chrono::hours(1);
  Region region = Region::NA;
  Face face = Face::Documented;
  Readings readings;
  std::shared_ptr<const RateCard> rate_card;  ///< none: the region's own (mock_amazon/rate_cards)
  QuirkChoices quirks;
  std::vector<std::string> denied_operations;  ///< of the application above
  std::vector<Application> more_applications;  ///< at most 100
  std::string authorization_code;              ///< buys a refresh token once; "": none does
  /// The vendor group: its codes, all of which a token reaches (PO-37). Empty: whatever its orders name.
  std::vector<std::string> vendor_codes;
  std::map<std::string, ItemTraits> catalogue;  ///< by ASIN or, without one, vendor identifier; others need nothing
  Duration processing_time = std::chrono::minutes(5);       ///< from 202 to processed; at most 30 min (ACK-29)
  Duration receiving_time = std::chrono::hours(4);          ///< from the truck's arrival to receipts
  ReceivingPlan receiving;                                  ///< days, and what is counted wrongly
  std::int64_t payment_days = 30;                           ///< from invoice date, net
  TermsType terms_type = TermsType::Basic;                  ///< as agreed (INV-19, INV-26)
  std::int64_t terms_day = 25;                              ///< of the month, 1 to 31, for FixedDate
  std::int64_t discount_basis_points = 0;                   ///< agreed for paying early (INV-29)
  std::int64_t discount_days = 0;                           ///< from invoice date, while that discount holds
  std::int64_t receipt_wait_days = 5;                       ///< that a payment waits for missing receipts (ours)
  Duration fill_assessment = std::chrono::hours(120 * 24);  ///< from window end to the latest fill assessment (CB-04)
  std::int64_t rate_per_second = 10;                        ///< token bucket per operation (API-01)
  std::int64_t burst = 10;
  std::int64_t transaction_burst = 20;  ///< getTransaction's
  std::uint64_t seed = 1;               ///< of request and transaction ids, and of what the dock counts wrongly
  /// Cancels what was neither announced nor received in time (PO-24, PO-25; NA). No source shows that it still does.
  bool auto_cancels = false;
  /// From when an order that nobody answered counts as rejected (PO-27; no source knows the age). None: never.
  std::optional<Duration> unanswered_rejected_after;
};

/// What Amazon does to an order after it was placed, also after the vendor answered it (PO-10, PO-12).
enum class ChangeKind {
  Quantity,
  LineCancelled,
  OrderCancelled,
  NetCost,
  Window,
  LineAdded,
  OrderUncancelled,  ///< as it was before its cancellation, to be answered anew
  OrderType,
  FulfilmentCentre,
  Freight,  ///< who pays it, and with that which window governs (PO-17, PO-18)
};
std::string_view text_of(ChangeKind kind);

/// `line` 0 means the whole order.
struct OrderChange {
  std::string purchase_order;
  ChangeKind kind = ChangeKind::Quantity;
  std::int64_t line = 0;
  std::int64_t quantity = 0;       ///< new amount in the line's own unit, for Quantity
  std::string net_cost{};          ///< decimal per each, for NetCost
  std::optional<Window> window{};  ///< for Window; for Freight, where the new window differs from the old
  std::string value{};  ///< OrderType: Amazon's word; FulfilmentCentre: its party id; Freight: `Prepaid`, `Collect`
  std::string added_line{};  ///< Amazon's JSON of one OrderItem, for LineAdded
};

/// Something outside the API that is charged for.
struct Incident {
  std::string kind;  ///< a trigger of the rate card: `paper-invoice`, `no-show`, `packaging` ...
  std::string purchase_order;
  std::string subject{};    ///< what it is about, in words; "" for the order itself
  std::int64_t line = 0;    ///< whose units; 0 for none
  std::int64_t eaches = 0;  ///< concerned, up to 1,000,000
  std::int64_t days = 1;    ///< late, up to 1,000
};

/// What the portal shows of money, summed over the whole life of this value, in the currency of the first order. At any
/// time invoiced = paid + deducted + discounts + credited + charged + open.
struct Payables {
  Money invoiced;     ///< on accepted invoices that payables did not reject, paid or not
  Money paid;         ///< net, after everything that was taken off
  Money deducted;     ///< shortages and price discrepancies of invoices that are paid, less what was paid back
  Money discounts;    ///< agreed, for paying early
  Money credited;     ///< credit notes of the vendor that were taken off
  Money charged;      ///< chargebacks taken from payments, less those paid back
  Money open;         ///< invoices not paid yet
  Money chargebacks;  ///< assessed and not reversed, also those that wait for a payment to be taken from
};

/// How many requests an operation answered, and how many of them with 429.
struct Usage {
  std::string operation;
  std::uint64_t requests = 0;
  std::uint64_t throttled = 0;
  std::uint64_t most_in_a_minute = 0;
};

class VendorCentral {
 public:
  explicit VendorCentral(Settings settings);
  VendorCentral(const VendorCentral& other);
  VendorCentral(VendorCentral&& other) noexcept;
  VendorCentral& operator=(VendorCentral other) noexcept;
  ~VendorCentral();

  /// What a client sees: the API, Login with Amazon (`/auth/o2/token`) and the portal (`/portal/...`).
  HttpResponse handle(const HttpRequest& request, Instant now);

  /// What a buyer does: places an order, given as Amazon's JSON of one Order (models: vendorOrders.json). It is served
  /// as written, quirks included, but without lines whose item is not ordered any more (ACK-26): an order that has no
  /// other is withheld. Errors: Malformed with the path of the field; Conflict for a number that exists.
  Result<void> issue(std::string_view order_json, Instant now);
  /// Errors: NotFound for an unknown order or line; Conflict when a closed order can not be changed; Malformed.
  Result<void> change(const OrderChange& change, Instant now);

  /// A truck that will arrive at `truck.arrives`. The ship notice is compared with what is in it.
  void expect_truck(Truck truck, Instant now);

  /// What Amazon notes and no message shows: a paper invoice, a missed appointment... Errors: NotFound for an unknown
  /// order, Malformed for a kind that there is not (it lists them) or a number out of range.
  Result<void> note(const Incident& incident, Instant now);

  /// What time does: transactions settle, trucks are received, invoices fall due and are paid.
  void advance(Instant now);
  /// When advance() has something to do next; none when it has not.
  std::optional<Instant> next_due() const;
  /// What was accepted since the last call, in order.
  std::vector<Effect> take_effects();

  /// Everything but credentials and access tokens, as one line of JSON (archive.h): for a file, or for another value
  /// that then goes on in the same way.
  std::string export_state() const;
  /// Errors: Malformed with the path of what is wrong; then nothing has changed.
  Result<void> import_state(std::string_view json);
  /// Who has logged in at `other` is let in here too.
  void keep_access_of(const VendorCentral& other);

  const Settings& settings() const;
  /// Other credentials, switches and times from now on; what is under way stays as it is.
  void configure(Settings settings);

  Payables payables() const;
  /// One row per operation of the endpoint table, in its order.
  std::vector<Usage> usage() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace vendorproof::mock_amazon
