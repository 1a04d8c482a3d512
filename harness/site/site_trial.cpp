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

/// When the peers do something next (`due`), or a planned fault begins or ends.
std::optional<Instant> next_event(const std::optional<Instant>& due, const Field& field, Instant now) {
  const std::optional<Instant> turn = next_turn_of_faults(field.scenario(), now);
  return turn && (!due || *turn < *due) ? turn : due;
}

}  // namespace

/// A request to do something that a fault struck counts as news: the program may try again. A question that was struck
/// does not, nor a request that the peer refused: where chance strikes one call in twenty, a program that polls would
/// have news for ever, and the trade no end.
void Site::look_for_news() {
  const std::vector<LedgerEntry>& ledger = field_.ledger();
  const auto seen = ledger.begin() + static_cast<std::ptrdiff_t>(std::min(news_.effects_seen, ledger.size()));
  const bool has_moved = std::any_of(
      seen, ledger.end(), [](const LedgerEntry& entry) { return entry.effect.kind != EffectKind::RequestRefused; });
  if (has_moved || faults_.struck_deeds() != news_.deeds_seen) news_.at = clock_.now();
  if (faults_.struck() != news_.strikes_seen) news_.struck_at = clock_.now();
  news_.effects_seen = ledger.size();
  news_.deeds_seen = faults_.struck_deeds();
  news_.strikes_seen = faults_.struck();
}

Result<Site::Time> Site::idle(Duration poll, std::optional<Instant> until) {
  if (poll <= Duration(0)) return malformed("poll must be longer than 0s");
  const std::lock_guard lock(mutex_);
  const Time time = time_now();
  look_for_news();
  news_.appointment = until;
  const std::optional<Instant> next = next_event(time.next_due, field_, time.now);
  // What was struck since the program was woken is asked again at its next poll.
  const Instant news = news_.struck_at >= news_.woken_at ? time.now : news_.at;
  const Time woken = moved_to(std::min(waking(time.now, {poll, until, news, next}), start_ + horizon));
  news_.woken_at = woken.now;
  return woken;
}

void Site::leap_over_silence() {
  const std::lock_guard lock(mutex_);
  const Time time = time_now();
  const Instant now = time.now;
  look_for_news();
  const Instant last = std::max(news_.at, news_.struck_at);
  if (clock_.kind() != ServedTime::Real || now - last < leap_after) return;
  const std::optional<Instant> next = next_event(time.next_due, field_, now);
  // As on a virtual clock, a leap does not cross a deadline.
  const Instant far = waking(now, {leap_before, std::nullopt, last, std::nullopt});
  const Instant target = next ? std::min(*next - leap_before, far) : far;
  if (target > now) clock_.restart(target);
}

TradeStanding Site::standing() {
  const std::lock_guard lock(mutex_);
  const Time time = time_now();
  look_for_news();
  const Instant quiet_since = std::max(news_.at, calm_from(field_.scenario()));
  const bool has_appointment = news_.appointment && *news_.appointment >= time.now;
  const bool is_quiet = !time.next_due && !has_appointment && time.now - quiet_since > still_for;
  return {time.now, is_quiet || time.now - start_ >= horizon};
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
