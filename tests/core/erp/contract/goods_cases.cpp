// Despatches with their lines and packages, and what stays open.
#include <set>

#include "core/base/gs1.h"
#include "tests/core/erp/contract/case.h"

namespace vendorproof::erp::contract {

namespace {

/// An order of TEA-GREEN that is sent at once.
struct Sent {
  std::string order;
  trade::SalesOrder sale;
  trade::Despatch despatch;
};
Sent sent(Play& play, const char* item, std::int64_t eaches) {
  Sent sent;
  sent.order = play.company.number("SENT");
  sent.sale = play.released(sent.order, {{item, eaches, Play::dollars("2.5"), 1}});
  sent.despatch = play.numbered(play.dialect().despatches, play.company.ship(sent.order));
  return sent;
}

void a_despatch_says_what_left_for_whom(Play& play) {
  play.open({.stock = {{tea, 60}}});
  const auto [order, sale, despatch] = sent(play, tea, 60);
  EXPECT_TRUE(despatch.posted);
  EXPECT_TRUE(despatch.complete);
  EXPECT_EQ(despatch.ship_to, "PHX6");
  ASSERT_EQ(despatch.lines.size(), 1U);
  const trade::DespatchLine& line = despatch.lines[0];
  EXPECT_EQ(line.purchase_order, order);
  EXPECT_EQ(line.sales_order, sale.number);
  EXPECT_EQ(line.erp_sequence, sale.lines.at(0).erp_sequence);
  EXPECT_EQ(line.item, tea);
  EXPECT_EQ(line.eaches, 60);
  EXPECT_NE(line.shipment, "");
}

void a_part_is_sent_and_the_rest_stays_open(Play& play) {
  const std::string order = play.company.number("PART");
  play.open({.stock = {{tea, 60}}, .missing = {{order, 1, tea, 24}}});
  const trade::SalesOrder sale = play.released(order, {{tea, 60, Play::dollars("2.5"), 1}});
  const trade::Despatch despatch = play.numbered(play.dialect().despatches, play.company.ship(order));
  EXPECT_EQ(despatch.lines.at(0).eaches, 36);
  EXPECT_EQ(play.found(order).lines.at(0).shipped_eaches, 36);
  EXPECT_EQ(play.found(order).lines.at(0).eaches, 60);
  const trade::Reservation supply = play.supply(sale);
  EXPECT_EQ(supply.shipped, 36);
  EXPECT_EQ(supply.reserved + supply.backorder, 24);
  EXPECT_EQ(supply.closed_short, 0);
}

void the_rest_is_sent_with_another_despatch(Play& play) {
  const std::string order = play.company.number("REST");
  play.open({.stock = {{tea, 60}}, .missing = {{order, 1, tea, 24}}});
  play.released(order, {{tea, 60, Play::dollars("2.5"), 1}});
  const std::string first = play.company.ship(order);
  const std::string second = play.company.ship(order);
  EXPECT_NE(first, second);
  EXPECT_EQ(play.numbered(play.dialect().despatches, second).lines.at(0).eaches, 24);
  EXPECT_NE(play.numbered(play.dialect().despatches, first).lines.at(0).shipment,
            play.numbered(play.dialect().despatches, second).lines.at(0).shipment);
  EXPECT_EQ(play.found(order).lines.at(0).shipped_eaches, 60);
}

void only_what_is_there_is_sent(Play& play) {
  play.open({.stock = {{tea, 36}}});
  const auto [order, sale, despatch] = sent(play, tea, 60);
  EXPECT_EQ(despatch.lines.at(0).eaches, 36);
  EXPECT_EQ(play.supply(sale).backorder, 24);
}

void the_rest_is_closed_short(Play& play) {
  const std::string order = play.company.number("SHORT");
  play.open({.stock = {{tea, 30}}, .missing = {{order, 1, tea, 20}}, .closes_the_rest = true});
  const trade::SalesOrder sale = play.released(order, {{tea, 30, Play::dollars("2.5"), 1}});
  EXPECT_EQ(play.numbered(play.dialect().despatches, play.company.ship(order)).lines.at(0).eaches, 10);
  const trade::Reservation supply = play.supply(sale);
  EXPECT_EQ(supply.shipped, 10);
  EXPECT_EQ(supply.closed_short, 20);
  EXPECT_EQ(supply.reserved + supply.backorder, 0);
  EXPECT_EQ(supply.ordered, 30);
}

void what_has_left_cannot_be_taken_out(Play& play) {
  const std::string order = play.company.number("LEFT");
  play.open({.stock = {{tea, 60}}, .missing = {{order, 1, tea, 24}}});
  play.released(order, {{tea, 60, Play::dollars("2.5"), 1}});
  play.company.ship(order);
  const trade::SalesOrderLine line = play.found(order).lines.at(0);
  const auto lowered =
      play.asking.ask(play.dialect().change_line, {line.id, line.version, line.item, 24, line.unit_price});
  EXPECT_FALSE(lowered.answer);
  EXPECT_NE(lowered.problem, "");
  EXPECT_EQ(play.found(order).lines.at(0).eaches, 60);
}

void cartons_hold_what_the_lines_say(Play& play) {
  play.open({.stock = {{tea, 60}}});
  const trade::Despatch despatch = sent(play, tea, 60).despatch;
  std::int64_t packed = 0;
  for (const trade::Package& package : despatch.packages) {
    for (const trade::PackageContent& content : package.contents) {
      EXPECT_EQ(content.line_number, despatch.lines.at(0).line_number);
      packed += content.eaches;
    }
  }
  EXPECT_EQ(packed, 60);
  EXPECT_EQ(despatch.package_count, static_cast<std::int64_t>(despatch.packages.size()));
}

void packages_have_their_own_labels(Play& play) {
  play.open({.stock = {{tea, 120}}});
  std::set<std::string> labels;
  std::size_t packages = 0;
  for (int i = 0; i < 2; ++i) {
    for (const trade::Package& package : sent(play, tea, 60).despatch.packages) {
      EXPECT_TRUE(is_sscc(package.sscc)) << package.sscc;
      labels.insert(package.sscc);
      ++packages;
    }
  }
  EXPECT_GE(packages, 2U);
  EXPECT_EQ(labels.size(), packages);
}

void cartons_stand_on_pallets_of_the_despatch(Play& play) {
  play.open({.stock = {{tea, 60}}});
  const trade::Despatch despatch = sent(play, tea, 60).despatch;
  std::set<std::int64_t> pallets;
  for (const trade::Package& package : despatch.packages) {
    if (package.is_pallet) pallets.insert(package.number);
  }
  EXPECT_FALSE(pallets.empty());
  for (const trade::Package& package : despatch.packages) {
    EXPECT_TRUE(package.is_pallet || pallets.contains(package.parent)) << package.number;
  }
}

void a_lot_is_known_in_its_package(Play& play) {
  const std::string lot = play.company.number("LOT");
  play.open({.stock = {{vitamin, 12}}, .lot = lot});
  const trade::Despatch despatch = sent(play, vitamin, 12).despatch;
  std::size_t contents = 0;
  for (const trade::Package& package : despatch.packages) {
    for (const trade::PackageContent& content : package.contents) {
      EXPECT_EQ(content.lot, lot);
      ++contents;
    }
  }
  EXPECT_GE(contents, 1U);
}

void loose_units_are_exact(Play& play) {
  play.open({.stock = {{soap, 10}}});
  const auto [order, sale, despatch] = sent(play, soap, 35);
  EXPECT_EQ(despatch.lines.at(0).eaches, 10) << "10 is no whole number of cases of 7";
  EXPECT_EQ(play.supply(sale).backorder + play.supply(sale).reserved, 25);
}

void a_despatch_has_papers_and_a_day(Play& play) {
  play.open({.stock = {{tea, 60}}});
  const trade::Despatch despatch = sent(play, tea, 60).despatch;
  EXPECT_NE(despatch.carrier_scac, "");
  EXPECT_NE(despatch.bill_of_lading, "");
  ASSERT_TRUE(despatch.departed_at.has_value());
  EXPECT_GE(*despatch.departed_at, play.today() - 3 * a_day);
}

void lists_of_despatches_begin_at_a_time(Play& play) {
  play.open({.stock = {{tea, 60}}});
  const trade::Despatch despatch = sent(play, tea, 60).despatch;
  EXPECT_EQ(play.numbered(play.dialect().despatch_heads, despatch.number).modified_at, despatch.modified_at);
  EXPECT_TRUE(play.has(play.dialect().despatch_heads, despatch.modified_at, despatch.number)) << "at or after";
  const Instant later = despatch.modified_at + std::chrono::seconds(1);
  EXPECT_FALSE(play.has(play.dialect().despatch_heads, later, despatch.number));
  EXPECT_FALSE(play.has(play.dialect().despatches, later, despatch.number));
}

void what_has_not_left_is_no_despatch(Play& play) {
  play.open({.stock = {{tea, 60}}});
  const std::string order = play.company.number("WAITS");
  play.released(order, {{tea, 60, Play::dollars("2.5"), 1}});
  const auto read = play.asking.ask(play.dialect().despatches, play.today());
  ASSERT_TRUE(read.answer) << read.problem;
  for (const trade::Despatch& despatch : *read.answer) {
    for (const trade::DespatchLine& line : despatch.lines) EXPECT_NE(line.purchase_order, order);
  }
}

}  // namespace

std::vector<Case> goods_cases() {
  return {
      {"ADespatchSaysWhatLeftForWhom", a_despatch_says_what_left_for_whom},
      {"APartIsSentAndTheRestStaysOpen", a_part_is_sent_and_the_rest_stays_open},
      {"TheRestIsSentWithAnotherDespatch", the_rest_is_sent_with_another_despatch},
      {"OnlyWhatIsThereIsSent", only_what_is_there_is_sent},
      {"TheRestIsClosedShort", the_rest_is_closed_short},
      {"WhatHasLeftCannotBeTakenOut", what_has_left_cannot_be_taken_out},
      {"CartonsHoldWhatTheLinesSay", cartons_hold_what_the_lines_say},
      {"PackagesHaveTheirOwnLabels", packages_have_their_own_labels},
      {"CartonsStandOnPalletsOfTheDespatch", cartons_stand_on_pallets_of_the_despatch},
      {"ALotIsKnownInItsPackage", a_lot_is_known_in_its_package},
      {"LooseUnitsAreExact", loose_units_are_exact},
      {"ADespatchHasPapersAndADay", a_despatch_has_papers_and_a_day},
      {"ListsOfDespatchesBeginAtATime", lists_of_despatches_begin_at_a_time},
      {"WhatHasNotLeftIsNoDespatch", what_has_not_left_is_no_despatch},
  };
}

}  // namespace vendorproof::erp::contract
