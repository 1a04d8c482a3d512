#include "harness/world/journal.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

TEST(Journal, HasCallsEffectsAndQuestionsInOrderOfTime) {
  const Instant start = *parse_instant("2026-11-02T08:00:00Z");
  RunOutcome outcome;
  outcome.journal.push_back({start + std::chrono::hours(2), reports::TimelineRow::Lane::Core, "submitInvoices", false});
  Effect issued;
  issued.at = start;
  issued.document = "PO1";
  outcome.ledger.push_back({Peer::Amazon, issued});
  TradeException asked;
  asked.raised_at = start + std::chrono::hours(1);
  asked.kind = ExceptionKind::PriceMismatch;
  asked.owner = Owner::Finance;
  asked.text = "2.40 is ordered";
  outcome.exceptions.push_back(asked);
  complete_journal(outcome);
  ASSERT_EQ(outcome.journal.size(), 3U);
  EXPECT_EQ(outcome.journal[0].lane, reports::TimelineRow::Lane::Amazon);
  EXPECT_EQ(outcome.journal[1].text, "asks Finance: price-mismatch 2.40 is ordered");
  EXPECT_EQ(outcome.journal[2].text, "submitInvoices");
}

}  // namespace
}  // namespace vendorproof::harness
