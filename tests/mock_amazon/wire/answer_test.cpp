#include "mock_amazon/wire/answer.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(Answer, PutsAPayloadIntoItsEnvelope) {
  const Answer answer = answered_payload(202, {{"transactionId", "x"}});
  EXPECT_EQ(answer.status, 202);
  EXPECT_EQ(answer.body, R"({"payload":{"transactionId":"x"}})");
  EXPECT_EQ(answer.refusal, "");
}

TEST(Answer, RefusesWithEveryReason) {
  const Answer answer = refused(400, {{"InvalidInput", "one", ""}, {"InvalidInput", "two", "more"}});
  EXPECT_EQ(answer.body, R"({"errors":[{"code":"InvalidInput","message":"one","details":""},)"
                         R"({"code":"InvalidInput","message":"two","details":"more"}]})");
  EXPECT_EQ(answer.refusal, "InvalidInput one");
  EXPECT_EQ(refused_query().refusal, "InvalidInput Invalid Input");
  EXPECT_EQ(refused_unknown().status, 404);
}

TEST(Answer, WritesWhatIsNotUtf8) {
  EXPECT_EQ(quoted("a\"b"), R"("a\"b")");
  EXPECT_EQ(quoted("\xff"), "\"\xEF\xBF\xBD\"");
}

TEST(Answer, GuidsAreTheSameForTheSameSeedOnly) {
  EXPECT_EQ(guid_of(1, 7), guid_of(1, 7));
  EXPECT_NE(guid_of(1, 7), guid_of(1, 8));
  EXPECT_NE(guid_of(1, 7), guid_of(2, 7));
  EXPECT_EQ(guid_of(1, 7).size(), 36U);
  EXPECT_EQ(guid_of(1, 7)[8], '-');
}

TEST(Answer, HasTheBodiesOfWhatGoesWrongBehindTheApi) {
  EXPECT_EQ(throttled().body,
            R"({"errors":[{"code":"QuotaExceeded","message":"You exceeded your quota for the requested resource.",)"
            R"("details":""}]})");
  EXPECT_EQ(refused_internal().status, 500);
  EXPECT_EQ(refused_internal().refusal, "InternalFailure We encountered an internal error. Please try again.");
  EXPECT_EQ(refused_unavailable().status, 503);
  EXPECT_EQ(refused_unavailable().content_type, "application/json");
  EXPECT_EQ(unavailable_page().status, 503);
  EXPECT_EQ(unavailable_page().content_type, "text/html");
  EXPECT_FALSE(parse_json(unavailable_page().body).has_value());
}

}  // namespace
}  // namespace vendorproof::mock_amazon
