#include "core/flow/outbox/gates.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof::flow {
namespace {

MonoTime at(std::int64_t milliseconds) { return MonoTime(Duration(milliseconds)); }

TEST(Gates, ClosesForAThrottledOperationOnly) {
  Gates gates{CoreConfig{}};
  gates.close_until(Peer::Amazon, "submitInvoices", at(5000));
  EXPECT_EQ(gates.opens_at(Peer::Amazon, "submitInvoices", at(1000)), at(5000));
  EXPECT_EQ(gates.opens_at(Peer::Amazon, "getTransaction", at(1000)), at(1000));
  gates.close_until(Peer::Erp, "linkedOrders.find", at(5000));
  EXPECT_EQ(gates.opens_at(Peer::Erp, "linkedOrders.find", at(1000)), at(5000));
  EXPECT_EQ(gates.opens_at(Peer::Erp, "submitInvoices", at(1000)), at(1000)) << "the other peer's of that name";
}

TEST(Gates, LetsOneCallThroughAfterAStart) {
  Gates gates{CoreConfig{}};
  EXPECT_EQ(gates.opens_at(Peer::Amazon, "getTransaction", at(0)), at(0));
  gates.pass(Peer::Amazon, "getTransaction");
  EXPECT_EQ(gates.opens_at(Peer::Amazon, "getTransaction", at(0)), at(100));
}

TEST(Gates, AShutPeerIsTriedByOneCallAtATime) {
  Gates gates{CoreConfig{}};
  gates.shut(Peer::Erp, at(5000));
  EXPECT_EQ(gates.opens_at(Peer::Erp, "items.list", at(1000)), at(5000));
  EXPECT_EQ(gates.opens_at(Peer::Amazon, "getTransaction", at(1000)), at(1000)) << "the other peer";
  EXPECT_EQ(gates.opens_at(Peer::Erp, "items.list", at(5000)), at(5000));
  gates.pass(Peer::Erp, "items.list");
  EXPECT_EQ(gates.opens_at(Peer::Erp, "linkedOrders.find", at(5000)), MonoTime::max());
  gates.take_answer(Peer::Erp);
  EXPECT_EQ(gates.opens_at(Peer::Erp, "linkedOrders.find", at(5000)), at(5000));
  gates.pass(Peer::Erp, "linkedOrders.find");
  gates.reopen(Peer::Erp);
  EXPECT_EQ(gates.opens_at(Peer::Erp, "items.list", at(5000)), at(5000));
}

TEST(Gates, ALowerPlanOfAmazonCountsAndAHigherOneDoesNot) {
  CoreConfig config;
  config.quota_per_second = 10;
  const auto pause_of = [&](const std::string& plan) {
    Gates gates(config);
    gates.limit("x", plan);
    (void)gates.opens_at(Peer::Amazon, "x", at(0));
    gates.pass(Peer::Amazon, "x");
    return gates.opens_at(Peer::Amazon, "x", at(0)) - at(0);
  };
  EXPECT_EQ(pause_of("10.0"), Duration(100));
  EXPECT_EQ(pause_of("0.5"), Duration(2000));
  EXPECT_EQ(pause_of("2"), Duration(500));
  EXPECT_EQ(pause_of("100.0"), Duration(100));
  for (const char* nonsense : {"", "fast", "-1", "0.0", ".", "1e3", "99999999999999999999"}) {
    EXPECT_EQ(pause_of(nonsense), Duration(100)) << nonsense;
  }
}

RC_GTEST_PROP(Gates, NeverExceedTheQuotaInAnySecond, ()) {
  CoreConfig config;
  config.quota_per_second = *rc::gen::inRange<std::int64_t>(1, 20);
  config.quota_burst = *rc::gen::inRange<std::int64_t>(1, 20);
  Gates gates(config);
  std::vector<std::int64_t> sent;
  std::int64_t now = 0;
  for (int i = 0; i < 200; ++i) {
    now += *rc::gen::element<std::int64_t>(0, 0, 0, 1, 50, 2000);
    const MonoTime opens = gates.opens_at(Peer::Amazon, "x", at(now));
    RC_ASSERT(opens >= at(now));
    if (opens > at(now)) continue;
    gates.pass(Peer::Amazon, "x");
    sent.push_back(now);
  }
  for (std::size_t first = 0; first < sent.size(); ++first) {
    for (std::size_t last = first; last < sent.size(); ++last) {
      const std::int64_t allowed = config.quota_burst * 1000 + (sent[last] - sent[first]) * config.quota_per_second;
      RC_ASSERT(static_cast<std::int64_t>(last - first + 1) * 1000 <= allowed + 999);
    }
  }
}

}  // namespace
}  // namespace vendorproof::flow
