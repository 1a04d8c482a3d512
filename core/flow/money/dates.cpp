#include "core/flow/money/dates.h"

#include <fmt/format.h>

#include "core/trade/ledger/posting_rules.h"

namespace vendorproof::flow {

bool waits_for_batch(Desk& desk, store::Work& work, Instant earliest) {
  // A time that is further away than a batch is of another configuration, or of a clock that was set back.
  const bool waits = desk.now.wall < earliest && earliest - desk.now.wall <= desk.config.posting.batch_every;
  if (waits) desk.postpone(work, earliest);
  return waits;
}

std::string words_of_closed_period(const Desk& desk, Instant date) {
  const Instant until = desk.config.posting.closed_until.value_or(date);
  return fmt::format("its date {} is in a period that is closed until {}", format_date(date), format_date(until));
}

std::optional<Instant> later_date(const Desk& desk, Instant date, std::string_view body) {
  const bool may_move = desk.config.posting.closed_period == trade::ClosedPeriod::FirstOpenDay;
  const Instant today = start_of_day(desk.now.wall);
  if (!may_move || start_of_day(date) >= today || !desk.dialect().is_closed_period(body)) return std::nullopt;
  return today;
}

}  // namespace vendorproof::flow
