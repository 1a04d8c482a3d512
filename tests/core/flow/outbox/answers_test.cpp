#include "core/flow/outbox/answers.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

TEST(Answers, ThrottledCallsBackOffTwiceAsLongEachTime) {
  Conversation talk;
  for (int i = 0; i < 4; ++i) talk.next("submitAcknowledgement", HttpResponse{429, {}, "{}"});
  talk.run_for(hours(1));
  const std::vector<HttpCall> calls = talk.calls_of("submitAcknowledgement");
  ASSERT_EQ(calls.size(), 5U);
  Duration longest{};
  for (std::size_t i = 1; i < calls.size(); ++i) {
    const Duration pause = calls[i].deadline - calls[i - 1].deadline;
    EXPECT_GT(pause, longest);
    EXPECT_GE(pause, seconds(3));
    longest = pause;
  }
  EXPECT_GE(longest, seconds(30));
  EXPECT_LE(longest, seconds(41));
}

TEST(Answers, AnExpiredTokenIsRenewedOnce) {
  Conversation talk;
  const std::string expired =
      R"({"errors":[{"code":"Unauthorized","message":"Access to requested resource is denied.",)"
      R"("details":"The access token you provided has expired."}]})";
  talk.next("submitAcknowledgement", HttpResponse{403, {}, expired});
  talk.run_for(minutes(10));
  EXPECT_EQ(talk.count("token"), 2U);
  EXPECT_EQ(talk.count("submitAcknowledgement"), 2U);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Answers, ARefusedDocumentWaitsForAPersonAndNothingElseDoes) {
  Conversation talk;
  talk.always("submitAcknowledgement", HttpResponse{400, {}, R"({"errors":[{"code":"InvalidInput","message":"no"}]})"});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("submitAcknowledgement"), 2U) << "once more, in case the refusal is unfounded";
  ASSERT_EQ(talk.open_exceptions().size(), 1U);
  const std::string key = talk.open_exceptions().front();
  EXPECT_EQ(key.find("request-refused/acknowledgement/7QX2M4KP/"), 0U);
  EXPECT_EQ(talk.standing().waits_for, "exception " + key + " (IT)");

  talk.as_usual("submitAcknowledgement");
  talk.step(OperatorAction{key, "", trade::Act::Close, "ann", ""});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(Answers, AThrottledCallWaitsAsLongAsItIsAsked) {
  Conversation talk;
  talk.next("submitAcknowledgement", HttpResponse{429, {{"Retry-After", "1200"}}, "{}"});
  talk.run_for(hours(1));
  const std::vector<HttpCall> calls = talk.calls_of("submitAcknowledgement");
  ASSERT_EQ(calls.size(), 2U);
  EXPECT_GE(calls[1].deadline - calls[0].deadline, seconds(1200));
  EXPECT_LE(calls[1].deadline - calls[0].deadline, seconds(1210));
}

TEST(Answers, APauseOfADayIsCutToAnHour) {
  Conversation talk;
  talk.next("submitAcknowledgement", HttpResponse{503, {{"Retry-After", "86400"}}, ""});
  talk.run_for(hours(2));
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(Answers, AFailingPeerMayAskForAPauseToo) {
  Conversation talk;
  talk.next("linkedOrders.find", HttpResponse{503, {{"Retry-After", "900"}}, ""});
  talk.run_for(hours(1));
  const std::vector<HttpCall> calls = talk.calls_of("linkedOrders.find");
  ASSERT_GE(calls.size(), 2U);
  EXPECT_GE(calls[1].deadline - calls[0].deadline, seconds(900));
}

/// The ERP may have created the sales order before its proxy gave up.
TEST(Answers, ATimeOutOfTheProxyIsAnUnknownOutcome) {
  Conversation talk;
  talk.next("linkedOrders.create", HttpResponse{408, {}, ""});
  talk.run_for(hours(1));
  EXPECT_GE(talk.count("linkedOrders.find"), 2U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Answers, ThatComeLateOrTwiceChangeNothing) {
  Conversation talk;
  talk.run_until_called("linkedOrders.create");
  const HttpCall create = talk.calls_of("linkedOrders.create").front();
  talk.run_for(hours(1));
  const store::OrderRecord before = *talk.store().order("7QX2M4KP");
  const HttpResponse late{201, {}, "{}"};
  talk.step(CallDone{create.key, create.attempt, late});
  talk.step(CallDone{create.key, create.attempt + 1, late});
  talk.step(CallDone{{"sales-order/NEVER"}, 1, late});
  EXPECT_EQ(*talk.store().order("7QX2M4KP"), before);
}

TEST(Answers, ReadsAreRepeatedWhateverWentWrong) {
  Conversation talk;
  talk.next("linkedOrders.find", HttpResponse{503, {}, "<html><body>Website Temporarily Unavailable</body></html>"});
  talk.next("linkedOrders.find", NoAnswer::Indeterminate);
  talk.next("linkedOrders.find", NoAnswer::NotDelivered);
  talk.next("linkedOrders.find", HttpResponse{200, {}, "<html>"});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("linkedOrders.find"), 5U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Answers, ThatStayUnreadableAreForAPersonUntilTheyCanBeRead) {
  Conversation talk;
  talk.always("linkedOrders.find", HttpResponse{200, {}, "[]"});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"unreadable-answer/find-sales-order/7QX2M4KP"});
  talk.as_usual("linkedOrders.find");
  talk.run_for(hours(1));
  EXPECT_TRUE(talk.open_exceptions().empty());
}

TEST(Answers, AWriteThatWasAnsweredUnreadablyHasHappened) {
  Conversation talk;
  talk.next("linkedOrders.create", HttpResponse{201, {}, "<html>"});
  talk.run_for(hours(1));
  EXPECT_GE(talk.count("linkedOrders.find"), 2U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

/// The first dialect, with another reading of what the ERP says to a release.
template <ErrorCode code>
CoreConfig config_whose_releases_fail() {
  static const erp::Dialect dialect = [] {
    erp::Dialect changed = *erp::dialects().front();
    changed.release_sales_order.hear = [](const erp::ErpAccess&, std::string_view,
                                          std::string_view) -> Result<trade::Heard<std::monostate>> {
      return failure(code, "the button changed nothing");
    };
    return changed;
  }();
  CoreConfig config = scripted_config();
  config.dialect = &dialect;
  return config;
}

TEST(Answers, AnErpThatSaysYesAndDidNothingHasRefused) {
  Conversation talk(config_whose_releases_fail<ErrorCode::Denied>());
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("linkedOrders.release"), 1U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"request-refused/release-sales-order/7QX2M4KP"});
  EXPECT_NE(talk.store().exceptions().front().text.find("the button changed nothing"), std::string::npos);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged) << "as after a refusal by status";
}

TEST(Answers, AnErpWhoseObjectIsGoneIsReadAgain) {
  Conversation talk(config_whose_releases_fail<ErrorCode::Conflict>());
  talk.run_for(hours(1));
  EXPECT_GE(talk.count("linkedOrders.find"), 2U) << "as after an outdated change";
  EXPECT_TRUE(talk.open_exceptions().empty());
}

}  // namespace
}  // namespace vendorproof::flow
