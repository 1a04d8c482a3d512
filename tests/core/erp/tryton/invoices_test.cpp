#include <gtest/gtest.h>

#include "core/erp/tryton/pages.h"
#include "tests/core/erp/tryton/samples.h"

namespace vendorproof::erp::tryton {
namespace {

using samples::dollars;
using samples::result;
using samples::talk;

std::string decimal(const char* amount) { return fmt::format(R"({{"__class__":"Decimal","decimal":"{}"}})", amount); }

std::string document(int id, const char* number, const char* total, const std::string& lines) {
  return fmt::format(
      R"({{"id":{},"number":"{}","invoice_date":{{"__class__":"date","year":2026,"month":12,"day":1}},)"
      R"("total_amount":{},"tax_amount":{},"amount_to_pay":{},"currency.":{{"code":"USD","id":1}},"write_date":null,)"
      R"("create_date":{{"__class__":"datetime","year":2026,"month":12,"day":1,"hour":2,"minute":51,"second":2,)"
      R"("microsecond":124393}},"lines_to_pay.":[{{"id":2,)"
      R"("maturity_date":{{"__class__":"date","year":2027,"month":1,"day":30}}}}],)"
      R"("sales.":[{{"id":1,"reference":"PO-X1","number":"77","lines":[11,12]}}],"lines.":[{}]}})",
      id, number, decimal(total), decimal("0"), decimal(total), lines);
}

std::string billed_line(const char* quantity, const char* amount, const char* origin, const char* unit = "12.0") {
  return fmt::format(
      R"({{"id":5,"type":"line","quantity":{},"unit_price":{},"amount":{},"origin":"{}",)"
      R"("product.":{{"code":"TEA-GREEN","id":7,"default_uom.":{{"factor":1.0,"id":1}}}},)"
      R"("unit.":{{"factor":{},"id":33}},"stock_moves.":[{{"id":2,"shipment.":{{"number":"9","id":30}}}}]}})",
      quantity, decimal("30.0000"), decimal(amount), origin, unit);
}

Instant billed_since() { return samples::at("2026-12-01T00:00:00Z"); }

const std::string invoice_row =
    document(1, "SI-1", "90.00",
             billed_line("3.0", "90.00", "sale.line,12") + R"(,{"id":6,"type":"comment","quantity":null},)" +
                 R"({"id":7,"type":"line","quantity":0.0,"origin":null})");
const std::string memo_row = document(2, "SC-1", "-30.00", billed_line("-1.0", "-30.00", "account.invoice.line,5"));

TEST(TrytonInvoices, AreReadInEachesWithTheirSale) {
  const auto read = talk(invoices_question(), {result("[" + invoice_row + "," + memo_row + "]")}, billed_since());
  ASSERT_TRUE(read.answer) << read.error.message;
  ASSERT_EQ(read.answer->size(), 1U) << "a credit memo is no invoice";
  EXPECT_TRUE(read.odd.empty());
  trade::Invoice invoice;
  invoice.number = "SI-1";
  invoice.purchase_order = "PO-X1";
  invoice.sales_order = "77";
  invoice.shipment = "9";
  invoice.date = samples::at("2026-12-01T00:00:00Z");
  invoice.due = samples::at("2027-01-30T00:00:00Z");
  invoice.total = invoice.remaining = dollars("90");
  invoice.tax = dollars("0");
  invoice.modified_at = samples::at("2026-12-01T02:51:02.124Z");
  invoice.lines = {{12, "TEA-GREEN", 36, dollars("2.5"), dollars("90")}};
  EXPECT_EQ(read.answer->front(), invoice);
}

TEST(TrytonInvoices, InAUnitThatIsNoNumberOfEachesAreOdd) {
  const auto read =
      talk(invoices_question(),
           {result("[" + document(1, "SI-1", "90.00", billed_line("3.0", "90.00", "sale.line,12", "2.5")) + "," +
                   document(2, "SI-2", "90.00", billed_line("3.0", "90.00", "sale.line,12")) + "]")},
           billed_since());
  EXPECT_EQ(read.answer->size(), 1U);
  ASSERT_EQ(read.odd.size(), 1U);
  EXPECT_EQ(read.odd[0].subject, "SI-1");
}

TEST(TrytonInvoices, ArePostedOrPaidAndOurs) {
  const std::string domain = samples::parameters_of(talk(invoices_question(), {}, billed_since()).last())[0].dump();
  EXPECT_EQ(domain.find(R"([["type","=","out"],["party.name","=","Amazon"],["company.party.name","=","Vendor Inc"],)"
                        R"(["state","in",["posted","paid"]],["OR",)"),
            0U)
      << domain;
}

TEST(TrytonCreditMemos, NameTheInvoiceOfTheLinesThatTheyTakeBack) {
  const std::string page = result("[" + invoice_row + "," + memo_row + "]");
  const auto read = talk(credit_memos_question(),
                         {page, result(R"([{"id":5,"invoice.":{"id":1,"number":"SI-1"}}])"), page}, billed_since());
  ASSERT_TRUE(read.answer) << read.error.message;
  ASSERT_EQ(read.answer->size(), 1U);
  trade::CreditMemo memo;
  memo.number = "SC-1";
  memo.invoice = "SI-1";
  memo.date = samples::at("2026-12-01T00:00:00Z");
  memo.total = dollars("30");
  memo.tax = dollars("0");
  memo.modified_at = samples::at("2026-12-01T02:51:02.124Z");
  memo.lines = {{"TEA-GREEN", 12, dollars("2.5"), dollars("30")}};
  EXPECT_EQ(read.answer->front(), memo);
  EXPECT_EQ(samples::parameters_of(read.requests[1])[0].dump(), R"([["id","in",[5]]])");
}

TEST(TrytonCreditMemos, WithoutAnInvoiceNameNone) {
  const std::string page =
      result("[" + document(2, "SC-1", "-30.00", billed_line("-1.0", "-30.00", "sale.line,12")) + "]");
  const auto read = talk(credit_memos_question(), {page, page}, billed_since());
  ASSERT_TRUE(read.answer) << read.error.message;
  EXPECT_EQ(read.answer->at(0).invoice, "");
}

TEST(TrytonCreditMemos, AndInvoicesShareAListOfHeads) {
  const std::string page = result("[" + invoice_row + "," + memo_row + "]");
  EXPECT_EQ(talk(invoice_heads_question(), {page}, billed_since()).answer->at(0).number, "SI-1");
  EXPECT_EQ(talk(invoice_heads_question(), {page}, billed_since()).answer->size(), 1U);
  EXPECT_EQ(talk(credit_memo_heads_question(), {page}, billed_since()).answer->at(0).number, "SC-1");
}

}  // namespace
}  // namespace vendorproof::erp::tryton
