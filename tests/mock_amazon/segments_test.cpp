// The rules judge claims, not documents: documents of a second syntax are accepted and refused by the same rules.
#include "tests/mock_amazon/segments.h"

#include "core/base/json/json_tree.h"
#include "mock_amazon/notices/ship_notices.h"
#include "mock_amazon/orders/acknowledgements.h"
#include "mock_amazon/orders/order_document.h"
#include "mock_amazon/payables/invoices.h"
#include "mock_amazon/sp_api/read_claims.h"
#include "mock_amazon/state/central.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

constexpr const char* good_answer = "BAK*A~N1*VN*VEND1~PO1*1*B0LINE1*2.50~ACK*IA*10*EA~PO1*2*B0LINE2*2.50~ACK*IA*5*CA~";

const std::string good_notice =
    "BSN*00*S1~N1*VN*VEND1~N1*ST*PHX6~N1*SF*WHSE1*85043*US~DTM*011*2026-11-23T08:00:00Z~"
    "DTM*017*2026-11-25T08:00:00Z~TD5*ABFS~REF*CN*PRO-S1~REF*BM*VEND1-0000-S1~TD1*2~"
    "LIN*001*B0LINE1*A~SN1*10*EA~LIN*002*B0LINE2*A~SN1*5*CA~"
    "MAN*00" +
    sscc_of(1) + "~PAL*001*10*EA~MAN*00" + sscc_of(2) + "~PAL*002*5*CA~";

constexpr const char* good_invoice =
    "BIG*2026-11-23T08:00:00Z*I1~N1*RI*VENDR~N1*BT*AMZAP~IT1*1*10*EA**2.50*B0LINE1*A~"
    "IT1*2*5*CA**2.50*B0LINE2*A~TDS*175.00~";

/// Order A: 10 eaches of line 1 and 5 cases of 12 of line 2.
Central new_central() {
  Central central;
  central.orders.add(
      *read_order(order("A", {order_line(1, each(10)), order_line(2, cases(5, 12))}).dump(), start_of_trial()));
  return central;
}

std::string first_code(const std::vector<Refusal>& refusals) { return refusals.empty() ? "" : refusals.front().code; }

std::string answer_in_segments(Central& central, const std::string& text) {
  const AcknowledgementClaim claim = acknowledgement_in_segments(text);
  return first_code(process_acknowledgement(central, claim, start_of_trial(), start_of_trial()));
}

std::string ship_in_segments(Central& central, const std::string& text) {
  return first_code(process_ship_notice(central, notice_in_segments(text), start_of_trial(), start_of_trial()));
}

std::string bill_in_segments(Central& central, const std::string& text) {
  return first_code(process_invoice(central, invoice_in_segments(text), start_of_trial(), start_of_trial()));
}

Central confirmed_central() {
  Central central = new_central();
  EXPECT_EQ(answer_in_segments(central, good_answer), "");
  return central;
}

Central shipped_central() {
  Central central = confirmed_central();
  EXPECT_EQ(ship_in_segments(central, good_notice), "");
  return central;
}

std::string edited(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

/// All that an effect says, but for the hash of the document.
std::string told(const Effect& effect) {
  std::string text = std::string(text_of(effect.kind)) + " " + format_instant(effect.at) + " " + effect.purchase_order +
                     " " + effect.document + " " + effect.other_document + " " + effect.amount.text() + " " +
                     effect.reason;
  for (const EffectLine& line : effect.lines) {
    text += "; " + line.purchase_order + "/" + std::to_string(line.sequence) + " " + line.item + " " + line.code + " " +
            std::to_string(line.eaches) + " " + text_of(line.as_written) + " " + line.unit_cost.text();
  }
  return text;
}

/// The last effects tell the same although they come of documents in two syntaxes.
void expect_same_told(const Central& one, const Central& other) {
  ASSERT_FALSE(one.effects.empty());
  ASSERT_FALSE(other.effects.empty());
  EXPECT_EQ(told(one.effects.back()), told(other.effects.back()));
  EXPECT_NE(one.effects.back().body_hash, other.effects.back().body_hash);
}

TEST(Segments, AreAcknowledgementsToTheSameRules) {
  Central central = new_central();
  const std::vector<std::pair<std::string, std::string>> broken = {
      {edited(good_answer, "BAK*A", "BAK*Z"), "INVALID_ORDER_ID"},
      {edited(good_answer, "B0LINE2", "B0LINE9"), "INVALID_PRODUCT_IDENTIFIER"},
      {edited(good_answer, "IA*10", "IA*0"), "INVALID_QUANTITY"},
      {edited(good_answer, "2.50", "2.51"), "INVALID_NET_COST"},
      {edited(good_answer, "IA*10", "IA*11"), "QUANTITY_ABOVE_ORDERED"},
      {edited(good_answer, "IA*10", "IB*10"), "BACKORDER_WITHOUT_DATE"},
  };
  for (const auto& [text, code] : broken) EXPECT_EQ(answer_in_segments(central, text), code) << text;
  EXPECT_TRUE(central.effects.empty());
  EXPECT_EQ(answer_in_segments(central, good_answer), "");
  EXPECT_EQ(central.orders.find("A")->confirmed(), 70);
  Central twin = new_central();
  const Json document = acknowledgement(
      "A", {acknowledged_item(1, {{"Accepted", each(10)}}), acknowledged_item(2, {{"Accepted", cases(5, 12)}})});
  EXPECT_TRUE(
      process_acknowledgement(twin, read_acknowledgement(JsonNode(&document)), start_of_trial(), start_of_trial())
          .empty());
  expect_same_told(central, twin);
}

TEST(Segments, AreShipNoticesToTheSameRules) {
  Central central = confirmed_central();
  const std::vector<std::pair<std::string, std::string>> broken = {
      {edited(good_notice, "BSN*00", "BSN*05"), "UNKNOWN_SHIPMENT_IDENTIFIER"},
      {edited(good_notice, "B0LINE2*A", "B0LINE2*Z"), "INVALID_ORDER_ID"},
      {edited(good_notice, "N1*ST*PHX6", "N1*ST*ONT8"), "MIXED_DELIVERY"},
      {edited(good_notice, "DTM*011*2026-11-23T08:00:00Z~", ""), "INVALID_DATE"},
      {edited(good_notice, "VEND1-0000-S1", "1111111111"), "INVALID_BILL_OF_LADING"},
      {edited(good_notice, "PAL*002*5", "PAL*002*4"), "QUANTITIES_DO_NOT_TIE_OUT"},
      {edited(good_notice, "PAL*002", "PAL*009"), "INVALID_REFERENCE"},
      {edited(good_notice, sscc_of(2), sscc_of(1)), "INVALID_SSCC"},
      {edited(good_notice, "TD1*2", "TD1*3"), "QUANTITIES_DO_NOT_TIE_OUT"},
  };
  const std::size_t effects = central.effects.size();
  for (const auto& [text, code] : broken) EXPECT_EQ(ship_in_segments(central, text), code) << text;
  EXPECT_EQ(central.effects.size(), effects);
  EXPECT_EQ(ship_in_segments(central, good_notice), "");
  EXPECT_EQ(ship_in_segments(central, good_notice), "DUPLICATE_SHIPMENT_IDENTIFIER");
  EXPECT_EQ(central.notices.carton_by_sscc.at(sscc_of(2)).contents.at({"A", "B0LINE2"}), 60);
  Central twin = confirmed_central();
  Json document = notice("S1", start_of_trial(), {{"A", 1, 10}, {"A", 2, 60}});
  document["shippedItems"][1]["shippedQuantity"] = cases(5, 12);
  document["cartons"][1]["items"][0]["shippedQuantity"] = cases(5, 12);
  const NoticeClaim claim = read_notice(JsonNode(&document));
  EXPECT_TRUE(process_ship_notice(twin, claim, start_of_trial(), start_of_trial()).empty());
  EXPECT_TRUE(central.notices.defects.empty());
  EXPECT_TRUE(twin.notices.defects.empty());
  expect_same_told(central, twin);
}

TEST(Segments, AreInvoicesToTheSameRules) {
  Central central = shipped_central();
  const std::vector<std::pair<std::string, std::string>> refused = {
      {edited(good_invoice, "*I1", "*"), "DUPLICATE_INVOICE_ID"},
      {edited(good_invoice, "TDS*175.00", "TDS*0"), "ZERO_TOTAL"},
      {edited(good_invoice, "B0LINE2*A", "B0LINE2*Z"), "INVALID_ORDER_ID"},
      {edited(good_invoice, "1*10*EA", "1*0*EA"), "INVALID_QUANTITY"},
      {edited(good_invoice, "BIG*2026-11-23", "BIG*2026-11-24"), "INVALID_DATE"},
  };
  for (const auto& [text, code] : refused) EXPECT_EQ(bill_in_segments(central, text), code) << text;
  const std::vector<std::pair<std::string, std::string>> rejected = {
      {edited(good_invoice, "B0LINE2", "B0LINE9"), "INVALID_PRODUCT_IDENTIFIER"},
      {edited(good_invoice, "TDS*175.00", "TDS*180.00"), "TOTAL_DOES_NOT_TIE_OUT"},
      {edited(good_invoice, "AMZAP", "OTHER"), "WRONG_BILL_TO"},
  };
  for (const auto& [text, code] : rejected) {
    EXPECT_EQ(bill_in_segments(central, edited(text, "*I1", "*" + code)), "") << text;
    EXPECT_EQ(central.invoices.by_id.at(code).rejection.substr(0, code.size()), code);
  }
  EXPECT_EQ(bill_in_segments(central, good_invoice), "");
  EXPECT_EQ(central.invoices.by_id.at("I1").state, InvoiceState::Processing);
  Central twin = shipped_central();
  const Json document =
      invoice("I1", start_of_trial(), "175.00", {invoice_item("A", 1, each(10)), invoice_item("A", 2, cases(5, 12))});
  EXPECT_TRUE(process_invoice(twin, read_invoice(JsonNode(&document)), start_of_trial(), start_of_trial()).empty());
  expect_same_told(central, twin);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
