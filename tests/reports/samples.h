// One report, one rehearsal and one time line that the tests of this room write.
#pragma once

#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "reports/rehearsal/rehearsal.h"
#include "reports/report.h"
#include "reports/timeline.h"

namespace vendorproof::reports::samples {

inline constexpr Rule late_acknowledgement = {
    "ACK-02",
    RuleKind::Defect,
    "The first acknowledgement is there within 24 hours of the order, backordered lines included.",
    "Amazon: acknowledging purchase orders",
    Confidence::Official,
    Owner::Operations,
    "Poll for orders at least every 30 minutes and acknowledge a line as soon as the ERP has reserved stock."};

inline constexpr Rule not_filled = {"CB-01",
                                    RuleKind::Charge,
                                    "What was confirmed is invoiced in full; 5 % of the cost of the gap is charged.",
                                    "In Full Delivery: Not Filled",
                                    Confidence::Industry,
                                    Owner::Ecommerce,
                                    "Confirm no more than the warehouse can ship inside the window."};

inline constexpr Rule doubled_invoice = {
    "ONCE-04",
    RuleKind::Defect,
    "A shipment is invoiced once.",
    "invariant of both systems",
    Confidence::Ours,
    Owner::Finance,
    "Make the invoice number from the shipment, and look it up before sending it again."};

inline bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

inline std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

inline Instant at(std::string_view text) { return parse_instant(text).value(); }
inline Money dollars(std::int64_t cents) { return {cents * 100, usd()}; }

inline Finding finding(const Rule& rule, const std::string& order, std::int64_t line, std::int64_t cents,
                       const std::string& evidence) {
  Finding made;
  made.rule = &rule;
  made.purchase_order = order;
  made.line = line;
  made.at_stake = dollars(cents);
  made.evidence = evidence;
  made.at = at("2026-11-24T09:30:00Z");
  return made;
}

inline ScenarioResult passing(const std::string& name, const std::string& title, std::int64_t orders) {
  ScenarioResult scenario;
  scenario.name = name;
  scenario.title = title;
  scenario.family = "catalogue";
  scenario.passed = true;
  scenario.orders = orders;
  scenario.lines = orders * 3;
  scenario.calls = orders * 24;
  scenario.started = at("2026-11-02T00:00:00Z");
  scenario.virtual_time = std::chrono::hours(24 * 40);
  scenario.invoiced = dollars(orders * 480'00);
  scenario.paid = dollars(orders * 480'00);
  scenario.trace_hash = "9f86d081884c7d65";
  return scenario;
}

inline ScenarioResult short_shipment() {
  ScenarioResult scenario = passing("warehouse-ships-short", "The warehouse loads 12 eaches less than confirmed", 2);
  scenario.findings.push_back(finding(not_filled, "PO000003", 1, 6'00, "confirmed 48 eaches, invoiced 36"));
  scenario.findings.back().expected = true;
  scenario.exceptions.push_back("shipped-short PO000003 line 1 (Operations): 36 of 48 eaches are on the truck");
  scenario.paid = dollars(954'00);
  return scenario;
}

inline ScenarioResult late_orders() {
  ScenarioResult scenario = passing("orders-during-a-long-outage", "Amazon cannot be reached for 30 hours", 300);
  scenario.passed = false;
  scenario.lines = 6'000;
  scenario.faults_fired = 2;
  scenario.crashes = 1;
  scenario.findings.push_back(finding(late_acknowledgement, "PO000017", 0, 1'234'50,
                                      "placed 2026-11-23T03:30:00Z, acknowledged after 30h; expected within 24h"));
  scenario.findings.push_back(finding(late_acknowledgement, "PO000018", 4, 120'00,
                                      "placed 2026-11-23T04:00:00Z, not acknowledged; expected within 24h"));
  scenario.findings.push_back(finding(doubled_invoice, "PO000021", 0, 14'400'00,
                                      "shipment S-7 is on invoices INV-7 and INV-8 (\"<resend> & pray\"); "
                                      "expected on one"));
  scenario.findings.back().incident = 3;
  scenario.findings.push_back(finding(not_filled, "PO000021", 0, 14'400'00, "charged for the same shipment"));
  scenario.findings.back().incident = 3;
  scenario.findings.push_back(finding(not_filled, "PO000003", 1, 6'00, "confirmed 48 eaches, invoiced 36"));
  scenario.findings.back().expected = true;
  scenario.missing.push_back("CB-01 on PO000022");
  scenario.exceptions.push_back("price-mismatch PO000021 line 2 (Finance): Amazon 4.80 USD, ERP 5.00 USD per each");
  scenario.replay_file = "out/failures/orders-during-a-long-outage.json";
  scenario.trace_hash = "60303ae22b998861";
  return scenario;
}

inline Report report() {
  Report report;
  report.version = "0.1.0";
  report.command = "vendorproof certify --runs 200 --seed 7 --out out";
  report.seed = 7;
  report.verdict = Verdict::NotCertified;
  report.reason = "1 of 4 scenarios and 1 of 200 generated runs failed";
  report.scenarios = {
      passing("order-in-cases", "An order in cases of 12 becomes eaches", 1), short_shipment(),
      passing("answer-lost-after-the-effect", "The answer to an invoice is lost, and it is not sent twice", 3),
      late_orders()};
  ScenarioResult generated = late_orders();
  generated.name = "unit-of-measure-000131";
  generated.title = "Cut down from 40 orders to 1";
  generated.family = "unit-of-measure";
  generated.orders = 1;
  generated.lines = 1;
  generated.findings.resize(1);
  generated.findings[0].at_stake = Money(7'5000, Currency::parse("EUR").value());
  generated.missing.clear();
  generated.exceptions.clear();
  generated.reduced = true;
  generated.replay_file = "out/failures/unit-of-measure 000131.json";
  report.scenarios.push_back(generated);
  report.scenarios[2].faults_fired = 1;
  report.generated = {200,
                      1,
                      0,
                      {{"partial-shipments", 50, 0}, {"peak-volume", 50, 0}, {"unit-of-measure", 100, 1}},
                      6'000,
                      1'834,
                      57,
                      "24c1e30b9a7f5d66",
                      {{"unit-of-measure-000131", "unit-of-measure", "ACK-02 on PO000017; at stake 7.50 EUR", 131}},
                      {},
                      {}};
  report.generated.causes = {{"ACK-02", "placed #, acknowledged after #; expected within #",
                              "placed #, acknowledged after #; expected within #", "lost; change quantity", 1,
                              "unit-of-measure-000131", 131, true, generated.replay_file}};
  report.probes = {{"answer lost, then the duplicate suppressed", 31, true},
                   {"remainder of a case", 12, true},
                   {"change after acknowledgement", 0, true},
                   {"token expired in flight", 0, false}};
  return report;
}

inline Report certified_report() {
  Report report = samples::report();
  report.verdict = Verdict::Certified;
  report.reason = "all 3 scenarios came out as expected, and 200 generated runs found nothing";
  report.scenarios.resize(3);
  report.generated.failed = 0;
  report.generated.failures.clear();
  report.generated.causes.clear();
  report.generated.by_family.back().failed = 0;
  return report;
}

/// What a partner may send: markup, terminal control, broken UTF-8.
inline Report hostile_report() {
  Report report = samples::report();
  const std::string evil =
      "</failure><script>alert(1)</script> \x1B[31m \xC3\x28 \xEF\xBF\xBE & \"quoted\" ]]>\r\nnext";
  for (ScenarioResult& scenario : report.scenarios) {
    scenario.name = scenario.title = scenario.family = evil;
    scenario.trace_hash = scenario.replay_file = evil;
    scenario.exceptions = {evil};
    scenario.missing = {evil};
    for (Finding& finding : scenario.findings) finding.evidence = finding.purchase_order = evil;
  }
  report.version = report.command = report.reason = report.planted_defect = evil;
  report.generated.by_family = {{evil, 1, 1}};
  report.generated.failures = {{evil, evil, evil, 0}};
  report.generated.causes = {{evil, evil, evil, evil, 1, evil, 0, true, evil}};
  report.divergences = {{evil, evil, 0, false}};
  report.integration = evil;
  report.probes = {{evil, 0, true}};
  return report;
}

inline std::vector<RehearsalDay> season() {
  std::vector<RehearsalDay> days;
  for (std::int64_t day = 0; day < 42; ++day) {
    const std::int64_t distance = day < 21 ? 21 - day : day - 21;
    const std::int64_t orders = day % 7 >= 5 ? 12 : 60 + (21 - distance) * (21 - distance);
    const bool peak = day >= 21 && day < 24;
    RehearsalDay row;
    row.date = format_date(at("2026-11-02T00:00:00Z") + std::chrono::hours(24 * day));
    row.orders = orders;
    row.lines = orders * 20;
    row.acknowledged = peak ? orders - 107 : orders + (day == 24 ? 321 : 0);
    row.shipped_notices = orders / 10;
    row.invoices = orders - orders / 20;
    row.backlog_orders = peak ? (day - 20) * 107 : 0;
    row.late_acknowledgements = peak ? 7 : 0;
    row.at_risk = dollars(peak ? 1'450'40 : 0);
    days.push_back(row);
  }
  return days;
}

inline Rehearsal rehearsal() {
  Rehearsal rehearsal;
  rehearsal.version = "0.1.0";
  rehearsal.command = "vendorproof rehearse black-friday --seed 7 --out out";
  rehearsal.profile = "black-friday";
  rehearsal.title = "Six weeks around Black Friday";
  rehearsal.seed = 7;
  rehearsal.verdict = Verdict::NotCertified;
  rehearsal.reason = "1 of 3 thresholds was not held.";
  rehearsal.days = season();
  rehearsal.acknowledgement_delay = {std::chrono::minutes(22), std::chrono::hours(3), std::chrono::hours(19),
                                     std::chrono::hours(27) + std::chrono::minutes(12)};
  rehearsal.ship_notice_delay = {std::chrono::minutes(3), std::chrono::minutes(8), std::chrono::minutes(16),
                                 std::chrono::minutes(24)};
  rehearsal.operations = {{"getPurchaseOrders", 2'016, 0, 4, 600, 1},
                          {"submitAcknowledgement", 5'210, 12, 596, 600, 99},
                          {"SubmitShipmentConfirmations", 640, 0, 88, 600, 15},
                          {"submitInvoices", 6'020, 0, 503, 600, 84},
                          {"getTransaction", 11'870, 0, 410, 600, 68}};
  rehearsal.thresholds = {{"late acknowledgements", "at most 0", "21", false, Subject::Acknowledgements},
                          {"ship notice delay, p99", "at most 30 m", "16 m", true, Subject::ShipNotices},
                          {"money at risk", "at most 10,000.00 USD", "4,351.20 USD", true, Subject::Money}};
  rehearsal.findings = {finding(late_acknowledgement, "PO004711", 0, 4'351'20,
                                "placed 2026-11-23T03:30:00Z, acknowledged after 27 h 12 m; expected within 24h"),
                        finding(not_filled, "PO004712", 3, 12'00, "confirmed 240 eaches, invoiced 216")};
  rehearsal.findings[1].expected = true;
  rehearsal.trace_hash = "0e6d7a5b3c4f2918";
  for (const RehearsalDay& day : rehearsal.days) {
    rehearsal.orders += day.orders;
    rehearsal.lines += day.lines;
  }
  rehearsal.calls = 25'756;
  rehearsal.invoiced = dollars(4'320'000'00);
  rehearsal.paid = dollars(4'301'250'75);
  rehearsal.deducted = dollars(14'398'05);
  rehearsal.chargebacks = dollars(4'351'20);
  rehearsal.at_risk = dollars(4'351'20);
  rehearsal.virtual_time = std::chrono::hours(24 * 42);
  return rehearsal;
}

inline Rehearsal hostile_rehearsal() {
  Rehearsal rehearsal = samples::rehearsal();
  const std::string evil = "<b>&\x1B[2J\xFF\"";
  rehearsal.title = rehearsal.profile = rehearsal.command = rehearsal.reason = rehearsal.version = evil;
  rehearsal.operations[0].operation = evil;
  rehearsal.thresholds[0] = {evil, evil, evil, false, Subject::Acknowledgements};
  rehearsal.days[0].date = evil;
  rehearsal.findings[0].evidence = evil;
  return rehearsal;
}

inline std::vector<TimelineRow> timeline() {
  using Lane = TimelineRow::Lane;
  return {{at("2026-11-23T08:00:00Z"), Lane::Amazon, "PO1 placed: 2 lines, 5 Cases of 12", false},
          {at("2026-11-23T08:30:00Z"), Lane::Core, "getPurchaseOrders: 1 order", false},
          {at("2026-11-23T08:30:00.120Z"), Lane::Erp,
           "sales order SO-1001 for PO1, created as an answer to linkedOrders.create", false},
          {at("2026-11-23T08:31:10Z"), Lane::Core, "submitAcknowledgement, answer lost", false},
          {at("2026-11-24T09:00:00Z"), Lane::Core, "submitInvoices INV-7", false},
          {at("2026-11-24T09:00:02Z"), Lane::Amazon, "INV-7 accepted", false},
          {at("2026-11-24T09:05:00Z"), Lane::Core, "submitInvoices INV-8 for the same shipment", true},
          {at("2026-11-24T09:05:01Z"), Lane::Amazon, "INV-8 accepted: ONCE-04 is broken", true}};
}

}  // namespace vendorproof::reports::samples
