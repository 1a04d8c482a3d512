#include "core/live/alerts/due_alerts.h"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/live/alerts/incidents.h"

namespace vendorproof::live {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::size_t much_room = 1'000;

/// Asks again and again, as the desk does.
struct Days {
  AlertsConfig policy;
  Told told;
  Instant now = monday;
  Instant next;
  std::size_t room = much_room;

  /// `event owner key` of each alert.
  std::vector<std::string> tell(const std::vector<OpenIncident>& open, Duration later = Duration(0)) {
    now += later;
    DueAlerts due = due_alerts(open, told, now, policy, room);
    told = std::move(due.told);
    next = due.next;
    std::vector<std::string> names;
    for (const Alert& alert : due.alerts) {
      const Json body = parse_json(alert.body).value();
      const std::string key = body.contains("key") ? " " + body["key"].get<std::string>() : "";
      names.push_back(std::string(text_of(alert.event)) + " " + std::string(text_of(alert.owner)) + key);
    }
    return names;
  }
};

using Names = std::vector<std::string>;

TEST(DueAlerts, TellAnIncidentOnceAndItsEndOnce) {
  Days days;
  EXPECT_EQ(days.tell({incident_of("a")}), Names{"incident Finance a"});
  EXPECT_EQ(days.next, monday + hours(4)) << "the escalation";
  EXPECT_EQ(days.tell({incident_of("a")}, minutes(1)), Names{});
  EXPECT_EQ(days.tell({}, minutes(1)), Names{"resolved Finance a"});
  EXPECT_EQ(days.tell({}, minutes(1)), Names{});
  EXPECT_EQ(days.next, Instant::max());
  EXPECT_EQ(days.told, Told()) << "nothing remains of what has ended";
  EXPECT_EQ(days.tell({incident_of("a")}, minutes(1)), Names{"incident Finance a"}) << "it came back";
}

TEST(DueAlerts, EscalateOnceAfterTheOwnersTime) {
  Days days;
  days.policy.owners[Owner::IT].escalate_after = hours(1);
  const std::vector<OpenIncident> open = {incident_of("a"), incident_of("b", Owner::IT)};
  EXPECT_EQ(days.tell(open).size(), 2U);
  EXPECT_EQ(days.next, monday + hours(1));
  EXPECT_EQ(days.tell(open, minutes(59)), Names{});
  EXPECT_EQ(days.tell(open, minutes(1)), Names{"escalation IT b"});
  EXPECT_EQ(days.next, monday + hours(4));
  EXPECT_EQ(days.tell(open, hours(3)), Names{"escalation Finance a"});
  EXPECT_EQ(days.tell(open, hours(300)), Names{});
  EXPECT_EQ(days.next, Instant::max());
}

TEST(DueAlerts, WarnOnceBeforeADeadline) {
  Days days;
  days.policy.escalate_after = hours(500);
  const std::vector<OpenIncident> open = {incident_of("far", Owner::Finance, monday + hours(5)),
                                          incident_of("near", Owner::Finance, monday + hours(1))};
  EXPECT_EQ(days.tell(open), (Names{"incident Finance far", "incident Finance near"}))
      << "one alert is enough where the deadline is near already";
  EXPECT_EQ(days.next, monday + hours(3));
  EXPECT_EQ(days.tell(open, hours(2)), Names{});
  EXPECT_EQ(days.tell(open, hours(1)), Names{"deadline Finance far"});
  EXPECT_EQ(days.tell(open, hours(100)), Names{});
}

TEST(DueAlerts, AreNotPutOffByAClockThatIsSetBack) {
  Days days;
  days.now = monday + hours(10'000);
  days.policy.digest_at = hours(7);
  EXPECT_EQ(days.tell({incident_of("a")}).size(), 1U);
  days.now = monday;
  EXPECT_EQ(days.tell({incident_of("a")}), Names{});
  EXPECT_EQ(days.tell({incident_of("a")}, hours(4)), Names{"escalation Finance a"});
  EXPECT_EQ(days.tell({incident_of("a")}, hours(20)), Names{"digest Finance"});
}

TEST(DueAlerts, SummariseTheDayForEachOwner) {
  Days days;
  days.policy.digest_at = hours(9);
  days.policy.escalate_after = hours(500);
  const std::vector<OpenIncident> open = {incident_of("a"), incident_of("b", Owner::IT), incident_of("c")};
  EXPECT_EQ(days.tell(open).size(), 3U);
  EXPECT_EQ(days.next, monday + hours(1));
  EXPECT_EQ(days.tell(open, hours(1)), (Names{"digest Finance", "digest IT"}));
  EXPECT_EQ(days.tell(open, minutes(1)), Names{});
  days.policy.digest_at = hours(15);
  EXPECT_EQ(days.tell(open, hours(10)), Names{}) << "its time was changed after it had been sent: still once a day";
  EXPECT_EQ(days.tell(open, hours(24 * 5)), (Names{"digest Finance", "digest IT"}))
      << "one, not one for each missed day";
  EXPECT_EQ(days.tell({}, hours(24)), (Names{"resolved Finance a", "resolved IT b", "resolved Finance c"}))
      << "nobody is told that nothing is open";
}

TEST(DueAlerts, BeginTheirDigestsWithTheNextTime) {
  Days days;
  days.policy.digest_at = hours(7);
  EXPECT_EQ(days.tell({incident_of("a")}), Names{"incident Finance a"}) << "07:00 was before the start";
  EXPECT_EQ(days.next, monday + hours(4));
  EXPECT_EQ(days.tell({incident_of("a")}, hours(23)), (Names{"escalation Finance a", "digest Finance"}));
}

TEST(DueAlerts, WaitForRoomAndLoseNothing) {
  Days days;
  days.room = 2;
  const std::vector<OpenIncident> open = {incident_of("a"), incident_of("b"), incident_of("c")};
  EXPECT_EQ(days.tell(open), (Names{"incident Finance a", "incident Finance b"}));
  EXPECT_EQ(days.next, monday + minutes(1));
  EXPECT_EQ(days.tell(open, minutes(1)), Names{"incident Finance c"});
  days.room = 0;
  EXPECT_EQ(days.tell({}, minutes(1)), Names{});
  days.room = 5;
  EXPECT_EQ(days.tell({}, minutes(1)).size(), 3U);
}

// The desk is asked at any times, with any incidents open, and is started again at any moment; what it told is in the
// ledger. What people get is compared with what a table of the incidents' lives says.
struct Life {
  Instant told_at;
  std::map<std::string, int> events;
};

void check_alert(const Alert& alert, std::map<std::string, Life>& lives, const AlertsConfig& policy, Instant now,
                 std::set<std::string>& ids, std::set<std::string>& digests) {
  RC_ASSERT(ids.insert(alert.id).second);
  const Json body = parse_json(alert.body).value();
  if (alert.event == AlertEvent::Digest) {
    RC_ASSERT(digests.insert(std::string(text_of(alert.owner)) + body["day"].get<std::string>()).second);
    RC_ASSERT(start_of_day(now) + *policy.digest_at <= now || body["day"] != format_date(now));
    return;
  }
  const std::string key = body["key"];
  if (alert.event == AlertEvent::Incident) {
    RC_ASSERT(!lives.contains(key));
    lives[key].told_at = now;
    return;
  }
  RC_ASSERT(lives.contains(key));
  Life& life = lives[key];
  RC_ASSERT(++life.events[std::string(text_of(alert.event))] == 1);
  if (alert.event == AlertEvent::Escalation) RC_ASSERT(now - life.told_at >= policy.escalate_after);
  if (alert.event == AlertEvent::Deadline) {
    RC_ASSERT(parse_instant(body["deadline"].get<std::string>()).value() - policy.warn_before_deadline <= now);
  }
  if (alert.event == AlertEvent::Resolved) lives.erase(key);
}

RC_GTEST_PROP(DueAlerts, TellEachIncidentOnceForEachEvent,
              (const std::vector<std::pair<unsigned, unsigned>>& moments, unsigned room, unsigned digest_hour)) {
  AlertsConfig policy;
  policy.digest_at = hours(digest_hour % 24);
  Told told;
  Instant now = monday;
  std::map<std::string, Life> lives;
  std::set<std::string> ids;
  std::set<std::string> digests;
  for (const auto& [pause, who] : moments) {
    now += minutes(1 + pause % 600);
    std::vector<OpenIncident> open;
    for (unsigned i = 0; i < 5; ++i) {
      if ((who >> i) % 2 == 0) continue;
      const Owner owner = owners.at(i % owners.size());
      const std::optional<Instant> deadline = i < 2 ? std::optional(monday + hours(20 * i + 3)) : std::nullopt;
      open.push_back(incident_of("incident " + std::to_string(i), owner, deadline));
    }
    DueAlerts due = due_alerts(open, told, now, policy, room % 8);
    RC_ASSERT(due.alerts.size() <= room % 8);
    for (const Alert& alert : due.alerts) check_alert(alert, lives, policy, now, ids, digests);
    // A crash before the ledger was written: the next start decides the same again.
    const DueAlerts again = due_alerts(open, told, now, policy, room % 8);
    RC_ASSERT(again.alerts == due.alerts);
    RC_ASSERT(again.told == due.told);
    told = std::move(due.told);
    RC_ASSERT(due_alerts(open, told, now, policy, 0).alerts.empty());
    // With room, nothing that is open remains untold, and nothing is due twice.
    DueAlerts rest = due_alerts(open, told, now, policy, much_room);
    for (const OpenIncident& one : open) RC_ASSERT(rest.told.incidents.contains(one.incident.key));
    RC_ASSERT(rest.told.incidents.size() == open.size());
    RC_ASSERT(due_alerts(open, rest.told, now, policy, much_room).alerts.empty());
    RC_ASSERT(due_alerts(open, rest.told, now, policy, much_room).next > now);
  }
}

}  // namespace
}  // namespace vendorproof::live
