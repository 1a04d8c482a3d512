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
#include "harness/judge/thresholds.h"
#include "harness/world/world.h"
#include "reports/findings.h"
#include "reports/rehearsal/rehearsal.h"
#include "reports/wording.h"
#include "scenarios/files/read_profile.h"
#include "scenarios/generators/profile.h"

namespace vendorproof::harness {

namespace {

using reports::Rehearsal;

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

/// Ship notices by the trucks that needed them, and invoices.
void count_notices(const RunOutcome& outcome, Days& days, Rehearsal& rehearsal) {
  std::map<std::string, const Truck*> truck_of;
  for (const Truck& truck : outcome.trucks) truck_of[truck.load_number] = &truck;
  const std::map<std::string, Instant> noticed =
      first_taken(outcome, EffectKind::ShipNoticeAccepted, "SubmitShipmentConfirmations");
  std::vector<Duration> delays;
  for (const LedgerEntry& entry : outcome.ledger) {
    if (entry.effect.kind == EffectKind::SalesInvoicePosted) ++days.of(entry.effect.at).invoices;
    if (entry.effect.kind != EffectKind::DespatchPosted) continue;
    const auto found = truck_of.find(entry.effect.reason);
    if (found == truck_of.end()) continue;
    const Truck& truck = *found->second;
    const auto taken = noticed.find(entry.effect.document);
    const bool never = taken == noticed.end();
    if (never && outcome.ended < truck.arrives) continue;
    ++rehearsal.ship_notices;
    const Instant told = never ? outcome.ended : taken->second;
    const bool late = told > truck.departed + reports::ship_notice_limit;
    if (late) ++rehearsal.late_ship_notices;
    if (told > truck.arrives - reports::charged_before_arrival) ++rehearsal.charged_ship_notices;
    if (never) continue;
    delays.push_back(told - truck.departed);
    ++days.of(told).shipped_notices;
    if (late) ++days.of(told).late_ship_notices;
  }
  rehearsal.ship_notice_delay = percentiles_of(std::move(delays));
}

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
    if (taken == acknowledged.end()) {
      ++rehearsal.late_acknowledgements;
      continue;
    }
    delays.push_back(taken->second - placed);
    ++days.of(taken->second).acknowledged;
    if (delays.back() <= reports::acknowledgement_limit) continue;
    ++days.of(taken->second).late_acknowledgements;
    ++rehearsal.late_acknowledgements;
  }
  rehearsal.acknowledgement_delay = percentiles_of(std::move(delays));
  count_notices(outcome, days, rehearsal);
  for (const bool expected : {false, true}) {
    for (const reports::Incident& incident : reports::incidents_of(rehearsal.findings, expected)) {
      days.of(incident.main().at).at_risk += incident.at_stake;
    }
  }
  rehearsal.days = days.rows(open_spans);
}

/// Answers 429 that a fault of the profile gave in Amazon's place: Amazon itself has not seen these calls.
std::map<std::string, std::int64_t> throttled_by_faults(const RunOutcome& outcome) {
  std::map<std::string, std::int64_t> throttled;
  for (const CallRecord& call : outcome.calls) {
    if (call.peer == Peer::Amazon && call.status == 429 && !call.from_peer) ++throttled[call.operation];
  }
  return throttled;
}

void count_operations(const RunOutcome& outcome, Rehearsal& rehearsal) {
  constexpr std::int64_t quota_per_minute = 600;  // API-01: ten a second
  std::map<std::string, std::int64_t> by_faults = throttled_by_faults(outcome);
  for (const mock_amazon::Usage& usage : outcome.usage) {
    reports::OperationUse use;
    use.operation = usage.operation;
    use.calls = static_cast<std::int64_t>(usage.requests) + by_faults[usage.operation];
    use.throttled = static_cast<std::int64_t>(usage.throttled) + by_faults[usage.operation];
    use.most_in_a_minute = static_cast<std::int64_t>(usage.most_in_a_minute);
    use.quota_per_minute = quota_per_minute;
    use.used_percent = use.most_in_a_minute * 100 / quota_per_minute;
    if (use.calls > 0) rehearsal.operations.push_back(use);
  }
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
  if (!profile) return refuse("vendorproof rehearse", profile.error());
  const Result<void> folder = prepare_folder(options.out, rehearsal_names());
  if (!folder) return refuse("vendorproof rehearse", folder.error());
  const Result<std::string> card = rate_card_named(options.rate_card_file);
  if (!card) return refuse("vendorproof rehearse", card.error());
  const scenarios::Scenario scenario = charged_by(scenarios::scenario_of_profile(*profile, options.seed), *card);
  if (const Result<void> checked = check_rate_card(scenario); !checked)
    return refuse("vendorproof rehearse", checked.error());
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
  rehearsal.integration = options.integration;
  rehearsal.seed = options.seed;
  check_thresholds(profile->thresholds, rehearsal);
  decide(rehearsal);
  const bool coloured = !options.no_colour && is_terminal_output();
  std::cout << reports::write_text(rehearsal, coloured ? reports::Colour::On : reports::Colour::Off);
  const Result<void> written = write_into(options.out, files_of(options, rehearsal));
  if (!written) return refuse("vendorproof rehearse", written.error());
  std::cout << (options.out.empty()
                    ? "No report was written; --out FOLDER writes one\n"
                    : "Report: " + reports::clean(options.out) + "/rehearsal.html (also rehearsal.json)\n");
  std::cout.flush();
  return rehearsal.verdict == reports::Verdict::Certified ? exit_certified : exit_not_certified;
}

}  // namespace vendorproof::harness
