// Rules of the acknowledgement: prices of books, identifiers, dates, rejections for good, batches.
#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/order_words.h"

namespace vendorproof::mock_amazon {
namespace {

/// Ten books at a list price of 20.00.
Trial books() {
  Json line = order_line(1, each(10));
  line.erase("netCost");
  line["listPrice"] = dollars("20.00");
  Trial trial;
  trial.issue(order("A", {line}));
  return trial;
}

Json answer_for_books(const std::string& multiplier) {
  Json item = accepted(1, 10);
  item.erase("netCost");
  item["listPrice"] = dollars("20.00");
  item["discountMultiplier"] = multiplier;
  return item;
}

TEST(ACK_19, Keeps) {
  Trial trial = books();
  EXPECT_EQ(answer(trial, {answer_for_books("0.90")}), "Processing");
}

TEST(ACK_19, Breaks) {
  Trial trial = books();
  for (const char* multiplier : {"", "0", "1.1", "10 %"}) {
    EXPECT_EQ(answer(trial, {answer_for_books(multiplier)}), "INVALID_LIST_PRICE") << multiplier;
  }
  Json item = answer_for_books("0.90");
  item.erase("listPrice");
  EXPECT_EQ(answer(trial, {item}), "INVALID_LIST_PRICE");
}

TEST(ACK_20, Keeps) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(answer(trial, {rejected(1, 10)}), "Processing");
}

TEST(ACK_20, Breaks) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(answer(trial, {accepted(1, 0)}), "INVALID_QUANTITY");
  EXPECT_EQ(answer(trial, {accepted(1, -1)}), "INVALID_QUANTITY");
}

std::string outcome_with(const std::string& key, const std::string& value, const Settings& settings = {}) {
  Trial trial = order_of_one_line(10, settings);
  Json item = accepted(1, 10);
  item[key] = value;
  return answer(trial, {item});
}

TEST(ACK_21, Keeps) {
  EXPECT_EQ(outcome_with("vendorProductIdentifier", "V1"), "Processing");
  EXPECT_EQ(outcome_with("itemSequenceNumber", "001"), "Processing");
}

TEST(ACK_21, Breaks) {
  EXPECT_EQ(outcome_with("amazonProductIdentifier", "B0LINE9"), "INVALID_PRODUCT_IDENTIFIER");
  EXPECT_EQ(outcome_with("vendorProductIdentifier", "v1"), "INVALID_PRODUCT_IDENTIFIER");
  Settings strict;
  strict.readings.sequence_comparison = SequenceComparison::AsText;
  EXPECT_EQ(outcome_with("itemSequenceNumber", "001", strict), "INVALID_PRODUCT_IDENTIFIER");
  EXPECT_EQ(outcome_with("itemSequenceNumber", "1", strict), "Processing");
}

Json backordered(const char* date) {
  Json item = acknowledged_item(1, {{"Backordered", each(10)}});
  item["itemAcknowledgements"][0].erase("scheduledDeliveryDate");
  if (date != nullptr) item["itemAcknowledgements"][0][date] = "2026-12-10T00:00:00Z";
  return item;
}

TEST(ACK_22, Keeps) {
  for (const char* date : {"scheduledDeliveryDate", "scheduledShipDate"}) {
    Trial trial = order_of_one_line(10);
    EXPECT_EQ(answer(trial, {backordered(date)}), "Processing") << date;
  }
}

TEST(ACK_22, Breaks) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(answer(trial, {backordered(nullptr)}), "BACKORDER_WITHOUT_DATE");
}

TEST(ACK_23, Keeps) {
  Trial trial;
  trial.issue(order("A", {order_line(3, each(10))}));
  EXPECT_EQ(answer(trial, {acknowledged_item(3, {{"Accepted", each(6)}, {"Rejected", each(4)}})}), "Processing");
}

TEST(ACK_23, Breaks) {
  Trial trial;
  trial.issue(order("A", {order_line(3, each(10))}));
  EXPECT_EQ(answer(trial, {acknowledged_item(3, {{"Accepted", each(6)}, {"Backordered", each(4)}})}),
            "BACKORDER_NOT_ALLOWED");
}

/// What order A, to be delivered from November 25th to December 2nd, says to an acceptance with that date.
std::string outcome_dated(const std::string& key, const std::string& date, Trial& trial) {
  Json item = accepted(1, 10);
  if (!key.empty()) item["itemAcknowledgements"][0][key] = date;
  return answer(trial, {item});
}

TEST(ACK_24, Keeps) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(outcome_dated("scheduledDeliveryDate", "2026-11-30T00:00:00Z", trial), "Processing");
  EXPECT_EQ(warnings(trial), "");
}

TEST(ACK_24, Breaks) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(outcome_dated("scheduledDeliveryDate", "2026-12-05T00:00:00Z", trial), "Processing");
  EXPECT_EQ(warnings(trial), "ACK-24 item 1 is accepted for 2026-12-05T00:00:00Z, outside the window");
  EXPECT_EQ(outcome_dated("scheduledShipDate", "2026-11-30T00:00:00Z", trial), "Processing");
  EXPECT_EQ(warnings(trial), "ACK-24 item 1 has no scheduledDeliveryDate");
}

Trial indian_order() {
  Trial trial(in_region(Region::IN));
  Json line = order_line(1, each(10), "250");
  line["netCost"].erase("currencyCode");
  trial.issue(order("A", {line}));
  return trial;
}

std::string indian_outcome(const std::string& date) {
  Trial trial = indian_order();
  Json item = acknowledged_item(1, {{"Accepted", each(10)}}, "250");
  item["netCost"]["currencyCode"] = "INR";
  if (!date.empty()) item["itemAcknowledgements"][0][date] = "2026-11-30T00:00:00Z";
  return answer(trial, {item});
}

TEST(ACK_25, Keeps) {
  EXPECT_EQ(indian_outcome("scheduledDeliveryDate"), "Processing");
  Trial elsewhere = order_of_one_line(10);
  EXPECT_EQ(outcome_dated("", "", elsewhere), "Processing");
}

TEST(ACK_25, Breaks) {
  EXPECT_EQ(indian_outcome(""), "MISSING_SCHEDULED_DATE");
  EXPECT_EQ(indian_outcome("scheduledShipDate"), "MISSING_SCHEDULED_DATE");
}

/// Orders R1 and R2 for item 1, rejected one after the other; then C is placed for the items 1 and 2, and D for item 1.
Trial rejected_twice(const std::string& first, const std::string& second, Duration between) {
  Trial trial;
  trial.issue(order("R1", {order_line(1, each(10))}));
  trial.issue(order("R2", {order_line(1, each(10))}));
  EXPECT_EQ(trial.outcome(acknowledgements_path, acknowledgement("R1", {rejected(1, 10, first)})), "Processing");
  trial.pass(between);
  EXPECT_EQ(trial.outcome(acknowledgements_path, acknowledgement("R2", {rejected(1, 10, second)})), "Processing");
  trial.issue(order("C", {order_line(1, each(10)), order_line(2, each(10))}));
  trial.issue(order("D", {order_line(1, each(10))}));
  return trial;
}

std::size_t lines_of_c(Trial& trial) { return details_of(trial, "C").at("items").size(); }

TEST(ACK_26, Keeps) {
  Trial soon = rejected_twice("ObsoleteProduct", "ObsoleteProduct", hours(40));
  EXPECT_EQ(lines_of_c(soon), 2U);
  EXPECT_TRUE(soon.effects(EffectKind::OrderWithheld).empty());
}

TEST(ACK_26, Breaks) {
  Trial trial = rejected_twice("ObsoleteProduct", "InvalidProductIdentifier", hours(48));
  EXPECT_EQ(lines_of_c(trial), 1U);
  EXPECT_EQ(details_of(trial, "C").at("items").at(0).at("itemSequenceNumber"), "2");
  const Effect withheld = trial.effects(EffectKind::OrderWithheld).at(0);
  EXPECT_EQ(withheld.purchase_order, "D");
  EXPECT_EQ(withheld.reason, "ACK-26 not ordered any more: B0LINE1");
  EXPECT_EQ(trial.call("GET", orders_path + "/D").status, 404);
  EXPECT_EQ(trial.effects(EffectKind::OrderIssued).back().lines.size(), 1U);
  OrderChange addition;
  addition.purchase_order = "C";
  addition.kind = ChangeKind::LineAdded;
  addition.added_line = order_line(1, each(10)).dump();
  EXPECT_EQ(trial.amazon.change(addition, trial.now).error().code, ErrorCode::Conflict);
}

TEST(ACK_27, Keeps) {
  Trial trial = rejected_twice("TemporarilyUnavailable", "TemporarilyUnavailable", hours(50));
  EXPECT_EQ(lines_of_c(trial), 2U);
  Trial mixed = rejected_twice("ObsoleteProduct", "TemporarilyUnavailable", hours(50));
  EXPECT_EQ(lines_of_c(mixed), 2U);
}

TEST(ACK_27, Breaks) {
  Trial trial = rejected_twice("ObsoleteProduct", "ObsoleteProduct", hours(50));
  EXPECT_EQ(lines_of_c(trial), 1U);
}

TEST(ACK_29, Keeps) {
  Settings settings;
  settings.processing_time = std::chrono::minutes(30);
  Trial trial = order_of_one_line(10, settings);
  EXPECT_EQ(trial.post(acknowledgements_path, acknowledgement("A", {accepted(1, 10)})).status, 202);
  trial.pass(std::chrono::minutes(29));
  EXPECT_EQ(confirmation_of(trial, "A"), "UNCONFIRMED");
  trial.pass(std::chrono::minutes(1));
  EXPECT_EQ(confirmation_of(trial, "A"), "ACCEPTED");
}

// Who sends it again meanwhile has both processed, and the second judged by what the first did.
TEST(ACK_29, Breaks) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(trial.post(acknowledgements_path, acknowledgement("A", {rejected(1, 10)})).status, 202);
  EXPECT_EQ(answer(trial, {accepted(1, 10)}), "REJECTED_IS_FINAL");
}

TEST(ACK_30, Keeps) {
  Trial trial;
  trial.issue(order("A", {order_line(1, cases(5, 12))}));
  Json item = acknowledged_item(1, {{"Accepted", {{"amount", 5}}}});
  item["netCost"].erase("currencyCode");
  EXPECT_EQ(answer(trial, {item}), "Processing");
  EXPECT_EQ(accepted_of(trial, "A"), cases(5, 12));
}

TEST(ACK_30, Breaks) {
  Trial trial;
  trial.issue(order("A", {order_line(1, cases(5, 12))}));
  EXPECT_EQ(answer(trial, {acknowledged_item(1, {{"Accepted", each(5)}})}), "Processing");
  EXPECT_EQ(confirmation_of(trial, "A"), "PARTIALLY_ACCEPTED");
}

Trial two_orders() {
  Trial trial;
  for (const char* number : {"A", "B"}) trial.issue(order(number, {order_line(1, each(10))}));
  return trial;
}

TEST(ACK_31, Keeps) {
  Trial trial = two_orders();
  const Json both = Json::array({acknowledgement("A", {accepted(1, 10)}), acknowledgement("B", {accepted(1, 10)})});
  EXPECT_EQ(trial.outcome(acknowledgements_path, both), "Processing");
  for (const char* number : {"A", "B"}) EXPECT_EQ(state_of(trial, number), "Acknowledged");
}

TEST(ACK_31, Breaks) {
  Trial trial = two_orders();
  const Json both = Json::array({acknowledgement("A", {accepted(1, 11)}), acknowledgement("B", {accepted(1, 10)})});
  EXPECT_EQ(trial.outcome(acknowledgements_path, both), "QUANTITY_ABOVE_ORDERED");
  EXPECT_EQ(state_of(trial, "A"), "New");
  EXPECT_EQ(state_of(trial, "B"), "Acknowledged");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
