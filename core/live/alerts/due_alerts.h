// Which alerts are due: a pure function of what is open, what was told, the time and the policy.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/live/alerts/alert.h"
#include "core/live/keys/config_alerts.h"

namespace vendorproof::live {

/// How far the digests of an owner have come.
struct DigestMark {
  Instant up_to;         ///< no digest of this time or earlier is due any more
  bool is_sent = false;  ///< one was sent on the day of `up_to`

  bool operator==(const DigestMark&) const = default;
};

struct Told {
  std::map<std::string, ToldIncident> incidents;  ///< by key; open, or ended and not yet told so
  std::map<Owner, DigestMark> digests;

  bool operator==(const Told&) const = default;
};

struct DueAlerts {
  std::vector<Alert> alerts;  ///< in the order in which they are to go out
  Told told;                  ///< as it is when these alerts are on their way
  Instant next;               ///< when to ask again at the latest, if nothing else happens; Instant::max(): never
};

/// At most `room` alerts; what finds no room is due at the next call. An incident is told once for each event, however
/// often this is called, if the `told` of one call is given to the next. An incident whose deadline is near already
/// when it is told gets no second alert for that. A digest goes to owners with an open incident, once a day; the first
/// call sends no digest. On a day without a call no digest is sent.
DueAlerts due_alerts(const std::vector<OpenIncident>& open, Told told, Instant now, const AlertsConfig& policy,
                     std::size_t room);

}  // namespace vendorproof::live
