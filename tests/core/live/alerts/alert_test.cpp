#include "core/live/alerts/alert.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/core/live/alerts/incidents.h"

namespace vendorproof::live {
namespace {

Json body_of(const Alert& alert) { return parse_json(alert.body).value(); }

TEST(Alert, OfAnIncidentSaysWhatTheDoorShows) {
  OpenIncident open = incident_of("price-mismatch/PO1/1", Owner::Finance, monday, 120'000);
  open.incident.exceptions = {"price-mismatch/PO1/1", "price-mismatch/PO1/2"};
  const Alert alert = incident_alert(AlertEvent::Escalation, open, monday, monday + std::chrono::hours(4));
  EXPECT_EQ(alert.text,
            "escalation still open for Finance: price-mismatch/PO1/1: why price-mismatch/PO1/1 (price-mismatch, 2 "
            "exceptions in 1 order, 12.00 USD at stake, due 2026-11-23T08:00:00Z)");
  const Json body = body_of(alert);
  EXPECT_EQ(body["id"], alert.id);
  EXPECT_EQ(body["event"], "escalation");
  EXPECT_EQ(body["at"], "2026-11-23T12:00:00Z");
  EXPECT_EQ(body["owner"], "Finance");
  EXPECT_EQ(body["summary"], alert.text);
  EXPECT_EQ(body["count"], 2);
  EXPECT_EQ(body["amounts"], Json::array({"12.00 USD"}));
  EXPECT_EQ(body["deadline"], "2026-11-23T08:00:00Z");
  EXPECT_FALSE(body["remedy"].get<std::string>().empty());
}

TEST(Alert, HasAnIdOfItsIncidentAndEventAlone) {
  const OpenIncident open = incident_of("a");
  const std::string id = incident_alert(AlertEvent::Incident, open, monday, monday).id;
  EXPECT_EQ(id.size(), 32U);
  const Instant later = monday + std::chrono::hours(1);
  EXPECT_EQ(incident_alert(AlertEvent::Incident, incident_of("a", Owner::Finance, later, 5), monday, later).id, id);
  EXPECT_NE(incident_alert(AlertEvent::Incident, open, later, later).id, id) << "it came back";
  EXPECT_NE(incident_alert(AlertEvent::Escalation, open, monday, monday).id, id);
  EXPECT_NE(incident_alert(AlertEvent::Incident, incident_of("b"), monday, monday).id, id);
}

TEST(Alert, IsOneLineWhateverTheTextSays) {
  OpenIncident open = incident_of("a");
  open.incident.text = "first\nsecond\r\x1b[31m \xff";
  const Alert alert = incident_alert(AlertEvent::Incident, open, monday, monday);
  EXPECT_EQ(alert.text.find_first_of("\n\r\x1b"), std::string::npos) << alert.text;
  EXPECT_EQ(alert.body.find_first_of("\n\r\x1b"), std::string::npos) << alert.body;
  EXPECT_TRUE(parse_json(alert.body)) << "a broken byte must not make the body unreadable";
}

TEST(Alert, OfTheEndNamesWhatHasEnded) {
  ToldIncident told;
  told.kind = ExceptionKind::PriceMismatch;
  told.owner = Owner::Finance;
  told.text = "why";
  told.raised_at = monday;
  told.told_at = monday;
  const Alert alert = resolved_alert("price-mismatch/PO1/1", told, monday + std::chrono::hours(1));
  EXPECT_EQ(alert.text, "resolved for Finance: price-mismatch/PO1/1: why");
  EXPECT_EQ(body_of(alert)["event"], "resolved");
  EXPECT_EQ(body_of(alert)["key"], "price-mismatch/PO1/1");
}

TEST(Alert, OfADayHasTheMostMoneyFirstAndTheNearestDeadlines) {
  const OpenIncident small = incident_of("small", Owner::Finance, monday + std::chrono::hours(1), 10'000);
  const OpenIncident large = incident_of("large", Owner::Finance, monday + std::chrono::hours(2), 990'000);
  const OpenIncident none = incident_of("none", Owner::Finance, std::nullopt, 0);
  const Alert alert = digest_alert(Owner::Finance, {&small, &none, &large}, monday, monday);
  EXPECT_EQ(alert.text, "digest for Finance of 2026-11-23: 3 incidents, 3 exceptions, 100.00 USD at stake");
  const Json body = body_of(alert);
  EXPECT_EQ(body["most_at_stake_first"][0]["key"], "large");
  EXPECT_EQ(body["most_at_stake_first"][1]["key"], "small");
  EXPECT_EQ(body["most_at_stake_first"][2]["key"], "none");
  EXPECT_EQ(body["nearest_deadlines"][0]["key"], "small");
  EXPECT_EQ(body["nearest_deadlines"].size(), 2U);
  EXPECT_EQ(body["amounts"], Json::array({"100.00 USD"}));
  const Alert later = digest_alert(Owner::Finance, {&small}, monday + std::chrono::hours(5), monday);
  EXPECT_EQ(later.id, alert.id) << "one a day";
  EXPECT_EQ(later.text, "digest for Finance of 2026-11-23: 1 incident, 1 exception, 1.00 USD at stake");
  EXPECT_NE(digest_alert(Owner::Finance, {&small}, monday + std::chrono::hours(24), monday).id, alert.id);
  EXPECT_NE(digest_alert(Owner::IT, {&small}, monday, monday).id, alert.id);
}

TEST(Alert, OfADayNamesAtMostAHundredIncidents) {
  const std::vector<OpenIncident> many(digest_incidents_max + 5, incident_of("a"));
  std::vector<const OpenIncident*> all;
  for (const OpenIncident& one : many) all.push_back(&one);
  const Json body = body_of(digest_alert(Owner::Finance, all, monday, monday));
  EXPECT_EQ(body["incidents"], digest_incidents_max + 5);
  EXPECT_EQ(body["most_at_stake_first"].size(), digest_incidents_max);
}

}  // namespace
}  // namespace vendorproof::live
