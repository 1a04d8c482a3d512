// INV- rules of documents: what the API judges, and what payables rejects after it. See rule_book.h.
#include "core/base/json/json_tree.h"
#include "tests/mock_amazon/portal_reading.h"

namespace vendorproof::mock_amazon {
namespace {

Json tax(const std::string& type, const std::string& amount, const std::string& rate = "") {
  Json row = {{"taxType", type}, {"taxAmount", dollars(amount)}};
  if (!rate.empty()) row["taxRate"] = rate;
  return row;
}

/// Orders A and B of 10 eaches at 2.50 are confirmed and on their way.
Trial shipped(Settings settings = {}) {
  Trial trial(settings);
  for (const char* number : {"A", "B"}) {
    trial.issue(order(number, {order_line(1, each(10))}));
    trial.accept_all(number, {10});
  }
  trial.ship("S1", {{"A", 1, 10}, {"B", 1, 10}});
  return trial;
}

Json usual_invoice(const Trial& trial, const std::string& id = "I1") {
  return invoice(id, trial.now, "25", {invoice_item("A", 1, each(10))});
}

template <class Edit>
std::string fate_of(const Edit& edit, Settings settings = {}) {
  Trial trial = shipped(std::move(settings));
  Json document = usual_invoice(trial);
  edit(document);
  return fate(trial, document);
}

void unedited(const Json&) {}

bool is_refused_for(const std::string& fate, const std::string& field) {
  return fate.substr(0, 4) == "400 " && fate.find(field) != std::string::npos;
}

TEST(INV_01, Keeps) { EXPECT_EQ(fate_of(unedited), "Processing"); }
TEST(INV_01, Breaks) {
  for (const char* field : {"invoiceType", "id", "date", "remitToParty", "invoiceTotal"}) {
    EXPECT_TRUE(is_refused_for(fate_of([&](Json& document) { document.erase(field); }), field)) << field;
  }
}

TEST(INV_02, Keeps) {
  EXPECT_EQ(fate_of([](Json& document) { document["items"][0]["hsnCode"] = "1"; }), "Processing");
}
TEST(INV_02, Breaks) {
  for (const char* field : {"itemSequenceNumber", "invoicedQuantity", "netCost"}) {
    EXPECT_TRUE(is_refused_for(fate_of([&](Json& document) { document["items"][0].erase(field); }), field)) << field;
  }
}

TEST(INV_03, Keeps) {
  Trial trial = shipped();
  EXPECT_EQ(fate(trial, usual_invoice(trial)), "Processing");
  EXPECT_EQ(fate(trial, invoice("I2", trial.now, "25", {invoice_item("B", 1, each(10))})), "Processing");
}
TEST(INV_03, Breaks) {
  Trial trial = shipped();
  EXPECT_EQ(fate(trial, usual_invoice(trial)), "Processing");
  trial.pass(days(400));
  EXPECT_EQ(fate(trial, usual_invoice(trial)), "DUPLICATE_INVOICE_ID");
}

TEST(INV_05, Keeps) {
  Trial trial = shipped();
  Json document = usual_invoice(trial, "I-1");
  document["invoiceTotal"] = dollars("24");
  EXPECT_EQ(fate(trial, document), "Rejected TOTAL_DOES_NOT_TIE_OUT");
  EXPECT_EQ(fate(trial, usual_invoice(trial, "I_1")), "Processing");
}
TEST(INV_05, Breaks) {
  Trial trial = shipped();
  Json document = usual_invoice(trial, "I-1");
  document["invoiceTotal"] = dollars("24");
  EXPECT_EQ(fate(trial, document), "Rejected TOTAL_DOES_NOT_TIE_OUT");
  EXPECT_EQ(fate(trial, usual_invoice(trial, "I-1")), "DUPLICATE_INVOICE_ID");
}

TEST(INV_06, Keeps) {
  EXPECT_EQ(fate_of([](Json& document) { document["date"] = "2026-11-23"; }), "Processing");
}
TEST(INV_06, Breaks) {
  EXPECT_EQ(fate_of([](Json& document) { document["date"] = "2026-11-22"; }), "INVALID_DATE");
  EXPECT_EQ(fate_of([](Json& document) { document["date"] = "2027-01-01"; }), "INVALID_DATE");
}

TEST(INV_07, Keeps) { EXPECT_EQ(fate_of(unedited), "Processing"); }
TEST(INV_07, Breaks) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(10))}));
  trial.accept_all("A", {10});
  EXPECT_EQ(fate(trial, usual_invoice(trial)), "Rejected NOT_SHIPPED");
  trial.pass(days(60));
  EXPECT_TRUE(trial.effects(EffectKind::PaymentSent).empty());
}

TEST(INV_09, Keeps) { EXPECT_EQ(fate_of(unedited), "Processing"); }
TEST(INV_09, Breaks) {
  EXPECT_EQ(fate_of([](Json& document) { document["items"][0]["netCost"] = dollars("-2.5"); }),
            "Rejected INVALID_NET_COST");
  EXPECT_EQ(fate_of([](Json& document) { document["items"][0]["netCost"]["currencyCode"] = "EUR"; }),
            "Rejected INVALID_NET_COST");
}

TEST(INV_10, Keeps) {
  EXPECT_EQ(fate_of([](Json& document) {
              document["items"][0]["invoicedQuantity"] = each(1);
              document["invoiceTotal"] = dollars("2.5");
            }),
            "Processing");
}
TEST(INV_10, Breaks) {
  EXPECT_EQ(fate_of([](Json& document) { document["items"][0]["invoicedQuantity"] = each(0); }), "INVALID_QUANTITY");
}

TEST(INV_11, Keeps) { EXPECT_EQ(fate_of(unedited), "Processing"); }
TEST(INV_11, Breaks) {
  EXPECT_EQ(fate_of([](Json& document) { document["items"][0].erase("purchaseOrderNumber"); }), "INVALID_ORDER_ID");
}

void bill_both_orders(Json& document) {
  document["items"].push_back(invoice_item("B", 1, each(10)));
  document["items"].back()["itemSequenceNumber"] = 2;
  document["invoiceTotal"] = dollars("50");
}

TEST(INV_12, Keeps) {
  EXPECT_EQ(fate_of(bill_both_orders), "Processing");
  EXPECT_EQ(fate_of(unedited, in_region(Region::IN)).find("SEVERAL_ORDERS"), std::string::npos);
}
TEST(INV_12, Breaks) { EXPECT_EQ(fate_of(bill_both_orders, in_region(Region::IN)), "SEVERAL_ORDERS"); }

TEST(INV_13, Keeps) { EXPECT_EQ(fate_of(unedited), "Processing"); }
TEST(INV_13, Breaks) {
  EXPECT_EQ(fate_of([](Json& document) { document["invoiceTotal"] = dollars("0.00"); }), "ZERO_TOTAL");
  EXPECT_EQ(fate_of([](Json& document) { document["invoiceTotal"] = dollars("-10.00"); }), "ZERO_TOTAL");
}

void add_tax(Json& document, const std::string& header, const std::string& line, const std::string& total) {
  document["taxDetails"] = Json::array({tax("ST", header)});
  document["items"][0]["taxDetails"] = Json::array({tax("ST", line)});
  document["invoiceTotal"] = dollars(total);
}

TEST(INV_14, Keeps) {
  EXPECT_EQ(fate_of([](Json& document) {
              add_tax(document, "2", "2", "31.5");
              document["chargeDetails"] = Json::array({{{"type", "Freight"}, {"chargeAmount", dollars("5")}}});
              document["allowanceDetails"] = Json::array({{{"type", "Special"}, {"allowanceAmount", dollars("0.5")}}});
            }),
            "Processing");
  Settings without;
  without.readings.invoice_total = InvoiceTotal::WithoutTaxes;
  EXPECT_EQ(fate_of([](Json& document) { add_tax(document, "2", "2", "25"); }, without), "Processing");
}
TEST(INV_14, Breaks) {
  EXPECT_EQ(fate_of([](Json& document) { document["invoiceTotal"] = dollars("25.01"); }),
            "Rejected TOTAL_DOES_NOT_TIE_OUT");
  EXPECT_EQ(fate_of([](Json& document) { add_tax(document, "2", "2", "25"); }), "Rejected TOTAL_DOES_NOT_TIE_OUT");
}

TEST(INV_15, Keeps) {
  EXPECT_EQ(fate_of([](Json& document) { add_tax(document, "2", "2", "27"); }), "Processing");
  Settings per_unit;
  per_unit.readings.line_taxes = LineTaxes::PerUnit;
  EXPECT_EQ(fate_of([](Json& document) { add_tax(document, "2", "0.2", "27"); }, per_unit), "Processing");
}
TEST(INV_15, Breaks) {
  EXPECT_EQ(fate_of([](Json& document) { add_tax(document, "2", "0.2", "27"); }), "Rejected TAXES_DO_NOT_TIE_OUT");
  EXPECT_EQ(fate_of([](Json& document) { add_tax(document, "2", "1.99", "27"); }), "Rejected TAXES_DO_NOT_TIE_OUT");
}

void add_freight(Json& document, bool in_header) {
  const Json freight = Json::array({{{"type", "Freight"}, {"chargeAmount", dollars("5")}}});
  document["items"][0]["chargeDetails"] = freight;
  if (in_header) document["chargeDetails"] = freight;
  document["invoiceTotal"] = dollars("30");
}

TEST(INV_16, Keeps) {
  EXPECT_EQ(fate_of([](Json& document) { add_freight(document, true); }), "Processing");
}
TEST(INV_16, Breaks) {
  EXPECT_EQ(fate_of([](Json& document) { add_freight(document, false); }), "Rejected NOT_ITEMISED");
}

TEST(INV_17, Keeps) {
  EXPECT_EQ(fate_of([](Json& document) { document["billToParty"] = party("AMZAP"); }), "Processing");
}
TEST(INV_17, Breaks) {
  EXPECT_EQ(fate_of([](Json& document) { document["billToParty"] = party("PHX6"); }), "Rejected WRONG_BILL_TO");
  EXPECT_EQ(fate_of([](Json& document) { document.erase("billToParty"); }), "Rejected WRONG_BILL_TO");
}

TEST(INV_18, Keeps) {
  EXPECT_EQ(fate_of([](Json& document) { document["remitToParty"] = party("VEND9"); }), "Processing");
}
TEST(INV_18, Breaks) {
  EXPECT_TRUE(is_refused_for(fate_of([](Json& document) { document.erase("remitToParty"); }), "remitToParty"));
}

TEST(INV_20, Keeps) {
  EXPECT_EQ(fate_of([](Json& document) {
              document["items"][0].erase("amazonProductIdentifier");
              document["items"][0]["vendorProductIdentifier"] = "V1";
            }),
            "Processing");
}
TEST(INV_20, Breaks) {
  EXPECT_EQ(fate_of([](Json& document) { document["items"][0]["amazonProductIdentifier"] = "B0OTHER"; }),
            "Rejected INVALID_PRODUCT_IDENTIFIER");
  EXPECT_EQ(fate_of([](Json& document) { document["items"][0].erase("amazonProductIdentifier"); }),
            "Rejected INVALID_PRODUCT_IDENTIFIER");
}

void make_indian(Json& document) {
  document["items"][0]["hsnCode"] = "8471.30";
  document["items"][0]["taxDetails"] = Json::array({tax("SGST", "1"), tax("CGST", "1"), tax("CESS", "1")});
  document["invoiceTotal"] = dollars("28");
  document["referenceNumber"] = "IRN-1";
  document["remitToParty"]["taxRegistrationDetails"] =
      Json::array({{{"taxRegistrationType", "GST"}, {"taxRegistrationNumber", "29ABCDE1234F1Z5"}}});
}

TEST(INV_21, Keeps) {
  EXPECT_EQ(fate_of(make_indian, in_region(Region::IN)), "Processing");
  EXPECT_EQ(fate_of(unedited), "Processing");
}
TEST(INV_21, Breaks) {
  const auto without = [](const char* what) {
    return fate_of(
        [&](Json& document) {
          make_indian(document);
          const std::string part = what;
          if (part == "hsn") document["items"][0]["hsnCode"] = "847130 AB";
          if (part == "tax") document["items"][0]["taxDetails"].erase(1);
          if (part == "gstin") document["remitToParty"]["taxRegistrationDetails"][0]["taxRegistrationNumber"] = "29";
          if (part == "reference") document.erase("referenceNumber");
        },
        in_region(Region::IN));
  };
  for (const char* what : {"hsn", "tax", "gstin", "reference"}) EXPECT_EQ(without(what), "INVALID_TAX") << what;
  EXPECT_EQ(fate_of(unedited, in_region(Region::IN)).substr(0, 11), "INVALID_TAX");
}

void make_european(Json& document) {
  document["taxDetails"] = Json::array({tax("VAT", "5", "0.2"), tax("DomesticVAT", "6", "0.2")});
  document["invoiceTotal"] = dollars("30");
}

TEST(INV_22, Keeps) {
  EXPECT_EQ(fate_of(make_european, in_region(Region::EU)), "Processing");
  EXPECT_EQ(fate_of(
                [](Json& document) {
                  make_european(document);
                  document["billToParty"]["address"] = {{"name", "A"}, {"addressLine1", "B"}, {"countryCode", "PL"}};
                  document["additionalDetails"] = Json::array({{{"type", "SUR"}, {"detail", "split payment"}}});
                },
                in_region(Region::EU)),
            "Processing");
}
TEST(INV_22, Breaks) {
  EXPECT_EQ(fate_of(unedited, in_region(Region::EU)), "Rejected TAX_MISSING");
  EXPECT_EQ(fate_of(
                [](Json& document) {
                  make_european(document);
                  document["taxDetails"][1]["taxRate"] = "0.1";
                },
                in_region(Region::EU)),
            "Rejected TAX_MISSING");
  EXPECT_EQ(fate_of(
                [](Json& document) {
                  make_european(document);
                  document["billToParty"]["address"] = {{"name", "A"}, {"addressLine1", "B"}, {"countryCode", "PL"}};
                },
                in_region(Region::EU)),
            "Rejected TAX_MISSING");
}

TEST(INV_23, Keeps) {
  EXPECT_EQ(fate_of([](Json& document) { add_tax(document, "2", "2", "27"); }), "Processing");
}
TEST(INV_23, Breaks) {
  EXPECT_TRUE(
      is_refused_for(fate_of([](Json& document) { document["taxDetails"] = Json::array({tax("GS", "2")}); }), "GS"));
}

TEST(INV_24, Keeps) {
  EXPECT_EQ(fate_of([](Json& document) { add_freight(document, true); }), "Processing");
}
TEST(INV_24, Breaks) {
  EXPECT_TRUE(is_refused_for(fate_of([](Json& document) {
                               add_freight(document, true);
                               document["chargeDetails"][0]["type"] = "Postage";
                             }),
                             "Postage"));
}

TEST(INV_25, Keeps) {
  EXPECT_EQ(fate_of([](Json& document) {
              document["allowanceDetails"] = Json::array({{{"type", "Defective"}, {"allowanceAmount", dollars("5")}}});
              document["invoiceTotal"] = dollars("20");
            }),
            "Processing");
}
TEST(INV_25, Breaks) {
  EXPECT_TRUE(is_refused_for(
      fate_of([](Json& document) {
        document["allowanceDetails"] = Json::array({{{"type", "Rebate"}, {"allowanceAmount", dollars("5")}}});
      }),
      "Rebate"));
}

TEST(INV_36, Keeps) {
  Trial trial = shipped();
  EXPECT_EQ(trial.post(invoices_path, usual_invoice(trial)).status, 202);
  EXPECT_EQ(invoice_state_of(trial, "I1"), "Submitted");
  trial.pass(hours(1));
  EXPECT_EQ(invoice_state_of(trial, "I1"), "Processing");
  trial.pass(days(3));
  EXPECT_EQ(invoice_state_of(trial, "I1"), "Approved");
  trial.pass(days(30));
  EXPECT_EQ(invoice_state_of(trial, "I1"), "Paid");
}
TEST(INV_36, Breaks) {
  Trial trial = shipped();
  Json document = usual_invoice(trial);
  document["invoiceTotal"] = dollars("24");
  EXPECT_EQ(trial.outcome(invoices_path, document), "Processing");
  EXPECT_EQ(invoice_state_of(trial, "I1"), "Rejected TOTAL_DOES_NOT_TIE_OUT");
}

TEST(INV_37, Keeps) {
  EXPECT_EQ(fate_of(
                [](Json& document) {
                  make_european(document);
                  document["remitToParty"]["taxRegistrationDetails"] =
                      Json::array({{{"taxRegistrationType", "VAT"}, {"taxRegistrationNumber", "DE123456789"}}});
                },
                in_region(Region::EU)),
            "Processing");
}
TEST(INV_37, Breaks) {
  Trial trial = shipped(in_region(Region::EU));
  const auto reason = [&](const std::string& id, const auto& edit) {
    Json document = usual_invoice(trial, id);
    make_european(document);
    edit(document);
    fate(trial, document);
    return portal_row(trial, "invoices.csv", "invoice_number", id)["reason"];
  };
  const auto number = [](Json& document) {
    document["remitToParty"]["taxRegistrationDetails"] =
        Json::array({{{"taxRegistrationType", "VAT"}, {"taxRegistrationNumber", "123"}}});
  };
  EXPECT_NE(reason("I1", number).find("(tax registration number)"), std::string::npos);
  EXPECT_NE(reason("I2", [](Json& document) { document.erase("taxDetails"); }).find("(tax rate code)"),
            std::string::npos);
  EXPECT_NE(reason("I3", [](Json& document) { document.erase("billToParty"); }).find("(bill-to address)"),
            std::string::npos);
  EXPECT_NE(reason("I4", [](Json& document) { document["invoiceTotal"] = dollars("1"); }).find("(EDI issue)"),
            std::string::npos);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
