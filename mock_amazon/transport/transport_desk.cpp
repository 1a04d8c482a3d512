#include "mock_amazon/transport/transport_desk.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/hash.h"
#include "core/base/require.h"
#include "mock_amazon/orders/vendor_group.h"
#include "mock_amazon/state/central.h"
#include "mock_amazon/transport/transport_claim.h"
#include "mock_amazon/transport/transport_rules.h"

namespace vendorproof::mock_amazon {

namespace {

constexpr Duration time_to_request = std::chrono::hours(1);
constexpr Duration half_a_day = std::chrono::hours(12);

constexpr Carrier parcel_carrier = {"United Parcel Service", "UPSN"};
constexpr std::array<Carrier, 3> truck_carriers = {
    {{"ABF Freight", "ABFS"}, {"Estes Express Lines", "EXLA"}, {"Saia Motor Freight", "SAIA"}}};

/// Noon of the day before the pick-up: carriers are known on that day or on the day itself, never earlier (ASN-56).
Instant assignment_of(const Transport& transport) { return start_of_day(*transport.pick_up) - half_a_day; }

/// When the shipment's next status is due; none after the last status.
std::optional<Instant> next_step_of(const Transport& transport, Instant now) {
  if (!transport.collect) {
    if (transport.status() == TransportStatus::Shipped) return std::nullopt;
    if (!transport.ships_at) return std::nullopt;
    return std::max(*transport.ships_at, now);
  }
  switch (transport.status()) {
    case TransportStatus::Created:
      return now + time_to_request;
    case TransportStatus::TransportationRequested:
      return std::max(assignment_of(transport), now);
    case TransportStatus::CarrierAssigned:
      return std::max(*transport.pick_up, now);
    case TransportStatus::Shipped:
      return std::nullopt;
  }
  return std::nullopt;
}

void plan_step(Central& central, Transport& transport, Instant now) {
  transport.next_step = next_step_of(transport, now);
  if (transport.next_step) central.agenda.add({*transport.next_step, Task::MoveTransport, transport.identifier});
}

/// Digits that look random, always the same for the same shipment and purpose.
std::string digits_of(const Transport& transport, std::string_view purpose, std::size_t count) {
  const std::uint64_t value = hash_of(0, std::string(purpose) + "/" + transport.identifier);
  const std::string digits = std::to_string(value % 1'000'000'000'000);
  return (std::string(12, '0') + digits).substr(digits.size() + 12 - count);
}

Effect effect_of(const TransportClaim& claim, Instant now) {
  Effect effect;
  effect.at = now;
  effect.kind = EffectKind::TransportAccepted;
  effect.document = claim.identifier;
  effect.reason = claim.transaction;
  effect.body_hash = claim.body_hash;
  std::set<std::string> numbers;
  for (const TransportOrder& order : claim.orders) numbers.insert(order.number);
  if (numbers.size() == 1) effect.purchase_order = *numbers.begin();
  return effect;
}

void cancel(Central& central, const std::string& identifier) {
  TransportRegister& transports = central.transports;
  const Transport& transport = known_in(transports.by_identifier, "transport", identifier);
  if (transport.next_step) central.agenda.drop({*transport.next_step, Task::MoveTransport, identifier});
  transports.by_creation.erase({transport.created, identifier});
  if (const auto labelled = transport.reached(TransportStatus::CarrierAssigned)) {
    transports.by_label.erase({*labelled, identifier});
  }
  transports.by_identifier.erase(identifier);
}

void create(Central& central, const TransportClaim& claim, Instant now) {
  TransportRegister& transports = central.transports;
  Transport transport;
  transport.identifier = claim.identifier;
  transport.document = claim.document;
  transport.selling_party = claim.selling_party;
  transport.collect = claim.collect;
  transport.small_parcel = claim.small_parcel;
  transport.ships_at = claim.ships_at;
  transport.created = now;
  transport.path = {{TransportStatus::Created, now}};
  if (transport.collect) {
    transport.pick_up = claim.pick_up;
    transport.reference = std::to_string(14'500'000'000 + ++transports.references);
  }
  // A vendor may use an identifier again after a year; the new shipment replaces the old one.
  if (transports.by_identifier.contains(transport.identifier)) cancel(central, transport.identifier);
  plan_step(central, transport, now);
  transports.used[transport.identifier] = now;
  transports.by_creation.emplace(now, transport.identifier);
  transports.by_identifier.emplace(transport.identifier, std::move(transport));
}

}  // namespace

std::string_view text_of(TransportStatus status) {
  switch (status) {
    case TransportStatus::Created:
      return "Created";
    case TransportStatus::TransportationRequested:
      return "TransportationRequested";
    case TransportStatus::CarrierAssigned:
      return "CarrierAssigned";
    case TransportStatus::Shipped:
      return "Shipped";
  }
  REQUIRE(false);
  return "";
}

std::optional<Instant> Transport::reached(TransportStatus status) const {
  for (const auto& [step, at] : path) {
    if (step == status) return at;
  }
  return std::nullopt;
}

std::optional<Instant> Transport::delivered(Instant now) const {
  const std::optional<Instant> left = reached(TransportStatus::Shipped);
  if (!left || *left + transit > now) return std::nullopt;
  return *left + transit;
}

std::vector<Refusal> process_transport(Central& central, const TransportClaim& claim, Instant submitted, Instant now) {
  std::vector<Refusal> failures = check_vendor_group(central.settings, claim.selling_party);
  if (!failures.empty()) return failures;
  for (const TransportRule& rule : transport_rules()) {
    if (rule.transaction != claim.transaction) continue;
    for (const std::string& complaint : rule.complaints({central, claim, submitted})) {
      failures.push_back({std::string(rule.code), complaint, ""});
    }
    if (!failures.empty()) return failures;
  }
  if (claim.transaction == "Cancel") {
    cancel(central, claim.identifier);
  } else {
    create(central, claim, now);
  }
  central.effects.push_back(effect_of(claim, now));
  return {};
}

void move_transport(Central& central, const std::string& identifier, Instant now) {
  Transport& transport = known_in(central.transports.by_identifier, "transport", identifier);
  REQUIRE(transport.next_step == now && transport.status() != TransportStatus::Shipped);
  const auto next = transport.collect ? static_cast<TransportStatus>(static_cast<int>(transport.status()) + 1)
                                      : TransportStatus::Shipped;
  transport.path.emplace_back(next, now);
  if (next == TransportStatus::CarrierAssigned) central.transports.by_label.emplace(now, identifier);
  plan_step(central, transport, now);
}

const Carrier& carrier_of(const Transport& transport) {
  if (transport.small_parcel) return parcel_carrier;
  return truck_carriers[hash_of(0, "carrier/" + transport.identifier) % truck_carriers.size()];
}

std::string carrier_reference_of(const Transport& transport) { return digits_of(transport, "pro", 10); }

std::string tracking_number_of(const Transport& transport, std::size_t parcel) {
  const std::string number = std::to_string(parcel);
  return "1Z" + digits_of(transport, "tracking", 12) + std::string(4 - std::min<std::size_t>(number.size(), 4), '0') +
         number;
}

}  // namespace vendorproof::mock_amazon
