#include "core/trade/shipping/ship_notice.h"

#include <utility>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/gs1.h"

namespace vendorproof::trade {
namespace {

const Instant time_of_notice = *parse_instant("2026-11-03T12:30:00Z");

const ShippingPolicy usual;

NoticeOrder notice_order_of(const std::string& number, Quantity ordered, const char* ship_to = "PHX6") {
  NoticeOrder entry;
  entry.order.number = number;
  entry.order.selling_party = "TEAS1";
  entry.order.ship_to_party = ship_to;
  PurchaseOrderLine line;
  line.sequence = 7;
  line.amazon_product_identifier = "B0GREEN";
  line.ordered = ordered;
  entry.order.lines = {line};
  entry.line_of_erp_sequence = {{10'000, 7}};
  return entry;
}

/// One line per order, packed into cartons of at most `carton` eaches that mix the lines.
Despatch despatch_of(const std::vector<std::pair<std::string, std::int64_t>>& lines, std::int64_t carton) {
  Despatch despatch;
  despatch.number = "DSP-1";
  despatch.posted = true;
  despatch.complete = true;
  despatch.departed_at = time_of_notice;
  despatch.arrives_at = time_of_notice + std::chrono::hours(40);
  std::int64_t room = 0;
  for (const auto& [order, eaches] : lines) {
    const auto number = static_cast<std::int64_t>(despatch.lines.size()) + 1;
    despatch.lines.push_back({number, order, 10'000, "S-1", "GREEN", eaches, "SS-" + order});
    for (std::int64_t left = eaches; left > 0;) {
      if (room == 0) {
        const auto serial = static_cast<std::uint64_t>(despatch.packages.size()) + 1;
        despatch.packages.push_back(
            {static_cast<std::int64_t>(serial), make_sscc(0, "9506000", serial), "", {}, false, 0});
        room = carton;
      }
      const std::int64_t put = std::min(left, room);
      despatch.packages.back().contents.push_back({number, put, "", std::nullopt});
      left -= put;
      room -= put;
    }
  }
  return despatch;
}

TEST(ShipNotice, IsInTheOrdersUnitWhenWhole) {
  const auto notice =
      make_ship_notice(despatch_of({{"PO1", 60}}, 24), {{"PO1", notice_order_of("PO1", {5, UnitOfMeasure::Cases, 12})}},
                       {"WHSE1", {}}, usual, time_of_notice);
  ASSERT_TRUE(notice) << notice.error().message;
  EXPECT_EQ(notice->identifier, "DSP-1");
  EXPECT_EQ(notice->items[0].shipped, (Quantity{5, UnitOfMeasure::Cases, 12}));
  EXPECT_EQ(notice->cartons[0].items[0].shipped, (Quantity{2, UnitOfMeasure::Cases, 12}));
  EXPECT_EQ(notice->cartons.size(), 3U);
}

TEST(ShipNotice, IsInEachesWhenACaseIsBroken) {
  const auto notice =
      make_ship_notice(despatch_of({{"PO1", 60}}, 18), {{"PO1", notice_order_of("PO1", {5, UnitOfMeasure::Cases, 12})}},
                       {"WHSE1", {}}, usual, time_of_notice);
  EXPECT_EQ(notice->items[0].shipped, (Quantity{60, UnitOfMeasure::Eaches, 1}));
  EXPECT_EQ(notice->cartons[0].items[0].shipped, (Quantity{18, UnitOfMeasure::Eaches, 1}));
}

TEST(ShipNotice, HoldsSeveralOrdersOfOneDestinationOnly) {
  const Despatch despatch = despatch_of({{"PO1", 10}, {"PO2", 10}}, 24);
  const NoticeOrder first = notice_order_of("PO1", {10, UnitOfMeasure::Eaches, 1});
  EXPECT_TRUE(make_ship_notice(despatch,
                               {{"PO1", first}, {"PO2", notice_order_of("PO2", {10, UnitOfMeasure::Eaches, 1})}},
                               {"W", {}}, usual, time_of_notice));
  const auto mixed = make_ship_notice(
      despatch, {{"PO1", first}, {"PO2", notice_order_of("PO2", {10, UnitOfMeasure::Eaches, 1}, "ONT8")}}, {"W", {}},
      usual, time_of_notice);
  ASSERT_FALSE(mixed);
  EXPECT_NE(mixed.error().message.find("one fulfilment centre"), std::string::npos);
  EXPECT_FALSE(make_ship_notice(despatch, {{"PO1", first}}, {"W", {}}, usual, time_of_notice));
}

TEST(ShipNotice, NamesTheBookedPickupOfCollectedFreightOnly) {
  Despatch despatch = despatch_of({{"PO1", 10}}, 24);
  despatch.amazon_reference = "7000000001";
  NoticeOrder order = notice_order_of("PO1", {10, UnitOfMeasure::Eaches, 1});
  order.order.delivery_window = Window{time_of_notice, time_of_notice};
  EXPECT_EQ(make_ship_notice(despatch, {{"PO1", order}}, {"W", {}}, usual, time_of_notice)->amazon_reference, "");
  order.order.ship_window = std::exchange(order.order.delivery_window, std::nullopt);
  EXPECT_EQ(make_ship_notice(despatch, {{"PO1", order}}, {"W", {}}, usual, time_of_notice)->amazon_reference,
            "7000000001");
}

TEST(ShipNotice, FindsWhatDoesNotTieOut) {
  Despatch despatch = despatch_of({{"PO1", 30}}, 24);
  EXPECT_TRUE(despatch_problems(despatch).empty());
  despatch.packages[1].contents[0].eaches = 5;
  EXPECT_EQ(despatch_problems(despatch), std::vector<std::string>{"the packages hold 1 eaches less than line 1 ships"});
  despatch.packages[1].contents[0].eaches = 6;
  despatch.packages[1].sscc = despatch.packages[0].sscc;
  EXPECT_EQ(despatch_problems(despatch).size(), 1U);
  despatch.packages[1].sscc.clear();
  EXPECT_EQ(despatch_problems(despatch), std::vector<std::string>{"package 2 has the invalid SSCC ''"});
  despatch.packages[1].contents[0].line_number = 9;
  EXPECT_EQ(despatch_problems(despatch).size(), 3U);
}

TEST(ShipNotice, SumsWhatLeftPerLine) {
  Despatch despatch = despatch_of({{"PO1", 30}, {"PO2", 5}}, 24);
  despatch.lines.push_back({3, "PO1", 10'000, "S-1", "GREEN", 4, "SS-PO1"});
  EXPECT_EQ(shipped_of(despatch, "PO1", {{10'000, 7}}), (std::vector<ShippedLine>{{7, 10'000, 34}}));
  EXPECT_EQ(purchase_orders_on(despatch), (std::vector<std::string>{"PO1", "PO2"}));
}

/// The packages of a despatch, all on one pallet.
void put_on_a_pallet(Despatch& despatch) {
  for (Package& package : despatch.packages) package.parent = 99;
  despatch.packages.push_back({99, make_sscc(0, "9506000", 77), "", {}, true, 0});
}

TEST(ShipNotice, ListsPalletsWithTheirCartons) {
  Despatch despatch = despatch_of({{"PO1", 60}}, 24);
  put_on_a_pallet(despatch);
  EXPECT_TRUE(despatch_problems(despatch).empty());
  const auto notice = make_ship_notice(despatch, {{"PO1", notice_order_of("PO1", {60, UnitOfMeasure::Eaches, 1})}},
                                       {"W", {}}, usual, time_of_notice);
  ASSERT_TRUE(notice);
  EXPECT_EQ(notice->cartons.size(), 3U);
  ASSERT_EQ(notice->pallets.size(), 1U);
  EXPECT_EQ(notice->pallets[0].sscc, make_sscc(0, "9506000", 77));
  EXPECT_EQ(notice->pallets[0].cartons, (std::vector<std::string>{"001", "002", "003"}));
  EXPECT_TRUE(notice->pallets[0].items.empty());
  EXPECT_FALSE(notice->counts_pallets);
}

TEST(ShipNotice, ListsGoodsThatStandOnAPalletWithoutACarton) {
  Despatch despatch = despatch_of({{"PO1", 10}}, 24);
  despatch.packages[0].is_pallet = true;
  const auto notice = make_ship_notice(despatch, {{"PO1", notice_order_of("PO1", {10, UnitOfMeasure::Eaches, 1})}},
                                       {"W", {}}, usual, time_of_notice);
  ASSERT_TRUE(notice);
  EXPECT_TRUE(notice->cartons.empty());
  ASSERT_EQ(notice->pallets.size(), 1U);
  EXPECT_EQ(notice->pallets[0].items[0].shipped.amount, 10);
}

TEST(ShipNotice, FindsPalletsThatCannotBe) {
  const auto problems_after = [](void (*spoil)(Despatch&)) {
    Despatch despatch = despatch_of({{"PO1", 30}}, 24);
    put_on_a_pallet(despatch);
    spoil(despatch);
    return despatch_problems(despatch);
  };
  using Texts = std::vector<std::string>;
  EXPECT_EQ(problems_after([](Despatch& d) { d.packages[0].parent = 7; }),
            Texts{"package 1 stands on 7, which is no pallet of the despatch"});
  EXPECT_EQ(problems_after([](Despatch& d) { d.packages[2].parent = 1; }), Texts{"pallet 99 stands on package 1"});
  EXPECT_EQ(problems_after([](Despatch& d) {
              d.packages[0].parent = 0;
              d.packages[1].parent = 0;
            }),
            Texts{"pallet 99 is empty"});
  EXPECT_EQ(problems_after([](Despatch& d) { d.packages[2].sscc = "12"; }),
            Texts{"package 99 has the invalid SSCC '12'"});
}

TEST(ShipNotice, TakesTypeAndModeFromThePolicy) {
  Despatch despatch = despatch_of({{"PO1", 10}}, 24);
  despatch.carrier_scac = "UPSN";
  ShippingPolicy policy;
  policy.parcel_carriers = {"UPSN"};
  policy.truckload_carriers = {"SWFT"};
  policy.transportation_mode = "Air";
  policy.region = Region::Europe;
  const std::map<std::string, NoticeOrder> orders = {{"PO1", notice_order_of("PO1", {10, UnitOfMeasure::Eaches, 1})}};
  const auto parcel = make_ship_notice(despatch, orders, {"W", {}}, policy, time_of_notice);
  ASSERT_TRUE(parcel);
  EXPECT_EQ(parcel->type, ShipmentType::SmallParcel);
  EXPECT_EQ(parcel->transportation_mode, "Air");
  EXPECT_TRUE(parcel->counts_pallets);
  despatch.carrier_scac = "SWFT";
  EXPECT_EQ(make_ship_notice(despatch, orders, {"W", {}}, policy, time_of_notice)->type, ShipmentType::TruckLoad);
  despatch.carrier_scac = "ABFS";
  EXPECT_EQ(make_ship_notice(despatch, orders, {"W", {}}, policy, time_of_notice)->type,
            ShipmentType::LessThanTruckLoad);
}

TEST(ShipNotice, InventsNoTime) {
  Despatch despatch = despatch_of({{"PO1", 10}}, 24);
  const std::map<std::string, NoticeOrder> orders = {{"PO1", notice_order_of("PO1", {10, UnitOfMeasure::Eaches, 1})}};
  const auto make = [&](const ShippingPolicy& policy) {
    return make_ship_notice(despatch, orders, {"W", {}}, policy, time_of_notice);
  };
  despatch.arrives_at.reset();
  EXPECT_EQ(make(usual).error().message, "despatch DSP-1 has no day of arrival");
  ShippingPolicy two_days;
  two_days.transit = std::chrono::hours(48);
  EXPECT_EQ(make(two_days)->arrives_at, time_of_notice + std::chrono::hours(48));
  despatch.departed_at.reset();
  EXPECT_EQ(make(two_days).error().message, "despatch DSP-1 has no departure");
}

RC_GTEST_PROP(ShipNotice, TiesOutForEveryItem, ()) {
  const auto case_size = *rc::gen::inRange<std::int64_t>(1, 13);
  const auto carton = *rc::gen::inRange<std::int64_t>(1, 30);
  std::vector<std::pair<std::string, std::int64_t>> lines;
  std::map<std::string, NoticeOrder> orders;
  for (int i = 0; i < *rc::gen::inRange(1, 5); ++i) {
    const std::string number = "PO" + std::to_string(i);
    lines.emplace_back(number, *rc::gen::inRange<std::int64_t>(1, 100));
    orders[number] = notice_order_of(number, {100, UnitOfMeasure::Cases, case_size});
  }
  const Despatch despatch = despatch_of(lines, carton);
  RC_ASSERT(despatch_problems(despatch).empty());
  const auto notice = make_ship_notice(despatch, orders, {"WHSE1", {}}, usual, time_of_notice);
  RC_ASSERT(notice.has_value());

  std::map<std::string, std::int64_t> declared;
  std::map<std::string, UnitOfMeasure> unit;
  for (const ShippedItem& item : notice->items) {
    declared[item.reference] = item.shipped.amount * item.shipped.unit_size;
    unit[item.reference] = item.shipped.unit;
  }
  for (const Carton& packed : notice->cartons) {
    for (const CartonItem& item : packed.items) {
      declared[item.reference] -= item.shipped.amount * item.shipped.unit_size;
      RC_ASSERT(unit.at(item.reference) == item.shipped.unit);
    }
  }
  for (const auto& [reference, left] : declared) RC_ASSERT(left == 0);
}

}  // namespace
}  // namespace vendorproof::trade
