#include "core/live/alerts/due_alerts.h"

#include <algorithm>
#include <utility>

namespace vendorproof::live {

namespace {

/// A mark that is further in the future was made while the clock was wrong.
constexpr Duration future_max = a_day + std::chrono::hours(1);
constexpr Duration ask_again_after = std::chrono::minutes(1);

struct Desk {
  DueAlerts due;
  Instant now;
  const AlertsConfig& policy;
  std::size_t room;

  /// False if there is no room: then nothing may be remembered as told.
  bool tell(Alert alert) {
    if (due.alerts.size() >= room) {
      ask_at(now + ask_again_after);
      return false;
    }
    due.alerts.push_back(std::move(alert));
    return true;
  }
  void ask_at(Instant time) { due.next = std::min(due.next, time); }
};

bool is_near(const Desk& desk, const OpenIncident& open) {
  return open.deadline && *open.deadline - desk.policy.warn_before_deadline <= desk.now;
}

void tell_first(Desk& desk, const OpenIncident& open) {
  const flow::Incident& incident = open.incident;
  if (!desk.tell(incident_alert(AlertEvent::Incident, open, desk.now, desk.now))) return;
  const ToldIncident told = {incident.kind, incident.owner, incident.text,      incident.raised_at,
                             desk.now,      false,          is_near(desk, open)};
  desk.due.told.incidents.emplace(incident.key, told);
}

void tell_more(Desk& desk, const OpenIncident& open, ToldIncident& told) {
  // A clock that was set back must not put off the escalation.
  told.told_at = std::min(told.told_at, desk.now);
  const Instant escalates_at = told.told_at + escalate_after_of(desk.policy, told.owner);
  if (!told.escalated && escalates_at <= desk.now) {
    told.escalated = desk.tell(incident_alert(AlertEvent::Escalation, open, told.told_at, desk.now));
  }
  if (!told.warned && is_near(desk, open)) {
    told.warned = desk.tell(incident_alert(AlertEvent::Deadline, open, told.told_at, desk.now));
  }
}

void plan(Desk& desk, const OpenIncident& open) {
  const auto found = desk.due.told.incidents.find(open.incident.key);
  if (found == desk.due.told.incidents.end()) return;
  const ToldIncident& told = found->second;
  if (!told.escalated) desk.ask_at(std::max(desk.now, told.told_at + escalate_after_of(desk.policy, told.owner)));
  if (!told.warned && open.deadline) {
    desk.ask_at(std::max(desk.now, *open.deadline - desk.policy.warn_before_deadline));
  }
}

void tell_of_open(Desk& desk, const std::vector<OpenIncident>& open) {
  for (const OpenIncident& one : open) {
    const auto found = desk.due.told.incidents.find(one.incident.key);
    if (found == desk.due.told.incidents.end()) {
      tell_first(desk, one);
    } else {
      tell_more(desk, one, found->second);
    }
    plan(desk, one);
  }
}

void tell_of_ended(Desk& desk, const std::vector<OpenIncident>& open) {
  std::map<std::string_view, const OpenIncident*> by_key;
  for (const OpenIncident& one : open) by_key.emplace(one.incident.key, &one);
  std::erase_if(desk.due.told.incidents, [&](const auto& known) {
    return !by_key.contains(known.first) && desk.tell(resolved_alert(known.first, known.second, desk.now));
  });
}

/// The last time of the day's digest that is not in the future.
Instant scheduled_by(Instant now, Duration time_of_day) {
  const Instant today = start_of_day(now) + time_of_day;
  return today <= now ? today : today - a_day;
}

void tell_digest(Desk& desk, const std::vector<OpenIncident>& open, Owner owner, Instant scheduled) {
  const DigestMark nothing_yet = {desk.now, false};
  DigestMark& mark = desk.due.told.digests.try_emplace(owner, nothing_yet).first->second;
  if (mark.up_to > desk.now + future_max) mark = nothing_yet;
  const bool was_today = mark.is_sent && start_of_day(mark.up_to) == start_of_day(scheduled);
  if (scheduled <= mark.up_to || was_today) return;
  std::vector<const OpenIncident*> own;
  for (const OpenIncident& one : open) {
    if (one.incident.owner == owner) own.push_back(&one);
  }
  const bool has_some = !own.empty();
  if (has_some && !desk.tell(digest_alert(owner, std::move(own), scheduled, desk.now))) return;
  mark = {scheduled, has_some};
}

}  // namespace

DueAlerts due_alerts(const std::vector<OpenIncident>& open, Told told, Instant now, const AlertsConfig& policy,
                     std::size_t room) {
  Desk desk{{{}, std::move(told), Instant::max()}, now, policy, room};
  tell_of_open(desk, open);
  tell_of_ended(desk, open);
  if (policy.digest_at) {
    const Instant scheduled = scheduled_by(now, *policy.digest_at);
    for (const Owner owner : owners) tell_digest(desk, open, owner, scheduled);
    desk.ask_at(scheduled + a_day);
  }
  return std::move(desk.due);
}

}  // namespace vendorproof::live
