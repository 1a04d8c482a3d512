#include "mock_amazon/charges/incidents.h"

#include <algorithm>
#include <string>

#include "core/base/text.h"
#include "mock_amazon/charges/chargebacks.h"
#include "mock_amazon/state/central.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr std::int64_t eaches_max = 1'000'000;
constexpr std::int64_t days_max = 1'000;

std::string_view name_of(Trigger trigger) { return trigger_words()[static_cast<std::size_t>(trigger)].name; }

Result<Trigger> trigger_named(const std::string& kind) {
  std::vector<std::string> names;
  for (const Trigger trigger : incident_triggers()) {
    if (name_of(trigger) == kind) return trigger;
    names.emplace_back(name_of(trigger));
  }
  return malformed("no incident is called '" + kind.substr(0, 40) + "'; there are " + join(names, ", "));
}

bool is_within(std::int64_t number, std::int64_t least, std::int64_t most) { return number >= least && number <= most; }

}  // namespace

const std::vector<Trigger>& incident_triggers() {
  static const std::vector<Trigger> table = {
      Trigger::NoticePending,
      Trigger::NoticeStructure,
      Trigger::CapSeal,
      Trigger::Packaging,
      Trigger::NoShow,
      Trigger::RefusedDelivery,
      Trigger::ExpiryMissing,
      Trigger::ExpiryUnder30Days,
      Trigger::ExpiryTooClose,
      Trigger::ExpiryTooFar,
      Trigger::PaperInvoice,
      Trigger::ImportDocumentsBySea,
      Trigger::ImportDocumentsByAir,
  };
  return table;
}

Result<void> charge_incident(Central& central, const Incident& incident, Instant now) {
  const Result<Trigger> trigger = trigger_named(incident.kind);
  if (!trigger) return tl::unexpected<Error>(trigger.error());
  if (!is_within(incident.eaches, 0, eaches_max)) return malformed("eaches must be from 0 to 1000000");
  if (!is_within(incident.days, 1, days_max)) return malformed("days must be from 1 to 1000");
  const Order* order = central.orders.find(incident.purchase_order);
  if (order == nullptr) return failure(ErrorCode::NotFound, "there is no order '" + incident.purchase_order + "'");
  const OrderLine* line = incident.line == 0 ? nullptr : order->line_of(incident.line);
  if (incident.line != 0 && line == nullptr) {
    return failure(ErrorCode::NotFound, "order " + order->number + " has no line " + std::to_string(incident.line));
  }
  if (line == nullptr && incident.eaches > 0) return malformed("eaches need a line; name the line");
  Fault fault;
  fault.trigger = *trigger;
  fault.purchase_order = order->number;
  fault.subject = incident.subject.empty() ? "order " + order->number : incident.subject;
  if (line != nullptr) fault.units = {incident.eaches, line->net_cost * incident.eaches};
  fault.days = incident.days;
  charge(central, fault, now);
  return {};
}

}  // namespace vendorproof::mock_amazon
