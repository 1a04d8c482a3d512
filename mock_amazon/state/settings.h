// The settings of a Vendor Central, and the plain values of its interface (vendor_central.h).
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/money.h"
#include "core/base/time.h"
#include "mock_amazon/state/quirk_choices.h"
#include "mock_amazon/state/readings.h"
#include "mock_amazon/state/receiving_plan.h"

namespace vendorproof::mock_amazon {

struct RateCard;

/// Names of the invoices' model. LetterofCredit can be on an invoice, but cannot be agreed here: a bank would pay it.
enum class TermsType { Basic, EndOfMonth, FixedDate, Proximo, PaymentDueUponReceiptOfInvoice, LetterofCredit };

/// An application that may log in beside the first one. Its usage plans are its own (API-01).
struct Application {
  std::string client_id;
  std::string client_secret;
  std::string refresh_token;
  std::vector<std::string> denied_operations;  ///< 403: the roles for them are missing (API-20)
  bool revoked = false;                        ///< the selling partner took the authorisation back
};

/// Properties of an item in Amazon's catalogue that require more data in a ship notice.
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
  std::shared_ptr<const RateCard> rate_card;  ///< nullptr: the region's card (mock_amazon/rate_cards)
  QuirkChoices quirks;
  std::vector<std::string> denied_operations;  ///< of the application above
  std::vector<Application> more_applications;  ///< at most 100
  std::string authorization_code;              ///< can be exchanged for a refresh token once; "": no code is accepted
  /// The codes of the vendor group; a token gives access to all of them (PO-37). Empty: any code is accepted.
  std::vector<std::string> vendor_codes;
  std::map<std::string, ItemTraits> catalogue;         ///< by ASIN, else vendor identifier; other items have no traits
  Duration processing_time = std::chrono::minutes(5);  ///< from 202 to processed; at most 30 min (ACK-29)
  Duration receiving_time = std::chrono::hours(4);     ///< from the truck's arrival to receipts
  ReceivingPlan receiving;                             ///< number of days, and counting mistakes
  std::int64_t payment_days = 30;                      ///< from invoice date, net
  TermsType terms_type = TermsType::Basic;             ///< as agreed (INV-19, INV-26)
  std::int64_t terms_day = 25;                         ///< of the month, 1 to 31, for FixedDate
  std::int64_t discount_basis_points = 0;              ///< agreed for paying early (INV-29)
  std::int64_t discount_days = 0;                      ///< from invoice date, while that discount holds
  std::int64_t receipt_wait_days = 5;                  ///< how long a payment waits for missing receipts (ours)
  Duration fill_assessment = std::chrono::hours(120 * 24);  ///< from window end to the latest fill assessment (CB-04)
  std::int64_t rate_per_second = 10;                        ///< token bucket per operation (API-01)
  std::int64_t burst = 10;
  std::int64_t transaction_burst = 20;  ///< getTransaction's
  std::uint64_t seed = 1;               ///< for request and transaction ids, and for counting mistakes of the dock
  /// Cancels units neither announced nor received in time (PO-24, PO-25; NA). No source shows that Amazon still does
  /// so.
  bool auto_cancels = false;
  /// The age at which an order without acknowledgement is rejected (PO-27; no source states the age). None: never.
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
  OrderUncancelled,  ///< restored as before its cancellation; needs a new acknowledgement
  OrderType,
  FulfilmentCentre,
  Freight,  ///< who pays it; that also decides which window applies (PO-17, PO-18)
};

/// `line` 0 means the whole order.
struct OrderChange {
  std::string purchase_order;
  ChangeKind kind = ChangeKind::Quantity;
  std::int64_t line = 0;
  std::int64_t quantity = 0;       ///< new amount in the line's own unit, for Quantity
  std::string net_cost{};          ///< decimal per each, for NetCost
  std::optional<Window> window{};  ///< for Window; for Freight only if the new window differs
  std::string value{};  ///< OrderType: Amazon's word; FulfilmentCentre: its party id; Freight: `Prepaid`, `Collect`
  std::string added_line{};  ///< Amazon's JSON of one OrderItem, for LineAdded
};

/// An event outside the API that is charged.
struct Incident {
  std::string kind;  ///< a trigger of the rate card: `paper-invoice`, `no-show`, `packaging` ...
  std::string purchase_order;
  std::string subject{};    ///< what it is about, in words; "" for the order itself
  std::int64_t line = 0;    ///< the line whose units are concerned; 0: no line
  std::int64_t eaches = 0;  ///< concerned, up to 1,000,000
  std::int64_t days = 1;    ///< late, up to 1,000
};

/// Sums of money as the portal shows them, since the start, in the currency of the first order. At any
/// time invoiced = paid + deducted + discounts + credited + charged + open.
struct Payables {
  Money invoiced;     ///< on accepted invoices that payables did not reject, paid or not
  Money paid;         ///< net, after everything that was taken off
  Money deducted;     ///< shortages and price discrepancies of invoices that are paid, less what was paid back
  Money discounts;    ///< agreed discounts for early payment
  Money credited;     ///< credit notes of the vendor that were taken off
  Money charged;      ///< chargebacks, less those paid back, and agreements that were taken from payments
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

}  // namespace vendorproof::mock_amazon
