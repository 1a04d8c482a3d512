#include "core/audit/peer_checks.h"

#include <algorithm>

#include <fmt/format.h>

namespace vendorproof::audit {

namespace {

/// Business Central and Amazon stamp what they write; deadlines are counted by such stamps. Two minutes are more than
/// any clock that is kept by a time server differs.
constexpr Duration skew_max = std::chrono::minutes(2);

/// Each source once, with what was said of it.
std::map<std::string, std::string> sources_in(const Books& books, Standing standing) {
  std::map<std::string, std::string> sources;
  for (const auto& [part, reading] : books.readings) {
    if (reading.standing == standing) sources.emplace(reading.source, reading.why);
  }
  return sources;
}

}  // namespace

void find_refused_reads(const Look& look, Cases& cases) {
  for (const auto& [source, why] : sources_in(look.books, Standing::Refused)) cases.push_back({source, why, {}});
}

void find_missing_pages(const Look& look, Cases& cases) {
  for (const auto& [source, why] : sources_in(look.books, Standing::Missing)) cases.push_back({source, why, {}});
}

void find_unreadable_rows(const Look& look, Cases& cases) {
  for (const trade::OddRow& row : look.books.odd) cases.push_back({row.subject, row.problem, {}});
}

void find_wrong_clocks(const Look& look, Cases& cases) {
  for (const PeerClock& clock : look.books.clocks) {
    const bool is_ahead = clock.theirs > clock.ours;
    const Duration skew = is_ahead ? clock.theirs - clock.ours : clock.ours - clock.theirs;
    if (skew <= skew_max) continue;
    cases.push_back({clock.peer + "'s clock",
                     fmt::format("it is {} {} this machine's", format_duration(skew), is_ahead ? "ahead of" : "behind"),
                     {}});
  }
}

}  // namespace vendorproof::audit
