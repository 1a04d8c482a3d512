#include "reports/json_values.h"

#include <algorithm>
#include <numeric>

#include "core/base/json/json_tree.h"
#include "core/base/require.h"
#include "reports/findings.h"

namespace vendorproof::reports {

Json json_of(const Money& money) {
  Json json;
  json["amount"] = money.decimal();
  json["currency"] = money.currency().empty() ? "" : money.currency().text();
  return json;
}

Json json_of(const std::vector<Money>& amounts) {
  Json json = Json::array();
  for (const Money& money : amounts) json.push_back(json_of(money));
  return json;
}

Json json_of(const Finding& finding) {
  REQUIRE(finding.rule != nullptr);
  const Rule& rule = *finding.rule;
  Json json;
  json["rule"] = rule.id;
  json["kind"] = text_of(rule.kind);
  json["expected"] = finding.expected;
  json["sentence"] = rule.sentence;
  json["source"] = rule.source;
  json["confidence"] = text_of(rule.confidence);
  json["owner"] = text_of(rule.owner);
  json["remedy"] = rule.remedy;
  json["purchase_order"] = finding.purchase_order;
  json["line"] = finding.line;
  json["at"] = format_instant(finding.at);
  json["at_stake"] = json_of(finding.at_stake);
  json["evidence"] = finding.evidence;
  json["documents"] = finding.documents;
  json["incident"] = finding.incident;
  json["charged_back"] = finding.charged_back;
  return json;
}

namespace {

/// Where the findings of an incident stand in the list; empty if none of them is listed.
Json places_of(const Incident& incident, const std::vector<Finding>& findings, const std::vector<std::size_t>& listed) {
  Json places = Json::array();
  for (const Finding* finding : incident.findings) {
    const auto index = static_cast<std::size_t>(finding - findings.data());
    const auto place = std::lower_bound(listed.begin(), listed.end(), index);
    if (place != listed.end() && *place == index) places.push_back(place - listed.begin());
  }
  return places;
}

Json json_of_incidents(const std::vector<Finding>& findings, const std::vector<std::size_t>& listed) {
  Json json = Json::array();
  for (const bool expected : {false, true}) {
    for (const Incident& incident : incidents_of(findings, expected)) {
      const Json places = places_of(incident, findings, listed);
      if (places.empty()) continue;
      Json row;
      row["expected"] = expected;
      row["owner"] = text_of(incident.main().rule->owner);
      row["at_stake"] = json_of(incident.at_stake);
      row["rules"] = incident.rules();
      row["findings"] = places;
      json.push_back(std::move(row));
    }
  }
  return json;
}

}  // namespace

void put_findings(Json& json, const std::vector<Finding>& findings, Listing listing) {
  std::vector<std::size_t> listed = listed_findings(findings);
  if (listing == Listing::All) {
    listed.resize(findings.size());
    std::iota(listed.begin(), listed.end(), std::size_t{0});
  }
  json["findings_total"] = findings.size();
  json["incidents_total"] = incidents_of(findings, false).size() + incidents_of(findings, true).size();
  Json& rows = json["findings"] = Json::array();
  for (const std::size_t place : listed) rows.push_back(json_of(findings[place]));
  json["incidents"] = json_of_incidents(findings, listed);
}

Json json_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::Certified:
      return "certified";
    case Verdict::NotCertified:
      return "not-certified";
    case Verdict::Inconclusive:
      break;
  }
  return "inconclusive";
}

Json json_of(Duration duration) {
  Json json;
  json["text"] = format_duration(duration);
  json["milliseconds"] = duration.count();
  return json;
}

std::string json_text(const Json& document) {
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace vendorproof::reports
