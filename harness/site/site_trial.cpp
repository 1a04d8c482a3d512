// The part of a site that a program on trial uses.
#include <algorithm>
#include <chrono>
#include <utility>

#include "harness/field/calm.h"
#include "harness/site/site.h"
#include "harness/site/verdict_so_far.h"
#include "harness/site/waking.h"

namespace vendorproof::harness {

namespace {

/// So long after the last news a trade counts as over.
constexpr Duration still_for = std::chrono::hours(72);
constexpr Duration horizon = std::chrono::hours(24 * 400);
constexpr Duration leap_after = std::chrono::hours(3);
constexpr Duration leap_before = std::chrono::hours(1);

/// When the peers do something next, or a planned fault begins or ends.
std::optional<Instant> next_event(const Field& field, Instant now) {
  const std::optional<Instant> due = field.next_due();
  const std::optional<Instant> turn = next_turn_of_faults(field.scenario(), now);
  return turn && (!due || *turn < *due) ? turn : due;
}

}  // namespace

/// A struck request is news too: the program may try again at its next poll. One that the peer refused is none.
void Site::look_for_news() {
  const std::vector<LedgerEntry>& ledger = field_.ledger();
  const auto seen = ledger.begin() + static_cast<std::ptrdiff_t>(std::min(ledger_seen_, ledger.size()));
  const bool has_moved = std::any_of(
      seen, ledger.end(), [](const LedgerEntry& entry) { return entry.effect.kind != EffectKind::RequestRefused; });
  if (has_moved || faults_.struck() != strikes_seen_) news_ = clock_.now();
  ledger_seen_ = ledger.size();
  strikes_seen_ = faults_.struck();
}

Result<Site::Time> Site::idle(Duration poll, std::optional<Instant> until) {
  if (poll <= Duration(0)) return malformed("poll must be longer than 0s");
  const std::lock_guard lock(mutex_);
  const Instant now = time_now().now;
  look_for_news();
  appointment_ = until;
  return moved_to(std::min(waking(now, {poll, until, news_, next_event(field_, now)}), start_ + horizon));
}

void Site::leap_over_silence() {
  const std::lock_guard lock(mutex_);
  const Instant now = time_now().now;
  look_for_news();
  if (clock_.kind() != ServedTime::Real || now - news_ < leap_after) return;
  const std::optional<Instant> next = next_event(field_, now);
  // No leap over a deadline: the same leaps as of a program on a virtual clock.
  const Instant far = waking(now, {leap_before, std::nullopt, news_, std::nullopt});
  const Instant target = next ? std::min(*next - leap_before, far) : far;
  if (target > now) clock_.restart(target);
}

TradeStanding Site::standing() {
  const std::lock_guard lock(mutex_);
  const Time time = time_now();
  look_for_news();
  const Instant quiet_since = std::max(news_, calm_from(field_.scenario()));
  const bool has_appointment = appointment_ && *appointment_ >= time.now;
  const bool is_quiet = !time.next_due && !has_appointment && time.now - quiet_since > still_for;
  return {time.now, is_quiet || time.now - start_ >= horizon, journal_.seen()};
}

Result<void> Site::show(TradeException exception) {
  const std::lock_guard lock(mutex_);
  exception.raised_at = clock_.now();
  return shown_.show(std::move(exception));
}

void Site::expect_to_be_shown() {
  const std::lock_guard lock(mutex_);
  shown_.expect();
}

Result<void> Site::load(Truck truck) {
  const std::lock_guard lock(mutex_);
  return field_.load(std::move(truck), clock_.now());
}

void Site::set_goods(Goods goods) {
  const std::lock_guard lock(mutex_);
  field_.set_goods(goods);
}

RunRecord Site::record() {
  const std::lock_guard lock(mutex_);
  field_.advance(clock_.now());
  return record_of({field_, journal_, faults_, shown_}, clock_.now());
}

}  // namespace vendorproof::harness
