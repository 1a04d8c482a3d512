#include "mock_amazon/answer.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace vendorproof::mock_amazon
