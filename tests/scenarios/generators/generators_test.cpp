#include "scenarios/generators/generators.h"

#include <set>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "scenarios/scenario.h"

namespace rc {

void showValue(const vendorproof::scenarios::Scenario& scenario, std::ostream& out) {
  out << vendorproof::scenarios::write_scenario(scenario);
}

}  // namespace rc

namespace vendorproof::scenarios {
namespace {

constexpr std::size_t runs = 400;

std::int64_t eaches_of(const Quantity& quantity) { return quantity.amount * quantity.unit_size; }

RC_GTEST_PROP(Generated, ScenariosSurviveTheirFile, ()) {
  const Family& family = *rc::gen::elementOf(families());
  const Scenario scenario = *scenarios_of(family);
  const Result<Scenario> again = read_scenario(write_scenario(scenario), "generated");
  RC_ASSERT(again.has_value());
  RC_ASSERT(*again == scenario);
}

TEST(Generate, GivesTheSameForTheSameSeedAndRun) {
  for (std::size_t run = 0; run < 40; ++run) EXPECT_EQ(generate(7, run), generate(7, run));
  EXPECT_NE(generate(7, 1), generate(8, 1));
  EXPECT_NE(generate(7, 1), generate(7, 5));
}

TEST(Generate, GivesTheSameOnAnyThread) {
  std::vector<std::vector<Scenario>> drawn(4);
  std::vector<std::thread> threads;
  for (std::vector<Scenario>& mine : drawn) {
    threads.emplace_back([&mine] {
      for (std::size_t run = 0; run < 60; ++run) mine.push_back(generate(3, run));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<Scenario>& mine : drawn) EXPECT_EQ(mine, drawn.front());
}

TEST(Generate, TakesTurnsThroughTheFamilies) {
  for (std::size_t run = 0; run < 8; ++run) {
    const Scenario scenario = generate(1, run);
    EXPECT_EQ(scenario.family, families()[run % families().size()].name);
    EXPECT_EQ(scenario.name, "gen-1-" + std::to_string(run));
  }
}

TEST(Generate, KeepsTroubleFiniteAndModest) {
  for (std::size_t run = 0; run < runs; ++run) {
    const Scenario scenario = generate(2, run);
    for (const Fault& fault : scenario.faults) {
      EXPECT_LE(fault.until, std::chrono::hours(72));
      EXPECT_TRUE(!fault.operation.empty() || fault.from >= std::chrono::hours(1));
    }
    const ChanceOfFaults& chance = scenario.chance;
    for (const std::int64_t bp : {chance.request_lost_bp, chance.answer_lost_bp, chance.duplicate_bp, chance.delay_bp,
                                  chance.server_error_bp, chance.throttle_bp}) {
      EXPECT_LE(bp, 500);
    }
    EXPECT_LE(chance.crash_bp, 200);
    EXPECT_TRUE(scenario.decisions.empty());
    EXPECT_LE(scenario.amazon.payment_days, 7);
  }
}

/// What a campaign is for. A generator that never draws one of these proves nothing about it.
struct Sights {
  std::size_t calm = 0, unknown = 0, blocked = 0, price = 0, cancelled_line = 0, odd_case = 0, remainder = 0;
  std::size_t both_units_of_one_item = 0, short_stock = 0, restock = 0, change = 0, erp_outage = 0, amazon_outage = 0;
  std::size_t throttle = 0, lost_answer = 0, crash = 0, close_short = 0, shared_identifier = 0;
  std::size_t billed_together = 0, case_of_one = 0, full_page = 0, same_instant = 0, odd_second = 0, miscount = 0;
  std::size_t late_cost = 0, three_vendor_codes = 0, lost_submission = 0;
};

const Item* item_of(const Scenario& scenario, const OrderLine& line) {
  for (const Item& item : scenario.items) {
    if (item.asin == line.asin && item.vendor_product_identifier == line.vendor_product_identifier) return &item;
  }
  return nullptr;
}

void look_at_lines(const Scenario& scenario, const Order& order, Sights& seen) {
  std::set<std::pair<const Item*, UnitOfMeasure>> units;
  for (const OrderLine& line : order.lines) {
    const Item* item = item_of(scenario, line);
    if (line.ordered.amount == 0) ++seen.cancelled_line;
    if (item == nullptr) {
      ++seen.unknown;
      continue;
    }
    if (item->blocked) ++seen.blocked;
    if (item->unit_price != line.net_cost) ++seen.price;
    if (item->stock_eaches < eaches_of(line.ordered)) ++seen.short_stock;
    units.emplace(item, line.ordered.unit);
    if (units.count({item, UnitOfMeasure::Cases}) + units.count({item, UnitOfMeasure::Eaches}) == 2) {
      ++seen.both_units_of_one_item;
    }
    if (line.ordered.unit == UnitOfMeasure::Eaches) continue;
    if (line.ordered.unit_size == 1) ++seen.case_of_one;
    const std::set<std::int64_t> known(item->case_sizes.begin(), item->case_sizes.end());
    if (known.count(line.ordered.unit_size) == 0) ++seen.odd_case;
    if (item->stock_eaches % line.ordered.unit_size != 0) ++seen.remainder;
  }
}

void look_at_faults(const Scenario& scenario, Sights& seen) {
  if (scenario.faults.empty() && scenario.chance == ChanceOfFaults()) ++seen.calm;
  for (const Fault& fault : scenario.faults) {
    if (fault.kind == FaultKind::Outage && fault.peer == "erp") ++seen.erp_outage;
    if (fault.kind == FaultKind::Outage && fault.peer == "amazon") ++seen.amazon_outage;
    if (fault.kind == FaultKind::Throttle) ++seen.throttle;
    if (fault.kind == FaultKind::LostAnswer) ++seen.lost_answer;
    if (fault.kind == FaultKind::Crash) ++seen.crash;
    if (fault.kind == FaultKind::TakenAndLost) ++seen.lost_submission;
  }
}

/// When and for whom Amazon issues its orders and changes.
void look_at_times(const Scenario& scenario, Sights& seen) {
  std::set<Duration> instants;
  std::set<std::string> codes;
  for (const Order& order : scenario.orders) {
    codes.insert(order.vendor_code);
    if (!instants.insert(order.placed_after).second) ++seen.same_instant;
    if (order.placed_after % std::chrono::minutes(1) != Duration(0)) ++seen.odd_second;
    for (const OrderChange& change : order.changes) {
      const bool is_after_goods = change.after > order.placed_after + scenario.warehouse.lead_time;
      if (change.kind == ChangeKind::NetCost && is_after_goods) ++seen.late_cost;
    }
  }
  if (scenario.orders.size() > 100) ++seen.full_page;
  if (codes.size() > 2) ++seen.three_vendor_codes;
}

TEST(Generate, ReachesEverythingThatACampaignIsFor) {
  Sights seen;
  for (std::size_t run = 0; run < runs; ++run) {
    const Scenario scenario = generate(5, run);
    std::set<std::string> identifiers;
    for (const Item& item : scenario.items) {
      if (!item.restocks.empty()) ++seen.restock;
      const std::string& identifier = item.vendor_product_identifier;
      if (!identifier.empty() && !identifiers.insert(identifier).second) ++seen.shared_identifier;
    }
    for (const Order& order : scenario.orders) {
      look_at_lines(scenario, order, seen);
      seen.change += order.changes.size();
    }
    look_at_faults(scenario, seen);
    look_at_times(scenario, seen);
    if (scenario.amazon.receiving.chance != ChanceOfMiscounts()) ++seen.miscount;
    if (scenario.warehouse.close_short) ++seen.close_short;
    if (scenario.warehouse.invoice_together) ++seen.billed_together;
  }
  for (const std::size_t count : {seen.calm,
                                  seen.unknown,
                                  seen.blocked,
                                  seen.price,
                                  seen.cancelled_line,
                                  seen.odd_case,
                                  seen.remainder,
                                  seen.both_units_of_one_item,
                                  seen.short_stock,
                                  seen.restock,
                                  seen.change,
                                  seen.erp_outage,
                                  seen.amazon_outage,
                                  seen.throttle,
                                  seen.lost_answer,
                                  seen.crash,
                                  seen.close_short,
                                  seen.shared_identifier,
                                  seen.billed_together,
                                  seen.case_of_one,
                                  seen.full_page,
                                  seen.same_instant,
                                  seen.odd_second,
                                  seen.miscount,
                                  seen.late_cost,
                                  seen.three_vendor_codes,
                                  seen.lost_submission}) {
    EXPECT_GE(count, runs / 50);
  }
  EXPECT_GE(seen.full_page, runs / 100) << "such a run takes as long as ten others";
}

TEST(Generate, KeepsItsFamilysPromise) {
  for (std::size_t run = 0; run < 80; run += 4) {
    const Scenario peak = generate(9, run);
    EXPECT_GE(peak.orders.size(), 10U);
    for (const Order& order : peak.orders) EXPECT_LE(order.placed_after, std::chrono::minutes(90));
    EXPECT_FALSE(generate(9, run + 2).faults.empty());
  }
}

TEST(Generated, ScenariosShrinkToFewerOrders) {
  auto shrinkable = scenarios_of(families().front())(rc::Random(1), 100);
  auto smaller = shrinkable.shrinks().next();
  ASSERT_TRUE(smaller);
  EXPECT_LT(smaller->value().orders.size(), shrinkable.value().orders.size());
}

}  // namespace
}  // namespace vendorproof::scenarios
