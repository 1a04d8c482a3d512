// Incidents for the tests of this room.
#pragma once

#include <optional>
#include <string>

#include "core/live/alerts/alert.h"

namespace vendorproof::live {

inline const Instant monday = *parse_instant("2026-11-23T08:00:00Z");

inline OpenIncident incident_of(const std::string& key, Owner owner = Owner::Finance,
                                std::optional<Instant> deadline = std::nullopt, std::int64_t ten_thousandths = 0) {
  OpenIncident open;
  open.incident.key = key;
  open.incident.kind = ExceptionKind::PriceMismatch;
  open.incident.owner = owner;
  open.incident.text = "why " + key;
  open.incident.exceptions = {key};
  open.incident.purchase_orders = {"PO1"};
  open.incident.raised_at = monday - std::chrono::hours(1);
  if (ten_thousandths != 0) open.incident.amounts = {Money(ten_thousandths, usd())};
  open.deadline = deadline;
  return open;
}

}  // namespace vendorproof::live
