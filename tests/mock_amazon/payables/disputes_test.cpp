#include "mock_amazon/payables/disputes.h"

#include "tests/mock_amazon/portal_reading.h"

namespace vendorproof::mock_amazon {
namespace {

/// 10 of 100 never came; 25.00 was withheld on 2026-12-28.
Trial short_paid() {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(100))}));
  trial.accept_all("A", {100});
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 100}})), "Success");
  trial.amazon.expect_truck(truck("S1", trial.now, trial.now + days(2), {{"A", 1, 90}}), trial.now);
  EXPECT_EQ(fate(trial, invoice("I1", trial.now, "250", {invoice_item("A", 1, each(100))})), "Processing");
  trial.pass(days(36));
  return trial;
}

TEST(Disputes, MayBeRefusedTwiceAndNotMore) {
  Trial trial = short_paid();
  const std::vector<std::string> proof = {"ProofOfDelivery", "PackingList"};
  EXPECT_EQ(dispute(trial, "I1-SC", "", proof).status, 201);
  trial.pass(days(15));
  // The first window is over by now; the second attempt counts from the refusal (CB-32).
  trial.pass(days(25));
  EXPECT_EQ(dispute(trial, "I1-SC", "", proof).status, 201);
  trial.pass(days(15));
  const HttpResponse third = dispute(trial, "I1-SC", "", proof);
  EXPECT_EQ(third.status, 409);
  EXPECT_NE(third.body.find("disputed twice"), std::string::npos);
  const std::vector<PortalRow> rows = portal(trial, "disputes.csv");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[1].at("attempt"), "2");
  EXPECT_EQ(rows[1].at("outcome"), "refused: all units that arrived are already paid");
}

TEST(Disputes, MayBeTriedAgainForThirtyDays) {
  Trial trial = short_paid();
  EXPECT_EQ(dispute(trial, "I1-SC", "").status, 201);
  trial.pass(days(14) + days(30) + hours(1));
  EXPECT_EQ(dispute(trial, "I1-SC", "").status, 409);
}

TEST(Disputes, AreFormsOrJson) {
  Trial trial = short_paid();
  HttpRequest request;
  request.method = "POST";
  request.path = "/portal/disputes";
  request.headers = {{"x-amz-access-token", trial.token}, {"content-type", "application/x-www-form-urlencoded"}};
  request.body = "subject=I1-SC&reason=delivered+all&evidence=ProofOfDelivery&evidence=PackingList";
  trial.login();
  request.headers[0].second = trial.token;
  const HttpResponse response = trial.amazon.handle(request, trial.now);
  EXPECT_EQ(response.status, 201);
  const PortalRow row = portal(trial, "disputes.csv").at(0);
  EXPECT_EQ(row.at("dispute_id"), "DSP00000001");
  EXPECT_EQ(row.at("reason"), "delivered all");
  EXPECT_EQ(row.at("evidence"), "ProofOfDelivery PackingList");
  EXPECT_EQ(row.at("disputed"), "25.00");
}

TEST(Disputes, RefuseWhatTheyCanNotRead) {
  Trial trial = short_paid();
  for (const char* body : {"", "[]", "{", "\"x\"", R"({"evidence":[1]})"}) {
    EXPECT_EQ(trial.call("POST", "/portal/disputes", body).status, 400) << body;
  }
  EXPECT_EQ(dispute(trial, "I1-SC", "", {"Gossip"}).status, 400);
  EXPECT_EQ(dispute(trial, "I9-SC", "").status, 404);
  EXPECT_EQ(dispute(trial, std::string(501, 'x'), "").status, 400);
  EXPECT_EQ(dispute(trial, "I1-SC", "", std::vector<std::string>(21, "PackingList")).status, 400);
}

TEST(Disputes, AreUpheldWhenTheReviewWasFaster) {
  Trial trial = short_paid();
  trial.amazon.expect_truck(truck("S9", trial.now, trial.now + days(1), {{"A", 1, 10}}, 90), trial.now);
  EXPECT_EQ(dispute(trial, "I1-SC", "", {"ProofOfDelivery", "PackingList"}).status, 201);
  trial.pass(days(15));
  const PortalRow row = portal(trial, "disputes.csv").at(0);
  EXPECT_EQ(row.at("state"), "Upheld");
  EXPECT_EQ(row.at("awarded"), "0.00");
  EXPECT_EQ(trial.amazon.payables().deducted, Money(0, usd()));
}

/// 60 of 100 were invoiced; the charge was told of on 2026-12-30, so the last day to dispute it is 2027-01-29.
Trial charged() {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(100))}));
  trial.accept_all("A", {100});
  trial.ship("S1", {{"A", 1, 60}});
  EXPECT_EQ(fate(trial, invoice("I1", trial.now, "150", {invoice_item("A", 1, each(60))})), "Processing");
  trial.pass(days(31));
  return trial;
}

TEST(CB_32, Keeps) {
  Trial trial = charged();
  EXPECT_EQ(dispute(trial, "CHG00000001", "").status, 201);
}

TEST(CB_32, Breaks) {
  Trial trial = charged();
  const PortalRow row = portal(trial, "chargebacks.csv").at(0);
  const Instant last = *parse_instant(row.at("dispute_until"));
  trial.pass(last - trial.now + days(2));
  EXPECT_EQ(dispute(trial, "CHG00000001", "").status, 409);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
