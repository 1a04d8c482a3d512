// What a program asks of Amazon before it is ready. The clock stands until then, so no quota of Amazon fills again:
// calls beyond it are no fault of a program that is getting ready.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "harness/record/run_record.h"

namespace vendorproof::harness {

class BeforeReady {
 public:
  /// The program is started, for the first time or again. `effects`: how many the ledger has.
  void begin(std::size_t effects) { begun_ = effects; }
  /// The program is ready, if it was not.
  void end(std::size_t effects);
  /// The program was ready when it was started: it had no time to call.
  void forget() { begun_.reset(); }
  /// Removes the refusals of calls beyond Amazon's quota from the ledger, where they came between start and ready.
  void forgive(RunRecord& record) const;

 private:
  std::optional<std::size_t> begun_;                          ///< it is not ready yet
  std::vector<std::pair<std::size_t, std::size_t>> periods_;  ///< places in the ledger: start and ready, in order
};

inline void BeforeReady::end(std::size_t effects) {
  if (begun_) periods_.emplace_back(*begun_, effects);
  begun_.reset();
}

inline void BeforeReady::forgive(RunRecord& record) const {
  std::vector<LedgerEntry>& ledger = record.ledger;
  auto periods = periods_;
  if (begun_) periods.emplace_back(*begun_, ledger.size());
  const auto is_beyond_quota = [](const LedgerEntry& entry) {
    const Effect& effect = entry.effect;
    return entry.peer == Peer::Amazon && effect.kind == EffectKind::RequestRefused && effect.status == 429;
  };
  // The last one first, because what is erased moves all that follows.
  for (auto period = periods.rbegin(); period != periods.rend(); ++period) {
    const auto begin = ledger.begin() + static_cast<std::ptrdiff_t>(period->first);
    const auto end = ledger.begin() + static_cast<std::ptrdiff_t>(std::min(period->second, ledger.size()));
    if (begin < end) ledger.erase(std::remove_if(begin, end, is_beyond_quota), end);
  }
}

}  // namespace vendorproof::harness
