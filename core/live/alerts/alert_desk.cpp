#include "core/live/alerts/alert_desk.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/base/require.h"
#include "core/flow/overview/incidents.h"

namespace vendorproof::live {

namespace {

constexpr Duration longest_wait = std::chrono::hours(1);

}  // namespace

std::vector<OpenIncident> open_incidents_of(const Core& core) {
  std::vector<TradeException> exceptions = core.exceptions();
  std::erase_if(exceptions, [](const TradeException& exception) { return !exception.open; });
  std::map<std::string, Instant> deadlines;
  for (const TradeException& exception : exceptions) {
    const std::optional<Instant> deadline = core.deadline_of(exception);
    if (!deadline) continue;
    Instant& earliest = deadlines.try_emplace(flow::incident_key(exception), *deadline).first->second;
    earliest = std::min(earliest, *deadline);
  }
  std::vector<OpenIncident> open;
  for (flow::Incident& incident : flow::incidents_of(exceptions)) {
    const auto deadline = deadlines.find(incident.key);
    open.push_back({std::move(incident), deadline == deadlines.end() ? std::nullopt : std::optional(deadline->second)});
  }
  return open;
}

Result<std::unique_ptr<AlertDesk>> AlertDesk::open(const AlertsConfig& config, const std::string& ledger_file, Log log,
                                                   MachineTime machine_time, const DeskTimes& times) {
  LedgerFile file(ledger_file);
  std::string damage;
  Result<AlertLedger> ledger = file.load(damage);
  if (!ledger) return tl::unexpected<Error>(ledger.error());
  if (!damage.empty()) log({LogLevel::Error, damage, ""});
  std::unique_ptr<AlertDesk> desk(
      new AlertDesk(config, std::move(file), std::move(log), std::move(machine_time), times));
  desk->take_over(std::move(*ledger));
  desk->routes_at_work_ = desk->routes_.size();
  desk->keeper_ = std::thread([known = desk.get()] { known->keep(); });
  for (Route& route : desk->routes_) route.thread = std::thread([known = desk.get(), &route] { known->serve(route); });
  return desk;
}

AlertDesk::AlertDesk(const AlertsConfig& config, LedgerFile file, Log log, MachineTime machine_time,
                     const DeskTimes& times)
    : config_(config),
      file_(std::move(file)),
      log_(std::move(log)),
      machine_time_(std::move(machine_time)),
      times_(times) {
  for (std::unique_ptr<AlertPlace>& place : places_of(config)) routes_.push_back({std::move(place), 0, {}, "", {}});
}

void AlertDesk::take_over(AlertLedger ledger) {
  told_ = std::move(ledger.told);
  for (PendingAlert& pending : ledger.pending) {
    const bool is_known = std::any_of(routes_.begin(), routes_.end(),
                                      [&](const Route& route) { return route.place->name() == pending.place; });
    if (is_known) {
      on_their_way_.push_back({std::move(pending)});
      continue;
    }
    is_changed_ = true;
    ++failed_;
    log_({LogLevel::Error,
          fmt::format("alert {} is given up: [alerts] has no {} any more: {}", pending.alert.id, pending.place,
                      pending.alert.text),
          ""});
  }
}

AlertDesk::~AlertDesk() {
  {
    Lock lock(mutex_);
    is_ending_ = true;
    ends_at_ = machine_time_().mono + times_.last_words_max;
    changed_.notify_all();
    changed_.wait_for(lock, times_.last_words_max, [this] { return has_ended_; });
    for (const Route& route : routes_) {
      if (!has_ended_) route.place->stop();
    }
  }
  for (Route& route : routes_) route.thread.join();
  keeper_.join();
}

Instant AlertDesk::look(const std::vector<OpenIncident>& open, Instant now) {
  const Instant machine_now = machine_time_().wall;
  const Lock lock(mutex_);
  const std::size_t free = pending_max - std::min(pending_max, on_their_way_.size());
  const std::size_t room = free / std::max<std::size_t>(routes_.size(), 1);
  DueAlerts due = due_alerts(open, told_, now, config_, room);
  if (due.told != told_) ++decided_;
  told_ = std::move(due.told);
  for (const Alert& alert : due.alerts) {
    for (const Route& route : routes_) {
      if (route.place->takes(alert.owner))
        on_their_way_.push_back({{route.place->name(), alert, machine_now}, decided_});
    }
  }
  if (decided_ != saved_) changed_.notify_all();
  return due.next;
}

AlertCounts AlertDesk::counts() const {
  const Lock lock(mutex_);
  AlertCounts counts = {sent_, failed_, static_cast<std::int64_t>(on_their_way_.size()), ""};
  for (const Route& route : routes_) {
    if (route.trouble.empty()) continue;
    counts.trouble += fmt::format("{}{}: {}", counts.trouble.empty() ? "" : "; ", route.place->name(), route.trouble);
  }
  return counts;
}

void AlertDesk::reopen() {
  for (const Route& route : routes_) route.place->reopen();
}

void AlertDesk::keep() {
  Lock lock(mutex_);
  while (true) {
    if (decided_ != saved_ || is_changed_) {
      save(lock);
      continue;
    }
    if (is_ending_ && routes_at_work_ == 0) break;
    changed_.wait(lock);
  }
  has_ended_ = true;
  changed_.notify_all();
}

void AlertDesk::save(Lock& lock) {
  is_changed_ = false;
  const std::int64_t decided = decided_;
  AlertLedger ledger{told_, {}};
  for (const OnItsWay& one : on_their_way_) ledger.pending.push_back(one.pending);
  lock.unlock();
  const Result<void> saved = file_.save(ledger);
  lock.lock();
  // Told twice after a restart is better than not told at all: so what is due goes out in any case.
  if (!saved && !is_unsaved_) {
    log_({LogLevel::Error, fmt::format("alerts may be told twice: {}", saved.error().message), ""});
  }
  is_unsaved_ = !saved;
  saved_ = decided;
  changed_.notify_all();
}

void AlertDesk::serve(Route& route) {
  Lock lock(mutex_);
  while (true) {
    const MonoTime now = machine_time_().mono;
    const bool must_end = is_ending_ && now >= ends_at_;
    if (const OnItsWay* const one = must_end ? nullptr : due_on(route, now)) {
      deliver(route, Alert(one->pending.alert), lock);
      continue;
    }
    if (must_end || (is_ending_ && decided_ == saved_)) break;
    changed_.wait_for(lock, until_next_try(route));
  }
  --routes_at_work_;
  changed_.notify_all();
}

void AlertDesk::deliver(Route& route, const Alert& alert, Lock& lock) {
  lock.unlock();
  const Delivery delivery = route.place->deliver(alert, machine_time_().wall, times_.send_timeout);
  const Now now = machine_time_();
  lock.lock();
  // A delivery that the shutdown interrupted does not count as a failure of the place.
  const bool is_cut = is_ending_ && now.mono >= ends_at_;
  if (!is_cut || delivery.taken == Taken::Yes) settle(route, alert.id, delivery, now);
  changed_.notify_all();
}

void AlertDesk::settle(Route& route, const std::string& id, const Delivery& delivery, const Now& now) {
  OnItsWay* const one = find(route, id);
  REQUIRE(one != nullptr);
  if (delivery.taken == Taken::PlaceWaits) {
    const Duration pause = back_off_after(++route.failures, times_.back_off_first, times_.back_off_max);
    route.next_try = now.mono + std::max(pause, delivery.wait.value_or(Duration(0)));
    tell_trouble(route, delivery.trouble);
    give_up_old(route, "", now.wall);
    return;
  }
  route.failures = 0;
  if (delivery.taken == Taken::AlertWaits) {
    const Duration pause = back_off_after(++one->refusals, times_.back_off_first, times_.back_off_max);
    one->next_try = now.mono + std::max(pause, delivery.wait.value_or(Duration(0)));
    tell_trouble(route, delivery.trouble);
    give_up_old(route, id, now.wall);
  } else {
    ++sent_;
    is_changed_ = true;
    on_their_way_.erase(on_their_way_.begin() + (one - on_their_way_.data()));
  }
  const bool is_any_refused = std::any_of(on_their_way_.begin(), on_their_way_.end(), [&](const OnItsWay& other) {
    return other.pending.place == route.place->name() && other.refusals > 0;
  });
  if (!is_any_refused) tell_trouble(route, "");
}

/// Once when a trouble begins or changes, and once when it ends.
void AlertDesk::tell_trouble(Route& route, const std::string& trouble) {
  if (trouble == route.trouble) return;
  const std::string shown = route.place->shown();
  if (trouble.empty()) {
    log_({LogLevel::Information, fmt::format("alerts reach their place again: {}", shown), ""});
  } else {
    log_({LogLevel::Error, fmt::format("alerts do not reach {}: {}", route.place->name(), trouble), ""});
  }
  route.trouble = trouble;
}

void AlertDesk::give_up_old(const Route& route, const std::string& id, Instant now) {
  std::erase_if(on_their_way_, [&](const OnItsWay& one) {
    const bool is_meant = one.pending.place == route.place->name() && (id.empty() || one.pending.alert.id == id);
    if (!is_meant || now - one.pending.since < config_.give_up_after) return false;
    ++failed_;
    is_changed_ = true;
    log_({LogLevel::Error,
          fmt::format("alert {} is given up, {} did not take it in {}: {}", one.pending.alert.id, route.place->name(),
                      format_duration(config_.give_up_after), one.pending.alert.text),
          ""});
    return true;
  });
}

AlertDesk::OnItsWay* AlertDesk::due_on(const Route& route, MonoTime now) {
  if (route.failures > 0 && now < route.next_try) return nullptr;
  for (OnItsWay& one : on_their_way_) {
    const bool is_of_place = one.pending.place == route.place->name();
    // What is not in the ledger would be decided again after a crash, under another id.
    if (is_of_place && one.decision <= saved_ && (one.refusals == 0 || now >= one.next_try)) return &one;
  }
  return nullptr;
}

AlertDesk::OnItsWay* AlertDesk::find(const Route& route, const std::string& id) {
  for (OnItsWay& one : on_their_way_) {
    if (one.pending.place == route.place->name() && one.pending.alert.id == id) return &one;
  }
  return nullptr;
}

/// What waits for the ledger is woken when it is saved.
Duration AlertDesk::until_next_try(const Route& route) const {
  const MonoTime now = machine_time_().mono;
  const MonoTime of_route = route.failures > 0 ? route.next_try : now;
  MonoTime next = now + longest_wait;
  for (const OnItsWay& one : on_their_way_) {
    if (one.pending.place != route.place->name() || one.decision > saved_) continue;
    next = std::min(next, std::max(of_route, one.refusals > 0 ? one.next_try : now));
  }
  return std::max(next - now, Duration(1));
}

}  // namespace vendorproof::live
