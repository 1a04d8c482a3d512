// What is told about an incident, as a value: for machines as JSON, for people as one line.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/flow/overview/incidents.h"

namespace vendorproof::live {

enum class AlertEvent {
  Incident,    ///< it is open and was not told before
  Escalation,  ///< it is still open after `escalate_after`
  Deadline,    ///< its deadline is nearer than `warn_before_deadline`
  Resolved,    ///< it was told and has ended
  Digest,      ///< the day's summary for one owner
  Test,
};
/// `escalation`: the spelling in alerts and in the ledger.
std::string_view text_of(AlertEvent event);
std::optional<AlertEvent> alert_event_of(std::string_view text);

struct Alert {
  std::string id;  ///< 32 hexadecimal digits; equal for equal events, so that a receiver can drop a repetition
  AlertEvent event = AlertEvent::Test;
  Owner owner = Owner::IT;
  std::string text;  ///< one line
  std::string body;  ///< JSON in one line

  bool operator==(const Alert&) const = default;
};

struct OpenIncident {
  flow::Incident incident;
  std::optional<Instant> deadline;  ///< the earliest of its exceptions
};

/// What is remembered of an incident that was told.
struct ToldIncident {
  ExceptionKind kind = ExceptionKind::RequestRefused;
  Owner owner = Owner::Operations;
  std::string text;   ///< of its first exception
  Instant raised_at;  ///< as it was told
  Instant told_at;    ///< with the key, what makes it this incident and no later one; the time to escalation begins
  bool escalated = false;
  bool warned = false;  ///< that its deadline is near

  bool operator==(const ToldIncident&) const = default;
};

/// Incident, Escalation or Deadline. `told_at`: that of ToldIncident. All of these: `at` is the daemon's time.
Alert incident_alert(AlertEvent event, const OpenIncident& open, Instant told_at, Instant at);
Alert resolved_alert(std::string_view key, const ToldIncident& told, Instant at);

/// Incidents that a digest names at most; the others are counted.
constexpr std::size_t digest_incidents_max = 100;
/// Of one owner, those with the most money first. Sums of different currencies are compared by their numbers alone.
Alert digest_alert(Owner owner, std::vector<const OpenIncident*> incidents, Instant day, Instant at);

Alert test_alert(Owner owner, Instant at);

}  // namespace vendorproof::live
