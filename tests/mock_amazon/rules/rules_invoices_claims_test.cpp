// INV- rules of claims: money that is withheld, paid back, disputed. See rule_book.h.
#include "tests/mock_amazon/payment_words.h"

namespace vendorproof::mock_amazon {
namespace {

void bring_rest(Trial& trial, std::int64_t eaches, const std::string& arrives) {
  trial.amazon.expect_truck(truck("S9", trial.now, day(arrives), {{"A", 1, eaches}}, 90), trial.now);
}

std::string claim_state(Trial& trial, const std::string& id) {
  return portal_row(trial, "deductions.csv", "claim_id", id)["state"];
}

PortalRow last_dispute(Trial& trial) {
  const std::vector<PortalRow> rows = portal(trial, "disputes.csv");
  return rows.empty() ? PortalRow() : rows.back();
}

/// Amazon lowers the cost to 2.40 before the invoice over 2.50; the difference is withheld on 2026-12-23.
Trial price_withheld(const std::string& billed_cost, bool lowered) {
  Trial trial = delivered(100);
  OrderChange change;
  change.purchase_order = "A";
  change.kind = ChangeKind::NetCost;
  change.line = 1;
  change.net_cost = "2.40";
  if (lowered) {
    EXPECT_TRUE(trial.amazon.change(change, trial.now).has_value());
  }
  EXPECT_EQ(fate(trial, bill(trial, 100, billed_cost)), "Processing");
  pass_until(trial, "2026-12-24T00:00:00Z");
  EXPECT_EQ(claim_state(trial, "I1-PC"), "Deducted");
  return trial;
}

TEST(INV_40, Keeps) {
  Trial trial = price_withheld("2.50", true);
  EXPECT_EQ(portal_row(trial, "deductions.csv", "claim_id", "I1-PC")["cause"], "cost update timing");
  EXPECT_EQ(dispute(trial, "I1-PC", "CostUpdateTiming").status, 201);
}
TEST(INV_40, Breaks) {
  Trial trial = price_withheld("2.50", true);
  EXPECT_EQ(dispute(trial, "I1-PC", "Unfair").status, 400);
  EXPECT_TRUE(portal(trial, "disputes.csv").empty());
}

TEST(INV_41, Keeps) {
  Trial trial = price_withheld("2.60", false);
  EXPECT_EQ(dispute(trial, "I1-PC", "Rounding").status, 201);
  trial.pass(days(15));
  EXPECT_EQ(dispute(trial, "I1-PC", "Other").status, 201);
}
TEST(INV_41, Breaks) {
  Trial trial = price_withheld("2.60", false);
  EXPECT_EQ(dispute(trial, "I1-PC", "Rounding").status, 201);
  EXPECT_EQ(dispute(trial, "I1-PC", "Other").status, 409);
}

TEST(INV_42, Keeps) {
  Trial trial = price_withheld("2.50", true);
  EXPECT_EQ(remitted(trial, "PriceDiscrepancy"), usd_of("-10.00"));
  EXPECT_EQ(dispute(trial, "I1-PC", "CostUpdateTiming").status, 201);
  trial.pass(days(16));
  EXPECT_EQ(last_dispute(trial)["state"], "Upheld");
  EXPECT_EQ(remitted(trial, "Reversal"), usd_of("10.00"));
  EXPECT_EQ(claim_state(trial, "I1-PC"), "Reversed");
}
TEST(INV_42, Breaks) {
  Trial refused = price_withheld("2.60", false);
  EXPECT_EQ(dispute(refused, "I1-PC", "CostUpdateTiming").status, 201);
  refused.pass(days(16));
  EXPECT_EQ(last_dispute(refused)["state"], "Refused");
  Trial late = price_withheld("2.50", true);
  pass_until(late, "2027-01-22T00:00:01Z");
  EXPECT_EQ(dispute(late, "I1-PC", "CostUpdateTiming").status, 409);
}

TEST(INV_43, Keeps) {
  Trial trial = billed(100);
  pass_until(trial, "2026-12-20T00:00:00Z");
  EXPECT_TRUE(portal(trial, "deductions.csv").empty());
}
TEST(INV_43, Breaks) {
  Trial trial = billed(90);
  pass_until(trial, "2026-12-17T23:59:59Z");
  EXPECT_TRUE(portal(trial, "deductions.csv").empty());
  pass_until(trial, "2026-12-18T00:00:00Z");
  PortalRow row = portal_row(trial, "deductions.csv", "kind", "Shortage");
  EXPECT_EQ(row["state"], "Raised");
  EXPECT_EQ(row["eaches"], "10");
  EXPECT_EQ(row["claimed"], "25.00");
  EXPECT_EQ(row["withheld"], "0.00");
}

TEST(INV_44, Keeps) {
  Trial trial = billed(90);
  trial.pass(days(40));
  EXPECT_EQ(portal_row(trial, "deductions.csv", "kind", "Shortage")["claim_id"], "I1-SC");
  EXPECT_EQ(portal_row(trial, "remittances.csv", "type", "Shortage")["reference"], "I1-SC");
}
TEST(INV_44, Breaks) {
  Trial trial = delivered(100);
  EXPECT_EQ(fate(trial, bill(trial, 100, "2.60")), "Processing");
  trial.pass(days(40));
  EXPECT_EQ(portal_row(trial, "deductions.csv", "kind", "Shortage")["claim_id"], "");
  EXPECT_EQ(portal_row(trial, "deductions.csv", "kind", "PriceDiscrepancy")["claim_id"], "I1-PC");
}

TEST(INV_45, Keeps) {
  Trial trial = billed(90);
  bring_rest(trial, 10, "2027-01-02T00:00:00Z");
  pass_until(trial, "2027-01-04T12:00:00Z");
  EXPECT_EQ(claim_state(trial, "I1-SC"), "Reversed");
  pass_until(trial, "2027-01-06T00:00:00Z");
  EXPECT_EQ(remitted(trial, "Shortage"), usd_of("-25.00"));
  EXPECT_EQ(remitted(trial, "Reversal"), usd_of("25.00"));
  const Effect reversal = trial.effects(EffectKind::ReversalPaid).at(0);
  EXPECT_EQ(reversal.other_document, "I1");
  EXPECT_EQ(reversal.reason, "I1-SC");
  EXPECT_EQ(trial.amazon.payables().deducted, usd_of("0"));
}
TEST(INV_45, Breaks) {
  Trial trial = billed(90);
  bring_rest(trial, 10, "2027-01-28T00:00:00Z");
  trial.pass(days(120));
  EXPECT_EQ(claim_state(trial, "I1-SC"), "Lapsed");
  EXPECT_EQ(remitted(trial, "Reversal"), usd_of("0"));
}

const std::vector<std::string> proof = {"ProofOfDelivery", "PackingList"};

/// The rest comes when Amazon reviews it no more; a dispute is opened before.
Trial disputed_shortage(const std::vector<std::string>& evidence) {
  Trial trial = billed(90);
  bring_rest(trial, 10, "2027-01-28T00:00:00Z");
  pass_until(trial, "2027-01-20T00:00:00Z");
  EXPECT_EQ(dispute(trial, "I1-SC", "delivered", evidence).status, 201);
  pass_until(trial, "2027-02-10T00:00:00Z");
  return trial;
}

TEST(INV_46, Keeps) {
  Trial trial = disputed_shortage(proof);
  EXPECT_EQ(last_dispute(trial)["state"], "Upheld");
  EXPECT_EQ(last_dispute(trial)["awarded"], "25.00");
  EXPECT_EQ(remitted(trial, "Reversal"), usd_of("25.00"));
}
TEST(INV_46, Breaks) {
  Trial trial = billed(90);
  EXPECT_EQ(dispute(trial, "I1-SC", "delivered", proof).status, 404);
  pass_until(trial, "2026-12-20T00:00:00Z");
  EXPECT_EQ(dispute(trial, "I1-SC", "delivered", proof).status, 409);  // only announced
  pass_until(trial, "2026-12-29T00:00:00Z");
  EXPECT_EQ(dispute(trial, "I1-SC", "delivered", proof).status, 201);
  EXPECT_EQ(dispute(trial, "I1-SC", "delivered", proof).status, 409);  // open
  Trial late = billed(90);
  pass_until(late, "2027-01-22T00:00:01Z");
  EXPECT_EQ(dispute(late, "I1-SC", "delivered", proof).status, 409);
}

TEST(INV_48, Keeps) {
  Trial trial = disputed_shortage(proof);
  EXPECT_EQ(last_dispute(trial)["state"], "Upheld");
}
TEST(INV_48, Breaks) {
  for (const std::vector<std::string>& evidence :
       {std::vector<std::string>{}, {"PackingList"}, {"BillOfLading", "PackingList"}}) {
    Trial trial = disputed_shortage(evidence);
    EXPECT_EQ(last_dispute(trial)["state"], "Refused");
    EXPECT_NE(last_dispute(trial)["outcome"].find("ProofOfDelivery"), std::string::npos);
  }
}

TEST(INV_49, Keeps) {
  Trial trial = billed(100);
  trial.pass(days(40));
  EXPECT_TRUE(portal(trial, "deductions.csv").empty());
}
TEST(INV_49, Breaks) {
  Trial missing = billed(90);
  missing.pass(days(40));
  EXPECT_EQ(portal_row(missing, "deductions.csv", "claim_id", "I1-SC")["cause"], "not received");
  Trial twice = billed(100);
  EXPECT_EQ(fate(twice, bill(twice, 100, "2.50", "I2")), "Processing");
  twice.pass(days(40));
  EXPECT_EQ(portal_row(twice, "deductions.csv", "claim_id", "I2-SC")["cause"], "already invoiced");
  EXPECT_EQ(remitted(twice, "Shortage"), usd_of("-250.00"));
  Trial cancelled = delivered(0);
  OrderChange change;
  change.purchase_order = "A";
  change.kind = ChangeKind::LineCancelled;
  change.line = 1;
  EXPECT_TRUE(cancelled.amazon.change(change, cancelled.now).has_value());
  EXPECT_EQ(fate(cancelled, bill(cancelled, 100)), "Processing");
  cancelled.pass(days(40));
  EXPECT_EQ(portal_row(cancelled, "deductions.csv", "claim_id", "I1-SC")["cause"], "cancelled item invoiced");
}

TEST(INV_50, Keeps) {
  Trial trial = billed(90);
  bring_rest(trial, 10, "2026-12-20T00:00:00Z");
  pass_until(trial, "2026-12-18T00:00:00Z");
  EXPECT_EQ(claim_state(trial, "I1-SC"), "Raised");
  pass_until(trial, "2026-12-24T00:00:00Z");
  EXPECT_EQ(claim_state(trial, "I1-SC"), "Withdrawn");
  EXPECT_EQ(remitted(trial, "Shortage"), usd_of("0"));
}
TEST(INV_50, Breaks) {
  Trial trial = billed(90);
  pass_until(trial, "2026-12-28T00:00:00Z");
  EXPECT_EQ(claim_state(trial, "I1-SC"), "Deducted");
  EXPECT_EQ(remitted(trial, "Shortage"), usd_of("-25.00"));
}

TEST(INV_52, Keeps) {
  Trial trial = billed(90);
  trial.pass(days(140));
  EXPECT_EQ(portal_row(trial, "chargebacks.csv", "rule", "CB-01")["rule"], "");
}
TEST(INV_52, Breaks) {
  Trial trial = delivered(100);
  EXPECT_EQ(fate(trial, bill(trial, 90)), "Processing");
  trial.pass(days(140));
  EXPECT_EQ(portal_row(trial, "chargebacks.csv", "rule", "CB-01")["amount"], "1.25");
}

/// One each of a hundred is billed at first: the charge for the others is more than the payment.
Trial charged_too_much() {
  Trial trial(with_terms(TermsType::Basic, 5));
  trial.issue(order("A", {order_line(1, each(100))}));
  trial.accept_all("A", {100});
  trial.ship("S1", {{"A", 1, 1}}, hours(50));
  EXPECT_EQ(fate(trial, bill(trial, 1)), "Processing");
  trial.pass(days(6));
  EXPECT_EQ(portal_row(trial, "chargebacks.csv", "rule", "CB-01")["state"], "Waiting");
  return trial;
}

TEST(INV_54, Keeps) {
  Trial trial = charged_too_much();
  const std::string charge = portal_row(trial, "chargebacks.csv", "rule", "CB-01")["charge_id"];
  EXPECT_EQ(dispute(trial, charge, "filled", {"ProofOfDelivery"}).status, 201);
  trial.ship("S2", {{"A", 1, 99}}, hours(24), 7);
  EXPECT_EQ(fate(trial, bill(trial, 99, "2.50", "I2")), "Processing");
  trial.pass(days(7));
  EXPECT_EQ(last_dispute(trial)["state"], "Open");
  EXPECT_EQ(portal_row(trial, "chargebacks.csv", "charge_id", charge)["state"], "Taken");
  trial.pass(days(10));
  EXPECT_EQ(last_dispute(trial)["state"], "Upheld");
  EXPECT_EQ(portal_row(trial, "chargebacks.csv", "charge_id", charge)["state"], "Reversed");
  EXPECT_EQ(remitted(trial, "Reversal"), usd_of("12.38"));
}
TEST(INV_54, Breaks) {
  Trial trial = charged_too_much();
  const std::string charge = portal_row(trial, "chargebacks.csv", "rule", "CB-01")["charge_id"];
  EXPECT_EQ(dispute(trial, charge, "filled", {"ProofOfDelivery"}).status, 201);
  trial.pass(days(15));
  EXPECT_EQ(last_dispute(trial)["state"], "Refused");
  EXPECT_EQ(portal_row(trial, "chargebacks.csv", "charge_id", charge)["state"], "Waiting");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
