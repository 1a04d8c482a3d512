#include "core/flow/overview/figures.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/flow/overview/deadlines.h"
#include "core/flow/overview/standings.h"

namespace vendorproof::flow {

namespace {

constexpr Duration soon = std::chrono::hours(1);

void take_earlier(std::optional<Instant>& earliest, Instant one) {
  if (!earliest || one < *earliest) earliest = one;
}

/// Adds what Amazon owes, or will owe when a person has decided. `counted`: one invoice may be of several orders.
void add_invoices(const store::Store& store, const store::OrderRecord& record, std::set<std::string>& counted,
                  Figures& figures) {
  for (const store::ShipmentRecord& shipment : record.shipments) {
    if (shipment.paid || shipment.invoice.empty() || !counted.insert(shipment.invoice).second) continue;
    const store::Found<store::InvoiceRecord> invoice = store.invoice(shipment.invoice);
    if (!invoice) continue;
    const bool is_stopped =
        invoice->state == store::InvoiceState::Held || invoice->state == store::InvoiceState::Failed;
    add_amount(is_stopped ? figures.money_held : figures.money_waiting, invoice->invoice.total);
  }
}

void add_order(const store::Store& store, const CoreConfig& config, const store::OrderRecord& record, Instant now,
               std::set<std::string>& counted, Figures& figures) {
  const OrderStanding standing = standing_of(store, config, record);
  StageFigures& stage = figures.stages[standing.state];
  ++stage.orders;
  take_earlier(stage.oldest, record.order.ordered_at);
  ++figures.awaited[standing.awaited];
  const Instant deadline = record.order.ordered_at + config.acknowledge_within;
  if (!record.confirmed && !record.foreign) {
    figures.acknowledgements_due_within_hour += deadline <= now + soon ? 1 : 0;
    figures.acknowledgements_overdue += deadline <= now ? 1 : 0;
  }
  add_invoices(store, record, counted, figures);
}

void add_exceptions(const store::Store& store, const CoreConfig& config, Instant now, Figures& figures) {
  std::vector<TradeException> open = store.exceptions();
  std::erase_if(open, [](const TradeException& exception) { return !exception.open; });
  std::map<std::string, std::optional<Instant>> deadlines;
  for (const TradeException& exception : open) {
    const std::optional<Instant> deadline = deadline_of(store, config, exception);
    if (deadline) take_earlier(deadlines[incident_key(exception)], *deadline);
  }
  for (const Incident& incident : incidents_of(open)) {
    OwnerFigures& owner = figures.owners[incident.owner];
    ++owner.incidents;
    owner.exceptions += static_cast<std::int64_t>(incident.exceptions.size());
    const Instant deadline = deadlines[incident.key].value_or(Instant::max());
    owner.due_within_hour += deadline <= now + soon ? 1 : 0;
    owner.overdue += deadline <= now ? 1 : 0;
    for (const Money& amount : incident.amounts) add_amount(owner.amounts, amount);
    const bool is_invoice = incident.kind == ExceptionKind::InvoiceMismatch;
    for (const Money& amount : incident.amounts) {
      if (is_invoice) add_amount(figures.money_held, amount);
    }
  }
}

void add_polls(const store::Store& store, Figures& figures) {
  constexpr std::string_view prefix = "poll/";
  for (const char* name : {"changes", "despatches", "invoices", "items", "orders", "remittances", "sweep"}) {
    const std::optional<store::Work> work = store.work(std::string(prefix) + name);
    if (!work || work->state == store::WorkState::Done) continue;
    figures.polls.push_back({name, work->due, work->failures});
  }
}

}  // namespace

Figures figures_of(const store::Store& store, const CoreConfig& config, Instant now) {
  Figures figures;
  for (const OrderState state : {OrderState::Received, OrderState::InErp, OrderState::Acknowledged, OrderState::Shipped,
                                 OrderState::Invoiced, OrderState::Paid}) {
    figures.stages[state];
  }
  for (const Awaited awaited : {Awaited::Amazon, Awaited::Erp, Awaited::Despatch, Awaited::Person}) {
    figures.awaited[awaited] = 0;
  }
  for (const Owner owner : owners) figures.owners[owner];
  std::set<std::string> counted;
  for (const std::string& number : store.open_orders()) {
    if (const store::Found<store::OrderRecord> record = store.order(number)) {
      add_order(store, config, *record, now, counted, figures);
    }
  }
  add_exceptions(store, config, now, figures);
  add_polls(store, figures);
  return figures;
}

}  // namespace vendorproof::flow
