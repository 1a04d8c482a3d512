// The lists of members (see core/base/archive.h) of everything that Central knows, and its state as a file. Whoever
// adds a member to one of these structs adds it to its list: the first export stops otherwise.
#pragma once

#include <string>
#include <string_view>

#include "core/base/archive.h"
#include "core/base/result.h"
#include "core/base/words_archive.h"
#include "mock_amazon/central.h"
#include "mock_amazon/switches.h"

namespace vendorproof::mock_amazon {

/// What an imported state must have written in `version`.
constexpr std::int64_t state_version = 1;

/// Central's state as one line of JSON. Credentials and access tokens are not in it: they belong to the server.
std::string export_state(const Central& central);

/// Replaces everything but credentials, access tokens and the rate card. Errors: Malformed with the path of what is
/// wrong, also when the text was changed after it was exported; then nothing has changed.
Result<void> import_state(Central& central, std::string_view json);

/// The switches of the settings, by their table, so that a new one is among them.
class SwitchesOf {
 public:
  explicit SwitchesOf(Settings& settings) : settings_(settings) {}

  template <class Archive>
  void archive(Archive& a) {
    for (const Switch& row : switches()) {
      std::size_t value = row.get(settings_);
      a.choice(row.name, value, row.values);
      row.set(settings_, value);
    }
  }

 private:
  Settings& settings_;
};

template <class Archive>
void archive(Archive& a, Settings& settings) {
  a.leaves_out(3);  // client_id, client_secret, refresh_token
  SwitchesOf named(settings);
  a("switches", named);
  a.leaves_out(2);  // region, face and readings are one member
  a.leaves_out(1);  // rate_card: a file of the server's
  a("token_lifetime", settings.token_lifetime)("processing_time", settings.processing_time);
  a("receiving_time", settings.receiving_time)("payment_days", settings.payment_days);
  a("fill_assessment", settings.fill_assessment)("rate_per_second", settings.rate_per_second);
  a("burst", settings.burst)("transaction_burst", settings.transaction_burst)("seed", settings.seed);
}

// The order book.

template <class Archive>
void archive(Archive& a, LineRevision& revision) {
  a("from", revision.from)("eaches", revision.eaches)("net_cost", revision.net_cost);
}

template <class Archive>
void archive(Archive& a, LineAnswer& answer) {
  a("given", answer.given)("accepted", answer.accepted)("backordered", answer.backordered);
  a("rejected", answer.rejected);
}

template <class Archive>
void archive(Archive& a, AnswerRecord& record) {
  a("at", record.at)("accepted", record.accepted)("rejected", record.rejected);
}

template <class Archive>
void archive(Archive& a, OrderLine& line) {
  a("sequence", line.sequence)("sequence_text", line.sequence_text)("asin", line.asin);
  a("vendor_identifier", line.vendor_identifier)("written", line.written)("ordered", line.ordered);
  a("net_cost", line.net_cost)("list_price", line.list_price)("back_order_allowed", line.back_order_allowed);
  a("revisions", line.revisions)("answer", line.answer)("answers", line.answers)("noticed", line.noticed);
  a("ordered_when_noticed", line.ordered_when_noticed)("received", line.received)("received_at", line.received_at);
  a("invoiced", line.invoiced)("paid", line.paid)("overage_charged", line.overage_charged);
  a("arrived", line.arrived);
  if (Archive::reads && line.revisions.empty()) a.problem(".revisions is empty");
}

template <class Archive>
void archive(Archive& a, Order& order) {
  a("number", order.number)("document", order.document);
  a.choice("state", order.state, {"New", "Acknowledged", "Closed"});
  a("placed", order.placed)("issued", order.issued)("updated", order.updated)("changed", order.changed);
  a("acknowledged", order.acknowledged)("unconfirmed_since", order.unconfirmed_since);
  a("selling_party", order.selling_party)("ship_to_party", order.ship_to_party)("window", order.window);
  a("window_is_for_delivery", order.window_is_for_delivery)("currency", order.currency)("lines", order.lines);
  a("noticed", order.noticed)("invoice_due", order.invoice_due)("assessment", order.assessment);
  a("fill_assessed", order.fill_assessed);
}

// Submissions.

template <class Archive>
void archive(Archive& a, Refusal& refusal) {
  a("code", refusal.code)("message", refusal.message)("details", refusal.details);
}

template <class Archive>
void archive(Archive& a, Transaction& transaction) {
  a.choice("kind", transaction.kind, {"Acknowledgement", "ShipNotice", "Invoice"});
  a("submitted", transaction.submitted)("documents", transaction.documents);
  a.choice("status", transaction.status, {"Processing", "Success", "Failure"});
  a("failures", transaction.failures);
}

template <class Archive>
void archive(Archive& a, TransactionRegister& transactions) {
  a("by_id", transactions.by_id)("id_by_serial", transactions.id_by_serial)("taken", transactions.taken);
}

template <class Archive>
void archive(Archive& a, CartonClaim& claim) {
  a("notice", claim.notice)("accepted", claim.accepted)("contents", claim.contents);
}

template <class Archive>
void archive(Archive& a, NoticeRegister& notices) {
  a("accepted_by_identifier", notices.accepted_by_identifier)("carton_by_sscc", notices.carton_by_sscc);
  a("unlabelled", notices.unlabelled);
}

template <class Archive>
void archive(Archive& a, ReceivingDock& dock) {
  a("expected_by_serial", dock.expected_by_serial)("trucks", dock.trucks);
}

// Money.

template <class Archive>
void archive(Archive& a, InvoicedLine& line) {
  a("purchase_order", line.purchase_order)("sequence", line.sequence)("eaches", line.eaches)("cost", line.cost);
  a("order_cost", line.order_cost);
}

template <class Archive>
void archive(Archive& a, AcceptedInvoice& invoice) {
  a("id", invoice.id)("due", invoice.due)("pay_by", invoice.pay_by)("total", invoice.total)("lines", invoice.lines);
}

template <class Archive>
void archive(Archive& a, RemittanceRow& row) {
  a("invoice", row.invoice)("purchase_order", row.purchase_order);
  a.word("type", row.type, {"Invoice", "Shortage", "PriceDiscrepancy", "Chargeback"});
  a("description", row.description)("amount", row.amount);
}

template <class Archive>
void archive(Archive& a, Payment& payment) {
  a("number", payment.number)("date", payment.date)("amount", payment.amount)("rows", payment.rows);
}

template <class Archive>
void archive(Archive& a, InvoiceRegister& invoices) {
  a("used_ids", invoices.used_ids)("due_by_day", invoices.due_by_day)("payments", invoices.payments);
  a("payment_by_number", invoices.payment_by_number)("invoiced", invoices.invoiced)("deducted", invoices.deducted);
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

// What time does next, and what was counted.

template <class Archive>
void archive(Archive& a, Due& due) {
  a("at", due.at);
  a.choice("task", due.task, {"SettleTransaction", "ReceiveTruck", "AssessOrder", "SendPayments"});
  a("subject", due.subject);
}

template <class Archive>
void archive(Archive& a, Usage& usage) {
  a("operation", usage.operation)("requests", usage.requests)("throttled", usage.throttled);
  a("most_in_a_minute", usage.most_in_a_minute);
}

template <class Archive>
void archive(Archive& a, Central& central) {
  a("settings", central.settings)("quota", central.quota)("orders", central.orders);
  a("transactions", central.transactions)("notices", central.notices)("dock", central.dock);
  a("invoices", central.invoices)("charges", central.charges)("agenda", central.agenda)("effects", central.effects);
  a("identifiers", central.identifiers);
  a.leaves_out(1);  // access
}

}  // namespace vendorproof::mock_amazon
