// The lists of members (see core/base/archive/archive.h) of the money: invoices, claims, payments, chargebacks,
// disputes.
#pragma once

#include "core/base/archive/archive.h"
#include "core/base/archive/words_archive.h"
#include "mock_amazon/charges/charge_register.h"
#include "mock_amazon/payables/disputes.h"
#include "mock_amazon/payables/payables.h"

namespace vendorproof::mock_amazon {

/// `priced_size` must be at least 1, because the cost is divided by it.
template <class Archive>
void check_priced_size(Archive& a, std::int64_t priced_size) {
  if (Archive::reads && priced_size < 1) a.problem(".priced_size is below 1");
}

template <class Archive>
void archive(Archive& a, InvoicedLine& line) {
  a("purchase_order", line.purchase_order)("sequence", line.sequence)("eaches", line.eaches)("cost", line.cost);
  a("priced_size", line.priced_size)("order_cost", line.order_cost);
  check_priced_size(a, line.priced_size);
}

template <class Archive>
void archive(Archive& a, PayableInvoice& invoice) {
  a("id", invoice.id)("purchase_order", invoice.purchase_order)("date", invoice.date)("accepted", invoice.accepted);
  a("due", invoice.due)("pay_early", invoice.pay_early)("pay_by", invoice.pay_by)("total", invoice.total);
  a.choice("state", invoice.state, {"Processing", "Approved", "Rejected", "Paid"});
  a("rejection", invoice.rejection)("remark", invoice.remark)("payment", invoice.payment);
  a("credited", invoice.credited)("lines", invoice.lines);
}

template <class Archive>
void archive(Archive& a, ClaimLine& line) {
  a("purchase_order", line.purchase_order)("sequence", line.sequence)("eaches", line.eaches)("cost", line.cost);
  a("priced_size", line.priced_size)("order_cost", line.order_cost)("withheld", line.withheld)("cause", line.cause);
  check_priced_size(a, line.priced_size);
}

template <class Archive>
void archive(Archive& a, PaymentClaim& claim) {
  a("id", claim.id);
  a.choice("kind", claim.kind, {"Shortage", "Price"});
  a("invoice", claim.invoice)("raised", claim.raised)("due", claim.due);
  a.choice("state", claim.state, {"Raised", "Withdrawn", "Deducted", "Reversed", "Covered", "Lapsed"});
  a("amount", claim.amount)("withheld", claim.withheld)("lines", claim.lines);
  if (Archive::reads && claim.lines.empty()) a.problem(".lines is empty");
}

template <class Archive>
void archive(Archive& a, RemittanceRow& row) {
  a("invoice", row.invoice)("purchase_order", row.purchase_order);
  a.word("type", row.type,
         {"Invoice", "Shortage", "PriceDiscrepancy", "Discount", "CreditNote", "Chargeback", "Reversal", "CoOp"});
  a("description", row.description)("amount", row.amount)("reference", row.reference);
}

template <class Archive>
void archive(Archive& a, Payment& payment) {
  a("number", payment.number)("date", payment.date)("amount", payment.amount)("rows", payment.rows);
}

template <class Archive>
void archive(Archive& a, WaitingRow& waiting) {
  a("row", waiting.row)("units", waiting.units);
}

template <class Archive>
void archive(Archive& a, MoneySums& sums) {
  a("invoiced", sums.invoiced)("paid", sums.paid)("deducted", sums.deducted)("discounts", sums.discounts);
  a("credited", sums.credited)("charged", sums.charged)("open", sums.open);
}

template <class Archive>
void archive(Archive& a, InvoiceRegister& invoices) {
  a("used_ids", invoices.used_ids)("by_id", invoices.by_id)("due_by_day", invoices.due_by_day);
  a("claims", invoices.claims)("paid_back", invoices.paid_back)("to_take_off", invoices.to_take_off);
  a("payments", invoices.payments)("payment_by_number", invoices.payment_by_number)("sums", invoices.sums);
}

template <class Archive>
void archive(Archive& a, Chargeback& charge) {
  a("id", charge.id)("rule", charge.rule)("title", charge.title)("subject", charge.subject);
  a("purchase_order", charge.purchase_order)("units", charge.units)("cost", charge.cost)("rate", charge.rate);
  a("amount", charge.amount)("assessed", charge.assessed)("noticed", charge.noticed);
  a("dispute_until", charge.dispute_until);
  a.choice("state", charge.state, {"Waiting", "Taken", "Reversed", "Waived"});
  a("waiver", charge.waiver)("payment", charge.payment);
}

inline std::vector<std::string_view> names_in_state(Metric) {
  return {"FillRate", "OnTime", "OrderAccuracy", "NoticeCompliance", "CartonLabels", "Kept", "ReceivedAboveConfirmed"};
}

template <class Archive>
void archive(Archive& a, GoodShare& share) {
  a("good", share.good)("all", share.all);
}

template <class Archive>
void archive(Archive& a, OverageRecord& record) {
  a("at", record.at)("excess", record.excess)("received", record.received);
}

template <class Archive>
void archive(Archive& a, ChargeRegister& charges) {
  a("by_id", charges.by_id)("waiting", charges.waiting)("owed", charges.owed)("count", charges.count);
  a("shares_by_day", charges.shares_by_day)("overages", charges.overages);
}

template <class Archive>
void archive(Archive& a, DisputeRequest& request) {
  a("subject", request.subject)("reason", request.reason)("evidence", request.evidence);
}

template <class Archive>
void archive(Archive& a, Dispute& dispute) {
  a("id", dispute.id)("request", dispute.request)("attempt", dispute.attempt)("opened", dispute.opened);
  a("decided", dispute.decided);
  a.choice("state", dispute.state, {"Open", "Upheld", "PartlyUpheld", "Refused"});
  a("disputed", dispute.disputed)("awarded", dispute.awarded)("outcome", dispute.outcome);
}

template <class Archive>
void archive(Archive& a, DisputeRegister& disputes) {
  a("by_id", disputes.by_id)("ids_by_subject", disputes.ids_by_subject);
}

}  // namespace vendorproof::mock_amazon
