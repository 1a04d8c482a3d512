// Exceptions, incidents and acts as JSON: what the operators' door shows.
#pragma once

#include <optional>
#include <vector>

#include "core/base/json/json.h"
#include "core/core.h"
#include "core/flow/overview/incidents.h"

namespace vendorproof::live {

/// Orders that a line of the list names; the others are counted.
constexpr std::size_t orders_shown_max = 20;

/// The instant as text; JSON null for nullopt.
Json instant_json(const std::optional<Instant>& instant);
Json amounts_json(const std::vector<Money>& amounts);

/// What the table of kinds says: owner, remedy, deadline, cost, acts.
Json kind_json(ExceptionKind kind);

/// `deadline`: the earliest of its exceptions.
Json incident_json(const flow::Incident& incident, std::optional<Instant> deadline);

Json exception_json(const TradeException& exception, std::optional<Instant> deadline,
                    const std::optional<OrderStanding>& standing);

/// Newest first. One act on many exceptions of an incident is one element with a count.
Json trail_json(const std::vector<trade::ActRecord>& acts);

}  // namespace vendorproof::live
