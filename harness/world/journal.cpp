#include "harness/world/journal.h"

#include <algorithm>
#include <string>

#include "harness/record/effect_text.h"

namespace vendorproof::harness {

void complete_journal(RunOutcome& outcome) {
  using Lane = reports::TimelineRow::Lane;
  for (const LedgerEntry& entry : outcome.ledger) {
    const Lane lane = entry.peer == Peer::Amazon ? Lane::Amazon : Lane::Erp;
    outcome.journal.push_back({entry.effect.at, lane, effect_text(entry.effect), false});
  }
  for (const TradeException& exception : outcome.exceptions) {
    outcome.journal.push_back({exception.raised_at, Lane::Core,
                               "asks " + std::string(text_of(exception.owner)) + ": " +
                                   std::string(text_of(exception.kind)) + " " + exception.text,
                               false});
  }
  std::stable_sort(outcome.journal.begin(), outcome.journal.end(),
                   [](const auto& left, const auto& right) { return left.at < right.at; });
}

}  // namespace vendorproof::harness
