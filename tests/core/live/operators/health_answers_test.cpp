#include "core/live/operators/health_answers.h"

#include <gtest/gtest.h>

#include "tests/core/live/operators/shop.h"

namespace vendorproof::live {
namespace {

TEST(HealthAnswers, AreReadyWhenStoreTokenAndPeersAreWell) {
  Shop shop("health_ready");
  const HttpResponse early = shop.get("/readyz");
  EXPECT_EQ(early.status, 503) << "no token was asked for yet";
  EXPECT_EQ(early.body, "not ready: there is no valid token for Amazon\n");
  const Step step = shop.core().step(Booted{}, shop.visit().now);
  for (const HttpCall& call : step.calls) {
    if (call.operation != "token") continue;
    const HttpResponse token = {200, {}, R"({"access_token":"Atza|1","token_type":"bearer","expires_in":3600})"};
    shop.core().step(CallDone{call.key, call.attempt, token}, shop.visit().now);
  }
  EXPECT_EQ(shop.get("/readyz").status, 200);
  shop.visit().peer_troubles = "the ERP does not answer";
  const HttpResponse troubled = shop.get("/readyz");
  EXPECT_EQ(troubled.status, 503);
  EXPECT_EQ(troubled.body, "not ready: the ERP does not answer\n");
}

TEST(HealthAnswers, TellFigures) {
  Shop shop("health_figures");
  shop.raise_unknown_items(30);
  shop.visit().alerts = {3, 1, 2, "webhook: nobody listens"};
  shop.visit().traffic[{Peer::Erp, "items.list"}] = {3, 2, 0, 0, 1};
  const HttpResponse metrics = shop.get("/metrics");
  EXPECT_EQ(metrics.status, 200);
  EXPECT_EQ(header_of(metrics.headers, "Content-Type"), "text/plain; version=0.0.4; charset=utf-8");
  EXPECT_NE(metrics.body.find("vendorproof_exceptions{owner=\"ecommerce\"} 30\n"), std::string::npos) << metrics.body;
  EXPECT_NE(metrics.body.find("vendorproof_incidents{owner=\"ecommerce\"} 1\n"), std::string::npos);
  EXPECT_NE(metrics.body.find("vendorproof_orders{stage=\"paid\"} 0\n"), std::string::npos);
  EXPECT_NE(metrics.body.find("vendorproof_calls_total{peer=\"erp\",operation=\"items.list\"} 3\n"), std::string::npos);
  const Json status = Shop::json_of(shop.get("/v1/status"));
  EXPECT_EQ(status["owners"][2]["owner"], "Ecommerce");
  EXPECT_EQ(status["owners"][2]["amounts"], Json::array({"30.00 USD"}));
  EXPECT_EQ(status["stages"].size(), 6U);
  EXPECT_EQ(status["calls"][0]["failed"], 1);
  EXPECT_EQ(status["alerts"]["trouble"], "webhook: nobody listens");
  EXPECT_EQ(status["alerts"]["pending"], 2);
}

}  // namespace
}  // namespace vendorproof::live
