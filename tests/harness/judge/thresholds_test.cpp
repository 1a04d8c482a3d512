#include "harness/judge/thresholds.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "harness/command/builtin_files.h"
#include "scenarios/files/read_profile.h"

namespace vendorproof::harness {
namespace {

using reports::Rehearsal;
using reports::Subject;
using reports::Verdict;

/// A season like the built-in one: some notices are later than half an hour, none so late that it is charged.
Rehearsal season() {
  Rehearsal rehearsal;
  rehearsal.ship_notices = 1'000;
  rehearsal.late_ship_notices = 31;
  rehearsal.ship_notice_delay = {std::chrono::minutes(5), std::chrono::minutes(7), std::chrono::minutes(211),
                                 std::chrono::minutes(365)};
  return rehearsal;
}

scenarios::Thresholds built_in() {
  const auto& files = builtin_files();
  const auto found = std::find_if(files.begin(), files.end(),
                                  [](const BuiltinFile& file) { return file.name == "black-friday-mid-size"; });
  return scenarios::read_profile(found->text, "built in").value().thresholds;
}

Verdict verdict_of(const scenarios::Thresholds& thresholds, Rehearsal rehearsal) {
  check_thresholds(thresholds, rehearsal);
  decide(rehearsal);
  return rehearsal.verdict;
}

TEST(Thresholds, EveryLimitThatAPageShowsHasOneInTheBuiltInSeason) {
  Rehearsal rehearsal = season();
  check_thresholds(built_in(), rehearsal);
  for (const Subject subject :
       {Subject::Acknowledgements, Subject::ShipNotices, Subject::Quota, Subject::Backlog, Subject::Money}) {
    EXPECT_TRUE(std::any_of(rehearsal.thresholds.begin(), rehearsal.thresholds.end(),
                            [&](const auto& threshold) { return threshold.subject == subject; }));
  }
}

TEST(Thresholds, MoneyHasItsCurrencyAlsoIfThereIsNone) {
  Rehearsal rehearsal = season();
  check_thresholds(built_in(), rehearsal);
  EXPECT_EQ(rehearsal.thresholds.back().limit, "at most 100,000.00 USD");
  EXPECT_EQ(rehearsal.thresholds.back().seen, "0.00 USD");
}

TEST(Thresholds, LateShipNoticesAreHeldAgainstTheVendorAndNamed) {
  EXPECT_EQ(verdict_of(built_in(), season()), Verdict::Certified);
  Rehearsal rehearsal = season();
  rehearsal.late_ship_notices = 51;
  check_thresholds(built_in(), rehearsal);
  decide(rehearsal);
  EXPECT_EQ(rehearsal.verdict, Verdict::NotCertified);
  EXPECT_TRUE(is_missed(rehearsal, Subject::ShipNotices));
  EXPECT_EQ(rehearsal.reason, "1 of 8 thresholds did not hold and no rule is broken.");
  EXPECT_EQ(rehearsal.thresholds[3].seen, "5.1 % (51 of 1,000)");
}

TEST(Thresholds, OneShipNoticeThatIsChargedIsTooMany) {
  Rehearsal rehearsal = season();
  rehearsal.charged_ship_notices = 1;
  EXPECT_EQ(verdict_of(built_in(), rehearsal), Verdict::NotCertified);
}

TEST(Thresholds, ADelayLongerThanItsLimitDoesNotHold) {
  scenarios::Thresholds thresholds;
  thresholds.ship_notice_p99_max = std::chrono::minutes(211);
  EXPECT_EQ(verdict_of(thresholds, season()), Verdict::Certified);
  thresholds.ship_notice_p99_max = std::chrono::minutes(210);
  EXPECT_EQ(verdict_of(thresholds, season()), Verdict::NotCertified);
}

TEST(Thresholds, NoneIsSaid) {
  Rehearsal rehearsal = season();
  check_thresholds({}, rehearsal);
  decide(rehearsal);
  EXPECT_EQ(rehearsal.reason, "the profile has no thresholds and no rule is broken.");
}

}  // namespace
}  // namespace vendorproof::harness
