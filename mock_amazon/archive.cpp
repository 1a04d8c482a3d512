#include "mock_amazon/archive.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/hash.h"
#include "mock_amazon/order_document.h"
#include "mock_amazon/transactions.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::string_view kind_of_file = "Vendor Central";

/// A change by hand or by a broken disk shows; it is no protection against somebody who wants to deceive.
std::string seal_of(const std::string& central) { return hex_of(hash_of(state_version, central)); }

bool is_in(const Money& money, Currency currency) {
  return money.currency() == currency || (money.currency().empty() && money.is_zero());
}

// What the members can not say of themselves, one function each: "" or what is wrong. A state that keeps these can be
// played on with.

std::string orders_complaint(const Central& central) {
  for (const auto& [number, order] : central.orders.all()) {
    const Result<Order> document = read_order(order.document, order.issued);
    if (!document) return "the document of order " + number + " can not be read: " + document.error().message;
    if (number != order.number || document->number != number) return "order " + number + " has another number";
    if (order.lines.empty() || order.lines.size() != document->lines.size()) {
      return "order " + number + " has not the lines of its document";
    }
    const Currency currency = order.currency;
    for (const OrderLine& line : order.lines) {
      const bool same = is_in(line.net_cost, currency) &&
                        std::all_of(line.revisions.begin(), line.revisions.end(),
                                    [&](const LineRevision& revision) { return is_in(revision.net_cost, currency); });
      if (!same) return "order " + number + " has costs in several currencies";
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
  return "";
}

/// Serials go up: one that was counted back would be given out twice.
template <class Rows>
bool is_counted(const Rows& by_serial, std::uint64_t counter) {
  constexpr auto counter_max = static_cast<std::uint64_t>(state_integer_max);
  return counter <= counter_max && (by_serial.empty() || by_serial.rbegin()->first <= serial_of(counter));
}

std::string serials_complaint(const Central& central) {
  if (!is_counted(central.transactions.id_by_serial, central.transactions.taken)) return "transactions are miscounted";
  if (!is_counted(central.dock.expected_by_serial, central.dock.trucks)) return "trucks are miscounted";
  return "";
}

std::string agenda_complaint(const Central& central) {
  std::set<std::pair<Task, std::string>> once;
  for (const Due& due : central.agenda.dues()) {
    const bool only_once = due.task == Task::SettleTransaction || due.task == Task::ReceiveTruck;
    if (only_once && !once.emplace(due.task, due.subject).second) return "the agenda has " + due.subject + " twice";
    if (due.task == Task::SettleTransaction && central.transactions.id_by_serial.count(due.subject) == 0) {
      return "the agenda has a transaction " + due.subject + " that waits for nothing";
    }
    if (due.task == Task::ReceiveTruck && central.dock.expected_by_serial.count(due.subject) == 0) {
      return "the agenda has a truck " + due.subject + " that nobody expects";
    }
    if (due.task == Task::AssessOrder && central.orders.find(due.subject) == nullptr) {
      return "the agenda has an order " + due.subject + " that there is not";
    }
  }
  return "";
}

std::string money_complaint(const Central& central) {
  const InvoiceRegister& invoices = central.invoices;
  for (const auto* sums : {&invoices.invoiced, &invoices.deducted, &central.charges.owed}) {
    for (const auto& [currency, sum] : *sums) {
      if (!is_in(sum, currency)) return "a sum in " + currency.text() + " is in another currency";
    }
  }
  for (const auto& [number, place] : invoices.payment_by_number) {
    if (place >= invoices.payments.size()) return "there is no payment " + number;
  }
  for (const std::string& id : central.charges.waiting) {
    if (central.charges.by_id.count(id) == 0) return "there is no chargeback " + id;
  }
  for (const auto& [day, due] : invoices.due_by_day) {
    for (const AcceptedInvoice& invoice : due) {
      for (const InvoicedLine& line : invoice.lines) {
        const Currency currency = invoice.total.currency();
        if (is_in(line.cost, currency) && is_in(line.order_cost, currency)) continue;
        return "invoice " + invoice.id + " is in several currencies";
      }
    }
  }
  return "";
}

std::string complaint_about(const Central& central) {
  for (const auto check :
       {orders_complaint, transactions_complaint, serials_complaint, agenda_complaint, money_complaint}) {
    const std::string complaint = check(central);
    if (!complaint.empty()) return complaint;
  }
  return "";
}

}  // namespace

std::string export_state(const Central& central) {
  Central copy = central;
  const std::string text = written(StateWriter::of(copy));
  return "{\"kind\":" + quoted(std::string(kind_of_file)) + ",\"version\":" + std::to_string(state_version) +
         ",\"seal\":\"" + seal_of(text) + "\",\"central\":" + text + "}";
}

Result<void> import_state(Central& central, std::string_view json) {
  const Result<Json> file = parse_json(json);
  if (!file) return tl::unexpected<Error>(file.error());
  const JsonReader in(*file);
  const std::string kind = in.at("kind").text();
  const std::int64_t version = in.at("version").integer();
  const std::string seal = in.at("seal").text();
  const Json& node = in.at("central").json();
  const auto read = in.finish(0);
  if (!read) return tl::unexpected<Error>(read.error());
  if (kind != kind_of_file) return malformed("$.kind is not " + std::string(kind_of_file));
  if (version != state_version) {
    return malformed("$.version is " + std::to_string(version) + "; this program reads " +
                     std::to_string(state_version));
  }
  Central imported;
  imported.settings = central.settings;
  imported.access = central.access;
  const Result<void> members = StateReader::read(node, imported, "$.central");
  if (!members) return members;
  if (seal != seal_of(written(node))) return malformed("$.seal does not fit: the state was changed after its export");
  const std::string complaint = complaint_about(imported);
  if (!complaint.empty()) return malformed("$.central: " + complaint);
  central = std::move(imported);
  return {};
}

}  // namespace vendorproof::mock_amazon
