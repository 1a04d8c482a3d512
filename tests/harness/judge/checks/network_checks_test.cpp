#include <gtest/gtest.h>

#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

/// Amazon answers 429 to a read of an order's status, twenty hours after the start.
JudgedRun throttled_by_amazon() {
  JudgedRun run;
  Effect refused = effect(EffectKind::RequestRefused, run.at(20 * hour), "", {});
  refused.status = 429;
  refused.operation = "getPurchaseOrdersStatus";
  run.add(Peer::Amazon, refused);
  return run;
}

void call_with_fault(JudgedRun& run, const std::string& operation, Duration before, const std::string& fault) {
  run.call(operation, "PO1", run.at(20 * hour) - before);
  run.outcome.calls.back().fault = fault;
  run.outcome.calls.back().is_doubled = fault == "doubled";
}

TEST(NetworkChecks, BlameNobodyForTheQuotaThatADoubledCallUsedUp) {
  JudgedRun run = throttled_by_amazon();
  EXPECT_EQ(run.found().count("NET-01"), 1U);
  call_with_fault(run, "getPurchaseOrdersStatus", std::chrono::seconds(2), "doubled");
  EXPECT_EQ(run.found().count("NET-01"), 0U);
}

TEST(NetworkChecks, BlameForTheQuotaIfAnotherOperationWasDoubledOrLongBefore) {
  JudgedRun run = throttled_by_amazon();
  call_with_fault(run, "submitInvoices", std::chrono::seconds(2), "doubled");
  call_with_fault(run, "getPurchaseOrdersStatus", std::chrono::seconds(30), "doubled");
  call_with_fault(run, "getPurchaseOrdersStatus", std::chrono::seconds(2), "answer-lost");
  EXPECT_EQ(run.found().count("NET-01"), 1U);
}

/// Amazon refuses calls with a token that is older than an hour, at each of these times after the start.
JudgedRun denied_as_expired(std::initializer_list<Duration> times) {
  JudgedRun run;
  for (const Duration after : times) {
    Effect refused = effect(EffectKind::RequestRefused, run.at(after), "", {});
    refused.status = 403;
    refused.operation = "getPurchaseOrders";
    refused.reason = "403 getPurchaseOrders The access token you provided has expired.";
    run.add(Peer::Amazon, refused);
  }
  return run;
}

/// Many clients notice by the refusal that their token is too old. It costs nothing.
TEST(NetworkChecks, BlameNobodyWhoRenewsATokenWhenItIsRefused) {
  using std::chrono::hours;
  using std::chrono::seconds;
  EXPECT_EQ(denied_as_expired({hours(20), hours(20) + seconds(1)}).found().count("NET-02"), 0U) << "two on their way";
  EXPECT_EQ(denied_as_expired({hours(20), hours(21), hours(22)}).found().count("NET-02"), 0U) << "once an hour";
}

TEST(NetworkChecks, BlameWhoGoesOnWithAnOldToken) {
  using std::chrono::hours;
  using std::chrono::seconds;
  EXPECT_EQ(denied_as_expired({hours(20), hours(20) + seconds(60), hours(20) + seconds(120)}).found().count("NET-02"),
            3U);
}

TEST(NetworkChecks, BlameForATokenThatIsWrongAtOnce) {
  JudgedRun run = denied_as_expired({std::chrono::hours(20)});
  run.refuse(403, "getPurchaseOrders");
  EXPECT_EQ(run.found().count("NET-02"), 1U);
}

}  // namespace
}  // namespace vendorproof::harness
