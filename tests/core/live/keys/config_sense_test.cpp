#include "core/live/keys/config_sense.h"

#include <functional>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/channel/channels.h"
#include "core/erp/dialects.h"

namespace vendorproof::live {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const Instant today = *parse_instant("2026-11-29T12:00:00Z");

/// A sensible one for the real Amazon.
LiveConfig live_config() {
  LiveConfig config;
  config.amazon = *parse_endpoint("https://sellingpartnerapi-na.amazon.com");
  config.erp = *parse_endpoint("https://bc.example/v2.0/tenant/production");
  CoreConfig& core = config.core;
  core.channel = channel::channels().front();
  core.dialect = erp::dialects().front();
  core.amazon.settings = {{"client_id", "id"}, {"client_secret", "hush"}, {"refresh_token", "hush"}};
  core.erp.settings = {{"company_id", "11111111-aaaa-4c5e-9f0e-7c1b5a3f2e10"},
                       {"user", "vendorproof"},
                       {"web_service_key", "hush"},
                       {"customer_number", "AMAZON"}};
  core.remit_to_party = "TEAS1";
  core.ship_from_party = "DOCK9";
  core.ship_from_address = {"Tea dock", "2 Long Road", "Reno", "NV", "89501", "US"};
  core.orders_from = today - hours(24);
  return config;
}

struct Nonsense {
  std::function<void(LiveConfig&)> make;
  const char* said;
};

TEST(ConfigSense, ASensibleOneHasNoProblem) {
  EXPECT_EQ(nonsense_in(live_config(), today), std::vector<std::string>{});
}

std::vector<Nonsense> nonsense_of_peers() {
  return {
      {[](LiveConfig& c) { c.amazon.origin = "http://sellingpartnerapi-na.amazon.com"; },
       "[amazon] endpoint is http://sellingpartnerapi-na.amazon.com: secrets would travel unprotected; use https://"},
      {[](LiveConfig& c) { c.amazon_places["login_endpoint"] = *parse_endpoint("http://api.amazon.com"); },
       "[amazon] login_endpoint is http://api.amazon.com: secrets would travel unprotected; use https://"},
      {[](LiveConfig& c) { c.erp.origin = "http://bc.example"; },
       "[erp] endpoint is http://bc.example: secrets would travel unprotected; use https://"},
      {[](LiveConfig& c) { c.erp_places["login_endpoint"] = *parse_endpoint("http://login.example"); },
       "[erp] login_endpoint is http://login.example: secrets would travel unprotected; use https://"},
      {[](LiveConfig& c) { c.core.shipping.region = trade::Region::Europe; },
       "[ship_notice] region does not fit [amazon] endpoint, which is that of North America"},
      {[](LiveConfig& c) { c.amazon = *parse_endpoint("https://sellingpartnerapi-fe.amazon.com"); },
       "[ship_notice] region does not fit [amazon] endpoint, which is that of the Far East"},
      {[](LiveConfig& c) {
         c.core.shipping.parcel_carriers = {"UPSN"};
         c.core.shipping.truckload_carriers = {"ABFS", "UPSN"};
       },
       "[ship_notice] parcel_carriers and truckload_carriers both have UPSN"},
      {[](LiveConfig& c) { c.core.shipping.transit = minutes(1); },
       "[ship_notice] transit is 1m: sensible is 1h to 90d"},
      {[](LiveConfig& c) { c.erp = c.amazon; }, "[erp] endpoint is Amazon's: each peer has an address of its own"},
  };
}

std::vector<Nonsense> nonsense_of_the_core() {
  return {
      {[](LiveConfig& c) { c.core.acknowledgement.usual.ask_before_deadline = hours(2); },
       "[acknowledgement] ask_before_deadline is not longer than [core] emergency_before_deadline: an order whose "
       "items "
       "are asked about would be answered without the ERP"},
      {[](LiveConfig& c) {
         c.core.acknowledgement.by_vendor_code["TEAS1"].short_stock = trade::ShortStock::BackorderByLeadTime;
       },
       "[acknowledgement.TEAS1] supply_lead_time is missing: short_stock \"backorder-by-lead-time\" needs it"},
      {[](LiveConfig& c) { c.core.acknowledgement.usual.withdraw_backorder_after = hours(24 * 7); },
       "[acknowledgement] withdraw_backorder_after is 7d: sensible is 1h to 6d"},
      {[](LiveConfig& c) { c.core.acknowledgement.usual.read_items_while_asking = seconds(1); },
       "[acknowledgement] read_items_while_asking is 1s: sensible is 1m to 4h"},
      {[](LiveConfig& c) { c.core.acknowledgement.usual.supply_to_delivery = hours(24 * 90); },
       "[acknowledgement] supply_to_delivery is 90d: sensible is 1h to 60d"},
      {[](LiveConfig& c) { c.core.acknowledgement.usual.supply_lead_time = hours(24 * 200); },
       "[acknowledgement] supply_lead_time is 200d: sensible is at most 180d"},
      {[](LiveConfig& c) { c.core.erp.settings["company_id"] = "CRONUS"; },
       "[erp] company_id is not a GUID such as 5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10"},
      {[](LiveConfig& c) { c.core.orders_from = today + hours(1); },
       "[core] orders_from is 2026-11-29T13:00:00Z, in the future: every order until then would be ignored"},
      {[](LiveConfig& c) { c.core.orders_from = today - hours(24 * 200); },
       "[core] orders_from is 2026-05-13T12:00:00Z: Amazon serves orders of the last six months"},
      {[](LiveConfig& c) { c.core.poll_orders = milliseconds(1); },
       "[core] poll_orders is 1ms: sensible is 10s to 12h"},
      {[](LiveConfig& c) { c.core.poll_despatches = hours(24 * 30); },
       "[core] poll_despatches is 30d: sensible is 10s to 2h"},
      {[](LiveConfig& c) { c.core.acknowledge_within = hours(25); },
       "[core] acknowledge_within is 1d1h: sensible is 10m to 1d"},
      {[](LiveConfig& c) {
         c.core.acknowledge_within = hours(3);
         c.core.emergency_before_deadline = hours(2);
         c.core.poll_orders = hours(1);
       },
       "[core] poll_orders is so long that an order could be seen too late: poll_orders and emergency_before_deadline "
       "together must be shorter than acknowledge_within"},
      {[](LiveConfig& c) { c.core.call_timeout = milliseconds(5); },
       "[core] call_timeout is 5ms: sensible is 1s to 10m"},
      {[](LiveConfig& c) { c.core.backoff_first = minutes(5), c.core.backoff_max = minutes(1); },
       "[core] backoff_first is longer than backoff_max"},
      {[](LiveConfig& c) { c.core.amazon.settings["client_secret"] = "test-secret"; },
       "[amazon] client_secret is the value of the example: give your own"},
      {[](LiveConfig& c) { c.core.remit_to_party = "VENDR"; },
       "[amazon] remit_to_party is missing: invoices would name the example's party"},
      {[](LiveConfig& c) { c.core.ship_from_party = "WHSE1"; },
       "[amazon] ship_from_party is missing: ship notices would name the example's warehouse"},
      {[](LiveConfig& c) { c.core.ship_from_address.street = "1 Dock Street"; },
       "[amazon] ship_from_name, ship_from_street, ship_from_city and ship_from_postal_code are not all given: ship "
       "notices would name the example's address"},
  };
}

TEST(ConfigSense, EachPieceOfNonsenseIsToldAlone) {
  for (const auto& table : {nonsense_of_peers(), nonsense_of_the_core()}) {
    for (const Nonsense& row : table) {
      LiveConfig config = live_config();
      row.make(config);
      EXPECT_EQ(nonsense_in(config, today), std::vector<std::string>{row.said});
    }
  }
}

TEST(ConfigSense, AMarginAsLongAsTheDeadlineIsToldWithItsSequel) {
  LiveConfig config = live_config();
  config.core.acknowledge_within = hours(2);
  EXPECT_EQ(nonsense_in(config, today).size(), 2U);
}

TEST(ConfigSense, SettledOrdersStayWhileMoneyMayStillMove) {
  LiveConfig config = live_config();
  config.core.keep_settled = hours(24 * 41);
  const std::vector<std::string> problems = nonsense_in(config, today);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(
      problems[0],
      "[store] keep_settled is 41d, shorter than await_reversals: money could still move on orders that have left "
      "the store; sensible is 42d or longer");
  config.core.keep_settled = config.core.await_reversals;
  EXPECT_EQ(nonsense_in(config, today), std::vector<std::string>{});
}

TEST(ConfigSense, EveryLimitOfTimeHoldsForTheDefaults) {
  LiveConfig config = live_config();
  for (Duration CoreConfig::*const time :
       {&CoreConfig::poll_orders, &CoreConfig::call_timeout, &CoreConfig::await_reversals}) {
    const Duration usual = config.core.*time;
    config.core.*time = Duration(0);
    EXPECT_FALSE(nonsense_in(config, today).empty());
    config.core.*time = usual;
  }
}

/// A rehearsal on this machine may use the examples and plain HTTP.
TEST(ConfigSense, ARehearsalOnThisMachineMayUseTheExamples) {
  LiveConfig config = live_config();
  config.amazon = *parse_endpoint("http://127.0.0.1:8474");
  config.erp = *parse_endpoint("http://localhost:8475");
  config.core.amazon.settings = trade::example_settings(config.core.channel->settings);
  config.core.erp.settings = trade::example_settings(config.core.dialect->settings);
  config.core.remit_to_party = CoreConfig().remit_to_party;
  config.core.ship_from_address = CoreConfig().ship_from_address;
  config.core.orders_from = today - hours(24 * 400);
  EXPECT_EQ(nonsense_in(config, today), std::vector<std::string>{});
}

TEST(ConfigSense, TheDoorOfTheOperatorsIsForThisMachineAlone) {
  LiveConfig config = live_config();
  for (const char* host : {"0.0.0.0", "10.1.2.3", "128.0.0.1"}) {
    config.operators.host = host;
    const std::vector<std::string> problems = nonsense_in(config, today);
    ASSERT_EQ(problems.size(), 1U) << host;
    EXPECT_EQ(problems[0],
              "[operators] listen is at " + std::string(host) +
                  ": the door is for this machine alone, since its token would travel unprotected; use 127.0.0.1, and "
                  "put a proxy with TLS before it where others must reach it");
  }
  for (const char* host : {"", "127.0.0.1", "127.1.2.3"}) {
    config.operators.host = host;
    EXPECT_EQ(nonsense_in(config, today), std::vector<std::string>{}) << host;
  }
}

TEST(ConfigSense, KnowsTheNamesOfThisMachine) {
  for (const char* address :
       {"http://localhost", "http://localhost:80", "https://127.0.0.1:8474", "http://127.9.9.9"}) {
    EXPECT_TRUE(is_this_machine(*parse_endpoint(address))) << address;
  }
  for (const char* address :
       {"http://localhost.evil.example", "https://bc.example", "http://128.0.0.1", "http://127.evil.example:80"}) {
    EXPECT_FALSE(is_this_machine(*parse_endpoint(address))) << address;
  }
}

}  // namespace
}  // namespace vendorproof::live
