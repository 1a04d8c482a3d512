#include "core/trade/shipping/despatch_gaps.h"

#include <functional>
#include <utility>

#include <gtest/gtest.h>

namespace vendorproof::trade {
namespace {

using GapTexts = std::vector<std::string>;

const Instant departure_of_gaps = *parse_instant("2026-11-03T12:00:00Z");

/// A complete despatch in North America: one carton by truck, for an order that the vendor delivers.
struct Gaps {
  Despatch despatch;
  std::map<std::string, NoticeOrder> orders;
  ShippingPolicy policy;

  Gaps() {
    despatch.number = "DSP-1";
    despatch.carrier_scac = "ABFS";
    despatch.pro_number = "000000001";
    despatch.bill_of_lading = "4000000001";
    despatch.departed_at = departure_of_gaps;
    despatch.arrives_at = departure_of_gaps + std::chrono::hours(48);
    despatch.lines = {{1, "PO1", 10'000, "S-1", "VIT", 10, "SS-1"}, {2, "PO1", 20'000, "S-1", "VIT", 4, "SS-1"}};
    const Instant later = departure_of_gaps + std::chrono::hours(24 * 300);
    despatch.packages = {{1, "", "", {{1, 10, "L1", later}}, false, 0}, {2, "", "", {{2, 4, "L1", later}}, false, 0}};
    NoticeOrder order;
    order.order.number = "PO1";
    order.order.delivery_window = Window{departure_of_gaps, departure_of_gaps};
    orders["PO1"] = order;
    policy.parcel_carriers = {"UPSN"};
  }
  GapTexts found() const { return despatch_gaps(despatch, orders, policy); }
  void collect() { orders["PO1"].order.ship_window = std::exchange(orders["PO1"].order.delivery_window, std::nullopt); }
};

TEST(DespatchGaps, ACompleteDespatchHasNone) { EXPECT_EQ(Gaps().found(), GapTexts{}); }

TEST(DespatchGaps, EachNeedIsToldAlone) {
  struct Row {
    std::function<void(Gaps&)> spoil;
    const char* told;
  };
  const std::vector<Row> cases = {
      {[](Gaps& g) { g.despatch.carrier_scac.clear(); }, "carrier (SCAC) (ASN-32): none is stated"},
      {[](Gaps& g) { g.despatch.carrier_scac = "DHL EXPRESS"; },
       "carrier (SCAC) (ASN-32): 'DHL EXPRESS' is not two to four letters"},
      {[](Gaps& g) { g.despatch.pro_number.clear(); }, "PRO number (ASN-33): none is stated"},
      {[](Gaps& g) { g.despatch.pro_number = std::string(31, '7'); },
       "PRO number (ASN-33): '7777777777777777777777777777777' is longer than 30 letters"},
      {[](Gaps& g) { g.despatch.carrier_scac = "UPSN"; }, "tracking numbers (ASN-14): 2 of 2 parcels have none"},
      {[](Gaps& g) { g.despatch.bill_of_lading.clear(); }, "bill of lading (ASN-30): none is stated"},
      {[](Gaps& g) { g.despatch.bill_of_lading = "BOL-7"; },
       "bill of lading (ASN-30): 'BOL-7' has less than 8 letters and digits"},
      {[](Gaps& g) { g.despatch.bill_of_lading = "00000000"; },
       "bill of lading (ASN-30): '00000000' repeats one letter"},
      {[](Gaps& g) { g.despatch.bill_of_lading = std::string(15, '7') + std::string(16, '8'); },
       "bill of lading (ASN-30): '7777777777777778888888888888888' is longer than 30 letters"},
      {[](Gaps& g) { g.collect(); },
       "Amazon's reference of the pick-up (ASN-34): none is stated, and Amazon collects these goods"},
      {[](Gaps& g) { g.despatch.arrives_at.reset(); }, "day of arrival (ASN-35): none is stated"},
      {[](Gaps& g) { g.despatch.arrives_at = departure_of_gaps - Duration(1); },
       "day of arrival (ASN-35): it is before the departure"},
      {[](Gaps& g) { g.despatch.packages[1].contents[0].lot.clear(); },
       "lot numbers (ASN-40): some packages of item VIT have none"},
      {[](Gaps& g) {
         g.despatch.packages[0].contents.push_back({2, 4, "L2", std::nullopt});
         g.despatch.packages[1].contents.clear();
       },
       "one lot and date in a package (ASN-42): package 1 mixes lots or dates of item VIT"},
      {[](Gaps& g) { g.despatch.packages[0].contents[0].expires = *g.despatch.arrives_at; },
       "dates of expiry (ASN-43): package 1 holds goods that expire on 2026-11-05T12:00:00Z, before they arrive"},
  };
  for (const Row& row : cases) {
    Gaps gaps;
    row.spoil(gaps);
    EXPECT_EQ(gaps.found(), GapTexts{row.told});
  }
}

TEST(DespatchGaps, PerishablesNeedTheirLotsAndDatesEvenIfNoPackageHasOne) {
  Gaps gaps;
  for (Package& package : gaps.despatch.packages) {
    package.contents[0].lot.clear();
    package.contents[0].expires.reset();
  }
  EXPECT_EQ(gaps.found(), GapTexts{}) << "what the ERP keeps no lots of needs none";
  gaps.policy.perishable_items = {"MILK"};
  EXPECT_EQ(gaps.found(), GapTexts{});
  gaps.policy.perishable_items = {"VIT"};
  EXPECT_EQ(gaps.found(),
            (GapTexts{"lot numbers of perishables (ASN-40): package 1 holds the perishable item VIT without one",
                      "dates of expiry of perishables (ASN-41): package 1 holds the perishable item VIT without one"}));
  EXPECT_EQ((Gaps().found()), GapTexts{});
}

TEST(DespatchGaps, WhatARegionDoesNotDemandIsNoGap) {
  struct Row {
    Region region;
    std::function<void(Gaps&)> spoil;
    std::size_t gaps;
  };
  const auto no_carrier = [](Gaps& g) { g.despatch.carrier_scac.clear(); };
  const auto no_pro = [](Gaps& g) { g.despatch.pro_number.clear(); };
  const auto no_reference = [](Gaps& g) { g.collect(); };
  const auto parcel_without_bill = [](Gaps& g) {
    g.despatch.carrier_scac = "UPSN";
    g.despatch.bill_of_lading.clear();
    for (Package& package : g.despatch.packages) package.tracking_number = "1Z999";
  };
  const std::vector<Row> cases = {
      {Region::Europe, no_carrier, 0},
      {Region::India, no_carrier, 0},
      {Region::Europe, no_pro, 0},
      {Region::India, no_pro, 1},
      {Region::Elsewhere, no_pro, 0},
      {Region::Europe, no_reference, 1},
      {Region::India, no_reference, 0},
      {Region::NorthAmerica, parcel_without_bill, 0},
      {Region::Europe, parcel_without_bill, 1},
  };
  for (const Row& row : cases) {
    Gaps gaps;
    gaps.policy.region = row.region;
    row.spoil(gaps);
    EXPECT_EQ(gaps.found().size(), row.gaps) << static_cast<int>(row.region);
  }
}

TEST(DespatchGaps, APalletNeedsNoTrackingNumber) {
  Gaps gaps;
  gaps.despatch.carrier_scac = "UPSN";
  for (Package& package : gaps.despatch.packages) package.tracking_number = "1Z999";
  gaps.despatch.packages.push_back({3, "", "", {}, true, 0});
  EXPECT_EQ(gaps.found(), GapTexts{});
}

TEST(DespatchGaps, TheTransitOfThePolicyGivesTheArrival) {
  Gaps gaps;
  gaps.despatch.arrives_at.reset();
  gaps.policy.transit = std::chrono::hours(24);
  EXPECT_EQ(gaps.found(), GapTexts{});
  EXPECT_EQ(arrival_of(gaps.despatch, gaps.policy), departure_of_gaps + std::chrono::hours(24));
  gaps.despatch.departed_at.reset();
  EXPECT_EQ(arrival_of(gaps.despatch, gaps.policy), std::nullopt);
}

// ASN-01: whichever is sooner.
TEST(DespatchGaps, TheNoticeIsDueSoonAfterTheDepartureAndLongBeforeTheArrival) {
  Gaps gaps;
  EXPECT_EQ(notice_due(gaps.despatch, gaps.policy), departure_of_gaps + std::chrono::minutes(30));
  gaps.despatch.arrives_at = departure_of_gaps + std::chrono::hours(2);
  EXPECT_EQ(notice_due(gaps.despatch, gaps.policy), departure_of_gaps - std::chrono::hours(4));
  gaps.despatch.departed_at.reset();
  EXPECT_EQ(notice_due(gaps.despatch, gaps.policy), departure_of_gaps - std::chrono::hours(4));
  gaps.despatch.arrives_at.reset();
  EXPECT_EQ(notice_due(gaps.despatch, gaps.policy), std::nullopt);
}

TEST(DespatchGaps, EveryNeedNamesARule) {
  for (const DespatchNeed& need : despatch_needs()) {
    EXPECT_EQ(need.rule.substr(0, 4), "ASN-");
    EXPECT_FALSE(need.name.empty());
  }
}

}  // namespace
}  // namespace vendorproof::trade
