// INV- rules of payment: terms, credit notes, claims and disputes. See rule_book.h.
#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/portal_reading.h"

namespace vendorproof::mock_amazon {
namespace {

Instant day(const std::string& date) { return *parse_instant(date); }

void pass_until(Trial& trial, const std::string& date) { trial.pass(day(date) - trial.now); }

/// Order A of 100 eaches at 2.50 is confirmed and noticed on 2026-11-23; the truck holds `loaded` of them.
Trial delivered(std::int64_t loaded, Settings settings = {}, Duration ride = hours(48)) {
  Trial trial(std::move(settings));
  trial.issue(order("A", {order_line(1, each(100))}));
  trial.accept_all("A", {100});
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 100}})), "Success");
  trial.amazon.expect_truck(truck("S1", trial.now, trial.now + ride, {{"A", 1, loaded}}), trial.now);
  return trial;
}

Json bill(const Trial& trial, std::int64_t eaches, const std::string& cost = "2.50", const std::string& id = "I1") {
  const Money total = rounded_to_cents(*Money::parse(cost, usd()) * eaches);
  Json document = invoice(id, trial.now, total.decimal(), {invoice_item("A", 1, each(eaches), cost)});
  document["taxDetails"] = Json::array({{{"taxType", "VAT"}, {"taxRate", "0"}, {"taxAmount", dollars("0")}}});
  return document;
}

/// Everything is billed at 2.50 and `loaded` of it came.
Trial billed(std::int64_t loaded, Settings settings = {}, Duration ride = hours(48)) {
  Trial trial = delivered(loaded, std::move(settings), ride);
  EXPECT_EQ(fate(trial, bill(trial, 100)), "Processing");
  return trial;
}

void bring_rest(Trial& trial, std::int64_t eaches, const std::string& arrives) {
  trial.amazon.expect_truck(truck("S9", trial.now, day(arrives), {{"A", 1, eaches}}, 90), trial.now);
}

/// What remittances have in rows of that type, in all.
Money remitted(Trial& trial, const std::string& type) {
  Money sum(0, usd());
  for (PortalRow& row : portal(trial, "remittances.csv")) {
    if (row["type"] == type) sum += *Money::parse(row["amount"], usd());
  }
  return sum;
}

std::string paid_on(Trial& trial) { return portal_row(trial, "remittances.csv", "type", "Invoice")["payment_date"]; }

std::string claim_state(Trial& trial, const std::string& id) {
  return portal_row(trial, "deductions.csv", "claim_id", id)["state"];
}

PortalRow last_dispute(Trial& trial) {
  const std::vector<PortalRow> rows = portal(trial, "disputes.csv");
  return rows.empty() ? PortalRow() : rows.back();
}

Money usd_of(const char* amount) { return *Money::parse(amount, usd()); }

Settings with_terms(TermsType type, std::int64_t net_days) {
  Settings settings;
  settings.terms_type = type;
  settings.payment_days = net_days;
  return settings;
}

Settings with_discount(std::int64_t basis_points, std::int64_t days_of_discount, std::int64_t net_days) {
  Settings settings = with_terms(TermsType::Basic, net_days);
  settings.discount_basis_points = basis_points;
  settings.discount_days = days_of_discount;
  return settings;
}

std::string due_under(const Settings& settings) {
  Trial trial = billed(100, settings);
  return portal_row(trial, "invoices.csv", "invoice_number", "I1")["due_date"].substr(0, 10);
}

TEST(INV_19, Keeps) {
  Trial trial = delivered(100);
  Json document = bill(trial, 100);
  document["paymentTerms"] = {{"type", "Basic"}, {"netDueDays", 30}};
  fate(trial, document);
  PortalRow row = portal_row(trial, "invoices.csv", "invoice_number", "I1");
  EXPECT_EQ(row["due_date"], "2026-12-23T00:00:00Z");
  EXPECT_EQ(row["remark"], "");
}
TEST(INV_19, Breaks) {
  Trial trial = delivered(100);
  Json document = bill(trial, 100);
  document["paymentTerms"] = {{"type", "Basic"}, {"netDueDays", 15}};
  fate(trial, document);
  PortalRow row = portal_row(trial, "invoices.csv", "invoice_number", "I1");
  EXPECT_EQ(row["due_date"], "2027-01-06T00:00:00Z");
  EXPECT_EQ(row["remark"], "netDueDays 15.00 is stated, 30.00 is agreed; reviewed for 14 days");
}

TEST(INV_26, Keeps) {
  EXPECT_EQ(due_under(with_terms(TermsType::Basic, 30)), "2026-12-23");
  EXPECT_EQ(due_under(with_terms(TermsType::EndOfMonth, 30)), "2026-12-31");
  EXPECT_EQ(due_under(with_terms(TermsType::FixedDate, 30)), "2026-12-25");
  EXPECT_EQ(due_under(with_terms(TermsType::Proximo, 30)), "2026-12-31");
  EXPECT_EQ(due_under(with_terms(TermsType::PaymentDueUponReceiptOfInvoice, 30)), "2026-11-24");
}
TEST(INV_26, Breaks) {
  EXPECT_EQ(due_under(with_terms(TermsType::Basic, 60)), "2027-01-22");
  EXPECT_EQ(due_under(with_terms(TermsType::Proximo, 60)), "2026-12-31");
}

TEST(INV_27, Keeps) {
  Trial trial = billed(100, with_discount(200, 30, 31));
  trial.pass(days(40));
  EXPECT_EQ(paid_on(trial), "2026-12-23T00:00:00Z");
  EXPECT_EQ(remitted(trial, "Discount"), usd_of("-5.00"));
  EXPECT_EQ(trial.amazon.payables().paid, usd_of("245.00"));
}
TEST(INV_27, Breaks) {
  Trial trial = billed(100, with_discount(200, 30, 31), day("2026-12-23T05:00:00Z") - start_of_trial());
  trial.pass(days(40));
  EXPECT_EQ(paid_on(trial), "2026-12-24T00:00:00Z");
  EXPECT_EQ(remitted(trial, "Discount"), usd_of("0"));
}

TEST(INV_28, Keeps) { EXPECT_EQ(due_under(with_terms(TermsType::EndOfMonth, 60)), "2027-01-31"); }
TEST(INV_28, Breaks) { EXPECT_EQ(due_under(with_terms(TermsType::Basic, 60)), "2027-01-22"); }

TEST(INV_29, Keeps) {
  Trial trial = billed(100, with_discount(300, 10, 60));
  trial.pass(days(11));
  EXPECT_EQ(paid_on(trial), "2026-12-03T00:00:00Z");
  EXPECT_EQ(remitted(trial, "Discount"), usd_of("-7.50"));
}
TEST(INV_29, Breaks) {
  Trial trial = billed(100, with_terms(TermsType::Basic, 60));
  trial.pass(days(11));
  EXPECT_EQ(paid_on(trial), "");
  trial.pass(days(60));
  EXPECT_EQ(remitted(trial, "Discount"), usd_of("0"));
}

Json credit_note(const Trial& trial, const std::string& amount, const Json& details) {
  Json item = invoice_item("A", 1, each(1));
  item.erase("purchaseOrderNumber");
  item["creditNoteDetails"] = details;
  Json document = invoice("C1", trial.now, amount, {item});
  document["invoiceType"] = "CreditNote";
  return document;
}

std::string outcome_of_credit(Settings settings, const Json& details) {
  Trial trial = billed(100, std::move(settings));
  return trial.outcome(invoices_path, credit_note(trial, "10", details));
}

TEST(INV_30, Keeps) {
  EXPECT_EQ(outcome_of_credit(in_region(Region::EU), {{"referenceInvoiceNumber", "I1"}}), "Processing");
}
TEST(INV_30, Breaks) {
  EXPECT_EQ(outcome_of_credit(Settings(), {{"referenceInvoiceNumber", "I1"}}), "NotAvailable");
  Trial trial(in_region(Region::EU));
  trial.issue(order("A", {order_line(1, each(100))}));
  Json document = credit_note(trial, "10", {{"referenceInvoiceNumber", "I1"}});
  document["remitToParty"]["address"] = {{"name", "A"}, {"addressLine1", "B"}, {"countryCode", "TR"}};
  EXPECT_EQ(trial.outcome(invoices_path, document), "NotAvailable");
}

TEST(INV_31, Keeps) {
  Trial trial = billed(90, in_region(Region::EU));
  EXPECT_EQ(trial.outcome(invoices_path, credit_note(trial, "25", {{"referenceInvoiceNumber", "I1"}})), "Processing");
  trial.pass(days(40));
  EXPECT_EQ(remitted(trial, "CreditNote"), usd_of("-25.00"));
  EXPECT_EQ(remitted(trial, "Shortage"), usd_of("0"));
}
TEST(INV_31, Breaks) {
  EXPECT_EQ(outcome_of_credit(in_region(Region::EU), {{"debitNoteNumber", ""}}), "INVALID_REFERENCE");
  Trial trial = billed(100, in_region(Region::EU));
  Json document = credit_note(trial, "10", {{"referenceInvoiceNumber", "I1"}});
  document["items"].push_back(document["items"][0]);
  document["items"][1]["creditNoteDetails"]["referenceInvoiceNumber"] = "I2";
  EXPECT_EQ(trial.outcome(invoices_path, document), "INVALID_REFERENCE");
}

TEST(INV_32, Keeps) {
  EXPECT_EQ(
      outcome_of_credit(in_region(Region::EU), {{"returnsReferenceNumber", "R1"}, {"goodsReturnDate", "2026-11-20"}}),
      "Processing");
}
TEST(INV_32, Breaks) {
  EXPECT_EQ(outcome_of_credit(in_region(Region::EU), {{"returnsReferenceNumber", "R1"}}), "INCOMPLETE_RETURN");
  EXPECT_EQ(outcome_of_credit(in_region(Region::EU), {{"goodsReturnDate", "2026-11-20"}}), "INCOMPLETE_RETURN");
}

TEST(INV_33, Keeps) {
  EXPECT_EQ(outcome_of_credit(in_region(Region::EU), {{"coopReferenceNumber", "CO1"}}), "Processing");
  EXPECT_EQ(outcome_of_credit(in_region(Region::EU), {{"coopReferenceNumber", ""}, {"debitNoteNumber", "D1"}}),
            "Processing");
}
TEST(INV_33, Breaks) {
  EXPECT_EQ(outcome_of_credit(in_region(Region::EU), {{"coopReferenceNumber", ""}}), "INCOMPLETE_COOP");
}

TEST(INV_38, Keeps) {
  Trial trial = billed(100);
  trial.pass(days(40));
  EXPECT_EQ(trial.amazon.payables().paid, usd_of("250"));
  EXPECT_TRUE(portal(trial, "deductions.csv").empty());
}
TEST(INV_38, Breaks) {
  Trial trial = delivered(90);
  EXPECT_EQ(fate(trial, bill(trial, 100, "2.60")), "Processing");
  trial.pass(days(40));
  EXPECT_EQ(remitted(trial, "Shortage"), usd_of("-26.00"));
  EXPECT_EQ(remitted(trial, "PriceDiscrepancy"), usd_of("-9.00"));
}

TEST(INV_39, Keeps) {
  Trial trial = delivered(100);
  EXPECT_EQ(fate(trial, bill(trial, 100, "2.49")), "Processing");
  trial.pass(days(40));
  EXPECT_EQ(remitted(trial, "PriceDiscrepancy"), usd_of("0"));
}
TEST(INV_39, Breaks) {
  Trial trial = delivered(100);
  EXPECT_EQ(fate(trial, bill(trial, 1, "2.51")), "Processing");
  trial.pass(days(31));
  EXPECT_EQ(remitted(trial, "PriceDiscrepancy"), usd_of("-0.01"));
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
