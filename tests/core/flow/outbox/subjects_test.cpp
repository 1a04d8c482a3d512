#include "core/flow/outbox/subjects.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;

HttpResponse not_enabled() {
  return {400, {}, R"({"errors":[{"code":"InvalidInput","message":"The vendor is not enabled for this."}]})"};
}

void send_invoice_of(Conversation& talk) {
  talk.run_for(hours(1));
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-03T12:30:00Z")};
  talk.peers().invoices = {PeersInScript::invoice_json("2026-11-03T14:30:00Z")};
  talk.run_for(hours(30));
}

TradeException the_only_exception(Conversation& talk) {
  const std::vector<std::string> open = talk.open_exceptions();
  EXPECT_EQ(open.size(), 1U);
  return open.empty() ? TradeException() : *talk.store().exception(open.front());
}

TEST(Subjects, ThatAreInSeveralCurrenciesHaveNoSum) {
  const Currency euros = *Currency::parse("EUR");
  Money sum;
  EXPECT_TRUE(add_in_one_currency(sum, Money(15'000, usd())));
  EXPECT_TRUE(add_in_one_currency(sum, Money(0, euros)));
  EXPECT_FALSE(add_in_one_currency(sum, Money(1, euros)));
  EXPECT_EQ(sum.text(), "1.50 USD");
}

TEST(Subjects, ThatAreRefusedInvoicesNameTheAmountThatWaits) {
  Conversation talk;
  talk.always("submitInvoices", not_enabled());
  send_invoice_of(talk);
  const TradeException exception = the_only_exception(talk);
  EXPECT_EQ(exception.kind, ExceptionKind::RequestRefused);
  EXPECT_EQ(exception.purchase_order, "7QX2M4KP");
  EXPECT_EQ(exception.amount.text(), "300.00 USD");
  EXPECT_EQ(exception.text, "submitInvoices: 400 InvalidInput: The vendor is not enabled for this.; 300.00 USD wait");
  EXPECT_EQ(talk.count("submitInvoices"), 2U) << "once more, in case the refusal is unfounded";
}

TEST(Subjects, ThatAreRefusedShipNoticesNameTheValueOfTheGoods) {
  Conversation talk;
  talk.always("SubmitShipmentConfirmations", not_enabled());
  send_invoice_of(talk);
  EXPECT_EQ(the_only_exception(talk).amount.text(), "300.00 USD");
}

TEST(Subjects, ThatAreRefusedAcknowledgementsNameWhatIsConfirmed) {
  Conversation talk;
  talk.peers().reserved["TEA-GREEN"] = 30;
  talk.always("submitAcknowledgement", not_enabled());
  talk.run_for(hours(1));
  EXPECT_EQ(the_only_exception(talk).amount.text(), "262.50 USD") << "30; nobody knows when the other 10 come";
}

TEST(Subjects, ThatFailLaterNameTheAmountToo) {
  Conversation talk;
  talk.peers().verdicts["submitAcknowledgement"] = {"Failure", "INVALID"};
  talk.run_for(hours(2));
  EXPECT_EQ(the_only_exception(talk).amount.text(), "300.00 USD");
  Conversation other;
  other.peers().verdicts["SubmitShipmentConfirmations"] = {"Failure", "INVALID"};
  send_invoice_of(other);
  EXPECT_EQ(the_only_exception(other).amount.text(), "300.00 USD");
}

TEST(Subjects, ThatNobodyKnowsAreWorthNothing) {
  Conversation talk;
  EXPECT_TRUE(money_waiting(talk.desk(), "nothing").is_zero());
  EXPECT_EQ(purchase_order_of(talk.store(), "nothing"), "");
  EXPECT_EQ(words_of_waiting(Money()), "");
}

}  // namespace
}  // namespace vendorproof::flow
