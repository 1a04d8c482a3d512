#include <gtest/gtest.h>

#include "core/erp/tryton/pages.h"
#include "tests/core/erp/tryton/samples.h"

namespace vendorproof::erp::tryton {
namespace {

using samples::nothing;
using samples::result;
using samples::talk;

PaymentDraft payment() {
  return {"P-1/SI-1", "SI-1", samples::at("2026-12-04T17:00:00Z"), samples::dollars("84"), "c"};
}

std::string invoice(const char* state = "posted") {
  return result(fmt::format(R"([{{"id":21,"company":1,"currency":2,"currency.":{{"id":2,"digits":2}},"account":5,)"
                            R"("state":"{}"}}])",
                            state));
}
const std::string method = result(R"([{"id":8,"name":"Amazon remittance"}])");
const std::string session = result(R"([33,"start","end"])");
const std::string form = result(R"({"view":{"fields_view":{},"state":"ask"}})");
const std::string paid = result("{}");
const std::string posted = result(R"([{"id":40,"number":"2"}])");

TEST(TrytonPayments, AreCountedByTheirNumber) {
  const auto counted =
      talk(postings_question(), {result(R"([{"id":1,"number":"2"},{"id":2,"number":"3"}])")}, "P-1/SI-1");
  EXPECT_EQ(counted.answer, 2);
  EXPECT_EQ(samples::parameters_of(counted.last())[0].dump(),
            R"([["description","=","P-1/SI-1"],["company.party.name","=","Vendor Inc"],["state","=","posted"]])");
  EXPECT_EQ(talk(postings_question(), {samples::no_rows}, "P-1/SI-1").answer, 0);
}

TEST(TrytonPayments, OfAPartGoThroughTheWholeWizard) {
  const auto part =
      talk(create_payment_question(), {invoice(), method, session, form, paid, nothing, posted}, payment());
  EXPECT_TRUE(part.answer) << part.error.message;
  EXPECT_EQ(part.operations, (std::vector<std::string>{
                                 "account.invoice.search_read", "account.invoice.payment.method.search_read",
                                 "account.invoice.pay.create", "account.invoice.pay.choice", "account.invoice.pay.pay",
                                 "account.invoice.pay.delete", "account.move.search_read"}));
  const std::string start = R"({"company":1,"currency":2,"currency_digits":2,"invoice_account":5,"payment_method":8,)"
                            R"("amount":{"__class__":"Decimal","decimal":"84.00"},)"
                            R"("date":{"__class__":"date","year":2026,"month":12,"day":4},"description":"P-1/SI-1"})";
  EXPECT_EQ(samples::parameters_of(part.requests[3]).dump(), "[33,{\"start\":" + start + "},\"choice\"]");
  EXPECT_EQ(
      samples::parameters_of(part.requests[4]).dump(),
      "[33,{\"start\":" + start +
          R"(,"ask":{"type":"partial","company":1,"invoice":21,"lines_to_pay":[],"lines":[],"payment_lines":[]}},)"
          R"("pay"])");
  EXPECT_EQ(samples::context_of(part.requests[3]).dump(),
            R"({"company":1,"active_model":"account.invoice","active_id":21,"active_ids":[21],"language":"en"})");
  EXPECT_EQ(samples::parameters_of(part.requests[5]).dump(), "[33]");
}

TEST(TrytonPayments, OfAllAreDoneAfterTheFirstForm) {
  const auto all = talk(create_payment_question(), {invoice(), method, session, paid, nothing, posted}, payment());
  EXPECT_TRUE(all.answer) << all.error.message;
  EXPECT_EQ(all.requests.size(), 6U);
}

TEST(TrytonPayments, AreBelievedWhenTheyAreSeen) {
  const auto silent =
      talk(create_payment_question(), {invoice(), method, session, paid, nothing, samples::no_rows}, payment());
  EXPECT_EQ(silent.error.code, ErrorCode::Denied);
  const auto asking = talk(create_payment_question(), {invoice(), method, session, form, form}, payment());
  EXPECT_EQ(asking.error.code, ErrorCode::Denied);
}

TEST(TrytonPayments, NeedAnInvoiceThatIsPosted) {
  EXPECT_EQ(talk(create_payment_question(), {samples::no_rows}, payment()).error.code, ErrorCode::Denied);
  EXPECT_EQ(talk(create_payment_question(), {invoice("paid")}, payment()).error.message,
            "the invoice is in state 'paid'");
}

}  // namespace
}  // namespace vendorproof::erp::tryton
