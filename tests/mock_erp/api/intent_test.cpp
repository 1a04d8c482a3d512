// Reads of a replica, as a client sees them.
#include "mock_erp/api/intent.h"

#include <gtest/gtest.h>

#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

const Fields primary = {{"Data-Access-Intent", "ReadWrite"}};
const Fields only_read = {{"Data-Access-Intent", "ReadOnly"}};

Trial lagging() {
  Settings settings = trial_settings();
  settings.read_lag = std::chrono::seconds(30);
  return Trial(settings);
}

std::size_t orders_seen(Trial& trial, const Fields& headers) {
  const HttpResponse response = trial.call("GET", vendorlink_path + "linkedOrders", "", headers);
  EXPECT_EQ(response.status, 200) << response.body;
  return Json::parse(response.body).at("value").size();
}

TEST(Intent, AReadRightAfterAWriteMissesItUnlessItAsksForThePrimaryCopy) {
  Trial trial = lagging();
  trial.enter("PO1", {{"TEA", "12", ""}});
  EXPECT_EQ(orders_seen(trial, {}), 0U);
  EXPECT_EQ(orders_seen(trial, only_read), 0U);
  EXPECT_EQ(orders_seen(trial, primary), 1U);
  trial.now += std::chrono::seconds(29);
  EXPECT_EQ(orders_seen(trial, {}), 0U);
  trial.now += std::chrono::seconds(1);
  EXPECT_EQ(orders_seen(trial, {}), 1U);
}

TEST(Intent, WhatTimeDoesIsSeenLateToo) {
  Trial trial = lagging();
  const Json order = trial.enter("PO1", {{"TEA", "12", ""}});
  ASSERT_EQ(trial.act(order, "release").status, 204);
  const std::string path = vendorlink_path + "despatches";
  const auto seen = [&](const Fields& headers) {
    return Json::parse(trial.call("GET", path, "", headers).body).at("value").size();
  };
  while (seen(primary) == 0) {
    ASSERT_TRUE(trial.erp.next_due().has_value());
    trial.now = *trial.erp.next_due();
  }
  EXPECT_EQ(seen({}), 0U);
  trial.now += std::chrono::seconds(30);
  EXPECT_EQ(seen({}), seen(primary));
}

TEST(Intent, WithoutALagEveryReadIsCurrent) {
  Trial trial;
  trial.enter("PO1", {{"TEA", "12", ""}});
  EXPECT_EQ(orders_seen(trial, {}), 1U);
}

TEST(Intent, AReadOfTheReplicaCountsAndIsRefusedAsAnyOther) {
  Trial trial = lagging();
  trial.enter("PO1", {{"TEA", "12", ""}});
  trial.erp.take_effects();
  EXPECT_EQ(trial.call("GET", vendorlink_path + "linkedOrders?$filter=nonsense").status, 400);
  EXPECT_EQ(trial.erp.take_effects().size(), 1U);
}

TEST(Intent, AWriteCannotBeOnlyARead) {
  Trial trial;
  const HttpResponse response =
      trial.call("POST", vendorlink_path + "linkedOrders", Trial::order_body("PO1", {{"TEA", "12", ""}}), only_read);
  EXPECT_EQ(response.status, 400) << response.body;
  EXPECT_EQ(orders_seen(trial, {}), 0U);
  EXPECT_EQ(trial.call("GET", vendorlink_path + "linkedOrders", "", {{"Data-Access-Intent", "Perhaps"}}).status, 400);
}

TEST(Intent, TheLagIsInTheCompanysFile) {
  Trial first = lagging();
  Trial second;
  ASSERT_TRUE(second.erp.import_state(first.erp.export_state()));
  second.enter("PO1", {{"TEA", "12", ""}});
  EXPECT_EQ(orders_seen(second, {}), 0U);
}

}  // namespace
}  // namespace vendorproof::mock_erp
