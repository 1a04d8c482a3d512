// The rules of units of measure: kept, and broken.
#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/order_words.h"

namespace vendorproof::mock_amazon {
namespace {

/// Order A of ten cases of 6 at 2.50 an each, all confirmed.
Trial cases_trial(Settings settings = {}) {
  Trial trial(std::move(settings));
  trial.issue(order("A", {order_line(1, cases(10, 6))}));
  EXPECT_EQ(
      trial.outcome(acknowledgements_path, acknowledgement("A", {acknowledged_item(1, {{"Accepted", cases(10, 6)}})})),
      "Processing");
  return trial;
}

Settings with_miscount(CountingError error) {
  Settings settings;
  settings.receiving.planned = {{"A", 1, error, 0}};
  return settings;
}

/// Ships all sixty eaches, has them received, invoices them so, and waits until that is paid. Returns the deductions.
std::string deductions_of(Trial& trial, const Json& quantity, const std::string& cost, const std::string& total) {
  trial.ship("S1", {{"A", 1, 60}});
  trial.pass(days(3));
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I1", trial.now, total, {invoice_item("A", 1, quantity, cost)})),
            "Processing");
  trial.pass(days(40));
  std::string text;
  for (const Effect& effect : trial.effects(EffectKind::DeductionTaken)) {
    text += effect.reason + " " + effect.amount.text() + " ";
  }
  return text;
}

TEST(UOM_01, Keeps) {
  Trial trial = cases_trial();
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 60}})), "Success");
}

TEST(UOM_01, Breaks) {
  Trial trial = cases_trial();
  for (const char* unit : {"CASES", "Each", "EA", ""}) {
    Json document = notice("S1", trial.now, {{"A", 1, 60}});
    document["shippedItems"][0]["shippedQuantity"]["unitOfMeasure"] = unit;
    const HttpResponse response = trial.post(notices_path, document);
    EXPECT_EQ(response.status, 400) << unit;
    EXPECT_NE(response.body.find("[Cases, Eaches]"), std::string::npos) << unit;
  }
}

/// What the status operation shows as confirmed after such an answer.
Json accepted_after(const Json& quantity) {
  Trial trial(Settings{});
  trial.issue(order("A", {order_line(1, cases(10, 6))}));
  trial.outcome(acknowledgements_path, acknowledgement("A", {acknowledged_item(1, {{"Accepted", quantity}})}));
  return line_status(trial, "A", 1).at("acknowledgementStatus").at("acceptedQuantity");
}

TEST(UOM_02, Keeps) {
  EXPECT_EQ(accepted_after(cases(4, 6)), cases(4, 6));
  EXPECT_EQ(accepted_after(each(24)), cases(4, 6));
  EXPECT_EQ(accepted_after({{"amount", 4}, {"unitOfMeasure", "Cases"}}), cases(4, 6));
  EXPECT_EQ(accepted_after({{"amount", 24}, {"unitOfMeasure", "Eaches"}}), cases(4, 6));
}

TEST(UOM_02, Breaks) {
  EXPECT_EQ(accepted_after(cases(4, 3)), cases(2, 6));
  EXPECT_EQ(accepted_after(cases(4, 1)), each(4));
}

TEST(UOM_03, Keeps) {
  EXPECT_EQ(accepted_after({{"amount", 4}}), cases(4, 6));
  Trial trial = cases_trial();
  Json document = notice("S1", trial.now, {{"A", 1, 60}});
  document["shippedItems"][0]["shippedQuantity"].erase("unitSize");
  EXPECT_EQ(trial.post(notices_path, document).status, 202);
}

TEST(UOM_03, Breaks) {
  Trial trial = cases_trial();
  for (const char* field : {"amount", "unitOfMeasure"}) {
    Json shipped = notice("S1", trial.now, {{"A", 1, 60}});
    shipped["shippedItems"][0]["shippedQuantity"].erase(field);
    Json billed = invoice("I1", trial.now, "150.00", {invoice_item("A", 1, cases(10, 6))});
    billed["items"][0]["invoicedQuantity"].erase(field);
    for (const HttpResponse& response : {trial.post(notices_path, shipped), trial.post(invoices_path, billed)}) {
      EXPECT_EQ(response.status, 400) << field;
      EXPECT_NE(response.body.find(field), std::string::npos) << field;
    }
  }
}

TEST(UOM_04, Keeps) {
  Trial trial = cases_trial();
  EXPECT_EQ(deductions_of(trial, cases(10, 6), "2.50", "150.00"), "");
}

TEST(UOM_04, Breaks) {
  Trial trial = cases_trial();
  // The price of a case where the cost of an each belongs: 60 x 15.00 are billed, 60 x 2.50 are due.
  EXPECT_EQ(deductions_of(trial, cases(10, 6), "15.00", "900.00"), "PriceDiscrepancy 750.00 USD ");
}

TEST(UOM_07, Keeps) {
  Trial trial = cases_trial(with_miscount(CountingError::OtherUnit));
  trial.ship("S1", {{"A", 1, 60}});
  trial.pass(days(3));
  const Json received = line_status(trial, "A", 1).at("receivingStatus");
  EXPECT_EQ(received.at("receivedQuantity"), each(60));
  EXPECT_EQ(received.at("receiveStatus"), "RECEIVED");
  Settings settings = with_miscount(CountingError::OtherUnit);
  Trial eaches(settings);
  eaches.issue(order("A", {order_line(1, each(60))}));
  eaches.accept_all("A", {60});
  eaches.ship("S1", {{"A", 1, 60}});
  eaches.pass(days(3));
  EXPECT_EQ(line_status(eaches, "A", 1).at("receivingStatus").at("receivedQuantity"), cases(60, 1));
}

TEST(UOM_07, Breaks) {
  Trial trial = cases_trial();
  trial.ship("S1", {{"A", 1, 60}});
  trial.pass(days(3));
  EXPECT_EQ(line_status(trial, "A", 1).at("receivingStatus").at("receivedQuantity"), cases(10, 6));
}

TEST(UOM_09, Keeps) {
  Trial trial = cases_trial();
  EXPECT_EQ(deductions_of(trial, each(60), "2.50", "150.00"), "");
}

TEST(UOM_09, Breaks) {
  Trial trial = cases_trial();
  // Ten eaches at the price of a case, for ten cases of six.
  EXPECT_EQ(deductions_of(trial, each(10), "15.00", "150.00"), "PriceDiscrepancy 125.00 USD ");
}

TEST(UOM_10, Keeps) {
  Trial trial = cases_trial();
  EXPECT_EQ(deductions_of(trial, cases(10, 6), "2.50", "150.00"), "");
  EXPECT_TRUE(trial.effects(EffectKind::UnitsMiscounted).empty());
}

TEST(UOM_10, Breaks) {
  Trial trial = cases_trial(with_miscount(CountingError::CaseAsOne));
  // Ten of sixty are counted.
  EXPECT_EQ(deductions_of(trial, cases(10, 6), "2.50", "150.00"), "Shortage 125.00 USD ");
  const Effect wrong = trial.effects(EffectKind::UnitsMiscounted).at(0);
  EXPECT_EQ(wrong.reason, "CaseAsOne");
  EXPECT_EQ(wrong.lines.at(0).eaches, 50);
  EXPECT_EQ(line_status(trial, "A", 1).at("receivingStatus").at("receiveStatus"), "PARTIALLY_RECEIVED");
  Trial over = cases_trial(with_miscount(CountingError::EachAsCase));
  over.ship("S1", {{"A", 1, 60}});
  over.pass(days(3));
  EXPECT_EQ(line_status(over, "A", 1).at("receivingStatus").at("receivedQuantity"), cases(60, 6));
}

TEST(UOM_13, Keeps) {
  Trial trial = cases_trial();
  EXPECT_EQ(deductions_of(trial, cases(10, 6), "2.49", "149.40"), "");
}

TEST(UOM_13, Breaks) {
  Trial trial = cases_trial();
  EXPECT_EQ(deductions_of(trial, cases(10, 6), "2.51", "150.60"), "PriceDiscrepancy 0.60 USD ");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
