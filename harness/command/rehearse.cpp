#include "harness/command/rehearse.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/live/stop_signal.h"
#include "harness/command/exit_codes.h"
#include "harness/command/named_files.h"
#include "harness/command/output_folder.h"
#include "harness/command/progress.h"
#include "harness/field/rate_card_choice.h"
#include "harness/judge/judge.h"
#include "harness/world/world.h"
#include "reports/findings.h"
#include "reports/rehearsal.h"
#include "scenarios/files/read_profile.h"
#include "scenarios/generators/profile.h"

namespace vendorproof::harness {

namespace {

using reports::Rehearsal;
using reports::ThresholdResult;

Result<scenarios::Profile> profile_of(const std::string& name_or_path) {
  return read_named("profiles", name_or_path).and_then([](const NamedText& file) {
    return scenarios::read_profile(file.text, file.name);
  });
}

/// When Amazon first received each document: acknowledgements by purchase order, ship notices by identifier.
std::map<std::string, Instant> first_taken(const RunOutcome& outcome, EffectKind accepted, std::string_view operation) {
  std::map<std::string, Instant> taken;
  for (const LedgerEntry& entry : outcome.ledger) {
    const Effect& effect = entry.effect;
    const bool failed = effect.kind == EffectKind::SubmissionFailed && effect.operation == operation;
    if (effect.kind != accepted && !failed) continue;
    const bool by_order = accepted == EffectKind::AcknowledgementAccepted && !failed;
    const auto [found, is_new] = taken.emplace(by_order ? effect.purchase_order : effect.document, effect.taken());
    if (!is_new) found->second = std::min(found->second, effect.taken());
  }
  return taken;
}

reports::DelayPercentiles percentiles_of(std::vector<Duration> delays) {
  reports::DelayPercentiles result;
  if (delays.empty()) return result;
  std::sort(delays.begin(), delays.end());
  const auto at = [&](std::size_t percent) { return delays[(delays.size() - 1) * percent / 100]; };
  result.p50 = at(50);
  result.p90 = at(90);
  result.p99 = at(99);
  result.max = delays.back();
  return result;
}

/// Everything of a rehearsal that is counted per day.
class Days {
 public:
  Days(Instant start, Instant end) {
    for (Instant day = start_of_day(start); day <= end; day += std::chrono::hours(24)) {
      days_[day].date = format_date(day);
    }
  }
  reports::RehearsalDay& of(Instant at) {
    reports::RehearsalDay& day = days_[start_of_day(at)];
    if (day.date.empty()) day.date = format_date(at);
    return day;
  }
  std::vector<reports::RehearsalDay> rows(const std::vector<std::pair<Instant, Instant>>& open_spans) {
    std::vector<reports::RehearsalDay> result;
    for (auto& [day, row] : days_) {
      const Instant end = day + std::chrono::hours(24);
      row.backlog_orders = std::count_if(open_spans.begin(), open_spans.end(),
                                         [&](const auto& span) { return span.first < end && span.second >= end; });
      result.push_back(row);
    }
    return result;
  }

 private:
  std::map<Instant, reports::RehearsalDay> days_;
};

void count_documents(const scenarios::Scenario& scenario, const RunOutcome& outcome, Rehearsal& rehearsal) {
  Instant last = scenario.start;
  for (const scenarios::Order& order : scenario.orders) last = std::max(last, scenario.start + order.placed_after);
  Days days(scenario.start, last);
  const std::map<std::string, Instant> acknowledged =
      first_taken(outcome, EffectKind::AcknowledgementAccepted, "submitAcknowledgement");
  std::vector<std::pair<Instant, Instant>> open_spans;
  std::vector<Duration> delays;
  for (const scenarios::Order& order : scenario.orders) {
    const Instant placed = scenario.start + order.placed_after;
    ++days.of(placed).orders;
    days.of(placed).lines += static_cast<std::int64_t>(order.lines.size());
    const auto taken = acknowledged.find(order.number);
    open_spans.emplace_back(placed, taken == acknowledged.end() ? outcome.ended : taken->second);
    if (taken == acknowledged.end()) continue;
    delays.push_back(taken->second - placed);
    ++days.of(taken->second).acknowledged;
    if (delays.back() > reports::acknowledgement_limit) ++days.of(taken->second).late_documents;
  }
  rehearsal.acknowledgement_delay = percentiles_of(std::move(delays));
  std::map<std::string, Instant> departed;
  for (const Truck& truck : outcome.trucks) departed[truck.load_number] = truck.departed;
  std::vector<Duration> notice_delays;
  const std::map<std::string, Instant> noticed =
      first_taken(outcome, EffectKind::ShipNoticeAccepted, "SubmitShipmentConfirmations");
  for (const LedgerEntry& entry : outcome.ledger) {
    if (entry.effect.kind == EffectKind::SalesInvoicePosted) ++days.of(entry.effect.at).invoices;
    if (entry.effect.kind != EffectKind::DespatchPosted) continue;
    const auto taken = noticed.find(entry.effect.document);
    const auto left = departed.find(entry.effect.reason);
    if (taken == noticed.end() || left == departed.end()) continue;
    notice_delays.push_back(taken->second - left->second);
    ++days.of(taken->second).shipped_notices;
    if (notice_delays.back() > reports::ship_notice_limit) ++days.of(taken->second).late_documents;
  }
  rehearsal.ship_notice_delay = percentiles_of(std::move(notice_delays));
  for (const bool expected : {false, true}) {
    for (const reports::Incident& incident : reports::incidents_of(rehearsal.findings, expected)) {
      days.of(incident.main().at).at_risk += incident.at_stake;
    }
  }
  rehearsal.days = days.rows(open_spans);
}

void count_operations(const RunOutcome& outcome, Rehearsal& rehearsal) {
  constexpr std::int64_t quota_per_minute = 600;  // API-01: ten a second
  for (const mock_amazon::Usage& usage : outcome.usage) {
    reports::OperationUse use;
    use.operation = usage.operation;
    use.calls = static_cast<std::int64_t>(usage.requests);
    use.throttled = static_cast<std::int64_t>(usage.throttled);
    use.most_in_a_minute = static_cast<std::int64_t>(usage.most_in_a_minute);
    use.quota_per_minute = quota_per_minute;
    use.used_percent = use.most_in_a_minute * 100 / quota_per_minute;
    if (use.calls > 0) rehearsal.operations.push_back(use);
  }
}

std::int64_t late_acknowledgements(const scenarios::Scenario& scenario, const RunOutcome& outcome) {
  const std::map<std::string, Instant> acknowledged =
      first_taken(outcome, EffectKind::AcknowledgementAccepted, "submitAcknowledgement");
  return std::count_if(scenario.orders.begin(), scenario.orders.end(), [&](const scenarios::Order& order) {
    const auto taken = acknowledged.find(order.number);
    const Instant deadline = scenario.start + order.placed_after + reports::acknowledgement_limit;
    return taken == acknowledged.end() || taken->second > deadline;
  });
}

void check_thresholds(const scenarios::Thresholds& thresholds, std::int64_t late, Rehearsal& rehearsal) {
  std::int64_t backlog = 0;
  for (const reports::RehearsalDay& day : rehearsal.days) {
    backlog = std::max(backlog, day.backlog_orders);
  }
  std::int64_t used = 0;
  for (const reports::OperationUse& use : rehearsal.operations) used = std::max(used, use.used_percent);
  const auto add = [&](std::string name, std::string limit, std::string seen, bool held) {
    rehearsal.thresholds.push_back({std::move(name), std::move(limit), std::move(seen), held});
  };
  if (const auto& limit = thresholds.acknowledgement_p99_max) {
    const Duration seen = rehearsal.acknowledgement_delay.p99;
    add("acknowledgement delay, p99", "at most " + format_duration(*limit), format_duration(seen), seen <= *limit);
  }
  if (const auto& limit = thresholds.late_acknowledgements_max) {
    add("late acknowledgements", fmt::format("at most {}", *limit), std::to_string(late), late <= *limit);
  }
  if (const auto& limit = thresholds.quota_used_percent_max) {
    add("quota used in the busiest minute", fmt::format("at most {} %", *limit), fmt::format("{} %", used),
        used <= *limit);
  }
  if (const auto& limit = thresholds.backlog_orders_max) {
    add("orders not acknowledged at a day's end", fmt::format("at most {}", *limit), std::to_string(backlog),
        backlog <= *limit);
  }
  if (const auto& limit = thresholds.money_at_risk_max) {
    add("money at risk", "at most " + limit->text(), rehearsal.at_risk.text(), !(*limit < rehearsal.at_risk));
  }
}

void decide(Rehearsal& rehearsal) {
  const auto missed = std::count_if(rehearsal.thresholds.begin(), rehearsal.thresholds.end(),
                                    [](const ThresholdResult& threshold) { return !threshold.held; });
  const auto defects = std::count_if(rehearsal.findings.begin(), rehearsal.findings.end(),
                                     [](const auto& finding) { return finding.rule->kind == RuleKind::Defect; });
  rehearsal.verdict = missed + defects == 0 ? reports::Verdict::Certified : reports::Verdict::NotCertified;
  rehearsal.reason =
      missed + defects == 0
          ? fmt::format("all {} thresholds held and no rule is broken.", rehearsal.thresholds.size())
          : fmt::format("{} of {} thresholds did not hold, {} defects.", missed, rehearsal.thresholds.size(), defects);
}

Rehearsal rehearsal_of(const scenarios::Scenario& scenario, const RunOutcome& outcome) {
  Rehearsal rehearsal;
  rehearsal.findings = judge(scenario, outcome);
  expect_charges(rehearsal.findings);
  for (const bool expected : {false, true}) {
    for (const Money& money : reports::sum_of(rehearsal.findings, expected)) rehearsal.at_risk += money;
  }
  rehearsal.orders = static_cast<std::int64_t>(scenario.orders.size());
  for (const scenarios::Order& order : scenario.orders)
    rehearsal.lines += static_cast<std::int64_t>(order.lines.size());
  rehearsal.calls = outcome.calls_total;
  rehearsal.trace_hash = hex_of(outcome.trace_hash);
  rehearsal.virtual_time = outcome.ended - scenario.start;
  rehearsal.invoiced = outcome.payables.invoiced;
  rehearsal.paid = outcome.payables.paid;
  rehearsal.deducted = outcome.payables.deducted;
  rehearsal.chargebacks = outcome.payables.chargebacks;
  count_documents(scenario, outcome, rehearsal);
  count_operations(outcome, rehearsal);
  return rehearsal;
}

std::vector<OutputFile> files_of(const RehearseOptions& options, const Rehearsal& rehearsal) {
  std::vector<OutputFile> files;
  for (const reports::RehearsalWriter& writer : reports::rehearsal_writers()) {
    if (!options.out.empty()) files.emplace_back(writer.file_name, writer.write(rehearsal));
  }
  return files;
}

std::vector<std::string> rehearsal_names() {
  std::vector<std::string> names;
  for (const reports::RehearsalWriter& writer : reports::rehearsal_writers()) names.emplace_back(writer.file_name);
  return names;
}

}  // namespace

int rehearse(const RehearseOptions& options) {
  const Result<scenarios::Profile> profile = profile_of(options.profile);
  if (!profile) return refuse("vendorproof", profile.error());
  const Result<void> folder = prepare_folder(options.out, rehearsal_names());
  if (!folder) return refuse("vendorproof", folder.error());
  const Result<std::string> card = rate_card_named(options.rate_card_file);
  if (!card) return refuse("vendorproof", card.error());
  const scenarios::Scenario scenario = charged_by(scenarios::scenario_of_profile(*profile, options.seed), *card);
  if (const Result<void> checked = check_rate_card(scenario); !checked) return refuse("vendorproof", checked.error());
  // Made before any other thread, so that no other thread receives the signal.
  const live::StopSignal stop([] {});
  Progress progress(!options.quiet);
  RunSettings settings;
  settings.is_stopped = [&stop] { return stop.received() != 0; };
  settings.progress = [&](Instant now, Instant started) {
    progress.show(fmt::format("day {} ({}) of {} orders", (now - started) / std::chrono::hours(24), format_date(now),
                              scenario.orders.size()));
  };
  const RunOutcome outcome = run(scenario, settings);
  if (stop.received() != 0) {
    progress.finish();
    fmt::print(stderr,
               "vendorproof rehearse: interrupted; half a season gives no verdict, and no report was written\n");
    return exit_by_signal(stop.received());
  }
  Rehearsal rehearsal = rehearsal_of(scenario, outcome);
  progress.finish();
  rehearsal.version = VENDORPROOF_VERSION;
  rehearsal.command = options.command;
  rehearsal.profile = options.profile;
  rehearsal.title = profile->title;
  rehearsal.seed = options.seed;
  check_thresholds(profile->thresholds, late_acknowledgements(scenario, outcome), rehearsal);
  decide(rehearsal);
  const bool coloured = !options.no_colour && is_terminal_output();
  std::cout << reports::write_text(rehearsal, coloured ? reports::Colour::On : reports::Colour::Off);
  const Result<void> written = write_into(options.out, files_of(options, rehearsal));
  if (!written) return refuse("vendorproof rehearse", written.error());
  std::cout << (options.out.empty() ? "No report was written; --out FOLDER writes one\n"
                                    : "Report: " + options.out + "/rehearsal.html (also rehearsal.json)\n");
  std::cout.flush();
  return rehearsal.verdict == reports::Verdict::Certified ? exit_certified : exit_not_certified;
}

}  // namespace vendorproof::harness
