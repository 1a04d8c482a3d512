// A real Tryton. Its people do what the mock's warehouse and office do by themselves.
#include <cstdlib>
#include <iostream>

#include <gtest/gtest.h>

#include "core/erp/dialects.h"
#include "tests/harness/two_erps/books.h"
#include "tests/harness/two_erps/trade.h"
#include "tests/harness/two_erps/tryton_people.h"
#include "tests/support/golden.h"

namespace vendorproof::harness::two_erps {
namespace {

using std::chrono::hours;

std::string created_in_tryton(const HttpRequest& request) {
  constexpr std::string_view number = "TWOERP";
  if (request.body.find("model.sale.sale.create") == std::string::npos) return "";
  const std::size_t at = request.body.find(number);
  return at == std::string::npos ? "" : request.body.substr(at, number.size() + 2);
}

/// With the papers of a truck of its own, which arrives two days after the departure.
std::string ships(int truck, int order, const std::string& goods, std::string_view arrives = "2026-11-05") {
  return fmt::format("ship TWOERP{:02} {} PAPERS='carrier=ABFS pro={} bol=VP{:08} arrives={}'", order, goods,
                     1234500 + truck, truck, arrives);
}

std::vector<Act> acts() {
  std::vector<Act> acts = {{hours(0), "stock TEA-GREEN 600"},
                           {hours(0), "stock SOAP-7 210"},
                           {hours(0), "stock VITAMIN 120"},
                           {hours(0), "stock MUG 36"},
                           {hours(0), "supply MUG 12 4"},
                           {hours(26), ships(1, 1, "TEA-GREEN=60")},
                           {hours(26), ships(2, 2, "TEA-GREEN=40")},
                           {hours(26), ships(3, 3, "SOAP-7=35")},
                           {hours(26), ships(4, 4, "SOAP-7=10")},
                           {hours(26), ships(5, 5, "MUG=36")},
                           {hours(26), ships(6, 6, "TEA-GREEN=24")},
                           {hours(26), ships(7, 7, "TEA-GREEN=24 SOAP-7=3")},
                           {hours(26), ships(8, 8, "VITAMIN=24")},
                           {hours(26), ships(9, 9, "SOAP-7=14 TEA-GREEN=25")},
                           {hours(26), ships(10, 10, "TEA-GREEN=12 VITAMIN=12")}};
  for (int order = 1; order <= 10; ++order) acts.push_back({hours(29), fmt::format("post TWOERP{:02}", order)});
  acts.push_back({hours(50), ships(11, 6, "TEA-GREEN=12", "2026-11-06")});
  acts.push_back({hours(53), "post TWOERP06"});
  acts.push_back({hours(97), "stock MUG 12"});
  acts.push_back({hours(98), ships(12, 5, "MUG=12", "2026-11-08")});
  acts.push_back({hours(101), "post TWOERP05"});
  return acts;
}

std::vector<std::string> books_of_tryton(const TrytonPeople& people) {
  std::vector<std::string> lines;
  for (int order = 1; order <= 10; ++order) {
    const std::string number = fmt::format("TWOERP{:02}", order);
    lines.push_back(fmt::format("{} sales orders: {}", number, people.say("sales " + number)));
  }
  lines.push_back("the ERP is owed: " + people.say("owed") + " USD");
  return lines;
}

TEST(TwoErps, TenOrdersThroughARealTrytonWithAKillAfterEachCreate) {
  const char* const erp = std::getenv("VENDORPROOF_TRYTON");
  const char* const clock = std::getenv("VENDORPROOF_CLOCK_FILE");
  if (erp == nullptr || clock == nullptr) {
    std::cout << "skipped: VENDORPROOF_TRYTON and VENDORPROOF_CLOCK_FILE name no Tryton; .ci/tryton makes one\n";
    GTEST_SKIP();
  }
  scenarios::Scenario scenario = ten_orders();
  scenario.warehouse.shorts.clear();  // Tryton's people send that order in two parts themselves
  const auto world = served(scenario);
  ASSERT_NE(world, nullptr);
  world->site().set_goods(Goods::AsNoticed);
  TrytonPeople people(clock, scenario.start, acts());
  KillingDoor door(erp, created_in_tryton, [&] { people.live_until(world->site().time().now); });
  const std::string folder = empty_folder("two-erps-tryton").string();
  std::string section = "dialect = \"tryton\"\nendpoint = \"" + door.url() + "\"\n";
  for (const auto& [name, value] : erp::example_access(*erp::dialect_named("tryton")).settings) {
    section += name + " = \"" + value + "\"\n";
  }
  const Traded traded = trade(config_of(*world, section, folder + "/store.db"), door, folder);
  EXPECT_EQ(traded.exit_code, 0);
  EXPECT_EQ(traded.kills, 10U);
  EXPECT_TRUE(people.are_done());
  std::vector<std::string> lines = books_of_amazon(world->site().ledger());
  for (const std::string& line : books_of_tryton(people)) lines.push_back(line);
  tests::expect_file("tests/golden/two-erps.txt", join(lines, "\n") + "\n");
}

}  // namespace
}  // namespace vendorproof::harness::two_erps
