#include "reports/report.h"

#include <gtest/gtest.h>

#include "tests/reports/samples.h"
#include "tests/support/golden.h"

namespace vendorproof::reports {
namespace {

using samples::dollars;
using tests::expect_golden;

TEST(Report, WritersWriteWhatPeopleSaw) {
  ASSERT_EQ(writers().size(), 4U);
  for (const Writer& writer : writers()) {
    expect_golden(std::string(writer.file_name), writer.write(samples::report()));
  }
}

TEST(Report, MoneyAtStakeLeavesOutWhatIsExpectedAndKeepsCurrenciesApart) {
  const Money euros(7'5000, Currency::parse("EUR").value());
  EXPECT_EQ(at_stake(samples::report()), (std::vector<Money>{euros, dollars(1'234'50 + 120'00 + 14'400'00)}));
  EXPECT_TRUE(at_stake(samples::certified_report()).empty());
}

TEST(Report, TheSameReportGivesTheSameBytes) {
  for (const Writer& writer : writers()) EXPECT_EQ(writer.write(samples::report()), writer.write(samples::report()));
}

}  // namespace
}  // namespace vendorproof::reports
