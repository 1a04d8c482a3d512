#include "core/flow/outbox/batches.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/store/text/document_text.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

std::string invoice_number(std::size_t index) { return fmt::format("SI-{:03}", index); }
std::string invoice_key(std::size_t index) { return "invoice/7QX2M4KP/SS-" + std::to_string(index); }

/// An acknowledged order, and `count` invoices of it that are due at the same time.
void hand_over_invoices(Conversation& talk, std::size_t count) {
  talk.run_for(hours(1));
  talk.store().begin();
  Desk desk = talk.desk();
  for (std::size_t i = 0; i < count; ++i) {
    store::InvoiceRecord record;
    record.invoice.number = invoice_number(i);
    record.invoice.purchase_order = "7QX2M4KP";
    record.invoice.date = talk.now().wall;
    record.invoice.due = talk.now().wall + std::chrono::hours(24 * 30);
    record.amazon_id = record.invoice.number;
    record.state = store::InvoiceState::Sending;
    talk.store().save(record);
    trade::AmazonInvoice invoice;
    invoice.id = record.invoice.number;
    invoice.total = Money(10'000, usd());
    desk.schedule(OperationId::SubmitInvoice, invoice_key(i), invoice.id, talk.now().wall,
                  store::write_document(invoice));
  }
  talk.store().commit();
  talk.step(Woke());
}

std::size_t count_in(const HttpCall& call) {
  return SubmissionsInScript::numbers_in(*parse_json(call.request.body)).size();
}

/// The invoices that wait for a person.
std::set<std::string> accused(Conversation& talk, std::size_t count) {
  std::set<std::string> numbers;
  const std::vector<std::string> open = talk.open_exceptions();
  for (std::size_t i = 0; i < count; ++i) {
    const bool failed = std::count(open.begin(), open.end(), "invoice-failed/" + invoice_number(i)) > 0;
    const bool refused = std::count(open.begin(), open.end(), "request-refused/" + invoice_key(i)) > 0;
    if (failed || refused) numbers.insert(invoice_number(i));
  }
  EXPECT_EQ(numbers.size(), open.size()) << testing::PrintToString(open);
  return numbers;
}

void expect_all_others_accepted(Conversation& talk, std::size_t count) {
  const SubmissionsInScript& amazon = talk.peers().submissions;
  for (std::size_t i = 0; i < count; ++i) {
    if (amazon.guilty.count(invoice_number(i)) > 0) continue;
    EXPECT_EQ(amazon.accepted.at(invoice_number(i)), 1) << i;
    EXPECT_EQ(talk.store().known_invoice(invoice_number(i)).state, store::InvoiceState::Succeeded) << i;
  }
}

std::size_t logarithm(std::size_t count) {
  std::size_t rounds = 0;
  while ((std::size_t{1} << rounds) < count) ++rounds;
  return rounds;
}

TEST(Batches, TakeAllThatIsDueInOneCallWithOneTransaction) {
  Conversation talk;
  hand_over_invoices(talk, 40);
  const std::size_t transactions = talk.count("getTransaction");
  talk.run_for(minutes(20));
  ASSERT_EQ(talk.count("submitInvoices"), 1U);
  EXPECT_EQ(count_in(talk.calls_of("submitInvoices")[0]), 40U);
  EXPECT_EQ(talk.count("getTransaction"), transactions + 2) << "read for all together";
  expect_all_others_accepted(talk, 40);
  EXPECT_EQ(talk.store().known_work(invoice_key(7)).parameters, "") << "no document is kept";
}

TEST(Batches, AreNoLargerThanTheChannelOrTheConfigurationAllows) {
  Conversation talk;
  hand_over_invoices(talk, 230);
  talk.run_for(minutes(1));
  std::vector<std::size_t> sizes;
  for (const HttpCall& call : talk.calls_of("submitInvoices")) sizes.push_back(count_in(call));
  EXPECT_EQ(sizes, (std::vector<std::size_t>{100, 100, 30}));

  CoreConfig config = scripted_config();
  config.documents_in_call_max = 1;
  Conversation single(config);
  hand_over_invoices(single, 12);
  single.run_for(minutes(1));
  EXPECT_EQ(single.count("submitInvoices"), 12U);
}

TEST(Batches, HoldNoTwoDocumentsOfOneSubject) {
  Conversation talk;
  hand_over_invoices(talk, 3);
  talk.run_for(minutes(20));
  const std::size_t before = talk.count("submitInvoices");
  talk.store().begin();
  Desk desk = talk.desk();
  for (const char* key : {"invoice/7QX2M4KP/again-1", "invoice/7QX2M4KP/again-2"}) {
    desk.schedule(OperationId::SubmitInvoice, key, invoice_number(0), talk.now().wall,
                  store::write_document(trade::AmazonInvoice()));
  }
  talk.store().commit();
  talk.step(Woke());
  talk.run_for(minutes(1));
  EXPECT_EQ(talk.count("submitInvoices"), before + 2);
}

TEST(Batches, AreInDoubtRowByRowAfterACrash) {
  Conversation talk;
  hand_over_invoices(talk, 30);
  if (talk.count("submitInvoices") == 0) talk.run_until_called("submitInvoices");
  talk.crash();
  EXPECT_TRUE(talk.store().pending_work(store::WorkState::InFlight).empty());
  talk.run_for(hours(2));
  expect_all_others_accepted(talk, 30);
  const std::vector<HttpCall> calls = talk.calls_of("submitInvoices");
  ASSERT_EQ(calls.size(), 31U) << "what may have arrived leaves alone";
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{});
}

TEST(Batches, WhoseAnswerIsLostAreSentAgainRowByRow) {
  Conversation talk;
  talk.lose_answer("submitInvoices");
  hand_over_invoices(talk, 30);
  talk.run_for(hours(2));
  expect_all_others_accepted(talk, 30);
  EXPECT_EQ(talk.count("submitInvoices"), 31U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Batches, ThatAreThrottledOrDeniedLoseNothing) {
  Conversation talk;
  talk.next("submitInvoices", HttpResponse{429, {}, ""});
  talk.next("submitInvoices", HttpResponse{403, {}, R"({"errors":[{"code":"Unauthorized"}]})"});
  hand_over_invoices(talk, 30);
  talk.run_for(hours(1));
  expect_all_others_accepted(talk, 30);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Batches, OfWhichAHalfFailedAreNotJoinedAgainAfterACrash) {
  Conversation talk;
  talk.peers().submissions.bad_document = BadDocument::FailsItsTransaction;
  talk.peers().submissions.guilty = {invoice_number(2)};
  hand_over_invoices(talk, 32);
  const std::size_t transactions = talk.count("getTransaction");
  while (talk.count("getTransaction") == transactions) talk.run_for(Duration(50));
  talk.run_for(Duration(200));
  ASSERT_EQ(talk.count("submitInvoices"), 3U) << "the whole and its halves";
  talk.crash();
  talk.run_for(hours(6));
  const std::vector<HttpCall> calls = talk.calls_of("submitInvoices");
  for (std::size_t i = 1; i < calls.size(); ++i) EXPECT_LE(count_in(calls[i]), 16U) << i;
  EXPECT_EQ(accused(talk, 32), std::set<std::string>{invoice_number(2)});
  expect_all_others_accepted(talk, 32);
}

RC_GTEST_PROP(Batches, AreHalvedUntilTheGuiltyDocumentsAreAlone, ()) {
  const auto count = *rc::gen::inRange<std::size_t>(1, 101);
  const auto guilty = *rc::gen::container<std::set<std::size_t>>(rc::gen::inRange<std::size_t>(0, count));
  const auto way =
      *rc::gen::element(BadDocument::FailsItself, BadDocument::FailsItsTransaction, BadDocument::FailsItsCall);
  Conversation talk;
  SubmissionsInScript& amazon = talk.peers().submissions;
  amazon.bad_document = way;
  for (const std::size_t index : guilty) amazon.guilty.insert(invoice_number(index));
  hand_over_invoices(talk, count);
  talk.run_for(hours(8));
  RC_ASSERT(accused(talk, count) == amazon.guilty);
  expect_all_others_accepted(talk, count);
  const std::size_t calls = talk.count("submitInvoices");
  // A document that is refused alone goes out once more.
  RC_ASSERT(calls <= std::min(2 * guilty.size() * logarithm(count) + 1, 2 * count - 1) + guilty.size());
}

RC_GTEST_PROP(Batches, EndTheSameWhenTheProgramIsKilledInBetween, ()) {
  const auto count = *rc::gen::inRange<std::size_t>(2, 40);
  const auto guilty = *rc::gen::container<std::set<std::size_t>>(rc::gen::inRange<std::size_t>(0, count));
  const auto kills = *rc::gen::container<std::vector<int>>(rc::gen::inRange(1, 4000));
  const auto way =
      *rc::gen::element(BadDocument::FailsItself, BadDocument::FailsItsTransaction, BadDocument::FailsItsCall);
  Conversation talk;
  SubmissionsInScript& amazon = talk.peers().submissions;
  amazon.bad_document = way;
  for (const std::size_t index : guilty) amazon.guilty.insert(invoice_number(index));
  hand_over_invoices(talk, count);
  for (std::size_t i = 0; i < std::min<std::size_t>(kills.size(), 6); ++i) {
    talk.run_for(std::chrono::seconds(kills[i]));
    talk.crash();
  }
  talk.run_for(hours(12));
  RC_ASSERT(accused(talk, count) == amazon.guilty);
  expect_all_others_accepted(talk, count);
}

const HttpResponse wrong_once{400, {}, R"({"errors":[{"code":"InvalidInput","message":"no"}]})"};

TEST(BatchesOfOne, ThatAreRefusedOnceAskNobody) {
  Conversation talk;
  talk.next("submitAcknowledgement", wrong_once);
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 2U);
  EXPECT_TRUE(talk.open_exceptions().empty());
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
  const std::vector<HttpCall> calls = talk.calls_of("submitAcknowledgement");
  const auto items_of = [](const HttpCall& call) {
    return (*parse_json(call.request.body))["acknowledgements"][0]["items"];
  };
  EXPECT_EQ(items_of(calls[0]), items_of(calls[1])) << "the same document";
  EXPECT_GE(calls[1].deadline - calls[0].deadline, minutes(5));
}

TEST(BatchesOfOne, ThatFailWithoutAReasonGoOutOnceMore) {
  Conversation talk;
  talk.peers().verdicts["submitAcknowledgement"] = {"Failure", "NotAvailable"};
  while (talk.count("submitAcknowledgement") < 2) talk.run_for(minutes(1));
  EXPECT_TRUE(talk.open_exceptions().empty());
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 2U) << "it failed again, so a person decides";
  ASSERT_EQ(talk.open_exceptions().size(), 1U);
  EXPECT_EQ(talk.open_exceptions().front(), "acknowledgement-failed/7QX2M4KP");
}

TEST(BatchesOfOne, ThatFailForAReasonGoToAPersonAtOnce) {
  Conversation talk;
  talk.peers().verdicts["submitAcknowledgement"] = {"Failure", "INVALID_ORDER_ID"};
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(talk.open_exceptions().size(), 1U);
}

TEST(BatchesOfOne, GetASecondTryForEachReasonUntilTheRowEnds) {
  Conversation talk;
  talk.run_for(hours(1));
  talk.store().begin();
  Desk desk = talk.desk();
  store::Work work;
  work.key = "invoice/7QX2M4KP/SS-1";
  EXPECT_TRUE(sends_once_more(desk, work, Unfounded::Refusal, "no"));
  EXPECT_TRUE(sends_once_more(desk, work, Unfounded::Failure, "NotAvailable"));
  EXPECT_FALSE(sends_once_more(desk, work, Unfounded::Refusal, "no"));
  EXPECT_TRUE(sends_once_more(desk, work, Unfounded::Refusal, "no")) << "a person sent it again";
  forget_second_try(desk, work);
  EXPECT_TRUE(sends_once_more(desk, work, Unfounded::Failure, "NotAvailable"));
  talk.store().commit();
}

}  // namespace
}  // namespace vendorproof::flow
