#include "mock_amazon/notices/notice_defects.h"

#include "tests/mock_amazon/notice_trial.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(NoticeDefects, HaveARowForEveryRuleThatIsSeenAtAcceptance) {
  std::set<std::string_view> rules;
  for (const NoticeDefectRule& row : notice_defect_rules()) EXPECT_TRUE(rules.insert(row.rule).second) << row.rule;
  EXPECT_EQ(rules.size(), 8U);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
