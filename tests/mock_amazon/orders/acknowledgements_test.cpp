#include "mock_amazon/orders/acknowledgements.h"

#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

/// Lines 1 (10 eaches), 2 (5 cases of 12) and 3 (10 eaches, no backorder).
Trial order_of_three_lines() {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10)), order_line(2, cases(5, 12)), order_line(3, each(10))}));
  return trial;
}

std::string outcome(Trial& trial, const std::vector<Json>& items) {
  return trial.outcome(acknowledgements_path, acknowledgement("A", items));
}

/// The failure code of a single item acknowledgement of line 1, after `edit` touched its item.
template <class Edit>
std::string outcome_of_edited_item(const Edit& edit) {
  Trial trial = order_of_three_lines();
  Json item = acknowledged_item(1, {{"Accepted", each(10)}});
  edit(item);
  return outcome(trial, {item});
}

TEST(Acknowledgements, OfUnknownOrdersFail) {
  Trial trial = order_of_three_lines();
  const Json unknown = acknowledgement("Z", {acknowledged_item(1, {{"Accepted", each(1)}})});
  EXPECT_EQ(trial.outcome(acknowledgements_path, unknown), "INVALID_ORDER_ID");
  const Effect failed = trial.effects(EffectKind::SubmissionFailed).at(0);
  EXPECT_EQ(failed.reason, "INVALID_ORDER_ID Invalid order ID.");
  EXPECT_EQ(failed.purchase_order, "Z");
  EXPECT_EQ(failed.document, "Z");
}

TEST(Acknowledgements, MustNameTheOrdersProducts) {
  EXPECT_EQ(outcome_of_edited_item([](Json&) {}), "Processing");
  EXPECT_EQ(outcome_of_edited_item([](Json& item) { item["itemSequenceNumber"] = "001"; }), "Processing");
  EXPECT_EQ(outcome_of_edited_item([](Json& item) { item.erase("itemSequenceNumber"); }), "Processing");
  EXPECT_EQ(outcome_of_edited_item([](Json& item) { item["vendorProductIdentifier"] = "V1"; }), "Processing");
  EXPECT_EQ(outcome_of_edited_item([](Json& item) { item["vendorProductIdentifier"] = "V2"; }),
            "INVALID_PRODUCT_IDENTIFIER");
  EXPECT_EQ(outcome_of_edited_item([](Json& item) { item["amazonProductIdentifier"] = "B0"; }),
            "INVALID_PRODUCT_IDENTIFIER");
  EXPECT_EQ(outcome_of_edited_item([](Json& item) { item["itemSequenceNumber"] = "2"; }), "INVALID_PRODUCT_IDENTIFIER");
  EXPECT_EQ(outcome_of_edited_item([](Json& item) { item["itemSequenceNumber"] = "x"; }), "INVALID_PRODUCT_IDENTIFIER");
  EXPECT_EQ(outcome_of_edited_item([](Json& item) { item.erase("amazonProductIdentifier"); }),
            "INVALID_PRODUCT_IDENTIFIER");
}

TEST(Acknowledgements, MustStateACostWithinTheOrders) {
  const auto with_cost = [](const Json& cost) {
    return outcome_of_edited_item([&](Json& item) { item["netCost"] = cost; });
  };
  EXPECT_EQ(with_cost(dollars("2.50")), "Processing");
  EXPECT_EQ(with_cost(dollars("2.4")), "Processing");
  EXPECT_EQ(with_cost({{"amount", "2.5"}}), "Processing");
  EXPECT_EQ(with_cost(dollars("2.51")), "INVALID_NET_COST");
  EXPECT_EQ(with_cost(dollars("0")), "INVALID_NET_COST");
  EXPECT_EQ(with_cost(dollars("-1")), "INVALID_NET_COST");
  EXPECT_EQ(with_cost(dollars("0.00001")), "INVALID_NET_COST");
  EXPECT_EQ(with_cost({{"amount", "2.5"}, {"currencyCode", "EUR"}}), "INVALID_NET_COST");
  EXPECT_EQ(outcome_of_edited_item([](Json& item) { item.erase("netCost"); }), "INVALID_NET_COST");
}

TEST(Acknowledgements, MustNotExceedWhatIsOrdered) {
  const auto with_parts = [](const std::vector<Part>& parts, std::int64_t line) {
    Trial trial = order_of_three_lines();
    return outcome(trial, {acknowledged_item(line, parts)});
  };
  EXPECT_EQ(with_parts({{"Accepted", each(7)}, {"Rejected", each(3)}}, 1), "Processing");
  EXPECT_EQ(with_parts({{"Accepted", each(7)}, {"Rejected", each(4)}}, 1), "QUANTITY_ABOVE_ORDERED");
  EXPECT_EQ(with_parts({{"Accepted", cases(5, 12)}}, 2), "Processing");
  EXPECT_EQ(with_parts({{"Accepted", {{"amount", 5}}}}, 2), "Processing");
  EXPECT_EQ(with_parts({{"Accepted", {{"amount", 6}}}}, 2), "QUANTITY_ABOVE_ORDERED");
  EXPECT_EQ(with_parts({{"Accepted", each(60)}}, 2), "Processing");
  EXPECT_EQ(with_parts({{"Accepted", each(61)}}, 2), "QUANTITY_ABOVE_ORDERED");
  EXPECT_EQ(with_parts({{"Accepted", each(0)}}, 1), "INVALID_QUANTITY");
  Trial twice = order_of_three_lines();
  const Json half = acknowledged_item(1, {{"Accepted", each(6)}});
  EXPECT_EQ(outcome(twice, {half, half}), "QUANTITY_ABOVE_ORDERED");
}

TEST(Acknowledgements, BackorderOnlyWhereAllowedAndDated) {
  Trial trial = order_of_three_lines();
  Json item = acknowledged_item(3, {{"Backordered", each(10)}});
  EXPECT_EQ(outcome(trial, {item}), "BACKORDER_NOT_ALLOWED");
  item = acknowledged_item(1, {{"Backordered", each(10)}});
  item["itemAcknowledgements"][0].erase("scheduledDeliveryDate");
  EXPECT_EQ(outcome(trial, {item}), "BACKORDER_WITHOUT_DATE");
  item["itemAcknowledgements"][0]["scheduledShipDate"] = "2026-12-01T00:00:00";
  EXPECT_EQ(outcome(trial, {item}), "Processing");
}

// ACK-05 and ACK-13: what the first acknowledgement leaves out is rejected for good.
TEST(Acknowledgements, FirstOneRejectsWhatItLeavesOut) {
  Trial trial = order_of_three_lines();
  EXPECT_EQ(outcome(trial, {acknowledged_item(1, {{"Accepted", each(10)}})}), "Processing");
  const Json order = trial.get("/vendor/orders/v1/purchaseOrders/A");
  EXPECT_EQ(order.at("purchaseOrderState"), "Acknowledged");
  EXPECT_EQ(order.at("orderDetails").at("purchaseOrderStateChangedDate"), "2026-11-23T08:05:00Z");
  const Json lines = trial.get("/vendor/orders/v1/purchaseOrdersStatus?purchaseOrderNumber=A")
                         .at("ordersStatus")
                         .at(0)
                         .at("itemStatus");
  EXPECT_EQ(lines.at(1).at("acknowledgementStatus").at("confirmationStatus"), "REJECTED");
  EXPECT_EQ(trial.effects(EffectKind::AcknowledgementAccepted).at(0).lines.size(), 1U);
  EXPECT_EQ(outcome(trial, {acknowledged_item(2, {{"Accepted", cases(5, 12)}})}), "REJECTED_IS_FINAL");
}

// The vendor cannot have known of it when the acknowledgement left.
TEST(Acknowledgements, DoNotRejectALineThatAmazonAddedWhileTheyWereOnTheirWay) {
  Trial trial = order_of_three_lines();
  const Json first = acknowledgement(
      "A", {acknowledged_item(1, {{"Accepted", each(10)}}), acknowledged_item(2, {{"Accepted", cases(5, 12)}}),
            acknowledged_item(3, {{"Accepted", each(10)}})});
  EXPECT_EQ(trial.post(acknowledgements_path, first).status, 202);
  trial.pass(std::chrono::minutes(1));
  OrderChange addition;
  addition.purchase_order = "A";
  addition.kind = ChangeKind::LineAdded;
  addition.added_line = order_line(4, each(10)).dump();
  ASSERT_TRUE(trial.amazon.change(addition, trial.now).has_value());
  trial.pass(std::chrono::minutes(10));
  EXPECT_EQ(outcome(trial, {acknowledged_item(4, {{"Accepted", each(10)}})}), "Processing");
}

// ACK-12: an update replaces its lines and leaves the others alone.
TEST(Acknowledgements, UpdatesReplaceTheirLinesOnly) {
  Trial trial = order_of_three_lines();
  trial.accept_all("A", {10, 60, 10});
  EXPECT_EQ(outcome(trial, {acknowledged_item(1, {{"Accepted", each(4)}, {"Rejected", each(6)}})}), "Processing");
  const Json lines = trial.get("/vendor/orders/v1/purchaseOrdersStatus?purchaseOrderNumber=A")
                         .at("ordersStatus")
                         .at(0)
                         .at("itemStatus");
  EXPECT_EQ(lines.at(0).at("acknowledgementStatus").at("acceptedQuantity"), each(4));
  EXPECT_EQ(lines.at(1).at("acknowledgementStatus").at("acceptedQuantity"), cases(5, 12));
  EXPECT_EQ(lines.at(0).at("acknowledgementStatus").at("acknowledgementStatusDetails").size(), 2U);
}

TEST(Acknowledgements, CloseWhatTheyRejectEntirely) {
  Trial trial = order_of_three_lines();
  EXPECT_EQ(outcome(trial, {acknowledged_item(1, {{"Rejected", each(10)}})}), "Processing");
  EXPECT_EQ(trial.get("/vendor/orders/v1/purchaseOrders/A").at("purchaseOrderState"), "Closed");
  EXPECT_EQ(trial.amazon.next_due(), std::nullopt);
}

TEST(Acknowledgements, AreJudgedByWhatStoodWhenTheyWereSent) {
  Trial trial = order_of_three_lines();
  const Json sent = acknowledgement("A", {acknowledged_item(1, {{"Accepted", each(10)}})});
  const HttpResponse response = trial.post(acknowledgements_path, sent);
  trial.pass(std::chrono::minutes(1));
  EXPECT_TRUE(trial.amazon.change({"A", ChangeKind::Quantity, 1, 7, "", {}}, trial.now).has_value());
  trial.pass(std::chrono::minutes(5));
  const std::string id = parse_json(response.body)->at("payload").at("transactionId").get<std::string>();
  EXPECT_EQ(trial.status_of(id), "Processing");
  const Json line = trial.get("/vendor/orders/v1/purchaseOrdersStatus").at("ordersStatus").at(0).at("itemStatus").at(0);
  EXPECT_EQ(line.at("acknowledgementStatus").at("acceptedQuantity"), each(7));
  EXPECT_EQ(trial.outcome(acknowledgements_path, sent), "QUANTITY_ABOVE_ORDERED");
}

TEST(Acknowledgements, TellWhatWasUnderstood) {
  Trial trial = order_of_three_lines();
  EXPECT_EQ(outcome(trial, {acknowledged_item(2, {{"Accepted", {{"amount", 3}}}, {"Rejected", each(24)}}, "2.4")}),
            "Processing");
  const Effect effect = trial.effects(EffectKind::AcknowledgementAccepted).at(0);
  ASSERT_EQ(effect.lines.size(), 2U);
  EXPECT_EQ(effect.at, start_of_trial() + std::chrono::minutes(5));
  EXPECT_EQ(effect.purchase_order, "A");
  EXPECT_EQ(effect.lines[0].code, "Accepted");
  EXPECT_EQ(effect.lines[0].eaches, 36);
  EXPECT_EQ(effect.lines[0].sequence, 2);
  EXPECT_EQ(effect.lines[0].unit_cost, Money(24'000, usd()));
  EXPECT_EQ(effect.lines[1].as_written, (Quantity{24, UnitOfMeasure::Eaches, 1}));
  EXPECT_EQ(effect.lines[0].rejection, "");
  EXPECT_EQ(effect.lines[1].rejection, "TemporarilyUnavailable");
  EXPECT_NE(effect.body_hash, 0U);
}

TEST(Acknowledgements, HaveOneFunctionPerRule) {
  for (const AcknowledgementRule& rule : acknowledgement_rules()) {
    EXPECT_FALSE(rule.rule.empty());
    EXPECT_NE(rule.complaints, nullptr);
  }
}

}  // namespace
}  // namespace vendorproof::mock_amazon
