#include "mock_amazon/notices/notice_timing.h"

#include <gtest/gtest.h>

namespace vendorproof::mock_amazon {
namespace {

const Instant departed = *parse_instant("2026-11-23T08:00:00Z");
const TruckTimes two_days = {departed, departed + std::chrono::hours(48), departed + std::chrono::hours(52)};

TEST(NoticeTiming, HasFourBands) {
  EXPECT_EQ(timing_of(departed - std::chrono::hours(9), two_days, false), NoticeTiming::OnTime);
  EXPECT_EQ(timing_of(departed + std::chrono::minutes(30), two_days, false), NoticeTiming::OnTime);
  EXPECT_EQ(timing_of(departed + std::chrono::minutes(31), two_days, false), NoticeTiming::AfterOfficial);
  EXPECT_EQ(timing_of(departed + std::chrono::hours(44), two_days, false), NoticeTiming::AfterOfficial);
  EXPECT_EQ(timing_of(departed + std::chrono::hours(44) + std::chrono::minutes(1), two_days, false),
            NoticeTiming::AfterFourHours);
  EXPECT_EQ(timing_of(departed + std::chrono::hours(52) - std::chrono::minutes(1), two_days, false),
            NoticeTiming::AfterFourHours);
  EXPECT_EQ(timing_of(departed + std::chrono::hours(52), two_days, false), NoticeTiming::AfterReceipt);
}

TEST(NoticeTiming, OfAShortRideCountsBackFromArrival) {
  const TruckTimes short_ride = {departed, departed + std::chrono::hours(5), std::nullopt};
  EXPECT_EQ(timing_of(departed - std::chrono::hours(1), short_ride, false), NoticeTiming::OnTime);
  EXPECT_EQ(timing_of(departed, short_ride, false), NoticeTiming::AfterOfficial);
  EXPECT_EQ(timing_of(departed + std::chrono::hours(2), short_ride, false), NoticeTiming::AfterFourHours);
  EXPECT_EQ(timing_of(departed + std::chrono::hours(20), short_ride, false), NoticeTiming::AfterFourHours);
}

TEST(NoticeTiming, OfParcelsEndsWhenTheyLeave) {
  EXPECT_EQ(timing_of(departed, two_days, true), NoticeTiming::OnTime);
  EXPECT_EQ(timing_of(departed + std::chrono::minutes(1), two_days, true), NoticeTiming::AfterOfficial);
}

TEST(NoticeTiming, IsLateByTheReading) {
  const auto late = [](NoticeTiming timing) {
    std::string readings;
    for (const NoticeDeadline reading : {NoticeDeadline::Bands, NoticeDeadline::Official,
                                         NoticeDeadline::FourHoursBeforeArrival, NoticeDeadline::BeforeReceipt}) {
      readings += is_late(timing, reading) ? 'L' : '.';
    }
    return readings;
  };
  EXPECT_EQ(late(NoticeTiming::OnTime), "....");
  EXPECT_EQ(late(NoticeTiming::AfterOfficial), "LL..");
  EXPECT_EQ(late(NoticeTiming::AfterFourHours), "LLL.");
  EXPECT_EQ(late(NoticeTiming::AfterReceipt), "LLLL");
}

TEST(NoticeTiming, OfTheBandsTheFirstIsFree) {
  EXPECT_FALSE(is_charged(NoticeTiming::AfterOfficial, NoticeDeadline::Bands));
  EXPECT_TRUE(is_charged(NoticeTiming::AfterFourHours, NoticeDeadline::Bands));
  EXPECT_TRUE(is_charged(NoticeTiming::AfterOfficial, NoticeDeadline::Official));
  EXPECT_FALSE(is_charged(NoticeTiming::AfterFourHours, NoticeDeadline::BeforeReceipt));
  EXPECT_FALSE(is_charged(NoticeTiming::OnTime, NoticeDeadline::Official));
}

TEST(NoticeTiming, IsWordedForPeople) {
  EXPECT_EQ(text_of(NoticeTiming::OnTime), "on time");
  EXPECT_EQ(text_of(NoticeTiming::AfterReceipt), "after the goods were received");
}

}  // namespace
}  // namespace vendorproof::mock_amazon
