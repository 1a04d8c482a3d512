// The lists of members (see core/base/archive/archive.h) of the orders, and of what was submitted about them.
#pragma once

#include "core/base/archive/archive.h"
#include "core/base/archive/words_archive.h"
#include "mock_amazon/api/transactions.h"
#include "mock_amazon/state/assortment.h"
#include "mock_amazon/state/order_book.h"

namespace vendorproof::mock_amazon {

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
  a("net_cost", line.net_cost)("list_price", line.list_price)("at_list_price", line.at_list_price);
  a("back_order_allowed", line.back_order_allowed)("priced_by_weight", line.priced_by_weight);
  a("revisions", line.revisions)("answer", line.answer)("answers", line.answers);
  a("answered_cost", line.answered_cost)("expected", line.expected)("lapsed", line.lapsed)("noticed", line.noticed);
  a("ordered_when_noticed", line.ordered_when_noticed)("received", line.received)("received_at", line.received_at);
  a("invoiced", line.invoiced)("paid", line.paid)("overage_charged", line.overage_charged);
  a("arrived", line.arrived);
  if (Archive::reads && line.revisions.empty()) a.problem(".revisions is empty");
  if (Archive::reads && line.written.unit_size < 1) a.problem(".written.unit_size is below 1");
}

template <class Archive>
void archive(Archive& a, Order& order) {
  a("number", order.number)("document", order.document);
  a.choice("state", order.state, {"New", "Acknowledged", "Closed"});
  a("placed", order.placed)("issued", order.issued)("updated", order.updated)("changed", order.changed);
  a("acknowledged", order.acknowledged)("unconfirmed_since", order.unconfirmed_since);
  a("selling_party", order.selling_party)("ship_to_party", order.ship_to_party)("window", order.window);
  a("window_is_for_delivery", order.window_is_for_delivery)("currency", order.currency)("lines", order.lines);
  a("is_import", order.is_import)("cancelled", order.cancelled)("noticed", order.noticed);
  a("invoice_due", order.invoice_due)("assessment", order.assessment)("fill_assessed", order.fill_assessed);
  a("lapse", order.lapse);
}

template <class Archive>
void archive(Archive& a, HardRejections& rejections) {
  a("first", rejections.first)("stopped", rejections.stopped);
}

template <class Archive>
void archive(Archive& a, Assortment& assortment) {
  a("rejected", assortment.rejected);
}

// Submissions.

template <class Archive>
void archive(Archive& a, Refusal& refusal) {
  a("code", refusal.code)("message", refusal.message)("details", refusal.details);
}

template <class Archive>
void archive(Archive& a, Transaction& transaction) {
  a.choice("kind", transaction.kind, {"Acknowledgement", "ShipNotice", "Invoice", "Transport"});
  a("submitted", transaction.submitted)("body", transaction.body);
  a.choice("status", transaction.status, {"Processing", "Success", "Failure"});
  a("failures", transaction.failures);
}

template <class Archive>
void archive(Archive& a, TransactionRegister& transactions) {
  a("by_id", transactions.by_id)("id_by_serial", transactions.id_by_serial);
  a("id_by_settled_serial", transactions.id_by_settled_serial)("taken", transactions.taken);
}

}  // namespace vendorproof::mock_amazon
