// Invoices and payments through the door.
#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "tests/mock_erp/trial.h"

namespace vendorproof::mock_erp {
namespace {

using std::chrono::hours;

std::string payment_body(const std::string& invoice, const std::string& amount, const std::string& key = "K1") {
  return R"({"idempotencyKey":")" + key +
         R"(","customerNumber":"AMAZON","postingDate":"2026-12-24",)"
         R"("externalDocumentNumber":"PAY1","comment":"thanks","invoiceNumber":")" +
         invoice + R"(","amount":)" + amount + "}";
}

HttpResponse pay(Trial& trial, const std::string& invoice, const std::string& amount, const std::string& key) {
  return trial.call("POST", vendorlink_path + "paymentPostings", payment_body(invoice, amount, key));
}

/// The rows of an invoice or a credit memo that are no texts.
std::vector<Json> item_rows(const Json& lines) {
  std::vector<Json> rows;
  for (const Json& line : lines) {
    if (line.at("lineType") == "Item") rows.push_back(line);
  }
  return rows;
}

TEST(Invoices, BillWhatWasShippedAtTheOrdersPrice) {
  Trial trial;
  trial.order("PO1", {{"TEA", "2", R"(,"unitOfMeasureCode":"CASE12","unitPrice":27.96)"},
                      {"SOAP", "40", R"(,"unitPrice":0.0125)"}});
  trial.pass(hours(21) + std::chrono::minutes(29));
  EXPECT_TRUE(trial.standard("salesInvoices").empty());
  trial.pass(std::chrono::minutes(1));
  const Json invoice = trial.vendorlink("postedInvoices?$expand=postedInvoiceLines,postedInvoiceTaxes").at(0);
  EXPECT_EQ(invoice.at("number"), "SI-100001");
  EXPECT_EQ(invoice.at("externalDocumentNumber"), "PO1");
  EXPECT_EQ(invoice.at("orderNumber"), "SO-100001");
  EXPECT_EQ(invoice.at("invoiceDate"), "2026-11-24");
  EXPECT_EQ(invoice.at("dueDate"), "2026-12-24");
  EXPECT_EQ(invoice.at("closed"), false);
  EXPECT_EQ(invoice.at("amountIncludingTax").dump(), "56.295");
  EXPECT_EQ(invoice.at("taxAmount"), 0);
  EXPECT_EQ(invoice.at("remainingAmount").dump(), "56.295");
  ASSERT_EQ(invoice.at("postedInvoiceTaxes").size(), 1U);
  EXPECT_EQ(invoice.at("postedInvoiceTaxes").at(0).at("taxBase").dump(), "56.295");
  ASSERT_EQ(invoice.at("postedInvoiceLines").size(), 3U) << "a text stands before the items of a shipment";
  EXPECT_EQ(invoice.at("postedInvoiceLines").at(0).at("lineType"), "_x0020_");
  EXPECT_EQ(invoice.at("postedInvoiceLines").at(0).at("quantityBase"), 0);
  const std::vector<Json> lines = item_rows(invoice.at("postedInvoiceLines"));
  EXPECT_EQ(lines.at(0).at("shipmentNumber"), "SS-100001");
  EXPECT_EQ(lines.at(0).at("quantityBase"), 24);
  EXPECT_EQ(lines.at(0).at("customerLineNumber"), 1);
  EXPECT_EQ(lines.at(0).at("quantity"), 2);
  EXPECT_EQ(lines.at(0).at("unitOfMeasureCode"), "CASE12");
  EXPECT_EQ(lines.at(1).at("quantity"), 30) << "10 of 40 are on backorder";
  EXPECT_EQ(lines.at(1).at("orderLineSequence"), 20'000);
  EXPECT_EQ(lines.at(1).at("amountIncludingTax").dump(), "0.375");
  EXPECT_EQ(trial.erp.receivable().text(), "56.295 USD");
  const Effect effect = trial.effects(EffectKind::SalesInvoicePosted).at(0);
  EXPECT_EQ(effect.document, "SI-100001");
  EXPECT_EQ(effect.other_document, "DS-100001");
  EXPECT_EQ(effect.reason, "SS-100001");
  EXPECT_EQ(effect.amount.text(), "56.295 USD");
  EXPECT_EQ(effect.lines.at(0).eaches, 24);
  EXPECT_EQ(trial.vendorlink("linkedOrders").size(), 1U) << "10 SOAP are still open";
}

/// Two orders on one truck.
Trial billed_together() {
  Settings settings = trial_settings();
  settings.policy.invoice_together = true;
  settings.policy.credits = {{"PO2", 1, 2, std::nullopt, hours(24)}};
  Trial trial(settings);
  trial.order("PO1", {{"TEA", "2", R"(,"unitOfMeasureCode":"CASE12","unitPrice":27.96)"}});
  trial.order("PO2", {{"TEA", "10", ""}});
  trial.finish();
  return trial;
}

TEST(Invoices, OfADespatchAreOneIfThePolicySaysSo) {
  Trial trial = billed_together();
  const Json invoices = trial.vendorlink("postedInvoices?$expand=postedInvoiceLines");
  ASSERT_EQ(invoices.size(), 1U);
  const Json& invoice = invoices.at(0);
  EXPECT_EQ(invoice.at("externalDocumentNumber"), "");
  EXPECT_EQ(invoice.at("orderNumber"), "");
  EXPECT_EQ(invoice.at("amountIncludingTax").dump(), "80.92");
  const std::vector<Json> lines = item_rows(invoice.at("postedInvoiceLines"));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines.at(0).at("externalDocumentNumber"), "PO1");
  EXPECT_EQ(lines.at(0).at("orderNumber"), "SO-100001");
  EXPECT_EQ(lines.at(0).at("shipmentNumber"), "SS-100001");
  EXPECT_EQ(lines.at(1).at("externalDocumentNumber"), "PO2");
  EXPECT_EQ(lines.at(1).at("shipmentNumber"), "SS-100002");
  EXPECT_EQ(lines.at(1).at("orderLineSequence"), 10'000) << "as in the other order";
  EXPECT_TRUE(trial.vendorlink("linkedOrders").empty()) << "both are done";
}

TEST(Invoices, OfADespatchHaveOneEffectAndCreditMemosOfTheirOrders) {
  Trial trial = billed_together();
  const std::vector<Effect> posted = trial.effects(EffectKind::SalesInvoicePosted);
  ASSERT_EQ(posted.size(), 1U);
  EXPECT_EQ(posted[0].purchase_order, "");
  EXPECT_EQ(posted[0].reason, "SS-100001 SS-100002");
  ASSERT_EQ(posted[0].lines.size(), 2U);
  EXPECT_EQ(posted[0].lines[0].purchase_order, "PO1");
  EXPECT_EQ(posted[0].lines[1].purchase_order, "PO2");
  const Json memos = trial.vendorlink("postedCreditMemos?$expand=postedCreditMemoLines");
  ASSERT_EQ(memos.size(), 1U);
  EXPECT_EQ(memos.at(0).at("externalDocumentNumber"), "PO2");
  EXPECT_EQ(memos.at(0).at("appliesToInvoiceNumber"), "SI-100001");
  ASSERT_EQ(memos.at(0).at("postedCreditMemoLines").size(), 1U) << "not of the other order";
  EXPECT_EQ(memos.at(0).at("amountIncludingTax"), 5);
}

/// The standard API shows neither the shipment nor the order line of what is billed.
TEST(Invoices, OfTheStandardApiHaveItsPublishedFieldsOnly) {
  Trial trial;
  trial.order("PO1", {{"TEA", "10", ""}});
  trial.finish();
  const Json invoice = trial.standard("salesInvoices?$expand=salesInvoiceLines").at(0);
  EXPECT_EQ(invoice.at("status"), "Open");
  EXPECT_FALSE(invoice.contains("shipmentNumber"));
  const Json& lines = invoice.at("salesInvoiceLines");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines.at(0).at("lineType"), "Comment");
  EXPECT_EQ(lines.at(0).at("description"), "Shipment No. SS-100001:");
  EXPECT_EQ(lines.at(1).at("lineObjectNumber"), "TEA");
  EXPECT_FALSE(lines.at(1).contains("orderLineSequence"));
  EXPECT_EQ(trial.call("GET", standard_path + "salesInvoices?$select=shipmentNumber").status, 400);
  EXPECT_EQ(trial.call("GET", standard_path + "salesInvoiceLines").status, 400) << "only of a document";
}

TEST(Invoices, AFinishedOrderDisappearsFromSalesOrders) {
  Trial trial;
  const Json order = trial.order("PO1", {{"TEA", "10", ""}, {"TEA", "0", ""}});
  trial.pass(hours(19));
  EXPECT_EQ(trial.vendorlink("linkedOrders").at(0).at("completelyShipped"), true);
  trial.finish();
  EXPECT_TRUE(trial.vendorlink("linkedOrders").empty());
  EXPECT_TRUE(trial.vendorlink("linkedOrders?$filter=id eq " + order.at("id").get<std::string>()).empty());
  EXPECT_TRUE(trial.vendorlink("linkedOrders?$filter=externalDocumentNumber eq 'PO1'").empty());
  EXPECT_TRUE(trial.vendorlink("linkedOrders?$filter=lastModifiedDateTime ge 2020-01-01T00:00:00Z").empty());
  EXPECT_TRUE(trial.lines_of(order).empty());
  EXPECT_EQ(trial.promises_of(order).at(0).at("shippedQuantityBase"), 10) << "what was promised stays true";
  EXPECT_EQ(trial
                .call("PATCH",
                      vendorlink_path + "linkedOrderLines(" +
                          order.at("linkedOrderLines").at(0).at("id").get<std::string>() + ")",
                      R"({"quantity":11})", {{"If-Match", "*"}})
                .status,
            404);
}

TEST(Invoices, AreFoundByTimeOfChange) {
  Trial trial;
  trial.order("PO1", {{"TEA", "10", ""}});
  trial.finish();
  EXPECT_EQ(trial.standard("salesInvoices?$filter=lastModifiedDateTime ge 2026-11-24T05:30:00Z").size(), 1U);
  EXPECT_TRUE(trial.standard("salesInvoices?$filter=lastModifiedDateTime gt 2026-11-24T05:30:00Z").empty());
  trial.pass(hours(1));
  EXPECT_EQ(pay(trial, "SI-100001", "1", "K1").status, 201);
  EXPECT_TRUE(trial.standard("salesInvoices?$filter=lastModifiedDateTime gt 2026-11-24T05:30:00Z").empty())
      << "a part payment does not touch the invoice";
  EXPECT_EQ(pay(trial, "SI-100001", "24", "K2").status, 201);
  EXPECT_EQ(trial.standard("salesInvoices?$filter=lastModifiedDateTime gt 2026-11-24T05:30:00Z").size(), 1U);
}

TEST(Payments, ApplyToTheCent) {
  Trial trial;
  trial.order("PO1", {{"TEA", "10", ""}});
  trial.finish();
  const HttpResponse first = pay(trial, "SI-100001", "24.99", "K1");
  ASSERT_EQ(first.status, 201) << first.body;
  const Json payment = Json::parse(first.body);
  EXPECT_EQ(payment.at("amount").dump(), "24.99");
  EXPECT_EQ(payment.at("postingDate"), "2026-12-24");
  EXPECT_EQ(payment.at("number"), "PAY-100001");
  EXPECT_EQ(trial.standard("salesInvoices").at(0).at("remainingAmount").dump(), "0.01");
  EXPECT_EQ(trial.standard("salesInvoices").at(0).at("status"), "Open");

  const HttpResponse over = pay(trial, "SI-100001", "0.02", "K2");
  EXPECT_EQ(over.status, 400);
  EXPECT_EQ(error_code(over), "Application_DialogException");
  EXPECT_NE(error_message(over).find("more than the remaining amount 0.01"), std::string::npos);

  EXPECT_EQ(pay(trial, "SI-100001", "0.01", "K3").status, 201);
  EXPECT_EQ(trial.standard("salesInvoices").at(0).at("status"), "Paid");
  EXPECT_TRUE(trial.erp.receivable().is_zero());
  EXPECT_EQ(trial.vendorlink("paymentPostings?$filter=externalDocumentNumber eq 'PAY1'").size(), 2U);
  const std::vector<Effect> posted = trial.effects(EffectKind::PaymentPosted);
  ASSERT_EQ(posted.size(), 2U);
  EXPECT_EQ(posted[0].document, "PAY1");
  EXPECT_EQ(posted[0].other_document, "SI-100001");
  EXPECT_EQ(posted[0].amount.text(), "24.99 USD");
}

TEST(Payments, ArePostedOnceForEachKey) {
  Trial trial;
  trial.order("PO1", {{"TEA", "10", ""}});
  trial.finish();
  EXPECT_EQ(pay(trial, "SI-100001", "10", "K1").status, 201);
  EXPECT_EQ(error_code(pay(trial, "SI-100001", "10", "k1")), "Internal_EntityWithSameKeyExists");
  EXPECT_EQ(trial.erp.receivable().text(), "15.00 USD");
  EXPECT_EQ(trial.vendorlink("paymentPostings?$filter=idempotencyKey eq 'K1'").size(), 1U);
}

TEST(Payments, Refusals) {
  Trial trial;
  trial.order("PO1", {{"TEA", "10", ""}});
  trial.finish();
  const std::string head = R"({"idempotencyKey":"K","customerNumber":"AMAZON","postingDate":"2026-12-24",)";
  const std::vector<std::pair<std::string, std::string>> bad = {
      {payment_body("SI-9", "1"), "Application_DialogException"},
      {payment_body("SI-100001", "-1"), "Application_DialogException"},
      {payment_body("SI-100001", "0"), "Application_DialogException"},
      {payment_body("SI-100001", "25.01"), "Application_DialogException"},
      {payment_body("SI-100001", "1.00001"), "BadRequest"},
      {payment_body("SI-100001", "\"1\""), "BadRequest"},
      {R"({"idempotencyKey":"K","customerNumber":"X","postingDate":"2026-12-24","invoiceNumber":"SI-100001",)"
       R"("amount":1})",
       "Application_DialogException"},
      {head + R"("amount":1})", "Application_DialogException"},
      {head + R"("invoiceNumber":"SI-100001"})", "Application_DialogException"},
      {head + R"("invoiceNumber":"SI-100001","amount":1,"tip":1})", "BadRequest"},
      {head + R"("invoiceNumber":"SI-100001","amount":1,"remainingAfter":0})", "BadRequest_InvalidOperation"},
      {R"({"idempotencyKey":"K","customerNumber":"AMAZON","invoiceNumber":"SI-100001","amount":1,)"
       R"("postingDate":"never"})",
       "BadRequest"},
      {head + R"("invoiceNumber":"SI-100001","amount":1,"externalDocumentNumber":")" + std::string(36, 'x') + "\"}",
       "Application_StringExceededLength"},
  };
  for (const auto& [body, code] : bad) {
    const HttpResponse response = trial.call("POST", vendorlink_path + "paymentPostings", body);
    EXPECT_EQ(response.status, 400) << body;
    EXPECT_EQ(error_code(response), code) << body << response.body;
  }
  EXPECT_EQ(trial.erp.receivable().text(), "25.00 USD");
  EXPECT_EQ(trial.effects(EffectKind::RequestRefused).size(), bad.size());
}

Settings with_credit(PlannedCredit planned) {
  Settings settings = trial_settings();
  planned.purchase_order = "PO1";
  planned.after = hours(24);
  settings.policy.credits.push_back(planned);
  return settings;
}

TEST(CreditMemos, GiveBackAPartOfTheInvoiceAtItsTime) {
  PlannedCredit planned;
  planned.line = 1;
  planned.eaches = 12;
  Trial trial(with_credit(planned));
  trial.order("PO1", {{"TEA", "2", R"(,"unitOfMeasureCode":"CASE12","unitPrice":27.96)"}, {"SOAP", "10", ""}});
  trial.pass(hours(45) + std::chrono::minutes(29));
  EXPECT_TRUE(trial.standard("salesCreditMemos").empty());
  trial.pass(std::chrono::minutes(1));
  const Json memo = trial.vendorlink("postedCreditMemos?$expand=postedCreditMemoLines").at(0);
  EXPECT_EQ(memo.at("number"), "CM-100001");
  EXPECT_EQ(memo.at("appliesToInvoiceNumber"), "SI-100001");
  EXPECT_EQ(memo.at("corrective"), false);
  EXPECT_EQ(memo.at("amountIncludingTax").dump(), "27.96");
  ASSERT_EQ(memo.at("postedCreditMemoLines").size(), 1U);
  EXPECT_EQ(memo.at("postedCreditMemoLines").at(0).at("quantity"), 1);
  EXPECT_EQ(memo.at("postedCreditMemoLines").at(0).at("unitOfMeasureCode"), "CASE12");
  const Json standard = trial.standard("salesCreditMemos?$expand=salesCreditMemoLines").at(0);
  EXPECT_EQ(standard.at("status"), "Open");
  EXPECT_EQ(standard.at("invoiceNumber"), "SI-100001");
  EXPECT_EQ(standard.at("salesCreditMemoLines").at(0).at("amountIncludingTax").dump(), "27.96");
  const Json invoice = trial.standard("salesInvoices").at(0);
  EXPECT_EQ(invoice.at("remainingAmount").dump(), "28.085");
  EXPECT_EQ(trial.erp.receivable().text(), "28.085 USD");
  const Effect effect = trial.effects(EffectKind::CreditMemoPosted).at(0);
  EXPECT_EQ(effect.document, "CM-100001");
  EXPECT_EQ(effect.other_document, "SI-100001");
  EXPECT_EQ(effect.purchase_order, "PO1");
  EXPECT_EQ(effect.amount.text(), "27.96 USD");
  EXPECT_EQ(effect.lines.at(0).eaches, 12);
}

TEST(CreditMemos, CutThePriceOrGiveBackAllOnceOnly) {
  PlannedCredit cut;
  cut.price_cut = *Money::parse("0.25", usd());
  Settings settings = with_credit(cut);
  settings.policy.credits.push_back(settings.policy.credits.front());
  settings.policy.credits.back().price_cut.reset();
  Trial trial(settings);
  trial.order("PO1", {{"TEA", "10", ""}});
  trial.pass(hours(60));
  const Json memos = trial.standard("salesCreditMemos");
  ASSERT_EQ(memos.size(), 1U) << "the whole invoice is more than the first one has left of it";
  EXPECT_EQ(memos.at(0).at("totalAmountIncludingTax").dump(), "2.5");
}

}  // namespace
}  // namespace vendorproof::mock_erp
