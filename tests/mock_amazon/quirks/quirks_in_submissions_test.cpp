// Quirks of what a submission does, and of what its transaction says.
#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/quirk_trial.h"

namespace vendorproof::mock_amazon {
namespace {

std::string first_confirmation(Trial& trial) {
  return first_status(trial).at("itemStatus").at(0).at("acknowledgementStatus").at("confirmationStatus");
}

Json answer_with(const std::vector<Part>& parts) { return acknowledgement("O1", {acknowledged_item(1, parts)}); }

TEST(Quirk_submission_without_effect, On) {
  Trial trial = trial_with("submission-without-effect=100");
  EXPECT_EQ(trial.outcome(acknowledgements_path, answer_with({{"Accepted", each(10)}})), "Processing");
  EXPECT_EQ(first_confirmation(trial), "UNCONFIRMED");
  EXPECT_EQ(trial.outcome(acknowledgements_path, answer_with({{"Accepted", each(10)}})), "Processing");
  EXPECT_EQ(first_confirmation(trial), "ACCEPTED");
}

TEST(Quirk_submission_without_effect, Off) {
  Trial trial = trial_with("");
  EXPECT_EQ(trial.outcome(acknowledgements_path, answer_with({{"Accepted", each(10)}})), "Processing");
  EXPECT_EQ(first_confirmation(trial), "ACCEPTED");
}

TEST(Quirk_upper_case_rejection_taken, On) {
  Trial trial = trial_with("upper-case-rejection-taken");
  EXPECT_EQ(trial.outcome(acknowledgements_path, answer_with({{"REJECTED", each(10)}})), "Processing");
  EXPECT_EQ(first_confirmation(trial), "UNCONFIRMED");
  EXPECT_EQ(trial.post(acknowledgements_path, answer_with({{"ACCEPTED", each(10)}})).status, 400);
}

TEST(Quirk_upper_case_rejection_taken, Off) {
  Trial trial = trial_with("");
  EXPECT_EQ(trial.post(acknowledgements_path, answer_with({{"REJECTED", each(10)}})).status, 400);
}

/// Line 1 is accepted in part and then rejected.
Trial rejected_after_part(const std::string& quirk) {
  Trial trial = trial_with(quirk);
  trial.outcome(acknowledgements_path, answer_with({{"Accepted", each(4)}, {"Rejected", each(6)}}));
  EXPECT_EQ(trial.outcome(acknowledgements_path, answer_with({{"Rejected", each(10)}})), "Processing");
  return trial;
}

TEST(Quirk_partial_acceptance_stays, On) {
  Trial trial = rejected_after_part("partial-acceptance-stays");
  EXPECT_EQ(first_confirmation(trial), "PARTIALLY_ACCEPTED");
}

/// The confirmation statuses of the lines of an order.
std::vector<std::string> confirmations_of(Trial& trial, const std::string& number) {
  const Json status = trial.get(order_status_path + "?purchaseOrderNumber=" + number);
  std::vector<std::string> confirmations;
  for (const Json& item : status.at("ordersStatus").at(0).at("itemStatus")) {
    confirmations.push_back(item.at("acknowledgementStatus").at("confirmationStatus").get<std::string>());
  }
  return confirmations;
}

/// Only what the quirk is about has no effect: other items of the same order and other orders do.
TEST(Quirk_partial_acceptance_stays, LeavesTheRestOfTheRequest) {
  Trial trial = trial_with("partial-acceptance-stays");
  const std::vector<Json> partly = {acknowledged_item(1, {{"Accepted", each(4)}, {"Rejected", each(6)}}),
                                    acknowledged_item(2, {{"Accepted", each(60)}})};
  const std::vector<Json> none = {acknowledged_item(1, {{"Rejected", each(10)}}),
                                  acknowledged_item(2, {{"Rejected", each(60)}})};
  trial.outcome(acknowledgements_path,
                Json::array({acknowledgement("O1", partly), acknowledgement("O3", {partly[0]})}));
  trial.effects(EffectKind::AcknowledgementAccepted);
  trial.outcome(acknowledgements_path, Json::array({acknowledgement("O3", {none[0]}), acknowledgement("O1", none),
                                                    acknowledgement("O2", none)}));
  EXPECT_EQ(confirmations_of(trial, "O1"), (std::vector<std::string>{"PARTIALLY_ACCEPTED", "REJECTED"}));
  EXPECT_EQ(confirmations_of(trial, "O2"), (std::vector<std::string>{"REJECTED", "REJECTED"}));
  EXPECT_EQ(confirmations_of(trial, "O3"), (std::vector<std::string>{"PARTIALLY_ACCEPTED", "REJECTED"}));
}

TEST(Quirk_partial_acceptance_stays, Off) {
  Trial trial = rejected_after_part("");
  EXPECT_EQ(first_confirmation(trial), "REJECTED");
}

std::string outcome_where_success_is_shown(const std::string& quirk) {
  Settings settings = settings_with(quirk);
  settings.readings.success = SuccessVisibility::Everything;
  Trial trial(settings);
  trial.issue(order("O1", {order_line(1, each(10))}));
  return trial.outcome(acknowledgements_path, answer_with({{"Accepted", each(10)}}));
}

TEST(Quirk_acknowledgements_never_succeed, On) {
  EXPECT_EQ(outcome_where_success_is_shown("acknowledgements-never-succeed"), "Processing");
}

TEST(Quirk_acknowledgements_never_succeed, Off) { EXPECT_EQ(outcome_where_success_is_shown(""), "Success"); }

std::string outcome_of_bad_invoice(const std::string& quirk) {
  Trial trial = trial_with(quirk);
  return trial.outcome(invoices_path, invoice("I1", trial.now, "25", {invoice_item("NONE", 1, each(10))}));
}

TEST(Quirk_invoices_stay_processing, On) {
  EXPECT_EQ(outcome_of_bad_invoice("invoices-stay-processing"), "Processing");
}
TEST(Quirk_invoices_stay_processing, Off) { EXPECT_NE(outcome_of_bad_invoice(""), "Processing"); }

TEST(Quirk_opaque_errors, On) {
  EXPECT_EQ(outcome_of_bad_invoice("opaque-errors=3"), "NotAvailable NotAvailable NotAvailable");
}

TEST(Quirk_opaque_errors, Off) { EXPECT_EQ(outcome_of_bad_invoice("").find("NotAvailable"), std::string::npos); }

/// The id of a transaction as 202 gives it, after it was read back by it.
std::string transaction_id_with(const std::string& quirk) {
  Trial trial = trial_with(quirk);
  const HttpResponse taken = trial.post(invoices_path, invoice("I1", trial.now, "25", {}));
  const std::string id = parse_json(taken.body)->at("payload").at("transactionId").get<std::string>();
  const Json payload = trial.get("/vendor/transactions/v1/transactions/" + id);
  EXPECT_EQ(payload.at("transactionStatus").at("transactionId"), id);
  return id;
}

TEST(Quirk_reversed_transaction_ids, On) {
  EXPECT_EQ(transaction_id_with("reversed-transaction-ids").substr(0, 15), "20261123080003-");
}

TEST(Quirk_reversed_transaction_ids, Off) { EXPECT_EQ(transaction_id_with("").substr(36), "-20261123080003"); }

}  // namespace
}  // namespace vendorproof::mock_amazon
