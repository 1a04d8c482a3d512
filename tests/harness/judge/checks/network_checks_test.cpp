#include <vector>

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

TEST(NetworkChecks, BlameNobodyForAMonthThatPeopleClosed) {
  JudgedRun run;
  Effect refused = effect(EffectKind::RequestRefused, run.at(20 * hour), "", {});
  refused.status = 400;
  refused.operation = "post paymentPostings";
  refused.reason = "400 paymentPostings Application_DialogException The amount is wrong.";
  run.add(Peer::Erp, refused);
  EXPECT_EQ(run.found().count("NET-03"), 1U);
  JudgedRun closed;
  refused.reason =
      "400 paymentPostings Application_DialogException Posting Date 2026-11-30 is not within your range of allowed "
      "posting "
      "dates, which begins on 2026-12-01.";
  closed.add(Peer::Erp, refused);
  EXPECT_EQ(closed.found().count("NET-03"), 0U);
}

struct OldToken {
  Duration after;
  const char* name;
};

/// Amazon refuses calls with a token that is older than an hour.
JudgedRun denied_as_expired(const std::vector<OldToken>& calls) {
  JudgedRun run;
  for (const OldToken& call : calls) {
    Effect refused = effect(EffectKind::RequestRefused, run.at(call.after), "", {});
    refused.status = 403;
    refused.operation = "getPurchaseOrders";
    refused.reason = "403 getPurchaseOrders The access token you provided has expired.";
    refused.other_document = call.name;
    run.add(Peer::Amazon, refused);
  }
  return run;
}

std::size_t blamed(const std::vector<OldToken>& calls) { return denied_as_expired(calls).found().count("NET-02"); }

/// Many clients notice by the refusal that their token is too old. It costs nothing.
TEST(NetworkChecks, BlameNobodyWhoRenewsATokenWhenItIsRefused) {
  const Duration second = std::chrono::seconds(1);
  EXPECT_EQ(blamed({{20 * hour, "token 1"}, {20 * hour + second, "token 1"}}), 0U) << "two on their way";
  EXPECT_EQ(blamed({{20 * hour, "token 1"}, {21 * hour, "token 2"}, {22 * hour, "token 3"}}), 0U) << "once an hour";
  EXPECT_EQ(blamed({{20 * hour, "token 1"}, {20 * hour, "token 2"}, {20 * hour, "token 3"}}), 0U) << "three workers";
}

/// Business Central works on five calls of one user at once: all of them may be on their way when the token runs out.
TEST(NetworkChecks, BlameNobodyForFiveCallsAtTheErpWithOneOldToken) {
  const auto blamed_at_erp = [](int calls) {
    JudgedRun run;
    for (int i = 0; i < calls; ++i) {
      Effect refused = effect(EffectKind::RequestRefused, run.at(20 * hour), "", {});
      refused.status = 401;
      refused.operation = "get linkedOrders";
      refused.reason = "401 linkedOrders Authentication_InvalidCredentials";
      refused.other_document = "token-1";
      run.add(Peer::Erp, refused);
    }
    return run.found().count("NET-02");
  };
  EXPECT_EQ(blamed_at_erp(5), 0U);
  EXPECT_EQ(blamed_at_erp(6), 1U);
}

/// A program that asks once an hour and never renews its token is refused for ever.
TEST(NetworkChecks, BlameWhoGoesOnWithAnOldTokenHoweverSeldomItAsks) {
  EXPECT_EQ(blamed({{20 * hour, "token 1"}, {20 * hour + minute, "token 1"}, {20 * hour + 2 * minute, "token 1"}}), 1U);
  EXPECT_EQ(blamed({{20 * hour, "token 1"}, {21 * hour, "token 1"}, {22 * hour, "token 1"}, {23 * hour, "token 1"}}),
            2U);
}

TEST(NetworkChecks, BlameForATokenThatIsWrongAtOnce) {
  JudgedRun run = denied_as_expired({{20 * hour, "token 1"}});
  run.refuse(403, "getPurchaseOrders");
  EXPECT_EQ(run.found().count("NET-02"), 1U);
}

}  // namespace
}  // namespace vendorproof::harness
