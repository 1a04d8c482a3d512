#include "harness/trial/before_ready.h"

#include <gtest/gtest.h>

namespace vendorproof::harness {
namespace {

LedgerEntry refused(Peer peer, int status) {
  LedgerEntry entry;
  entry.peer = peer;
  entry.effect.kind = EffectKind::RequestRefused;
  entry.effect.status = status;
  return entry;
}

RunRecord refused_by_amazon(std::size_t times) {
  RunRecord record;
  record.ledger.assign(times, refused(Peer::Amazon, 429));
  return record;
}

TEST(BeforeReady, CallsBeyondTheQuotaAreForgivenFromEachStartUntilReady) {
  BeforeReady before;
  before.begin(0);
  before.end(3);
  before.end(4);
  before.begin(6);
  before.end(7);
  RunRecord record = refused_by_amazon(9);
  before.forgive(record);
  EXPECT_EQ(record.ledger.size(), 5U) << "three of the first start, one of the second";
}

TEST(BeforeReady, NothingElseIsForgiven) {
  BeforeReady before;
  before.begin(0);
  before.end(4);
  RunRecord record;
  record.ledger = {refused(Peer::Amazon, 400), refused(Peer::Erp, 429), refused(Peer::Amazon, 429),
                   refused(Peer::Amazon, 403)};
  before.forgive(record);
  ASSERT_EQ(record.ledger.size(), 3U);
  EXPECT_EQ(record.ledger[1].peer, Peer::Erp);
}

TEST(BeforeReady, AProgramThatIsNeverReadyIsForgivenToTheEnd) {
  BeforeReady before;
  before.begin(2);
  RunRecord record = refused_by_amazon(5);
  before.forgive(record);
  EXPECT_EQ(record.ledger.size(), 2U);
}

TEST(BeforeReady, AProgramThatIsReadyAtOnceIsForgivenNothing) {
  BeforeReady before;
  before.begin(0);
  before.forget();
  before.end(3);
  RunRecord record = refused_by_amazon(5);
  before.forgive(record);
  EXPECT_EQ(record.ledger.size(), 5U);
}

}  // namespace
}  // namespace vendorproof::harness
