#include "core/base/json/json_hash.h"
#include "core/base/json/json_tree.h"
#include "mock_amazon/sp_api/read_claims.h"
#include "mock_amazon/wire/answer.h"
#include "mock_amazon/wire/reading.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

Json tax_in_euro(const std::string& type, const std::string& amount) {
  return {{"taxType", type}, {"taxRate", "0.19"}, {"taxAmount", {{"amount", amount}, {"currencyCode", "EUR"}}}};
}

TEST(ReadInvoice, TakesWhatTheRulesRead) {
  Json document = invoice("I1", start_of_trial(), "25.00", {invoice_item("A", 1, cases(1, 10))});
  document["taxDetails"] = Json::array({tax_in_euro("VAT", "4.75")});
  document["items"][0]["chargeDetails"] = Json::array(
      {{{"type", "Freight"}, {"chargeAmount", dollars("1.00")}, {"taxDetails", {tax_in_euro("VAT", "0.19")}}}});
  document["remitToParty"]["taxRegistrationDetails"] =
      Json::array({{{"taxRegistrationType", "VAT"}, {"taxRegistrationNumber", "DE123456789"}}});
  document["additionalDetails"] = Json::array({{{"type", "SUR"}, {"detail", "x"}}});
  const InvoiceClaim claim = read_invoice(JsonNode(&document));
  EXPECT_EQ(claim.id, "I1");
  EXPECT_FALSE(claim.is_credit_note());
  EXPECT_EQ(claim.total, Money(250'000, usd()));
  ASSERT_EQ(claim.items.size(), 1U);
  EXPECT_EQ(claim.items[0].sequence, 1);
  EXPECT_EQ(claim.items[0].order_number, "A");
  EXPECT_EQ(claim.items[0].quantity, (StatedQuantity{1, UnitOfMeasure::Cases, 10}));
  EXPECT_EQ(claim.items[0].charges.at(0).amount, Money(10'000, usd()));
  EXPECT_EQ(claim.items[0].charges.at(0).taxes.at(0).amount->decimal(), "0.19");
  EXPECT_EQ(claim.taxes.at(0).rate, "0.19");
  EXPECT_EQ(claim.remit_to->registrations.at(0).number, "DE123456789");
  EXPECT_EQ(claim.note_types, std::vector<std::string>{"SUR"});
  EXPECT_EQ(claim.body_hash, content_hash(JsonNode(&document)));
}

TEST(ReadInvoice, ReadsTermsAsTextOrNumber) {
  Json document = invoice("I1", start_of_trial(), "25.00", {invoice_item("A", 1, each(10))});
  document["paymentTerms"] = {{"type", "Basic"}, {"netDueDays", 31}, {"discountPercent", "2.0"}};
  const StatedTerms terms = read_invoice(JsonNode(&document)).terms;
  EXPECT_EQ(terms.type, "Basic");
  EXPECT_EQ(terms.net_days, 310'000);
  EXPECT_EQ(terms.discount_percent, 20'000);
  EXPECT_EQ(terms.discount_days, std::nullopt);
  document["paymentTerms"] = {{"netDueDays", "soon"}};
  EXPECT_EQ(read_invoice(JsonNode(&document)).terms.net_days, -1);
}

TEST(ReadInvoice, LeavesOpenWhatTheDocumentDoesNotSay) {
  const JsonText nothing = read_again("{}");
  const InvoiceClaim claim = read_invoice(nothing.root());
  EXPECT_EQ(claim.total, std::nullopt);
  EXPECT_FALSE(claim.bill_to.has_value());
  EXPECT_EQ(claim.date, Instant());
  EXPECT_TRUE(claim.items.empty());
}

TEST(ReadInvoice, TakesAnItemsNumberAsTextOrNumber) {
  Json document = invoice("I1", start_of_trial(), "25.00", {invoice_item("A", 12, each(10))});
  EXPECT_EQ(read_invoice(JsonNode(&document)).items[0].sequence, 12);
  document["items"][0]["itemSequenceNumber"] = "12";
  EXPECT_EQ(read_invoice(JsonNode(&document)).items[0].sequence, 12);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
