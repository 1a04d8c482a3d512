// The rehearsal as a page: verdict and thresholds first, then the pictures, then the numbers behind them.
#include <fmt/format.h>

#include "reports/chart.h"
#include "reports/findings.h"
#include "reports/page.h"
#include "reports/rehearsal/rehearsal.h"
#include "reports/summary.h"
#include "reports/wording.h"

namespace vendorproof::reports {
namespace {

/// `11-23`: an axis of days does not need the year.
std::string day_label(const std::string& date) { return date.size() == 10 ? date.substr(5) : date; }

std::string orders_chart(const Rehearsal& rehearsal) {
  DayChart chart{"Orders by day, with the backlog at the end of each",
                 "orders placed",
                 "unacknowledged at the end of the day",
                 Tone::Plain,
                 {}};
  for (const RehearsalDay& day : rehearsal.days) {
    chart.days.push_back({day_label(day.date), day.orders, day.backlog_orders});
  }
  return day_chart(chart);
}

/// The axis has whole main units; the table has the cents.
std::string risk_chart(const Rehearsal& rehearsal) {
  if (rehearsal.at_risk.is_zero()) return "";
  DayChart chart{"Money at risk by day",
                 "at risk, " + rehearsal.at_risk.currency().text(),
                 "",
                 is_missed(rehearsal, Subject::Money) ? Tone::Bad : Tone::Caution,
                 {}};
  for (const RehearsalDay& day : rehearsal.days) {
    chart.days.push_back({day_label(day.date), day.at_risk.ten_thousandths() / 10'000, 0});
  }
  return day_chart(chart);
}

/// Over Amazon's limit is red only if a threshold about it did not hold.
std::string delay_chart(const std::string& title, const DelayPercentiles& delay, Duration limit, bool missed) {
  const auto bar = [&](const std::string& label, Duration seen) {
    const Tone tone = seen <= limit ? Tone::Plain : (missed ? Tone::Bad : Tone::Caution);
    return Bar{label, {{seen.count(), tone}}, duration_text(seen)};
  };
  return bar_chart(title,
                   {bar("half within", delay.p50), bar("90 % within", delay.p90), bar("99 % within", delay.p99),
                    bar("the longest", delay.max)},
                   Limit{limit.count(), "limit " + duration_text(limit)});
}

std::string quota_chart(const Rehearsal& rehearsal) {
  std::vector<Bar> bars;
  for (const OperationUse& use : rehearsal.operations) {
    const bool high = use.throttled > 0 || use.used_percent > 80;
    const Tone tone = !high ? Tone::Plain : (is_missed(rehearsal, Subject::Quota) ? Tone::Bad : Tone::Caution);
    bars.push_back({use.operation, {{use.used_percent, tone}}, grouped(use.used_percent) + " %"});
  }
  return bars.empty() ? "" : bar_chart("Quota used in the busiest minute", bars, Limit{100, "quota"});
}

std::string thresholds_section(const Rehearsal& rehearsal) {
  if (rehearsal.thresholds.empty()) return "";
  std::vector<std::vector<std::string>> rows;
  for (const ThresholdResult& threshold : rehearsal.thresholds) {
    rows.push_back({threshold.held ? html_mark(Mark::Good, "held") : html_mark(Mark::Bad, "not held"),
                    escaped(threshold.name), kept_together(escaped(threshold.limit)),
                    kept_together(escaped(threshold.seen))});
  }
  return html_section("Thresholds", "",
                      html_table({{"", Fit::Word}, {"threshold"}, {"limit", Fit::Word}, {"seen", Fit::Word}}, rows));
}

std::string money_section(const Rehearsal& rehearsal) {
  return html_section("Money", "What Vendor Central shows for the whole rehearsal.",
                      html_facts({{amount_text(rehearsal.invoiced), "invoiced"},
                                  {amount_text(rehearsal.paid), "paid"},
                                  {amount_text(rehearsal.deducted), "deducted"},
                                  {amount_text(rehearsal.chargebacks), "chargebacks"}}));
}

std::string operations_section(const Rehearsal& rehearsal) {
  if (rehearsal.operations.empty()) return "";
  std::vector<std::vector<std::string>> rows;
  for (const OperationUse& use : rehearsal.operations) {
    rows.push_back({escaped(use.operation), grouped(use.calls), grouped(use.throttled), grouped(use.most_in_a_minute),
                    grouped(use.quota_per_minute), grouped(use.used_percent) + " %"});
  }
  return html_section("Amazon's quotas", "An answer 429 counts as throttled.",
                      html_table({{"operation"},
                                  {"calls", Fit::Number},
                                  {"throttled", Fit::Number},
                                  {"busiest minute", Fit::Number},
                                  {"quota per minute", Fit::Number},
                                  {"used", Fit::Number}},
                                 rows));
}

/// Documents over Amazon's limit: red only if a threshold about them did not hold.
std::string over_limit(std::int64_t count, bool missed) {
  return count == 0 ? "0" : html_mark(missed ? Mark::Bad : Mark::Caution, grouped(count));
}

std::string days_section(const Rehearsal& rehearsal) {
  std::vector<std::vector<std::string>> rows;
  for (const RehearsalDay& day : rehearsal.days) {
    rows.push_back({escaped(day.date), grouped(day.orders), grouped(day.lines), grouped(day.acknowledged),
                    grouped(day.shipped_notices), grouped(day.invoices), grouped(day.backlog_orders),
                    over_limit(day.late_acknowledgements, is_missed(rehearsal, Subject::Acknowledgements)),
                    over_limit(day.late_ship_notices, is_missed(rehearsal, Subject::ShipNotices)),
                    day.at_risk.is_zero() ? "" : escaped(amount_text(day.at_risk))});
  }
  return html_section("Day by day",
                      "Days are UTC. Unacknowledged: orders still without an answer at the end of the day. "
                      "After 24 h, after 30 m: over Amazon's limit; red if a threshold about it did not hold.",
                      html_table({{"day", Fit::Word},
                                  {"orders", Fit::Number},
                                  {"lines", Fit::Number},
                                  {"acknowledged", Fit::Number},
                                  {"ship notices", Fit::Number},
                                  {"invoices", Fit::Number},
                                  {"unacknowledged", Fit::Number},
                                  {"acknowledged after 24 h", Fit::Number},
                                  {"notices after 30 m", Fit::Number},
                                  {"at risk", Fit::Number}},
                                 rows));
}

std::string findings_section(const Rehearsal& rehearsal) {
  const std::vector<IncidentGroup> groups = unexpected_by_rule(rehearsal.findings);
  if (groups.empty()) return "";
  return html_section("What has to be corrected", "By rule: who owns it, and what to do about it.",
                      html_owner_filter(groups) + html_findings(groups, "findings", RuleLinks::No), "findings");
}

/// What put the rest of the money at risk: charges of the season, which are no defects.
std::string charges_section(const Rehearsal& rehearsal) {
  const std::vector<IncidentGroup> groups = expected_by_rule(rehearsal.findings);
  if (groups.empty()) return "";
  return html_section("What is charged", charges_sentence, html_findings(groups, "charges", RuleLinks::No), "charges");
}

}  // namespace

std::string write_html(const Rehearsal& rehearsal) {
  std::string body = html_banner({rehearsal.verdict, rehearsal.reason, "money at risk", {rehearsal.at_risk}});
  body += html_first_screen({integration_text(rehearsal.integration),
                             {},
                             scenario_time(rehearsal),
                             played(rehearsal),
                             not_played(),
                             next_steps(rehearsal)});
  body += html_facts({{grouped(rehearsal.orders), "orders"},
                      {grouped(rehearsal.lines), "order lines"},
                      {grouped(rehearsal.calls), "calls"},
                      {grouped(static_cast<std::int64_t>(rehearsal.days.size())), "days of trade"},
                      {duration_text(rehearsal.virtual_time), "virtual time"}});
  body += thresholds_section(rehearsal);
  const std::string acknowledgement = "From order to acknowledgement";
  const std::string ship_notice = "From departure to ship notice";
  body += html_pictures({{"Orders by day, and the backlog", orders_chart(rehearsal)}});
  std::vector<Picture> pictures = {
      {acknowledgement, delay_chart(acknowledgement, rehearsal.acknowledgement_delay, acknowledgement_limit,
                                    is_missed(rehearsal, Subject::Acknowledgements))},
      {ship_notice, delay_chart(ship_notice, rehearsal.ship_notice_delay, ship_notice_limit,
                                is_missed(rehearsal, Subject::ShipNotices))},
      {"Quota used in the busiest minute", quota_chart(rehearsal)}};
  for (Picture& picture : owner_charts(incidents_of(rehearsal.findings, false))) pictures.push_back(std::move(picture));
  body += html_pictures(pictures);
  body += html_pictures({{"Money at risk by day", risk_chart(rehearsal)}});
  body += findings_section(rehearsal);
  body += charges_section(rehearsal);
  body += money_section(rehearsal);
  body += operations_section(rehearsal);
  body += days_section(rehearsal);
  body += html_section("How to repeat it", "", html_code(rehearsal.command));
  return html_page(
      {"Vendorproof: peak rehearsal", rehearsal.version,
       fmt::format("version {}, profile {}, seed {}", rehearsal.version, rehearsal.profile, rehearsal.seed), body});
}

}  // namespace vendorproof::reports
