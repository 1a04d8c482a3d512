#include "harness/world/world.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "core/base/hash.h"
#include "core/base/require.h"
#include "core/store/store.h"
#include "harness/field/calm.h"
#include "harness/field/charge_rates.h"
#include "harness/field/requests.h"
#include "harness/record/ledger_text.h"
#include "harness/world/chance.h"
#include "harness/world/end_of_run.h"
#include "harness/world/happening.h"
#include "harness/world/journal.h"
#include "harness/world/network.h"
#include "harness/world/planted.h"
#include "harness/world/run_store.h"
#include "mock_amazon/quirks/quirks.h"

namespace vendorproof::harness {

namespace {

constexpr Duration reboot_takes = std::chrono::seconds(30);
constexpr Duration refusal_takes = std::chrono::milliseconds(200);
constexpr Duration horizon = std::chrono::hours(24 * 400);

class World {
 public:
  World(const scenarios::Scenario& scenario, const RunSettings& settings);
  RunOutcome play();

 private:
  void plan(Happening happening);
  void boot(Instant now);
  void kill(Instant now, const std::string& where);
  bool is_to_die_at(std::size_t step, Boundary boundary) const;
  bool is_killed_at(std::size_t step, Boundary boundary, Instant now);
  void remember_step_of(const HttpCall& call);
  void step(const Event& event, Instant now);
  void send(HttpCall call, Instant now);
  HttpResponse heard_by_peer(Exchange& exchange, Instant now);
  void arrive(const Happening& happening);
  void answer(Happening& happening);
  void deliver(Exchange& exchange, std::variant<HttpResponse, NoAnswer> outcome, Instant now);
  bool over(Instant now);
  bool waits_for_payment() const;
  void note(Instant at, reports::TimelineRow::Lane lane, std::string text);
  void finish(Instant now);
  Now moment(Instant now) const { return {now - planted_.clock_is_slow_by(), MonoTime(now - scenario_.start)}; }

  const scenarios::Scenario& scenario_;
  const RunSettings& settings_;
  Field field_;
  Chance chance_;
  Network network_;
  CoreConfig config_;
  RunStore run_store_;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<Core> core_;
  std::vector<Happening> heap_;
  std::uint64_t sequence_ = 0;
  std::uint64_t epoch_ = 0;
  std::size_t steps_ = 0;  ///< of the core, over all its lives
  std::int64_t in_flight_ = 0;
  std::optional<Instant> wake_planned_;
  Instant last_moved_;
  Instant last_checked_;
  Instant calm_from_;  ///< no order, change or planned fault after this
  std::size_t ledger_seen_ = 0;
  std::string handled_;                ///< the call whose outcome the core handles now
  std::optional<Boundary> killed_at_;  ///< where the network kills the core in this step
  bool begins_anew_ = false;           ///< the store was lost as the settings say
  TraceHash trace_;
  Planted planted_;
  RunOutcome outcome_;
};

World::World(const scenarios::Scenario& scenario, const RunSettings& settings)
    : scenario_(scenario),
      settings_(settings),
      field_(scenario),
      chance_(scenario),
      network_(scenario, chance_),
      config_(core_config(scenario)),
      run_store_(scenario, chance_),
      last_moved_(scenario.start),
      last_checked_(scenario.start),
      calm_from_(calm_from(scenario)),
      planted_(settings.defect, scenario) {
  if (settings.set_up_core) settings.set_up_core(config_);
}

void World::plan(Happening happening) {
  happening.sequence = sequence_++;
  heap_.push_back(std::move(happening));
  std::push_heap(heap_.begin(), heap_.end(), later);
}

void World::note(Instant at, reports::TimelineRow::Lane lane, std::string text) {
  if (settings_.journal == Journal::Off) return;
  outcome_.journal.push_back({at, lane, std::move(text), false});
}

void World::boot(Instant now) {
  auto opened = run_store_.open();
  if (!opened) {
    outcome_.problems.push_back(opened.error().message);
    begins_anew_ = true;
    opened = run_store_.open();
  }
  store_ = std::move(opened.value());
  core_ = std::make_unique<Core>(*store_, config_);
  step(Booted{false, begins_anew_}, now);
}

void World::kill(Instant now, const std::string& where) {
  outcome_.crashed.push_back(now);
  core_.reset();
  note(now, reports::TimelineRow::Lane::Core, "KILLED " + where + run_store_.crash(store_));
  if (planted_.takes_the_store()) run_store_.lose();
  ++epoch_;
  in_flight_ = 0;
  wake_planned_.reset();
  Happening reboot;
  reboot.at = now + reboot_takes;
  reboot.moment = Moment::Boot;
  reboot.epoch = epoch_;
  plan(std::move(reboot));
}

bool World::is_to_die_at(std::size_t step, Boundary boundary) const {
  return killed_at_ == boundary || is_planned(settings_.crashes, step, boundary);
}

bool World::is_killed_at(std::size_t step, Boundary boundary, Instant now) {
  if (!is_to_die_at(step, boundary)) return false;
  const std::string where =
      killed_at_ == boundary ? "the step that handled " + handled_ : "its step " + std::to_string(step);
  kill(now, "in " + where + ", " + std::string(text_of(boundary)));
  return true;
}

void World::remember_step_of(const HttpCall& call) {
  const bool is_of_a_document = call.request.method != "GET" || call.operation == "getTransaction";
  if (settings_.journal == Journal::Off || !is_of_a_document) return;
  outcome_.steps_of_documents.insert(steps_ - 1);
}

void World::step(const Event& event, Instant now) {
  const std::size_t number = steps_++;
  if (is_to_die_at(number, Boundary::BeforeCommit)) run_store_.fail_during([&] { core_->step(event, moment(now)); });
  if (is_killed_at(number, Boundary::BeforeCommit, now)) return;
  Step done = core_->step(event, moment(now));
  if (is_killed_at(number, Boundary::AfterCommit, now)) return;
  for (HttpCall& call : done.calls) send(std::move(call), now);
  if (is_killed_at(number, Boundary::AfterSend, now)) return;
  if (done.wake_at == MonoTime::max()) return;
  const Instant wake = std::max(now, scenario_.start + done.wake_at.time_since_epoch());
  if (wake_planned_ && *wake_planned_ <= wake && *wake_planned_ > now) return;
  wake_planned_ = wake;
  Happening happening;
  happening.at = wake;
  happening.epoch = epoch_;
  plan(std::move(happening));
}

void World::send(HttpCall call, Instant now) {
  auto exchange = std::make_shared<Exchange>();
  exchange->spoiled = planted_.spoil(call.peer, std::move(call.request), now);
  call.request = exchange->spoiled.request;
  exchange->disposition = network_.disposition(call, now);
  exchange->epoch = epoch_;
  ++outcome_.calls_total;
  ++outcome_.calls_by_operation[call.operation];
  ++in_flight_;
  trace_.add(call.key.text);
  trace_.add(now.time_since_epoch().count());
  const Disposition& disposition = exchange->disposition;
  std::vector<std::string> documents = documents_of(call.peer, call.request);
  const bool submits = call.peer == Peer::Amazon && call.request.method == "POST";
  const std::string subject = submits ? reports::subject_sent(call.subject, documents) : call.subject;
  if (!documents.empty() || !disposition.fault.empty()) {
    outcome_.calls.push_back(
        {call.peer, operation_of(call.peer, call.request), std::move(documents), now, 0, false, disposition.fault});
    outcome_.calls.back().is_doubled = disposition.copies > 1;
    if (submits && !disposition.fault.empty()) outcome_.calls.back().orders = orders_by_document(call.request);
    if (settings_.journal == Journal::On) {
      outcome_.chance_names.push_back(stable_name(call.key.text, call.attempt));
    }
    remember_step_of(call);
    exchange->record = outcome_.calls.size();
    const std::string fault = disposition.fault.empty() ? "" : "  [" + disposition.fault + "]";
    note(now, reports::TimelineRow::Lane::Core, call.operation + " " + subject + fault);
  }
  exchange->call = std::move(call);
  Happening happening;
  happening.epoch = epoch_;
  happening.exchange = exchange;
  const Instant deadline = std::max(now, scenario_.start + exchange->call.deadline.time_since_epoch());
  happening.moment = Moment::Arrival;
  happening.at = now + (disposition.refused ? refusal_takes : disposition.request_delay);
  if (!disposition.refused && !disposition.deliver_request) {
    happening.moment = Moment::Timeout;
    happening.at = deadline;
  }
  exchange->is_given_up = happening.moment == Moment::Arrival && happening.at > deadline;
  if (exchange->is_given_up) {
    Happening silence = happening;
    silence.moment = Moment::Timeout;
    silence.at = deadline;
    plan(std::move(silence));
  }
  plan(std::move(happening));
}

HttpResponse World::heard_by_peer(Exchange& exchange, Instant now) {
  const Peer peer = exchange.call.peer;
  const HttpRequest& request = exchange.call.request;
  for (const HttpRequest& other : exchange.spoiled.before) field_.handle(peer, other, now);
  HttpResponse response;
  if (exchange.spoiled.instead) {
    response = *exchange.spoiled.instead;
  } else {
    response = field_.handle(peer, request, now);
    if (settings_.listener) settings_.listener(peer, request, response);
    const int copies = std::max(exchange.disposition.copies, exchange.spoiled.copies);
    for (int copy = 1; copy < copies; ++copy) field_.handle(peer, request, now);
  }
  planted_.spoil_answer(exchange.spoiled, response);
  return response;
}

void World::arrive(const Happening& happening) {
  Exchange& exchange = *happening.exchange;
  const Disposition& disposition = exchange.disposition;
  if (disposition.refused) {
    if (exchange.epoch == epoch_) deliver(exchange, NoAnswer::NotDelivered, happening.at);
    return;
  }
  HttpResponse response;
  if (disposition.instead) {
    response = *disposition.instead;
  } else {
    response = heard_by_peer(exchange, happening.at);
    if (field_.ledger().size() != ledger_seen_) last_moved_ = happening.at;
    ledger_seen_ = field_.ledger().size();
  }
  if (exchange.record != 0) {
    CallRecord& record = outcome_.calls[exchange.record - 1];
    record.status = response.status;
    record.from_peer = !disposition.instead && !exchange.spoiled.instead;
  }
  // The core has gone on without the answer.
  if (exchange.is_given_up) return;
  if (disposition.truncate_answer) response.body.resize(response.body.size() / 2);
  Happening next;
  next.epoch = happening.epoch;
  next.exchange = happening.exchange;
  const Instant deadline = scenario_.start + exchange.call.deadline.time_since_epoch();
  const Instant answered = happening.at + disposition.answer_delay;
  const bool in_time = disposition.deliver_answer && !disposition.truncate_answer && answered <= deadline;
  next.moment = in_time ? Moment::Answer : Moment::Timeout;
  next.at = in_time ? answered : std::max(deadline, happening.at);
  if (in_time) next.response = std::move(response);
  plan(std::move(next));
}

void World::deliver(Exchange& exchange, std::variant<HttpResponse, NoAnswer> outcome, Instant now) {
  --in_flight_;
  if (changes_something(exchange.call.peer, exchange.call.request)) last_moved_ = now;
  const EffectKey key = exchange.call.key;
  handled_ = exchange.call.operation + " " + key.text;
  killed_at_ = network_.kills_core(key, exchange.call.attempt, exchange.call.operation);
  step(CallDone{key, exchange.call.attempt, std::move(outcome)}, now);
  killed_at_.reset();
  if (exchange.record != 0) remember_step_of(exchange.call);
  const std::size_t after = settings_.lose_store_after;
  if (begins_anew_ || after == 0 || ledger_seen_ < after || core_ == nullptr) return;
  kill(now, "after the step that handled " + handled_ + ", and its store is lost");
  run_store_.lose();
  begins_anew_ = true;
}

void World::answer(Happening& happening) {
  if (happening.exchange->epoch != epoch_) return;
  if (happening.moment == Moment::Timeout) {
    deliver(*happening.exchange, NoAnswer::Indeterminate, happening.at);
    return;
  }
  trace_.add(happening.response->body);
  trace_.add(happening.response->status);
  deliver(*happening.exchange, std::move(*happening.response), happening.at);
}

bool World::waits_for_payment() const {
  const std::vector<OrderStanding> standings = core_->standings();
  return std::any_of(standings.begin(), standings.end(), [](const OrderStanding& standing) {
    return standing.state == OrderState::Invoiced && standing.awaited == Awaited::Amazon;
  });
}

bool World::over(Instant now) {
  if (now - last_checked_ < std::chrono::hours(1)) return false;
  last_checked_ = now;
  if (now - scenario_.start > horizon) return true;
  if (now <= calm_from_ || in_flight_ > 0 || core_ == nullptr) return false;
  field_.advance(now);
  if (field_.ledger().size() != ledger_seen_) last_moved_ = now;
  ledger_seen_ = field_.ledger().size();
  if (field_.next_due()) return false;
  const Duration still = now - std::max(last_moved_, calm_from_);  // the core could see the last order and change
  const EffectKind last = field_.ledger().empty() ? EffectKind::OrderIssued : field_.ledger().back().effect.kind;
  const bool is_seen_late = last == EffectKind::ReversalPaid || last == EffectKind::CreditMemoPosted;
  const bool left_out = has_quirk(field_.amazon().settings(), mock_amazon::Quirk::EmptyList);
  return is_over(still, {core_->idle(), is_seen_late || left_out, [this] { return waits_for_payment(); }});
}

RunOutcome World::play() {
  boot(scenario_.start);
  Instant now = scenario_.start;
  Instant told = now;
  while (!heap_.empty()) {
    std::pop_heap(heap_.begin(), heap_.end(), later);
    Happening happening = std::move(heap_.back());
    heap_.pop_back();
    now = happening.at;
    ++outcome_.events_total;
    const std::int64_t hours = 1 + std::chrono::duration_cast<std::chrono::hours>(now - scenario_.start).count();
    if (outcome_.events_total > hours * settings_.events_per_virtual_hour_max) {
      outcome_.problems.push_back("too many events (a loop): more than " +
                                  std::to_string(settings_.events_per_virtual_hour_max) +
                                  " events per virtual hour by " + format_instant(now));
      break;
    }
    switch (happening.moment) {
      case Moment::Arrival:
        arrive(happening);
        break;
      case Moment::Answer:
      case Moment::Timeout:
        answer(happening);
        break;
      case Moment::Boot:
        if (happening.epoch == epoch_) boot(now);
        break;
      case Moment::Wake:
        if (happening.epoch != epoch_ || core_ == nullptr || wake_planned_ != now) break;
        wake_planned_.reset();
        step(Woke{}, now);
        break;
    }
    if (now - told > std::chrono::hours(24)) {
      told = now;
      if (settings_.progress) settings_.progress(now, scenario_.start);
      if (settings_.is_stopped && settings_.is_stopped()) break;
    }
    if (over(now)) break;
  }
  finish(now);
  return std::move(outcome_);
}

void World::finish(Instant now) {
  field_.advance(now);
  if (core_ == nullptr) boot(now);
  outcome_.exceptions = core_->exceptions();
  planted_.spoil_shown(outcome_.exceptions);
  outcome_.defect_changes = planted_.changes();
  outcome_.standings = core_->standings();
  if (settings_.look_into_store) settings_.look_into_store(*store_);
  outcome_.ledger = field_.take_ledger();
  outcome_.trucks = field_.take_trucks();
  outcome_.problems.insert(outcome_.problems.end(), field_.problems().begin(), field_.problems().end());
  outcome_.fired = chance_.fired();
  outcome_.payables = field_.amazon().payables();
  outcome_.rates = charge_rates_of(field_.amazon().settings());
  outcome_.invoiced = outcome_.payables.invoiced;
  outcome_.paid = outcome_.payables.paid;
  outcome_.usage = field_.amazon().usage();
  outcome_.receivable = field_.erp().receivable();
  outcome_.ended = now;
  outcome_.faults_fired = network_.faults_fired();
  outcome_.missed_crashes = network_.missed_crashes();
  trace_.add(static_cast<std::int64_t>(timeless_hash(outcome_.ledger)));
  outcome_.trace_hash = trace_.value();
  if (settings_.journal == Journal::On) complete_journal(outcome_);
}

}  // namespace

RunOutcome run(const scenarios::Scenario& scenario, const RunSettings& settings) {
  return World(scenario, settings).play();
}

}  // namespace vendorproof::harness
