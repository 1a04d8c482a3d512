#include "mock_amazon/payables/dispute_facts.h"

#include <algorithm>

#include "core/base/require.h"
#include "core/base/text.h"
#include "mock_amazon/charges/charge_register.h"
#include "mock_amazon/payables/claims.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr Duration time_to_dispute = std::chrono::hours(24 * 30);

/// Freight that Amazon collects is proven by the bill of lading, freight that the vendor pays by the carrier's proof of
/// delivery; the packing list goes with either (INV-48).
std::vector<std::string> proof_of_shipment(const Central& central, const PaymentClaim& claim) {
  const std::string& number = claim.lines.front().purchase_order;
  const Order& order = central.orders.known(number);
  return {order.window_is_for_delivery ? "ProofOfDelivery" : "BillOfLading", "PackingList"};
}

std::vector<std::string> missing_from(const std::vector<std::string>& evidence, std::vector<std::string> wanted) {
  std::erase_if(wanted, [&](const std::string& document) {
    return std::find(evidence.begin(), evidence.end(), document) != evidence.end();
  });
  return wanted;
}

Decision on_shortage(Central& central, PaymentClaim& claim, const DisputeRequest& request, Instant now) {
  const Money nothing(0, claim.amount.currency());
  const std::vector<std::string> missing = missing_from(request.evidence, proof_of_shipment(central, claim));
  if (!missing.empty()) return {nothing, false, "refused, evidence is missing: " + join(missing, ", ")};
  const Money awarded = pay_back_received(central, claim, GoodsSeen::Arrived, now);
  if (awarded.is_zero()) return {nothing, false, "refused: all units that arrived are already paid"};
  return {awarded, claim.withheld.is_zero(), "the goods arrived: " + awarded.text() + " is paid back"};
}

Decision on_price(Central& central, PaymentClaim& claim, Instant now) {
  const Money awarded = pay_back_price(central, claim, now);
  if (awarded.is_zero()) return {Money(0, claim.amount.currency()), false, "refused: the order never stated that cost"};
  return {awarded, claim.withheld.is_zero(), "the order stated the cost: " + awarded.text() + " is paid back"};
}

/// All confirmed units arrived (CB-01).
bool all_came(const Order& order) {
  return std::all_of(order.lines.begin(), order.lines.end(), [](const OrderLine& line) {
    return std::max(line.received, line.arrived) >= line.answer.confirmed();
  });
}

/// Amazon had at some time ordered at least the invoiced quantity (CB-02).
bool was_ordered(const Order& order) {
  return std::all_of(order.lines.begin(), order.lines.end(), [](const OrderLine& line) {
    return std::any_of(line.revisions.begin(), line.revisions.end(),
                       [&](const LineRevision& revision) { return revision.eaches >= line.invoiced; });
  });
}

/// The facts that make a charge unfounded, by rule. A charge without a row was seen at the dock and is never reversed.
struct UnfoundedRow {
  std::string_view rule;
  bool (*is_unfounded)(const Order& order);
  std::string_view outcome;
};
constexpr UnfoundedRow unfounded_rows[] = {
    {"CB-01", all_came, "all that was confirmed was received"},
    {"CB-02", was_ordered, "Amazon had ordered what was invoiced"},
};

std::string reason_unfounded(const Central& central, const Chargeback& charge) {
  const Order* order = central.orders.find(charge.purchase_order);
  for (const UnfoundedRow& row : unfounded_rows) {
    if (order != nullptr && row.rule == charge.rule && row.is_unfounded(*order)) return std::string(row.outcome);
  }
  return "";
}

Decision on_charge(Central& central, const DisputeRequest& request, Instant now) {
  const auto found = central.charges.by_id.find(request.subject);
  if (found == central.charges.by_id.end()) return {Money(), false, "refused: the charge is no longer on record"};
  const Chargeback charge = found->second;
  const Money nothing(0, charge.amount.currency());
  const std::string why = reason_unfounded(central, charge);
  if (why.empty()) return {nothing, false, "refused: the facts confirm the reason of the charge"};
  if (request.evidence.empty()) return {nothing, false, "refused, evidence is missing"};
  const Result<Money> back = reverse_charge(central.charges, charge.id);
  if (!back) return {nothing, false, "refused: " + back.error().message};
  if (!back->is_zero()) {
    central.invoices.paid_back.push_back(
        {{"", charge.purchase_order, "Reversal", charge.description() + ", reversed", *back, charge.id}, {}});
    plan_payments(central, now);
  }
  return {charge.amount, true, why + ": " + charge.amount.text() + " is paid back"};
}

Result<DisputeSubject> charge_of(const Central& central, const std::string& id) {
  const auto found = central.charges.by_id.find(id);
  if (found == central.charges.by_id.end()) return failure(ErrorCode::NotFound, "there is no claim or charge " + id);
  const Chargeback& charge = found->second;
  if (charge.state == ChargeState::Waiting || charge.state == ChargeState::Taken) {
    return DisputeSubject{SubjectKind::Chargeback, charge.amount, charge.dispute_until};
  }
  return failure(ErrorCode::Conflict, "charge " + id + " is " + std::string(text_of(charge.state)));
}

}  // namespace

Result<DisputeSubject> subject_of(const Central& central, const std::string& id) {
  const auto found = central.invoices.claims.find(id);
  if (found == central.invoices.claims.end()) return charge_of(central, id);
  const PaymentClaim& claim = found->second;
  if (claim.withheld.is_zero()) {
    return failure(ErrorCode::Conflict,
                   "nothing is withheld for " + id + ": it is " + std::string(text_of(claim.state)));
  }
  const SubjectKind kind = claim.kind == ClaimKind::Shortage ? SubjectKind::Shortage : SubjectKind::Price;
  return DisputeSubject{kind, claim.withheld, claim.due + time_to_dispute};
}

Decision decision_on(Central& central, const DisputeRequest& request, Instant now) {
  const auto found = central.invoices.claims.find(request.subject);
  if (found == central.invoices.claims.end()) return on_charge(central, request, now);
  PaymentClaim& claim = found->second;
  const Money nothing(0, claim.amount.currency());
  if (claim.withheld.is_zero()) return {nothing, true, "nothing is withheld any more"};
  if (claim.kind == ClaimKind::Shortage) return on_shortage(central, claim, request, now);
  return on_price(central, claim, now);
}

}  // namespace vendorproof::mock_amazon
