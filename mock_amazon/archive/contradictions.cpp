#include "mock_amazon/archive/contradictions.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "core/base/archive/state_node.h"
#include "mock_amazon/api/transactions.h"
#include "mock_amazon/orders/order_document.h"
#include "mock_amazon/payables/claims.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/wire/schema.h"

namespace vendorproof::mock_amazon {

namespace {

bool is_in(const Money& money, Currency currency) {
  return money.currency() == currency || (money.currency().empty() && money.is_zero());
}

bool has_line(const Central& central, const std::string& number, std::int64_t sequence) {
  const Order* order = central.orders.find(number);
  return order != nullptr && order->line_of(sequence) != nullptr;
}

/// Whether a line of an invoice or claim can be compared with its order line.
template <class Line>
bool is_comparable(const Central& central, const Line& line, Currency currency) {
  return has_line(central, line.purchase_order, line.sequence) &&
         central.orders.known(line.purchase_order).currency == currency && is_in(line.cost, currency) &&
         is_in(line.order_cost, currency);
}

// Checks that involve several members, one function each: "" or what is wrong. A run can continue from a state that
// passes them.

std::string orders_complaint(const Central& central) {
  for (const auto& [number, order] : central.orders.all()) {
    const Result<Order> document = read_order(order.document, order.issued, central.settings.region);
    if (!document) return "the document of order " + number + " cannot be read: " + document.error().message;
    if (number != order.number || document->number != number) return "order " + number + " has another number";
    if (order.lines.empty() || order.lines.size() != document->lines.size()) {
      return "order " + number + " does not have the lines of its document";
    }
    const Currency currency = order.currency;
    for (const OrderLine& line : order.lines) {
      const bool same = is_in(line.net_cost, currency) &&
                        std::all_of(line.revisions.begin(), line.revisions.end(),
                                    [&](const LineRevision& revision) { return is_in(revision.net_cost, currency); });
      if (!same) return "order " + number + " has costs in several currencies";
      // Un-cancelling an order needs the revision before the cancellation.
      if (order.cancelled && line.revisions.size() < 2) return "order " + number + " was cancelled without a revision";
    }
  }
  return "";
}

std::string transactions_complaint(const Central& central) {
  for (const auto& [serial, id] : central.transactions.id_by_serial) {
    const auto found = central.transactions.by_id.find(id);
    if (found == central.transactions.by_id.end()) return "there is no transaction " + id;
    if (!documents_are_well_formed(found->second)) return "the documents of transaction " + id + " are malformed";
  }
  const auto& settled = central.transactions.id_by_settled_serial;
  if (settled.size() > settled_transactions_max) return "more transactions are settled than are kept";
  for (const auto& [serial, id] : settled) {
    if (!central.transactions.by_id.contains(id)) return "there is no transaction " + id;
    if (central.transactions.id_by_serial.contains(serial)) return "transaction " + id + " is both settled and waiting";
  }
  return "";
}

/// Serials go up: with a counter that is too low a serial would be given out twice.
template <class Rows>
bool is_counted(const Rows& by_serial, std::uint64_t counter) {
  constexpr auto counter_max = static_cast<std::uint64_t>(state_integer_max);
  return counter <= counter_max && (by_serial.empty() || by_serial.rbegin()->first <= serial_of(counter));
}

std::string serials_complaint(const Central& central) {
  const ReceivingDock& dock = central.dock;
  const TransactionRegister& transactions = central.transactions;
  const bool transactions_counted = is_counted(transactions.id_by_serial, transactions.taken) &&
                                    is_counted(transactions.id_by_settled_serial, transactions.taken);
  if (!transactions_counted) return "the counter of transactions does not fit their serials";
  const bool counted =
      is_counted(dock.expected_by_serial, dock.trucks) && is_counted(dock.recount_by_serial, dock.trucks);
  return counted ? "" : "the counter of trucks does not fit their serials";
}

std::string goods_complaint(const Central& central) {
  for (const auto& [serial, recount] : central.dock.recount_by_serial) {
    if (has_line(central, recount.purchase_order, recount.sequence)) continue;
    return "recount " + serial + " is of a line that does not exist";
  }
  for (const auto& [sscc, carton] : central.notices.carton_by_sscc) {
    if (!central.notices.notices.contains(carton.notice))
      return "carton " + sscc + " is of a notice that does not exist";
  }
  for (const auto& [number, keys] : central.notices.notices_by_bill_of_lading) {
    const bool known = std::all_of(keys.begin(), keys.end(),
                                   [&](const NoticeKey& key) { return central.notices.notices.contains(key); });
    if (!known) return "bill of lading " + number + " is of a notice that does not exist";
  }
  for (const auto& [identifier, transport] : central.transports.by_identifier) {
    if (identifier != transport.identifier) return "transport " + identifier + " has another identifier";
    const Result<JsonText> document = JsonText::parse(transport.document);
    if (!document || !check_shape(transport_request(), document->root(), "shipments").empty()) {
      return "the document of transport " + identifier + " is malformed";
    }
  }
  return "";
}

/// Whether a task has what it needs when it is due: "" or what is missing.
std::string task_complaint(const Central& central, const Due& due) {
  const std::string& subject = due.subject;
  const std::string what = "the agenda has ";
  switch (due.task) {
    case Task::SettleTransaction:
      if (central.transactions.id_by_serial.contains(subject)) return "";
      return what + "a transaction " + subject + " that is not waiting";
    case Task::MoveTransport: {
      const auto found = central.transports.by_identifier.find(subject);
      const bool moves = found != central.transports.by_identifier.end() && found->second.next_step == due.at &&
                         found->second.status() != TransportStatus::Shipped;
      return moves ? "" : what + "a transport " + subject + " without a step at that time";
    }
    case Task::ReceiveTruck:
      if (central.dock.expected_by_serial.contains(subject)) return "";
      return what + "a truck " + subject + " that is not expected";
    case Task::RecountUnits:
      if (central.dock.recount_by_serial.contains(subject)) return "";
      return what + "a recount " + subject + " that does not exist";
    case Task::RejectUnanswered:
    case Task::LapseOrder:
    case Task::AssessOrder:
      if (central.orders.find(subject) != nullptr) return "";
      return what + "an order " + subject + " that does not exist";
    case Task::RaiseClaims:
      if (central.invoices.by_id.contains(subject)) return "";
      return what + "an invoice " + subject + " that does not exist";
    case Task::ReviewClaim:
      if (central.invoices.claims.contains(subject)) return "";
      return what + "a claim " + subject + " that does not exist";
    case Task::DecideDispute:
      if (central.disputes.by_id.contains(subject)) return "";
      return what + "a dispute " + subject + " that does not exist";
    case Task::SendPayments:
      return "";
  }
  return what + "an unknown task";
}

std::string agenda_complaint(const Central& central) {
  std::set<std::pair<Task, std::string>> once;
  for (const Due& due : central.agenda.dues()) {
    const bool only_once =
        due.task == Task::SettleTransaction || due.task == Task::ReceiveTruck || due.task == Task::RecountUnits;
    if (only_once && !once.emplace(due.task, due.subject).second) return "the agenda has " + due.subject + " twice";
    const std::string complaint = task_complaint(central, due);
    if (!complaint.empty()) return complaint;
  }
  return "";
}

std::string invoices_complaint(const Central& central) {
  const InvoiceRegister& invoices = central.invoices;
  for (const auto& [id, invoice] : invoices.by_id) {
    const Currency currency = invoice.total.currency();
    if (id != invoice.id) return "invoice " + id + " has another number";
    if (!is_in(invoice.credited, currency)) return "invoice " + id + " is in several currencies";
    if (invoice.state == InvoiceState::Rejected) continue;  // Its lines are never used.
    for (const InvoicedLine& line : invoice.lines) {
      if (!is_comparable(central, line, currency)) return "invoice " + id + " has a line of no order in its currency";
    }
  }
  for (const auto& [day, due] : invoices.due_by_day) {
    for (const std::string& id : due) {
      const auto found = invoices.by_id.find(id);
      const bool open = found != invoices.by_id.end() && found->second.state != InvoiceState::Rejected &&
                        found->second.state != InvoiceState::Paid;
      if (!open) return "invoice " + id + " has a due day, but it is not open";
    }
  }
  return "";
}

std::string claims_complaint(const Central& central) {
  for (const auto& [id, claim] : central.invoices.claims) {
    const auto invoice = central.invoices.by_id.find(claim.invoice);
    const bool known =
        invoice != central.invoices.by_id.end() && id == claim.id && id == claim_id(claim.invoice, claim.kind);
    if (!known) return "claim " + id + " is of an invoice that does not exist";
    const Currency currency = claim.amount.currency();
    bool same = currency == invoice->second.total.currency() && is_in(claim.withheld, currency);
    for (const ClaimLine& line : claim.lines) {
      same = same && is_in(line.withheld, currency) && is_comparable(central, line, currency);
    }
    if (!same) return "claim " + id + " has a line of no order in its currency";
  }
  for (const WaitingRow& waiting : central.invoices.paid_back) {
    for (const ClaimLine& line : waiting.units) {
      if (has_line(central, line.purchase_order, line.sequence)) continue;
      return "units of an unknown line of order " + line.purchase_order + " are paid back";
    }
  }
  return "";
}

std::string sums_complaint(const Central& central) {
  for (const auto& [currency, sums] : central.invoices.sums) {
    for (const Money& sum :
         {sums.invoiced, sums.paid, sums.deducted, sums.discounts, sums.credited, sums.charged, sums.open}) {
      if (!is_in(sum, currency)) return "a sum in " + currency.text() + " is in another currency";
    }
  }
  for (const auto& [currency, sum] : central.charges.owed) {
    if (!is_in(sum, currency)) return "a sum in " + currency.text() + " is in another currency";
  }
  for (const auto& [number, place] : central.invoices.payment_by_number) {
    if (place >= central.invoices.payments.size()) return "there is no payment " + number;
  }
  return "";
}

/// The currency of the dispute's claim or chargeback; none if that is no longer on record.
std::optional<Currency> currency_disputed(const Central& central, const std::string& subject) {
  const auto claim = central.invoices.claims.find(subject);
  if (claim != central.invoices.claims.end()) return claim->second.amount.currency();
  const auto charge = central.charges.by_id.find(subject);
  if (charge != central.charges.by_id.end()) return charge->second.amount.currency();
  return std::nullopt;
}

std::string charges_complaint(const Central& central) {
  for (const auto& [id, charge] : central.charges.by_id) {
    if (id != charge.id) return "chargeback " + id + " has another id";
  }
  for (const std::string& id : central.charges.waiting) {
    if (!central.charges.by_id.contains(id)) return "there is no chargeback " + id;
  }
  for (const auto& [id, dispute] : central.disputes.by_id) {
    const std::optional<Currency> currency = currency_disputed(central, dispute.request.subject);
    if (id != dispute.id) return "dispute " + id + " has another id";
    if (currency && !is_in(dispute.awarded, *currency)) return "dispute " + id + " is in several currencies";
  }
  for (const auto& [subject, ids] : central.disputes.ids_by_subject) {
    const bool known = !ids.empty() && std::all_of(ids.begin(), ids.end(), [&](const std::string& id) {
      return central.disputes.by_id.contains(id);
    });
    if (!known) return "a dispute of " + subject + " is missing";
  }
  return "";
}

}  // namespace

std::string contradiction_in(const Central& central) {
  for (const auto check : {orders_complaint, transactions_complaint, serials_complaint, goods_complaint,
                           invoices_complaint, claims_complaint, sums_complaint, charges_complaint, agenda_complaint}) {
    const std::string complaint = check(central);
    if (!complaint.empty()) return complaint;
  }
  return "";
}

}  // namespace vendorproof::mock_amazon
