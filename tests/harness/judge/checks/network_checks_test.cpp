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

}  // namespace
}  // namespace vendorproof::harness
