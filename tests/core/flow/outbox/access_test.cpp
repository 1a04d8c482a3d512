#include "core/flow/outbox/access.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

TEST(Access, IsAskedForOnceAndUsedByEveryCall) {
  Conversation talk;
  talk.run_for(minutes(20));
  EXPECT_EQ(talk.count("token"), 1U);
  for (const HttpCall& call : talk.calls()) {
    const bool has_token = header_of(call.request.headers, "x-amz-access-token").has_value();
    EXPECT_EQ(has_token, call.peer == Peer::Amazon && call.operation != "token") << call.operation;
  }
}

TEST(Access, IsRenewedAMinuteBeforeItExpires) {
  Conversation talk;
  talk.run_for(hours(3));
  // Polls come every half hour, so a token of one hour is renewed when the third poll needs it.
  EXPECT_GE(talk.count("token"), 2U);
  EXPECT_LE(talk.count("token"), 4U);
}

TEST(Access, ThatIsRefusedIsAnExceptionUntilItIsGranted) {
  Conversation talk;
  talk.always("token", HttpResponse{401, {}, R"({"error":"invalid_client","error_description":"no"})"});
  talk.crash();
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("getPurchaseOrders"), 0U);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>{"request-refused/token"});
  EXPECT_EQ(talk.store().exception("request-refused/token")->text.find("test-secret"), std::string::npos);
  EXPECT_LE(talk.count("token"), 70U) << "once a minute";
  talk.as_usual("token");
  talk.run_for(minutes(15));
  EXPECT_TRUE(talk.open_exceptions().empty());
  EXPECT_GT(talk.count("getPurchaseOrders"), 0U);
}

TEST(Access, ThatLivesShortIsStillUsed) {
  Conversation talk;
  talk.always("token", HttpResponse{200, {}, R"({"access_token":"Atza|x","token_type":"bearer","expires_in":30})"});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

/// An ERP that lets nobody in without a token.
CoreConfig online_config() {
  CoreConfig config = scripted_config();
  config.dialect = erp::dialect_named("business-central-online");
  config.erp = erp::example_access(*config.dialect);
  return config;
}

std::size_t calls_without_token(const Conversation& talk) {
  std::size_t count = 0;
  for (const HttpCall& call : talk.calls()) {
    const std::string header = header_of(call.request.headers, "authorization").value_or("");
    if (call.peer == Peer::Erp && call.operation != "oauth2.token" && header != "Bearer erp-1") ++count;
  }
  return count;
}

TEST(Access, OfAnErpIsUsedByEveryCallToIt) {
  Conversation talk(online_config());
  talk.run_for(minutes(20));
  EXPECT_EQ(talk.count("oauth2.token"), 1U);
  EXPECT_EQ(talk.count("token"), 1U);
  EXPECT_GT(talk.count("items.list"), 0U);
  EXPECT_EQ(calls_without_token(talk), 0U);
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

TEST(Access, OfAnErpThatIsRefusedHoldsUpOnlyTheErp) {
  Conversation talk(online_config());
  talk.always("oauth2.token",
              HttpResponse{401, {}, R"({"error":"invalid_client","error_description":"AADSTS7000222"})"});
  talk.crash();
  talk.run_for(hours(1));
  EXPECT_EQ(talk.count("items.list"), 0U);
  EXPECT_GT(talk.count("getPurchaseOrders"), 0U);
  ASSERT_TRUE(talk.store().exception("request-refused/erp-token"));
  const std::string text = talk.store().exception("request-refused/erp-token")->text;
  EXPECT_EQ(text, "The ERP gives no access token: 401 invalid_client: AADSTS7000222");
  talk.as_usual("oauth2.token");
  talk.run_for(minutes(15));
  EXPECT_TRUE(talk.open_exceptions().empty());
  EXPECT_GT(talk.count("items.list"), 0U);
}

/// Once, as for Amazon: the row is due again at once, with a new token.
TEST(Access, OfAnErpThatNoLongerCountsIsRenewedAtOnce) {
  Conversation talk(online_config());
  talk.next("linkedOrders.find", HttpResponse{401, {}, "{}"});
  talk.run_for(minutes(20));
  EXPECT_EQ(talk.count("oauth2.token"), 2U);
  EXPECT_TRUE(talk.open_exceptions().empty());
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
}

}  // namespace
}  // namespace vendorproof::flow
