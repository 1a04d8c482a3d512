// Input and output of the core, as plain values. This file is in the outbox, below `core.h`, so that the flow may
// include it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/http.h"
#include "core/base/money.h"
#include "core/base/peer.h"
#include "core/base/result.h"
#include "core/base/shown.h"
#include "core/base/time.h"
#include "core/channel/channel.h"
#include "core/erp/dialect.h"
#include "core/trade/acknowledgement_policy.h"
#include "core/trade/billing/invoice.h"
#include "core/trade/documents.h"
#include "core/trade/exception.h"
#include "core/trade/ledger/posting_rules.h"
#include "core/trade/shipping/shipping_policy.h"

namespace vendorproof {

/// Made from business identity only (`invoice/PO123/shipment-2`), never from a random number or a counter, so that a
/// retry after an unknown outcome has the same key.
struct EffectKey {
  std::string text;
  auto operator<=>(const EffectKey&) const = default;
};

/// A submission may carry several documents: it has key and subject of the first.
struct HttpCall {
  EffectKey key;
  std::uint32_t attempt = 1;
  Peer peer = Peer::Amazon;
  std::string operation;  ///< its name in the channel or the dialect: `submitInvoices`, `linkedOrders.create`
  std::string subject;    ///< purchase order, despatch or invoice number; "" for polls
  HttpRequest request;
  bool only_reads = false;  ///< it cannot change anything at the peer
  MonoTime deadline;        ///< after this the caller reports NoAnswer
};

/// NotDelivered: the call surely had no effect. Indeterminate: it may have had its effect. Withheld: it was shown to
/// people instead of being made; somebody else may do the same.
enum class NoAnswer { NotDelivered, Indeterminate, Withheld };

struct Booted {
  bool polls_at_once = false;  ///< every list is polled now, not when its interval has passed
  /// The store is new, and orders may be under way: those placed before now may have been handled already.
  bool begins_anew = false;
};
struct Woke {};
struct CallDone {
  EffectKey key;
  std::uint32_t attempt = 1;
  std::variant<HttpResponse, NoAnswer> outcome;
};
/// What a person does about an exception, or about all open ones of an incident.
struct OperatorAction {
  std::string key;   ///< of the exception or of the incident
  std::string note;  ///< why
  trade::Act act = trade::Act::Close;
  std::string person;    ///< who
  std::string assignee;  ///< for Act::Assign
};
/// A file with remittances, as a person exported them from Vendor Central. The same file may come again.
struct RemittanceFile {
  std::string name;
  std::string text;
  std::string problem{};  ///< why it could not be read; then it has no text
};
using Event = std::variant<Booted, Woke, CallDone, OperatorAction, RemittanceFile>;

/// Everything durable is already committed when a Step is returned.
struct Step {
  std::vector<HttpCall> calls;
  MonoTime wake_at = MonoTime::max();
  /// Why an OperatorAction changed nothing. NotFound: no exception or incident has its key, the message names the
  /// nearest ones. Conflict: it is closed already. Denied: the act is not allowed for its kind.
  std::optional<Error> refusal = {};
};

/// How long an order may wait at a stage before a person is told.
struct StallPatience {
  Duration erp = std::chrono::hours(12);             ///< for the ERP's answers, before it is acknowledged
  Duration acknowledgement = std::chrono::hours(6);  ///< for what Amazon says to the acknowledgement
  Duration despatch = std::chrono::hours(48);        ///< for goods, after the end of the order's window
  Duration departure = std::chrono::hours(72);       ///< for the despatch to be completed, posted and to leave
  Duration transaction = std::chrono::hours(6);      ///< for what Amazon says to a ship notice or an invoice
  Duration invoicing = std::chrono::hours(72);       ///< for the ERP's invoice of what has left
  Duration payment = std::chrono::hours(24 * 100);   ///< for Amazon's payment of what was invoiced
};

struct CoreConfig {
  const channel::Channel* channel = nullptr;  ///< a row of the table of channels; required
  channel::ChannelAccess amazon;              ///< values for the channel's table of settings
  const erp::Dialect* dialect = nullptr;      ///< a row of the table of dialects; required
  erp::ErpAccess erp;                         ///< values for the dialect's table of settings
  /// In which the ERP takes sales orders besides its own: an order in any other is an exception.
  std::vector<Currency> order_currencies;
  std::string remit_to_party = "VENDR";   ///< partyId of the vendor on invoices
  std::string ship_from_party = "WHSE1";  ///< partyId of the warehouse on ship notices
  trade::PostalAddress ship_from_address = {"Warehouse 1", "1 Dock Street", "Phoenix", "AZ", "85043", "US"};
  trade::ShippingPolicy shipping;
  trade::InvoicePolicy invoicing;
  Instant orders_from;  ///< orders placed before this are ignored; at most 6 months back (PO-31)
  Duration poll_orders = std::chrono::minutes(30);
  Duration poll_changes = std::chrono::hours(1);
  Duration sweep_orders = std::chrono::hours(6);  ///< compare order numbers of the last 7 days with the store (API-14)
  Duration poll_despatches = std::chrono::minutes(15);
  Duration poll_invoices = std::chrono::minutes(30);
  Duration poll_credit_memos = std::chrono::hours(6);
  Duration poll_remittances = std::chrono::hours(12);
  /// How long after a deduction Amazon may still pay it back: 35 days (INV-45), plus a week to decide a dispute.
  Duration await_reversals = std::chrono::hours(24 * 42);
  /// How long an order stays in the store after it has settled; longer than `await_reversals`.
  Duration keep_settled = std::chrono::hours(24 * 90);
  Duration retire_every = std::chrono::hours(24);
  bool remittances_are_files = false;  ///< they come as RemittanceFile, and are not asked for
  trade::PostingRules posting;
  Duration check_overdue = std::chrono::hours(24);
  /// How long after its due date an unpaid invoice is told: Amazon pays in weekly runs, and reviews terms for two
  /// weeks.
  Duration unpaid_grace = std::chrono::hours(24 * 21);
  Duration dispute_within = std::chrono::hours(24 * 30);   ///< of the due date (INV-42, INV-46)
  Duration dispute_reminder = std::chrono::hours(24 * 7);  ///< before the last day to dispute
  Duration refresh_items = std::chrono::hours(24);
  Duration acknowledge_within = std::chrono::hours(24);        ///< ACK-02
  Duration emergency_before_deadline = std::chrono::hours(2);  ///< if the ERP is silent, acknowledge so long before it
  trade::AcknowledgementPolicies acknowledgement;
  StallPatience stalls;
  Duration call_timeout = std::chrono::seconds(30);
  /// The ERP may carry out a call so long after it was made, although its answer never came.
  Duration erp_transaction_max = std::chrono::minutes(10);
  Duration backoff_first = std::chrono::seconds(5);
  Duration backoff_max = std::chrono::minutes(10);
  Duration transaction_is_success_after = std::chrono::minutes(15);  ///< still Processing then: success (API-04)
  bool is_shadow = false;                    ///< a dry run: calls are shown, and another integration does the work
  std::int64_t documents_in_call_max = 100;  ///< of one submission, where the channel allows as many
  std::int64_t quota_per_second = 10;
  std::int64_t quota_burst = 10;
  std::int64_t erp_calls_in_flight_max = 5;  ///< ERPs limit how many calls of one user they process at once
};

}  // namespace vendorproof
