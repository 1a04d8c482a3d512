// The mock Business Central.
#include <gtest/gtest.h>

#include "tests/harness/two_erps/books.h"
#include "tests/harness/two_erps/trade.h"
#include "tests/support/golden.h"

namespace vendorproof::harness::two_erps {
namespace {

std::string created_order(const HttpRequest& request) {
  const std::string end = "/linkedOrders";
  const bool creates = request.method == "POST" && request.path.ends_with(end);
  const auto body = creates ? parse_json(request.body) : Result<Json>(Json::object());
  return body && body->is_object() ? body->value("externalDocumentNumber", "") : "";
}

/// One sales order for each purchase order, and what is still owed.
std::vector<std::string> books_of_erp(const std::vector<LedgerEntry>& ledger) {
  std::map<std::string, int> sales;
  Money owed = Money(0, usd());
  for (const LedgerEntry& entry : ledger) {
    const Effect& effect = entry.effect;
    if (effect.kind == EffectKind::SalesOrderCreated) ++sales[effect.purchase_order];
    if (effect.kind == EffectKind::SalesInvoicePosted) owed = owed + effect.amount;
    if (effect.kind == EffectKind::PaymentPosted) owed = owed - effect.amount;
  }
  std::vector<std::string> lines;
  for (const auto& [order, count] : sales) lines.push_back(fmt::format("{} sales orders: {}", order, count));
  lines.push_back("the ERP is owed: " + owed.text());
  return lines;
}

TEST(TwoErps, TenOrdersThroughBusinessCentralWithAKillAfterEachCreate) {
  const auto world = served(ten_orders());
  ASSERT_NE(world, nullptr);
  KillingDoor door(world->erp_url(), created_order, [] {});
  const std::string folder = empty_folder("two-erps-mock").string();
  const std::string section = "endpoint = \"" + door.url() +
                              "\"\ncompany_id = \"5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10\"\nuser = \"vendorproof\"\n"
                              "web_service_key = \"erp-test-key\"\ncustomer_number = \"AMAZON\"\n";
  const Traded traded = trade(config_of(*world, section, folder + "/store.db"), door, folder);
  EXPECT_EQ(traded.exit_code, 0);
  EXPECT_EQ(traded.kills, 10U);
  EXPECT_EQ(door.killed_after().size(), 10U);
  std::vector<std::string> lines = books_of_amazon(world->site().ledger());
  for (const std::string& line : books_of_erp(world->site().ledger())) lines.push_back(line);
  tests::expect_file("tests/golden/two-erps.txt", join(lines, "\n") + "\n");
}

}  // namespace
}  // namespace vendorproof::harness::two_erps
