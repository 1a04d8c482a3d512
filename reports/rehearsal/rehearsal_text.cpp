// The rehearsal on a terminal.
#include <fmt/format.h>

#include "reports/findings.h"
#include "reports/rehearsal/rehearsal.h"
#include "reports/summary.h"
#include "reports/text_findings.h"
#include "reports/text_table.h"
#include "reports/wording.h"

namespace vendorproof::reports {
namespace {

std::string days_table(const Rehearsal& rehearsal, Colour colour) {
  const std::vector<TextColumn> columns = {
      {"day", 10},          {"orders", 8, true},   {"lines", 9, true},           {"acknowledged", 12, true},
      {"notices", 8, true}, {"invoices", 9, true}, {"unacknowledged", 14, true}, {"over limit", 10, true},
      {"at risk", 13, true}};
  std::vector<TextRow> rows;
  for (const RehearsalDay& day : rehearsal.days) {
    TextRow row;
    row.cells = {day.date,
                 count_or_blank(day.orders),
                 count_or_blank(day.lines),
                 count_or_blank(day.acknowledged),
                 count_or_blank(day.shipped_notices),
                 count_or_blank(day.invoices),
                 count_or_blank(day.backlog_orders),
                 count_or_blank(day.late_acknowledgements + day.late_ship_notices),
                 day.at_risk.is_zero() ? "" : amount_text(day.at_risk)};
    const bool missed = (day.late_acknowledgements > 0 && is_missed(rehearsal, Subject::Acknowledgements)) ||
                        (day.late_ship_notices > 0 && is_missed(rehearsal, Subject::ShipNotices));
    row.paint = missed ? Paint::Bad : Paint::Plain;
    rows.push_back(std::move(row));
  }
  return text_table(columns, rows, colour);
}

TextRow delay_row(const std::string& name, const DelayPercentiles& delay, Duration limit, bool missed) {
  TextRow row;
  row.cells = {name,
               duration_text(delay.p50),
               duration_text(delay.p90),
               duration_text(delay.p99),
               duration_text(delay.max),
               duration_text(limit)};
  row.paint = delay.max <= limit ? Paint::Good : (missed ? Paint::Bad : Paint::Caution);
  return row;
}

std::string delays_table(const Rehearsal& rehearsal, Colour colour) {
  const std::vector<TextColumn> columns = {{"delay", 32},      {"half", 12, true},    {"90 %", 12, true},
                                           {"99 %", 12, true}, {"longest", 12, true}, {"limit", 8, true}};
  return text_table(columns,
                    {delay_row("order to acknowledgement", rehearsal.acknowledgement_delay, acknowledgement_limit,
                               is_missed(rehearsal, Subject::Acknowledgements)),
                     delay_row("departure to ship notice", rehearsal.ship_notice_delay, ship_notice_limit,
                               is_missed(rehearsal, Subject::ShipNotices))},
                    colour);
}

std::string operations_table(const Rehearsal& rehearsal, Colour colour) {
  const std::vector<TextColumn> columns = {{"operation", 34},          {"calls", 11, true},
                                           {"throttled", 10, true},    {"busiest minute", 14, true},
                                           {"quota/minute", 12, true}, {"used", 6, true}};
  std::vector<TextRow> rows;
  for (const OperationUse& use : rehearsal.operations) {
    TextRow row;
    row.cells = {use.operation,
                 grouped(use.calls),
                 count_or_blank(use.throttled),
                 grouped(use.most_in_a_minute),
                 grouped(use.quota_per_minute),
                 grouped(use.used_percent) + " %"};
    row.paint = use.throttled > 0 ? Paint::Caution : Paint::Plain;
    rows.push_back(std::move(row));
  }
  return text_table(columns, rows, colour);
}

std::string thresholds_table(const Rehearsal& rehearsal, Colour colour) {
  const std::vector<TextColumn> columns = {{"", 4}, {"threshold", 44}, {"limit", 26}, {"seen", 28}};
  std::vector<TextRow> rows;
  for (const ThresholdResult& threshold : rehearsal.thresholds) {
    rows.push_back({{threshold.held ? "held" : "MISS", threshold.name, threshold.limit, threshold.seen},
                    threshold.held ? Paint::Good : Paint::Bad});
  }
  return text_table(columns, rows, colour);
}

/// A line for each rule; the page lists every charge.
std::string charges_text(const Rehearsal& rehearsal) {
  const std::vector<IncidentGroup> charges = expected_by_rule(rehearsal.findings);
  if (charges.empty()) return "";
  std::string text = "\n";
  append_labelled(text, "", 0, charges_sentence);
  for (const IncidentGroup& group : charges) {
    const auto count = static_cast<std::int64_t>(group.incidents.size());
    append_field(
        text, group.rule->id,
        fmt::format("{}, {}. {}", counted(count, "charge"), amounts_text(group.at_stake), group.rule->sentence));
  }
  return text;
}

}  // namespace

std::string write_text(const Rehearsal& rehearsal, Colour colour) {
  std::string page = fmt::format("Vendorproof {}, peak rehearsal {}, seed {}\n", clean(rehearsal.version),
                                 clean(rehearsal.profile), rehearsal.seed);
  page += clean(rehearsal.command) + "\n";
  append_labelled(page, "", 0, rehearsal.title);
  append_labelled(page, "", 0,
                  fmt::format("{}, {} and {} in {} of virtual time", counted(rehearsal.orders, "order"),
                              counted(rehearsal.lines, "line"), counted(rehearsal.calls, "call"),
                              duration_text(rehearsal.virtual_time)));
  page += "\n" + days_table(rehearsal, colour);
  page += "\n" + delays_table(rehearsal, colour);
  if (!rehearsal.operations.empty()) page += "\n" + operations_table(rehearsal, colour);
  if (!rehearsal.thresholds.empty()) page += "\n" + thresholds_table(rehearsal, colour);
  const std::vector<IncidentGroup> groups = unexpected_by_rule(rehearsal.findings);
  if (!groups.empty()) page += "\n";
  append_findings(page, groups, colour);
  page += charges_text(rehearsal);
  page += "\n";
  append_labelled(
      page, "", 0,
      fmt::format("Invoiced {}, paid {}, deducted {}, chargebacks {}.", amount_text(rehearsal.invoiced),
                  amount_text(rehearsal.paid), amount_text(rehearsal.deducted), amount_text(rehearsal.chargebacks)));
  if (!rehearsal.at_risk.is_zero())
    page += "Money at risk is estimated by the rate card; it is not Amazon's statement.\n";
  return page + fmt::format("{}: {} At risk: {}.\n",
                            painted(text_of(rehearsal.verdict), paint_of(rehearsal.verdict), colour),
                            clean(rehearsal.reason), amounts_text({rehearsal.at_risk}));
}

}  // namespace vendorproof::reports
