#include "harness/compare/tallies.h"

#include <gtest/gtest.h>

#include "tests/harness/judge/judged_run.h"

namespace vendorproof::harness {
namespace {

const Subject tea{"PO1", 1, ""};
const Subject coffee{"PO1", 2, ""};

TEST(EachesTally, ADocumentReplacesWhatItSaidBefore) {
  EachesTally tally;
  const Instant at;
  tally.say(at, "A", {{tea, 10}, {coffee, 1}});
  tally.say(at + hour, "B", {{tea, 2}});
  tally.say(at + 2 * hour, "A", {{tea, 4}});
  const Deeds deeds = tally.take();
  ASSERT_EQ(deeds.size(), 5U);
  EXPECT_EQ(deeds[1].value, "1 each");
  EXPECT_EQ(deeds[2].value, "12 eaches");
  EXPECT_EQ(deeds[3].value, "6 eaches");
  EXPECT_EQ(deeds[3].at, at + 2 * hour);
  EXPECT_EQ(deeds[4].subject, coffee);
  EXPECT_EQ(deeds[4].value, no_eaches);
}

TEST(MoneyTally, SumsEachCurrencyByItself) {
  MoneyTally tally;
  const Instant at;
  const Currency euro = *Currency::parse("EUR");
  tally.add(at, tea, dollars("1.00"));
  tally.add(at, tea, *Money::parse("2.00", euro));
  tally.add(at, tea, dollars("-1.00"));
  tally.add(at, tea, *Money::parse("-2.00", euro));
  tally.add(at, tea, Money());
  const Deeds deeds = tally.take();
  ASSERT_EQ(deeds.size(), 4U);
  EXPECT_EQ(deeds[1].value, "2.00 EUR + 1.00 USD");
  EXPECT_EQ(deeds[2].value, "2.00 EUR");
  EXPECT_EQ(deeds[3].value, no_money);
}

}  // namespace
}  // namespace vendorproof::harness
