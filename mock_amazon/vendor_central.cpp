#include "mock_amazon/vendor_central.h"

#include <algorithm>
#include <utility>

#include "core/base/text.h"
#include "mock_amazon/api/endpoints.h"
#include "mock_amazon/archive/archive.h"
#include "mock_amazon/charges/chargebacks.h"
#include "mock_amazon/charges/incidents.h"
#include "mock_amazon/notices/claimed_goods.h"
#include "mock_amazon/orders/order_changes.h"
#include "mock_amazon/orders/order_document.h"
#include "mock_amazon/orders/order_lapses.h"
#include "mock_amazon/orders/order_placing.h"
#include "mock_amazon/payables/claims.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

struct VendorCentral::State {
  Central central;
};

VendorCentral::VendorCentral(Settings settings) : state_(std::make_unique<State>()) {
  state_->central.settings = std::move(settings);
}

VendorCentral::VendorCentral(const VendorCentral& other) : state_(std::make_unique<State>(*other.state_)) {}
VendorCentral::VendorCentral(VendorCentral&& other) noexcept = default;
VendorCentral::~VendorCentral() = default;

VendorCentral& VendorCentral::operator=(VendorCentral other) noexcept {
  std::swap(state_, other.state_);
  return *this;
}

HttpResponse VendorCentral::handle(const HttpRequest& request, Instant now) {
  advance(now);
  return answer_request(state_->central, request, now);
}

Result<void> VendorCentral::issue(std::string_view order_json, Instant now) {
  advance(now);
  Central& central = state_->central;
  Result<Order> order = read_order(order_json, now, central.settings.region);
  if (!order) return tl::unexpected<Error>(order.error());
  const std::vector<std::string>& codes = central.settings.vendor_codes;
  if (!codes.empty() && std::find(codes.begin(), codes.end(), order->selling_party) == codes.end()) {
    return malformed("order " + order->number + ": sellingParty '" + order->selling_party +
                     "' is not a vendor code of this group; use one of " + join(codes, ", "));
  }
  if (central.orders.find(order->number) != nullptr) {
    return failure(ErrorCode::Conflict, "order " + order->number + " exists already");
  }
  place_order(central, std::move(*order), now);
  return {};
}

Result<void> VendorCentral::change(const OrderChange& change, Instant now) {
  advance(now);
  return change_order(state_->central, change, now);
}

void VendorCentral::expect_truck(Truck truck, Instant now) {
  advance(now);
  mock_amazon::expect_truck(state_->central, std::move(truck), now);
}

std::optional<Truck> VendorCentral::claimed_truck(const std::string& shipment, Instant accepted,
                                                  Duration travels) const {
  return mock_amazon::claimed_truck(state_->central.notices, shipment, accepted, travels);
}

Result<void> VendorCentral::note(const Incident& incident, Instant now) {
  advance(now);
  return charge_incident(state_->central, incident, now);
}

void VendorCentral::advance(Instant now) {
  Central& central = state_->central;
  while (const std::optional<Due> due = central.agenda.take(now)) {
    switch (due->task) {
      case Task::SettleTransaction:
        settle_transaction(central, due->subject, due->at);
        break;
      case Task::MoveTransport:
        move_transport(central, due->subject, due->at);
        break;
      case Task::RecountUnits:
        recount_units(central, due->subject, due->at);
        break;
      case Task::ReceiveTruck:
        receive_truck(central, due->subject, due->at);
        break;
      case Task::RejectUnanswered:
        reject_unanswered(central, due->subject, due->at);
        break;
      case Task::LapseOrder:
        lapse_order(central, due->subject, due->at);
        break;
      case Task::AssessOrder:
        assess_order(central, due->subject, due->at);
        break;
      case Task::RaiseClaims:
        raise_claims(central, due->subject, due->at);
        break;
      case Task::ReviewClaim:
        review_claim(central, due->subject, due->at);
        break;
      case Task::DecideDispute:
        decide_dispute(central, due->subject, due->at);
        break;
      case Task::SendPayments:
        send_payments(central, due->at);
        break;
    }
  }
}

std::optional<Instant> VendorCentral::next_due() const { return state_->central.agenda.next(); }

std::vector<Effect> VendorCentral::take_effects() { return std::exchange(state_->central.effects, {}); }

std::string VendorCentral::export_state() const { return mock_amazon::export_state(state_->central); }

Result<void> VendorCentral::import_state(std::string_view json) {
  return mock_amazon::import_state(state_->central, json);
}

void VendorCentral::keep_access_of(const VendorCentral& other) {
  state_->central.access = other.state_->central.access;
}

const Settings& VendorCentral::settings() const { return state_->central.settings; }

void VendorCentral::configure(Settings settings) { state_->central.settings = std::move(settings); }

Payables VendorCentral::payables() const {
  const Central& central = state_->central;
  const Currency currency = central.orders.currency();
  const MoneySums& money = sums_of(state_->central.invoices, currency);
  Payables sums{money.invoiced, money.paid,    money.deducted, money.discounts,
                money.credited, money.charged, money.open,     Money(0, currency)};
  const auto charged = central.charges.owed.find(currency);
  if (charged != central.charges.owed.end()) sums.chargebacks = charged->second;
  return sums;
}

std::string VendorCentral::new_portal_key(const std::string& label, Instant now) {
  return state_->central.access.new_portal_key(state_->central.settings, label, now);
}

std::vector<Usage> VendorCentral::usage() const {
  std::vector<Usage> rows;
  for (const Endpoint& endpoint : endpoints()) rows.push_back(state_->central.quota.usage_of(endpoint.operation));
  return rows;
}

}  // namespace vendorproof::mock_amazon
