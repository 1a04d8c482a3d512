#include "mock_amazon/payables/invoices.h"

#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/portal_reading.h"

namespace vendorproof::mock_amazon {
namespace {

/// A (10 eaches and 5 cases of 12) is confirmed and shipped; B is confirmed only.
Trial shipped_order() {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10)), order_line(2, cases(5, 12))}));
  trial.issue(order("B", {order_line(1, each(10))}));
  trial.accept_all("A", {10, 60});
  trial.accept_all("B", {10});
  trial.ship("S1", {{"A", 1, 10}, {"A", 2, 60}});
  return trial;
}

template <class Edit>
std::string outcome_of_edited_invoice(const Edit& edit) {
  Trial trial = shipped_order();
  Json document =
      invoice("I1", trial.now, "175.00", {invoice_item("A", 1, each(10)), invoice_item("A", 2, cases(5, 12))});
  edit(document);
  return fate(trial, document);
}

TEST(Invoices, AreTakenAfterTheGoodsWereNoticed) {
  Trial trial = shipped_order();
  const Json document =
      invoice("I1", trial.now, "175", {invoice_item("A", 1, each(10)), invoice_item("A", 2, cases(5, 12))});
  EXPECT_EQ(trial.outcome(invoices_path, document), "Processing");
  const Effect effect = trial.effects(EffectKind::InvoiceAccepted).at(0);
  EXPECT_EQ(effect.document, "I1");
  EXPECT_EQ(effect.purchase_order, "A");
  EXPECT_EQ(effect.amount, *Money::parse("175.00 USD"));
  EXPECT_EQ(effect.dated, parse_instant(document["date"].get<std::string>()).value());
  EXPECT_EQ(effect.lines.at(1).eaches, 60);
  EXPECT_EQ(effect.lines.at(1).unit_cost, Money(25'000, usd()));
  EXPECT_EQ(fate(trial, invoice("I2", trial.now, "25", {invoice_item("B", 1, each(10))})), "Rejected NOT_SHIPPED");
  EXPECT_EQ(trial.effects(EffectKind::InvoiceRejected).at(0).document, "I2");
  EXPECT_EQ(trial.effects(EffectKind::InvoiceAccepted).size(), 1U);
}

TEST(Invoices, HaveANumberThatIsNewForEver) {
  Trial trial = shipped_order();
  const Json document = invoice("I1", trial.now, "25", {invoice_item("A", 1, each(10))});
  EXPECT_EQ(trial.outcome(invoices_path, document), "Processing");
  EXPECT_EQ(trial.outcome(invoices_path, document), "DUPLICATE_INVOICE_ID");
  const std::vector<Effect> failed = trial.effects(EffectKind::SubmissionFailed);
  EXPECT_EQ(failed.at(0).body_hash, trial.effects(EffectKind::InvoiceAccepted).at(0).body_hash);
  trial.pass(days(800));
  EXPECT_EQ(trial.outcome(invoices_path, document), "DUPLICATE_INVOICE_ID");
}

// A number whose invoice failed was never used; one that payables rejected was.
TEST(Invoices, MayComeAgainAfterAFailure) {
  Trial trial = shipped_order();
  Json document = invoice("I2", trial.now, "25", {invoice_item("A", 1, each(10))});
  document["invoiceTotal"] = dollars("0");
  EXPECT_EQ(fate(trial, document), "ZERO_TOTAL");
  document["invoiceTotal"] = dollars("24");
  EXPECT_EQ(fate(trial, document), "Rejected TOTAL_DOES_NOT_TIE_OUT");
  EXPECT_EQ(fate(trial, document), "DUPLICATE_INVOICE_ID");
}

TEST(Invoices, ReferToLinesOfOrders) {
  EXPECT_EQ(outcome_of_edited_invoice([](Json& document) { document["items"][0]["purchaseOrderNumber"] = "Z"; }),
            "INVALID_ORDER_ID");
  EXPECT_EQ(outcome_of_edited_invoice([](Json& document) { document["items"][0].erase("purchaseOrderNumber"); }),
            "INVALID_ORDER_ID");
  EXPECT_EQ(outcome_of_edited_invoice([](Json& document) { document.erase("items"); }), "INVALID_ORDER_ID");
  EXPECT_EQ(
      outcome_of_edited_invoice([](Json& document) { document["items"][0]["amazonProductIdentifier"] = "B0LINE7"; }),
      "Rejected INVALID_PRODUCT_IDENTIFIER");
  EXPECT_EQ(outcome_of_edited_invoice([](Json& document) { document["items"][0]["vendorProductIdentifier"] = "V2"; }),
            "Rejected INVALID_PRODUCT_IDENTIFIER");
  EXPECT_EQ(outcome_of_edited_invoice([](Json& document) {
              document["items"][0].erase("amazonProductIdentifier");
              document["items"][0]["vendorProductIdentifier"] = "V1";
            }),
            "Processing");
}

TEST(Invoices, StateQuantitiesAndCosts) {
  EXPECT_EQ(outcome_of_edited_invoice([](Json& document) { document["items"][0]["invoicedQuantity"] = each(0); }),
            "INVALID_QUANTITY");
  EXPECT_EQ(outcome_of_edited_invoice([](Json& document) { document["items"][0]["netCost"] = dollars("0"); }),
            "Rejected INVALID_NET_COST");
  EXPECT_EQ(outcome_of_edited_invoice([](Json& document) { document["items"][0]["netCost"]["currencyCode"] = "EUR"; }),
            "Rejected INVALID_NET_COST");
  EXPECT_EQ(outcome_of_edited_invoice([](Json& document) { document["items"][0]["netCost"].erase("amount"); }),
            "Rejected INVALID_NET_COST");
}

TEST(Invoices, AreDatedBetweenTheOrderAndNow) {
  const auto dated = [](const std::string& date) {
    return outcome_of_edited_invoice([&](Json& document) { document["date"] = date; });
  };
  EXPECT_EQ(dated("2026-11-23"), "Processing");
  EXPECT_EQ(dated("2026-11-22T23:59:59Z"), "INVALID_DATE INVALID_DATE");
  EXPECT_EQ(dated("2026-11-23T08:15:01Z"), "INVALID_DATE");
}

TEST(Invoices, TieOutToTheCent) {
  const auto total = [](const std::string& amount) {
    return outcome_of_edited_invoice([&](Json& document) { document["invoiceTotal"] = dollars(amount); });
  };
  EXPECT_EQ(total("175"), "Processing");
  EXPECT_EQ(total("175.01"), "Rejected TOTAL_DOES_NOT_TIE_OUT");
  EXPECT_EQ(total("0"), "ZERO_TOTAL");
  EXPECT_EQ(outcome_of_edited_invoice([](Json& document) { document["invoiceTotal"]["currencyCode"] = "EUR"; }),
            "Rejected TOTAL_DOES_NOT_TIE_OUT");
  EXPECT_EQ(outcome_of_edited_invoice([](Json& document) { document["invoiceTotal"].erase("amount"); }), "ZERO_TOTAL");
}

TEST(Invoices, AddTaxesAndChargesAndTakeOffAllowances) {
  const Json tax = {{"taxType", "VAT"}, {"taxAmount", dollars("10")}};
  const auto with_extras = [&](const std::string& total, const std::string& line_tax) {
    return outcome_of_edited_invoice([&](Json& document) {
      document["invoiceTotal"] = dollars(total);
      document["taxDetails"] = Json::array({tax});
      document["chargeDetails"] = Json::array({{{"type", "Freight"}, {"chargeAmount", dollars("5")}}});
      document["allowanceDetails"] = Json::array({{{"type", "Discount"}, {"allowanceAmount", dollars("2.5")}}});
      document["items"][0]["taxDetails"] = Json::array({{{"taxType", "VAT"}, {"taxAmount", dollars(line_tax)}}});
    });
  };
  EXPECT_EQ(with_extras("187.50", "10"), "Processing");
  EXPECT_EQ(with_extras("197.50", "10"), "Rejected TOTAL_DOES_NOT_TIE_OUT");
  EXPECT_EQ(outcome_of_edited_invoice([&](Json& document) {
              document["invoiceTotal"] = dollars("185");
              document["items"][1]["taxDetails"] = Json::array({tax});
            }),
            "Processing");
  EXPECT_EQ(outcome_of_edited_invoice([&](Json& document) {
              document["taxDetails"] =
                  Json::array({{{"taxType", "VAT"}, {"taxAmount", {{"currencyCode", "EUR"}, {"amount", "1"}}}}});
            }),
            "Rejected TOTAL_DOES_NOT_TIE_OUT");
}

TEST(Invoices, MayRoundLinesOrTheirSum) {
  const auto total = [](const std::string& amount) {
    return outcome_of_edited_invoice([&](Json& document) {
      document["items"][0] = invoice_item("A", 1, each(3), "0.0125");
      document["items"][1] = invoice_item("A", 2, each(3), "0.0125");
      document["invoiceTotal"] = dollars(amount);
    });
  };
  EXPECT_EQ(total("0.075"), "Processing");
  EXPECT_EQ(total("0.08"), "Processing");
  EXPECT_EQ(total("0.07"), "Rejected TOTAL_DOES_NOT_TIE_OUT");
}

TEST(Invoices, AreNoCreditNotes) {
  EXPECT_EQ(outcome_of_edited_invoice([](Json& document) { document["invoiceType"] = "CreditNote"; }), "NotAvailable");
}

TEST(Invoices, NumberTheirItemsInTheirOwnWay) {
  Trial trial = shipped_order();
  Json document = invoice("I1", trial.now, "175", {invoice_item("A", 2, cases(5, 12)), invoice_item("A", 1, each(10))});
  document["items"][0]["itemSequenceNumber"] = 10;
  document["items"][1]["itemSequenceNumber"] = 20;
  EXPECT_EQ(fate(trial, document), "Processing");
  const Effect effect = trial.effects(EffectKind::InvoiceAccepted).at(0);
  EXPECT_EQ(effect.lines.at(0).sequence, 2);
  EXPECT_EQ(effect.lines.at(1).sequence, 1);
}

TEST(Invoices, GiveItemsOfOneProductToTheLinesThatWaitForThem) {
  Trial trial;
  Json twins = order("A", {order_line(1, each(6)), order_line(2, each(4))});
  twins["orderDetails"]["items"][1]["amazonProductIdentifier"] = "B0LINE1";
  twins["orderDetails"]["items"][1]["vendorProductIdentifier"] = "V1";
  trial.issue(twins);
  Json second = acknowledged_item(2, {{"Accepted", each(4)}});
  second["amazonProductIdentifier"] = "B0LINE1";
  const Json first = acknowledged_item(1, {{"Accepted", each(6)}});
  EXPECT_EQ(trial.outcome(acknowledgements_path, acknowledgement("A", {first, second})), "Processing");
  trial.ship("S1", {{"A", 1, 6}, {"A", 1, 4}});
  Json document = invoice("I1", trial.now, "25", {invoice_item("A", 1, each(6)), invoice_item("A", 1, each(4))});
  document["items"][0]["itemSequenceNumber"] = 10;
  document["items"][1]["itemSequenceNumber"] = 20;
  EXPECT_EQ(fate(trial, document), "Processing");
  const Effect effect = trial.effects(EffectKind::InvoiceAccepted).at(0);
  EXPECT_EQ(effect.lines.at(0).sequence, 1);
  EXPECT_EQ(effect.lines.at(1).sequence, 2);
}

// The invoice's own numbers say nothing of the order's lines, so an item is not taken for a line at another cost.
TEST(Invoices, GiveItemsOfOneProductToTheLinesOfTheirCost) {
  Trial trial;
  Json twins = order("A", {order_line(1, each(6)), order_line(2, each(4), "3.00")});
  twins["orderDetails"]["items"][1]["amazonProductIdentifier"] = "B0LINE1";
  twins["orderDetails"]["items"][1]["vendorProductIdentifier"] = "V1";
  trial.issue(twins);
  Json second = acknowledged_item(2, {{"Accepted", each(4)}}, "3.00");
  second["amazonProductIdentifier"] = "B0LINE1";
  const Json first = acknowledged_item(1, {{"Accepted", each(6)}});
  EXPECT_EQ(trial.outcome(acknowledgements_path, acknowledgement("A", {first, second})), "Processing");
  trial.ship("S1", {{"A", 1, 6}, {"A", 1, 4}});
  Json document =
      invoice("I1", trial.now, "27", {invoice_item("A", 1, each(6)), invoice_item("A", 1, each(4), "3.00")});
  document["items"][0]["itemSequenceNumber"] = 2;
  document["items"][1]["itemSequenceNumber"] = 1;
  EXPECT_EQ(fate(trial, document), "Processing");
  const Effect effect = trial.effects(EffectKind::InvoiceAccepted).at(0);
  EXPECT_EQ(effect.lines.at(0).sequence, 1);
  EXPECT_EQ(effect.lines.at(1).sequence, 2);
}

TEST(Invoices, UseANumberForOneItem) {
  const std::string fate =
      outcome_of_edited_invoice([](Json& document) { document["items"][1]["itemSequenceNumber"] = 1; });
  EXPECT_EQ(fate, "DUPLICATE_ITEM_SEQUENCE_NUMBER");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
