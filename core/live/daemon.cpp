#include "core/live/daemon.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/base/text.h"
#include "core/flow/overview/incidents.h"

namespace vendorproof::live {

namespace {

constexpr Duration files_looked_every = std::chrono::minutes(1);
constexpr Duration people_told_every = std::chrono::minutes(1);
constexpr Duration people_told_in_at_most = std::chrono::hours(24);
/// A run that does only what is due waits so long for a quota; a peer that is shut for longer is in trouble.
constexpr Duration turn_patience = std::chrono::seconds(10);
/// Orders that one line names; the door shows all.
constexpr std::size_t orders_told_max = 10;

/// One line, however many exceptions it is.
LogLine told_of(const flow::Incident& incident) {
  LogLine line;
  line.level = LogLevel::Warning;
  line.text =
      fmt::format("{} for {}: {}: {}", text_of(incident.kind), text_of(incident.owner), incident.key, incident.text);
  if (incident.exceptions.size() > 1) {
    line.text += fmt::format(" (and {} more like it)", incident.exceptions.size() - 1);
  }
  std::vector<std::string> orders = incident.purchase_orders;
  if (orders.size() > orders_told_max) {
    orders.resize(orders_told_max);
    orders.emplace_back("...");
  }
  line.order = join(orders, ",");
  return line;
}

}  // namespace

Door door_of(Core& core) {
  return {[&core](std::span<const Event> events, Now now, const auto& leave_early) {
            return core.step(events, now, leave_early);
          },
          [&core] { return core.idle(); },
          [&core] { return core.exceptions(); },
          {},
          [&core](std::string_view key) { return core.order_of(key); },
          [&core](Now now) { return core.any_due(now); }};
}

Daemon::Daemon(Door door, Submit submit, Inbox& inbox, Clock& clock, Log log)
    : door_(std::move(door)),
      submit_(std::move(submit)),
      inbox_(inbox),
      clock_(clock),
      log_(std::move(log)),
      peer_watch_([this](std::string_view line) {
        log_({LogLevel::Warning, std::string(line), ""});
      }) {}

Result<DaemonEnd> Daemon::run(const DaemonOptions& options) {
  Result<DaemonEnd> end = work(options);
  // What was raised in the last minute is told too.
  people_told_at_.reset();
  if (end) tell_people();
  return end;
}

Result<DaemonEnd> Daemon::work(const DaemonOptions& options) {
  tells_answers_ = options.tell_answers;
  const Booted boot{options.once == Once::Yes, options.begins_anew};
  if (const auto booted = step(std::vector<Event>{boot}); !booted) return tl::unexpected<Error>(booted.error());
  started_ = now_.mono;
  moved_at_ = now_.mono;
  while (!inbox_.stopped()) {
    if (const auto taken = take_new_files(); !taken) return tl::unexpected<Error>(taken.error());
    tell_people();
    if (const auto end = end_of_work(options)) return *end;
    const Result<Duration> patience = clock_.pass_until(next_step(options), calls_under_way_ > 0);
    if (!patience) return tl::unexpected<Error>(patience.error());
    std::vector<Arrival> answers = inbox_.take(*patience);
    if (inbox_.stopped()) break;
    if (const auto served = serve_visitors(); !served) return tl::unexpected<Error>(served.error());
    const auto stepped = answers.empty() ? step(std::vector<Event>{Woke{}}) : take(std::move(answers));
    if (!stepped) return tl::unexpected<Error>(stepped.error());
  }
  return DaemonEnd::Stopped;
}

MonoTime Daemon::next_step(const DaemonOptions& options) const {
  MonoTime wake = std::min(wake_at_, people_wake_at_);
  if (files_looked_at_) wake = std::min(wake, *files_looked_at_ + files_looked_every);
  if (idle_since_ && calls_under_way_ == 0) wake = std::min(wake, *idle_since_ + options.idle_grace);
  if (options.stop_after) wake = std::min(wake, started_ + *options.stop_after);
  if (options.once == Once::Yes) wake = std::min(wake, started_ + options.give_up_after);
  return wake;
}

Result<void> Daemon::take(std::vector<Arrival> answers) {
  const Result<Now> now = clock_.now();
  if (!now) return tl::unexpected<Error>(now.error());
  std::vector<Event> events;
  for (Arrival& answer : answers) {
    --calls_under_way_;
    REQUIRE(calls_under_way_ >= 0);
    peer_watch_.note(answer, now->mono);
    traffic_.note_answer(answer.done);
    if (tells_answers_) tell_answer(answer);
    events.emplace_back(std::move(answer.done));
  }
  return step(events);
}

Result<void> Daemon::take_new_files() {
  if (!door_.new_files || (files_looked_at_ && now_.mono - *files_looked_at_ < files_looked_every)) return {};
  files_looked_at_ = now_.mono;
  for (RemittanceFile& file : door_.new_files()) {
    log_({LogLevel::Information, fmt::format("reading remittances from {}", file.name), ""});
    moved_at_ = now_.mono;
    const Event event = std::move(file);
    if (auto stepped = step(std::span(&event, 1)); !stepped) return stepped;
  }
  return {};
}

Result<void> Daemon::serve_visitors() {
  for (const Errand& errand : inbox_.take_errands()) {
    const Result<Now> now = clock_.now();
    if (!now) return tl::unexpected<Error>(now.error());
    now_ = *now;
    const AlertCounts alerts = door_.alert_counts ? door_.alert_counts() : AlertCounts();
    errand({now_, peer_watch_.troubles(), traffic_.counts(), alerts, [this](const OperatorAction& action) {
              const Event event = action;
              Step step = door_.step(std::span(&event, 1), now_, [this](HttpCall call) { send(std::move(call)); });
              const std::optional<Error> refusal = step.refusal;
              take_step(std::move(step));
              return refusal;
            }});
  }
  return {};
}

Result<void> Daemon::step(std::span<const Event> events) {
  const Result<Now> now = clock_.now();
  if (!now) return tl::unexpected<Error>(now.error());
  now_ = *now;
  take_step(door_.step(events, now_, [this](HttpCall call) { send(std::move(call)); }));
  return {};
}

void Daemon::take_step(Step step) {
  for (HttpCall& call : step.calls) send(std::move(call));
  // At least 1 ms: a core that asks to be woken at once again and again must not use all processor time.
  wake_at_ = std::max(step.wake_at, now_.mono + Duration(1));
  // The step may have raised or closed something.
  if (people_told_at_ && door_.tell_people)
    people_wake_at_ = std::min(people_wake_at_, *people_told_at_ + people_told_every);
}

void Daemon::send(HttpCall call) {
  ++calls_under_way_;
  // Polls have no subject.
  if (!call.subject.empty()) moved_at_ = now_.mono;
  const Duration timeout = std::max(call.deadline - now_.mono, Duration(1));
  traffic_.note_call(call);
  submit_(std::move(call), timeout);
}

bool Daemon::waits_for_its_turn() const {
  return door_.any_due && door_.any_due(now_) && wake_at_ - now_.mono <= turn_patience;
}

std::optional<DaemonEnd> Daemon::end_of_one_pass(const DaemonOptions& options) {
  const bool is_done = calls_under_way_ == 0 && !waits_for_its_turn();
  const bool is_late = now_.mono - started_ >= options.give_up_after;
  if (!is_done && !is_late) return std::nullopt;
  return is_done ? DaemonEnd::Done : DaemonEnd::GaveUp;
}

std::optional<DaemonEnd> Daemon::end_of_work(const DaemonOptions& options) {
  if (options.stop_after && now_.mono - started_ >= *options.stop_after) return DaemonEnd::Stopped;
  if (options.once == Once::Yes) return end_of_one_pass(options);
  return calls_under_way_ == 0 && options.until_idle == UntilIdle::Yes ? end_of_idle_work(options) : std::nullopt;
}

std::optional<DaemonEnd> Daemon::end_of_idle_work(const DaemonOptions& options) {
  const bool planned = clock_.world_has_plans();
  const bool idle = !planned && door_.idle();
  if (planned) moved_at_ = now_.mono;
  if (!idle) idle_since_.reset();
  if (idle && !idle_since_) idle_since_ = now_.mono;
  if (idle && now_.mono - *idle_since_ >= options.idle_grace) return DaemonEnd::Idle;
  const bool stalled = !idle && now_.mono - moved_at_ >= options.still_max;
  if (stalled || now_.mono - started_ >= options.give_up_after) return DaemonEnd::GaveUp;
  return std::nullopt;
}

void Daemon::tell_answer(const Arrival& answer) {
  const auto* response = std::get_if<HttpResponse>(&answer.done.outcome);
  const std::string outcome =
      response == nullptr ? fmt::format("no answer: {}", answer.trouble) : fmt::format("status {}", response->status);
  log_({LogLevel::Debug, fmt::format("{}, attempt {}: {}", answer.done.key.text, answer.done.attempt, outcome),
        door_.order_of(answer.done.key.text)});
}

void Daemon::tell_people() {
  if (people_told_at_ && now_.mono - *people_told_at_ < people_told_every) return;
  people_told_at_ = now_.mono;
  log_incidents();
  if (!door_.tell_people) return;
  const Instant next = std::min(door_.tell_people(now_), now_.wall + people_told_in_at_most);
  people_wake_at_ = now_.mono + std::max(next - now_.wall, people_told_every);
}

void Daemon::log_incidents() {
  std::vector<TradeException> open = door_.exceptions();
  std::erase_if(open, [](const TradeException& exception) { return !exception.open; });
  std::set<std::string> still_told;
  for (const flow::Incident& incident : flow::incidents_of(open)) {
    still_told.insert(incident.key);
    if (!incidents_told_.contains(incident.key)) log_(told_of(incident));
  }
  // An incident that ended and begins again is told again.
  incidents_told_ = std::move(still_told);
}

}  // namespace vendorproof::live
