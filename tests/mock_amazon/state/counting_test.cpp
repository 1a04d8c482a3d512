#include "mock_amazon/state/counting.h"

#include "mock_amazon/state/order_book.h"
#include "mock_amazon/vendor_central.h"
#include "tests/mock_amazon/trial.h"

namespace vendorproof::mock_amazon {
namespace {

OrderLine line_of(std::int64_t eaches, const Quantity& written) {
  OrderLine line;
  line.sequence = 1;
  line.ordered = eaches;
  line.written = written;
  return line;
}

OrderLine hundred() { return line_of(100, {100, UnitOfMeasure::Eaches, 1}); }
OrderLine ten_cases() { return line_of(120, {10, UnitOfMeasure::Cases, 12}); }

std::string shown(const Counted& counted) {
  std::string text = std::to_string(counted.eaches);
  for (const auto& [error, eaches] : counted.errors) {
    text += " " + std::string(text_of(error)) + " " + std::to_string(eaches);
  }
  return text;
}

Settings planned(CountingError error, std::int64_t eaches = 0) {
  Settings settings;
  settings.receiving.planned = {{"A", 1, error, eaches}};
  return settings;
}

std::string counted(const Settings& settings, const OrderLine& line, std::int64_t eaches) {
  LineCount ahead = count_ahead(settings, "A", line);
  return shown(count_units(ahead, eaches));
}

TEST(Counting, IsRightByDefault) { EXPECT_EQ(counted({}, hundred(), 100), "100"); }

TEST(Counting, GoesWrongAsPlanned) {
  EXPECT_EQ(counted(planned(CountingError::Short, 3), hundred(), 100), "97 Short 3");
  EXPECT_EQ(counted(planned(CountingError::Over, 3), hundred(), 100), "103 Over 3");
  EXPECT_EQ(counted(planned(CountingError::Damaged, 3), hundred(), 100), "97 Damaged 3");
  EXPECT_EQ(counted(planned(CountingError::CaseAsOne), ten_cases(), 120), "10 CaseAsOne 110");
  EXPECT_EQ(counted(planned(CountingError::CaseAsOne), ten_cases(), 125), "15 CaseAsOne 110");
  EXPECT_EQ(counted(planned(CountingError::EachAsCase), ten_cases(), 120), "1440 EachAsCase 1320");
  EXPECT_EQ(counted(planned(CountingError::EachAsCase), hundred(), 5), "60 EachAsCase 55");
  EXPECT_EQ(counted(planned(CountingError::OtherUnit), hundred(), 100), "100");
}

TEST(Counting, HitsOnlyTheLineThatIsPlanned) {
  Settings settings = planned(CountingError::Short, 3);
  LineCount ahead = count_ahead(settings, "B", hundred());
  EXPECT_EQ(shown(count_units(ahead, 100)), "100");
  OrderLine second = hundred();
  second.sequence = 2;
  EXPECT_EQ(counted(settings, second, 100), "100");
}

TEST(Counting, SpreadsWhatGoesWrongOverSeveralCounts) {
  LineCount ahead = count_ahead(planned(CountingError::Short, 7), "A", hundred());
  EXPECT_EQ(shown(count_units(ahead, 5)), "0 Short 5");
  EXPECT_EQ(shown(count_units(ahead, 5)), "3 Short 2");
  EXPECT_EQ(shown(count_units(ahead, 5)), "5");
}

TEST(Counting, IsDrawnByNamesAndSeed) {
  Settings settings;
  settings.receiving.chance.short_bp = 5'000;
  int wrong = 0;
  for (int i = 0; i < 200; ++i) {
    const LineCount count = count_ahead(settings, "PO" + std::to_string(i), hundred());
    EXPECT_EQ(count.missing, count_ahead(settings, "PO" + std::to_string(i), hundred()).missing);
    EXPECT_LE(count.missing, 25);
    if (count.missing > 0) ++wrong;
  }
  EXPECT_GT(wrong, 60);
  EXPECT_LT(wrong, 140);
  settings.receiving.chance.short_bp = 10'000;
  EXPECT_GT(count_ahead(settings, "A", hundred()).missing, 0);
}

TEST(Counting, DrawsEveryKindByItself) {
  Settings settings;
  settings.receiving.chance.case_as_one_bp = 10'000;
  EXPECT_EQ(counted(settings, ten_cases(), 120), "10 CaseAsOne 110");
  settings = {};
  settings.receiving.chance.each_as_case_bp = 10'000;
  EXPECT_EQ(counted(settings, hundred(), 1), "12 EachAsCase 11");
  settings = {};
  settings.receiving.chance.other_unit_bp = 10'000;
  EXPECT_TRUE(is_reported_in_other_unit(settings, "A", hundred()));
  EXPECT_FALSE(is_reported_in_other_unit({}, "A", hundred()));
  EXPECT_TRUE(is_reported_in_other_unit(planned(CountingError::OtherUnit), "A", hundred()));
}

}  // namespace
}  // namespace vendorproof::mock_amazon
