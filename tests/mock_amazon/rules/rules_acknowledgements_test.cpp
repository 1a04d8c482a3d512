// Rules of the acknowledgement: what is refused, what fails, and what happens without a word.
#include "core/base/json/json_tree.h"
#include "mock_amazon/notices/notice_timing.h"
#include "tests/mock_amazon/order_words.h"

namespace vendorproof::mock_amazon {
namespace {

/// Order A with lines 1, 2 and 3 of ten eaches; line 3 may not be backordered.
Trial three_lines(const Settings& settings = {}) {
  Trial trial(settings);
  trial.issue(order("A", {order_line(1, each(10)), order_line(2, each(10)), order_line(3, each(10))}));
  return trial;
}

std::vector<Json> all_accepted() { return {accepted(1, 10), accepted(2, 10), accepted(3, 10)}; }

/// What an acceptance of line 1 comes to, after `edit` touched its item.
template <class Edit>
std::string outcome_of_line(const Edit& edit, const Settings& settings = {}) {
  Trial trial = order_of_one_line(10, settings);
  Json item = accepted(1, 10);
  edit(item);
  return answer(trial, {item}).substr(0, 40);
}

std::string outcome_of_part(const std::string& key, const Json& value) {
  return outcome_of_line([&](Json& item) { item["itemAcknowledgements"][0][key] = value; });
}

TEST(ACK_01, Keeps) {
  Trial trial = order_of_one_line(10);
  trial.accept_all("A", {10});
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 10}})), "Success");
}

TEST(ACK_01, Breaks) {
  Trial trial = order_of_one_line(10);
  trial.pass(days(3));
  EXPECT_EQ(state_of(trial, "A"), "New");
  EXPECT_NE(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 10}})), "Success");
  EXPECT_EQ(trial.outcome(acknowledgements_path, acknowledgement("Z", {accepted(1, 1)})), "INVALID_ORDER_ID");
}

TEST(ACK_02, Keeps) {
  Trial trial = order_of_one_line(10);
  trial.pass(hours(24));
  trial.accept_all("A", {10});
  EXPECT_EQ(warnings(trial), "");
}

TEST(ACK_02, Breaks) {
  Trial trial = order_of_one_line(10);
  trial.pass(hours(25));
  trial.accept_all("A", {10});
  EXPECT_EQ(warnings(trial), "ACK-02 first answer 1d1h after the order, due within 1d");
  Settings lenient;
  lenient.readings.acknowledgement_deadline = AcknowledgementDeadline::Hours48;
  Trial second = order_of_one_line(10, lenient);
  second.pass(hours(48));
  second.accept_all("A", {10});
  EXPECT_EQ(warnings(second), "");
}

TEST(ACK_03, Keeps) {
  Trial trial = order_of_one_line(10);
  trial.accept_all("A", {6});
  trial.pass(hours(47));
  EXPECT_EQ(answer(trial, {acknowledged_item(1, {{"Accepted", each(10)}}, "2.40")}), "Processing");
}

TEST(ACK_03, Breaks) {
  Trial trial = order_of_one_line(10);
  trial.accept_all("A", {6});
  trial.pass(hours(48));
  EXPECT_EQ(answer(trial, {accepted(1, 10)}), "TOO_LATE_TO_CHANGE");
  EXPECT_EQ(answer(trial, {acknowledged_item(1, {{"Accepted", each(6)}}, "2.40")}), "TOO_LATE_TO_CHANGE");
}

TEST(ACK_04, Keeps) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(answer(trial, {acknowledged_item(1, {{"Accepted", each(6)}, {"Backordered", each(4)}})}), "Processing");
  trial.pass(days(4));
  Json item = acknowledged_item(1, {{"Accepted", each(6)}, {"Backordered", each(4)}});
  item["itemAcknowledgements"][1]["scheduledDeliveryDate"] = "2026-12-03T00:00:00Z";
  EXPECT_EQ(answer(trial, {item}), "Processing");
  change(trial, change_of(ChangeKind::Quantity, 1, 12));
  EXPECT_EQ(answer(trial, {accepted(1, 12)}), "Processing");
}

TEST(ACK_04, Breaks) {
  Trial trial = order_of_one_line(10);
  trial.accept_all("A", {6});
  trial.pass(days(4));
  EXPECT_EQ(answer(trial, {accepted(1, 7)}), "TOO_LATE_TO_CHANGE");
  EXPECT_EQ(accepted_of(trial, "A"), each(6));
  EXPECT_EQ(answer(trial, {accepted(1, 5)}), "Processing");
}

TEST(ACK_05, Keeps) {
  Trial trial = three_lines();
  EXPECT_EQ(answer(trial, all_accepted()), "Processing");
  for (std::size_t line = 1; line <= 3; ++line) EXPECT_EQ(confirmation_of(trial, "A", line), "ACCEPTED");
}

TEST(ACK_05, Breaks) {
  Trial trial = three_lines();
  EXPECT_EQ(answer(trial, {accepted(1, 10), accepted(3, 10)}), "Processing");
  EXPECT_EQ(confirmation_of(trial, "A", 2), "REJECTED");
  EXPECT_EQ(confirmation_of(trial, "A", 3), "ACCEPTED");
}

TEST(ACK_06, Keeps) {
  EXPECT_EQ(outcome_of_line([](Json&) {}), "Processing");
}

TEST(ACK_06, Breaks) {
  Trial trial = order_of_one_line(10);
  Json item = accepted(1, 10);
  item["itemAcknowledgements"][0].erase("acknowledgementCode");
  const std::string refusal = answer(trial, {item});
  EXPECT_EQ(refusal.substr(0, 3), "400");
  EXPECT_NE(refusal.find("acknowledgementCode"), std::string::npos);
}

TEST(ACK_07, Keeps) {
  Trial trial = order_of_one_line(10);
  const std::vector<Part> parts = {{"Accepted", each(5)}, {"Backordered", each(3)}, {"Rejected", each(2)}};
  EXPECT_EQ(answer(trial, {acknowledged_item(1, parts)}), "Processing");
}

TEST(ACK_07, Breaks) {
  EXPECT_EQ(outcome_of_part("acknowledgementCode", "Confirmed").substr(0, 3), "400");
  EXPECT_EQ(outcome_of_part("acknowledgementCode", "").substr(0, 3), "400");
}

TEST(ACK_08, Keeps) {
  for (const char* reason : {"TemporarilyUnavailable", "InvalidProductIdentifier", "ObsoleteProduct"}) {
    Trial trial = order_of_one_line(10);
    EXPECT_EQ(answer(trial, {rejected(1, 10, reason)}), "Processing") << reason;
  }
}

TEST(ACK_08, Breaks) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(answer(trial, {rejected(1, 10, "SoldOut")}).substr(0, 3), "400");
}

TEST(ACK_09, Keeps) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(answer(trial, {accepted(1, 9)}), "Processing");
}

TEST(ACK_09, Breaks) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(answer(trial, {accepted(1, 11)}), "QUANTITY_ABOVE_ORDERED");
  EXPECT_EQ(confirmation_of(trial, "A"), "UNCONFIRMED");
}

TEST(ACK_10, Keeps) {
  Trial trial = order_of_one_line(10);
  const std::vector<Part> parts = {{"Accepted", each(5)}, {"Accepted", each(2)}, {"Rejected", each(3)}};
  EXPECT_EQ(answer(trial, {acknowledged_item(1, parts)}), "Processing");
  EXPECT_EQ(accepted_of(trial, "A"), each(7));
}

TEST(ACK_10, Breaks) {
  Trial trial = order_of_one_line(10);
  const std::vector<Part> parts = {{"Accepted", each(6)}, {"Rejected", each(5)}};
  EXPECT_EQ(answer(trial, {acknowledged_item(1, parts)}), "QUANTITY_ABOVE_ORDERED");
}

TEST(ACK_11, Keeps) {
  Trial trial = order_of_one_line(10);
  trial.accept_all("A", {10});
  EXPECT_EQ(answer(trial, {acknowledged_item(1, {{"Accepted", each(7)}, {"Rejected", each(3)}})}), "Processing");
  EXPECT_EQ(warnings(trial), "");
}

TEST(ACK_11, Breaks) {
  Trial trial = order_of_one_line(10);
  trial.accept_all("A", {10});
  EXPECT_EQ(answer(trial, {rejected(1, 3)}), "Processing");
  EXPECT_EQ(warnings(trial), "ACK-11 item 1 answers 3 of 10 eaches");
  EXPECT_EQ(confirmation_of(trial, "A"), "REJECTED");
}

TEST(ACK_12, Keeps) {
  Trial trial = three_lines();
  EXPECT_EQ(answer(trial, all_accepted()), "Processing");
  EXPECT_EQ(answer(trial, {acknowledged_item(2, {{"Accepted", each(4)}, {"Rejected", each(6)}})}), "Processing");
  EXPECT_EQ(accepted_of(trial, "A", 1), each(10));
  EXPECT_EQ(accepted_of(trial, "A", 2), each(4));
}

// A failed update replaces nothing.
TEST(ACK_12, Breaks) {
  Trial trial = three_lines();
  EXPECT_EQ(answer(trial, all_accepted()), "Processing");
  EXPECT_EQ(answer(trial, {accepted(1, 4), accepted(2, 11)}), "QUANTITY_ABOVE_ORDERED");
  EXPECT_EQ(accepted_of(trial, "A", 1), each(10));
}

TEST(ACK_13, Keeps) {
  Trial trial = three_lines();
  EXPECT_EQ(answer(trial, {accepted(1, 10), rejected(2, 10), accepted(3, 10)}), "Processing");
  EXPECT_EQ(answer(trial, {rejected(2, 10)}), "Processing");
}

TEST(ACK_13, Breaks) {
  Trial trial = three_lines();
  EXPECT_EQ(answer(trial, {accepted(1, 10), rejected(2, 10), accepted(3, 10)}), "Processing");
  EXPECT_EQ(answer(trial, {accepted(2, 10)}), "REJECTED_IS_FINAL");
  EXPECT_EQ(answer(trial, {acknowledged_item(2, {{"Backordered", each(10)}})}), "REJECTED_IS_FINAL");
  EXPECT_EQ(confirmation_of(trial, "A", 2), "REJECTED");
}

TEST(ACK_14, Keeps) {
  Trial trial = order_of_one_line(100);
  trial.accept_all("A", {100});
  trial.pass(days(5));
  EXPECT_EQ(answer(trial, {acknowledged_item(1, {{"Accepted", each(90)}, {"Rejected", each(10)}})}), "Processing");
  EXPECT_FALSE(is_charged(trial, "CB-03"));
}

TEST(ACK_14, Breaks) {
  Trial trial = order_of_one_line(100);
  trial.accept_all("A", {100});
  trial.pass(days(15));
  EXPECT_EQ(answer(trial, {acknowledged_item(1, {{"Accepted", each(90)}, {"Rejected", each(10)}})}), "Processing");
  EXPECT_TRUE(is_charged(trial, "CB-03"));
}

TEST(ACK_15, Keeps) {
  EXPECT_EQ(outcome_of_line([](Json& item) { item["netCost"] = dollars("0.01"); }), "Processing");
}

TEST(ACK_15, Breaks) {
  EXPECT_EQ(outcome_of_line([](Json& item) { item.erase("netCost"); }), "INVALID_NET_COST");
  EXPECT_EQ(outcome_of_line([](Json& item) { item["netCost"] = dollars("0"); }), "INVALID_NET_COST");
  EXPECT_EQ(outcome_of_line([](Json& item) { item["netCost"] = dollars("-2.50"); }), "INVALID_NET_COST");
}

TEST(ACK_17, Keeps) {
  EXPECT_EQ(outcome_of_line([](Json& item) { item["netCost"] = dollars("2.50"); }), "Processing");
}

TEST(ACK_17, Breaks) {
  EXPECT_EQ(outcome_of_line([](Json& item) { item["netCost"] = dollars("2.51"); }), "INVALID_NET_COST");
}

TEST(ACK_18, Keeps) {
  Trial trial = order_of_one_line(10);
  EXPECT_EQ(answer(trial, {acknowledged_item(1, {{"Backordered", each(10)}})}), "Processing");
}

TEST(ACK_18, Breaks) {
  Trial trial = order_of_one_line(10);
  Json item = acknowledged_item(1, {{"Backordered", each(10)}});
  item.erase("netCost");
  EXPECT_EQ(answer(trial, {item}), "INVALID_NET_COST");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
