// What a site says of itself: plain values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/time.h"
#include "harness/field/field.h"
#include "harness/sockets/real_time.h"

namespace vendorproof::harness {

/// How much of the past is kept. Older entries are dropped and counted.
struct SiteBounds {
  std::size_t journal_rows = 5'000;
  std::size_t journal_bytes = 16UL * 1024 * 1024;
  FieldBounds field = {100'000, 1'000};
};

struct SiteTime {
  Instant now;
  std::optional<Instant> next_due;
  ServedTime kind = ServedTime::Real;
  std::int64_t scale = 1;
};

struct SitePortalKey {
  std::string key;
  Instant valid_until;
};

/// When something last happened, as far as it was looked for, and what is no news any more.
struct SiteNews {
  Instant at;
  std::size_t effects_seen = 0;
  std::int64_t strikes_seen = 0;
  std::int64_t deeds_seen = 0;              ///< of the strikes: those of requests to do something
  Instant struck_at = Instant::min();       ///< when a fault was last seen to strike
  Instant woken_at = Instant::min();        ///< when the program was last woken
  std::optional<Instant> appointment = {};  ///< when the program last wanted to be awake
};

/// How the trade of a program on trial stands.
struct TradeStanding {
  Instant now;
  bool is_over = false;  ///< nothing is due, and nothing has moved for three days
};

struct JournalStanding {
  std::uint64_t seen = 0;
  std::uint64_t evicted = 0;
  std::size_t rows = 0;
  std::size_t rows_max = 0;
  std::size_t bytes = 0;
  std::size_t bytes_max = 0;
};

}  // namespace vendorproof::harness
