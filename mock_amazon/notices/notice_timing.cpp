#include "mock_amazon/notices/notice_timing.h"

#include <algorithm>

namespace vendorproof::mock_amazon {

namespace {

constexpr Duration after_departure_max = std::chrono::minutes(30);
constexpr Duration before_arrival_official = std::chrono::hours(6);
constexpr Duration before_arrival_four_hours = std::chrono::hours(4);

}  // namespace

std::string_view text_of(NoticeTiming timing) {
  switch (timing) {
    case NoticeTiming::OnTime:
      return "on time";
    case NoticeTiming::AfterOfficial:
      return "after the official deadline";
    case NoticeTiming::AfterFourHours:
      return "less than four hours before arrival";
    case NoticeTiming::AfterReceipt:
      return "after the goods were received";
  }
  return "";
}

NoticeTiming timing_of(Instant submitted, const TruckTimes& truck, bool small_parcel) {
  if (truck.received && submitted >= *truck.received) return NoticeTiming::AfterReceipt;
  const Instant official =
      small_parcel ? truck.departed
                   : std::min(truck.departed + after_departure_max, truck.arrives - before_arrival_official);
  if (submitted <= official) return NoticeTiming::OnTime;
  const bool four_hours_before = submitted <= truck.arrives - before_arrival_four_hours;
  return four_hours_before ? NoticeTiming::AfterOfficial : NoticeTiming::AfterFourHours;
}

bool is_late(NoticeTiming timing, NoticeDeadline reading) {
  switch (reading) {
    case NoticeDeadline::Bands:
    case NoticeDeadline::Official:
      return timing != NoticeTiming::OnTime;
    case NoticeDeadline::FourHoursBeforeArrival:
      return timing >= NoticeTiming::AfterFourHours;
    case NoticeDeadline::BeforeReceipt:
      return timing == NoticeTiming::AfterReceipt;
  }
  return false;
}

bool is_charged(NoticeTiming timing, NoticeDeadline reading) {
  const bool first_band = reading == NoticeDeadline::Bands && timing == NoticeTiming::AfterOfficial;
  return is_late(timing, reading) && !first_band;
}

}  // namespace vendorproof::mock_amazon
