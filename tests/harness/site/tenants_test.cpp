#include "harness/site/tenants.h"

#include <atomic>
#include <future>
#include <thread>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "harness/site/stock.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

const Instant tenants_start = parse_instant("2026-11-23T08:00:00Z").value();
constexpr const char* orders_path = "/vendor/orders/v1/purchaseOrders";

struct Many {
  Many() : tenants(stock_without_orders(tenants_start), ServedClock(ServedTime::Virtual, tenants_start, 1)) {}

  std::shared_ptr<Site> create(const std::string& name) {
    TenantWish wish;
    wish.name = name;
    wish.scenario = stock_without_orders(tenants_start);
    const auto made = tenants.create(wish);
    EXPECT_TRUE(made.has_value()) << (made ? "" : made.error().message);
    return made ? *made : nullptr;
  }

  /// The access token that the login gets; "" when it is refused.
  std::string login(const Credentials& who) {
    HttpRequest request;
    request.method = "POST";
    request.path = "/auth/o2/token";
    request.body = write_form({{"grant_type", "refresh_token"},
                               {"client_id", who.client_id},
                               {"client_secret", who.client_secret},
                               {"refresh_token", who.refresh_token}});
    const HttpResponse response = tenants.handle(Peer::Amazon, request).response;
    return response.status == 200 ? parse_json(response.body)->value("access_token", "") : "";
  }

  HttpResponse get(const std::string& token, const std::string& path = orders_path) {
    HttpRequest request;
    set_target(request, path + "?createdAfter=2026-11-20T00:00:00Z");
    request.headers = {{"x-amz-access-token", token}};
    return tenants.handle(Peer::Amazon, request).response;
  }

  int erp_status(const std::string& user, const std::string& key) {
    HttpRequest request;
    request.path = "/api/v2.0/companies(5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10)/items";
    request.headers = {{"Authorization", "Basic " + base64_encode(user + ":" + key)}};
    return tenants.handle(Peer::Erp, request).response.status;
  }

  Tenants tenants;
};

std::string order_numbered(const std::string& number) {
  scenarios::Scenario scenario = ten_orders();
  scenarios::Order order = scenario.orders.front();
  order.number = number;
  return scenarios::amazon_document(order, tenants_start);
}

TEST(Tenants, CredentialsSayWhoAsks) {
  Many many;
  const auto site = many.create("ci-1");
  ASSERT_TRUE(site->issue(order_numbered("ONLYHERE")).has_value());
  const std::string token = many.login(credentials_of("ci-1"));
  const std::string usual = many.login(Credentials::usual());
  ASSERT_NE(token, "");
  ASSERT_NE(usual, "");
  EXPECT_NE(token, usual) << "with the same seed, too";
  EXPECT_NE(many.get(token).body.find("ONLYHERE"), std::string::npos);
  EXPECT_EQ(many.get(usual).body.find("ONLYHERE"), std::string::npos);
  EXPECT_EQ(many.get("Atza|nobody").status, 403);
  Credentials mixed = credentials_of("ci-1");
  mixed.client_secret = "wrong";
  EXPECT_EQ(many.login(mixed), "");
  EXPECT_EQ(many.erp_status("ci-1", "ci-1-erp-key"), 200);
  EXPECT_EQ(many.erp_status("ci-1", "erp-test-key"), 401);
  EXPECT_EQ(many.erp_status("vendorproof", "erp-test-key"), 200);
}

/// The form of a token request names its application, and the token its tenant.
TEST(Tenants, TokensOfTheErpSayWhoAsks) {
  Many many;
  many.create("ci-1");
  const auto token_of = [&](const std::string& client, const std::string& secret) {
    HttpRequest request;
    request.method = "POST";
    request.path = "/" + mock_erp::Settings().tenant_id + "/oauth2/v2.0/token";
    request.body = write_form({{"grant_type", "client_credentials"},
                               {"client_id", client},
                               {"client_secret", secret},
                               {"scope", "https://api.businesscentral.dynamics.com/.default"}});
    const HttpResponse response = many.tenants.handle(Peer::Erp, request).response;
    return response.status == 200 ? parse_json(response.body)->value("access_token", "") : "";
  };
  const std::string token = token_of("ci-1-erp-client", "ci-1-erp-client-secret");
  ASSERT_NE(token, "");
  EXPECT_EQ(token_of("ci-1-erp-client", mock_erp::Settings().client_secret), "");
  HttpRequest items;
  items.path = "/api/v2.0/companies(5d0b7bd4-8a0c-4c5e-9f0e-7c1b5a3f2e10)/items";
  items.headers = {{"Authorization", "Bearer " + token}};
  EXPECT_EQ(many.tenants.handle(Peer::Erp, items).response.status, 200);
  EXPECT_EQ(many.tenants.resolve(Peer::Erp, items), many.tenants.find("ci-1"));
  ASSERT_TRUE(many.tenants.remove("ci-1").has_value());
  EXPECT_EQ(many.tenants.handle(Peer::Erp, items).response.status, 401) << "the default tenant did not give it";
}

TEST(Tenants, EachHasItsOwnClockFaultsQuotaAndJournal) {
  Many many;
  const auto one = many.create("one");
  const auto two = many.create("two");
  const std::string token_one = many.login(credentials_of("one"));
  const std::string token_two = many.login(credentials_of("two"));
  one->advance_by(std::chrono::minutes(30));
  EXPECT_EQ(one->time().now, tenants_start + std::chrono::minutes(30));
  EXPECT_EQ(two->time().now, tenants_start);
  ServedFault fault;
  fault.kind = "503";
  fault.operation = "getPurchaseOrders";
  ASSERT_TRUE(one->add_fault(fault).has_value());
  EXPECT_EQ(many.get(token_one).status, 503);
  for (int i = 0; i < 10; ++i) EXPECT_EQ(many.get(token_two).status, 200);
  EXPECT_EQ(many.get(token_two).status, 429) << "ten in one instant";
  one->remove_faults();
  EXPECT_EQ(many.get(token_one).status, 200) << "its quota is its own";
  EXPECT_EQ(one->count({}).count, 3U);
  EXPECT_EQ(two->count({}).count, 12U);
}

TEST(Tenants, HaveNamesAndABound) {
  Many many;
  many.create("a");
  TenantWish wish;
  for (const char* name : {"", "a b", "a/b", "../x"}) {
    wish.name = name;
    EXPECT_EQ(many.tenants.create(wish).error().code, ErrorCode::Malformed) << name;
  }
  wish.name = "a";
  EXPECT_EQ(many.tenants.create(wish).error().code, ErrorCode::Conflict);
  wish.name = "b";
  wish.credentials.refresh_token = "Atzr|a";
  EXPECT_EQ(many.tenants.create(wish).error().code, ErrorCode::Conflict) << "somebody else's";
  EXPECT_EQ(many.tenants.remove("default").error().code, ErrorCode::Conflict);
  EXPECT_EQ(many.tenants.remove("b").error().code, ErrorCode::NotFound);
  for (int i = 2; i < 1000; ++i) many.create("t" + std::to_string(i));
  wish = {};
  wish.name = "onetoomany";
  EXPECT_NE(many.tenants.create(wish).error().message.find("1000"), std::string::npos);
  const std::string token = many.login(credentials_of("a"));
  EXPECT_TRUE(many.tenants.remove("a").has_value());
  EXPECT_EQ(many.get(token).status, 403) << "its token opens nothing";
  EXPECT_TRUE(many.tenants.create(wish).has_value());
}

TEST(Tenants, AResetKeepsWhoIsLoggedInAndForgetsTheRest) {
  Many many;
  const auto site = many.create("r");
  const std::string token = many.login(credentials_of("r"));
  ASSERT_TRUE(site->issue(order_numbered("GONE")).has_value());
  site->advance_by(std::chrono::hours(1) - std::chrono::minutes(1));
  many.tenants.reset_all();
  EXPECT_EQ(site->time().now, tenants_start);
  EXPECT_EQ(site->ledger().size(), 0U);
  EXPECT_EQ(site->count({}).count, 0U);
  const HttpResponse response = many.get(token);
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body.find("GONE"), std::string::npos);
}

/// Several threads use several tenants, and one tenant, in all ways at once. In its own build the thread sanitizer
/// checks this test; in the normal build the test compares counts.
TEST(Tenants, AreHammeredByManyThreads) {
  Many many;
  for (const char* name : {"h0", "h1", "h2"}) many.create(name);
  std::atomic<int> placed = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      const std::string name = "h" + std::to_string(i % 3);
      const auto site = many.tenants.find(name);
      const std::string token = many.login(credentials_of(name));
      for (int j = 0; j < 20; ++j) {
        const std::string number = "PO" + std::to_string(i) + "X" + std::to_string(j);
        const bool list = j % 4 == 3;
        const bool done = list ? site->issue_all({order_numbered(number), order_numbered(number + "B")}).has_value()
                               : site->issue(order_numbered(number)).has_value();
        if (done && i % 3 == 0) placed += list ? 2 : 1;
        EXPECT_TRUE(done);
        many.get(token);
        many.erp_status(name, name + "-erp-key");
        site->advance_by(std::chrono::seconds(7));
        site->verdict();
        if (j % 5 == 0) {
          ServedFault fault;
          fault.kind = "throttle";
          fault.times = 1;
          EXPECT_TRUE(site->add_fault(fault).has_value());
          EXPECT_FALSE(site->export_state().empty());
        }
        if (i == 7) {
          TenantWish wish;
          wish.name = "short-" + std::to_string(j);
          EXPECT_TRUE(many.tenants.create(wish).has_value());
          EXPECT_TRUE(many.tenants.remove(wish.name).has_value());
        }
        site->count({});
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  int issued = 0;
  for (const LedgerEntry& entry : many.tenants.find("h0")->ledger()) {
    issued += entry.effect.kind == EffectKind::OrderIssued ? 1 : 0;
  }
  EXPECT_EQ(issued, placed.load()) << "no order is lost or doubled";
}

TEST(Tenants, AWaitEndsWhenTheRequestComes) {
  Many many;
  const auto site = many.create("w");
  JournalFilter filter;
  filter.operation = "getAccessToken";
  std::thread client([&] { many.login(credentials_of("w")); });
  const JournalCount seen = site->wait_for_count(filter, 1, std::chrono::seconds(30));
  client.join();
  EXPECT_EQ(seen.count, 1U);
  EXPECT_EQ(site->wait_for_count(filter, 2, Duration(10)).count, 1U) << "a timeout tells what there is";
}

TEST(Tenants, NobodyTakesOverTheUsualLogin) {
  Many many;
  ASSERT_NE(many.create("test"), nullptr);  // its client id would equal the default tenant's
  EXPECT_NE(many.login(Credentials::usual()), "");
  EXPECT_NE(many.login(credentials_of("test")), "");
  EXPECT_TRUE(many.tenants.remove("test").has_value());
  EXPECT_NE(many.login(Credentials::usual()), "");
}

TEST(Tenants, AResetSetsTheClockBackToItsManner) {
  Many many;
  Site& site = many.tenants.usual();
  site.run_clock(1000);
  EXPECT_EQ(site.clock_kind(), ServedTime::Real);
  site.reset(std::nullopt);
  EXPECT_EQ(site.clock_kind(), ServedTime::Virtual);
  EXPECT_EQ(site.time().now, tenants_start);
}

TEST(Tenants, AStopEndsWaits) {
  Many many;
  many.tenants.stop();
  std::future<std::size_t> waiting = std::async(
      std::launch::async, [&] { return many.tenants.usual().wait_for_count({}, 5, std::chrono::minutes(1)).count; });
  EXPECT_EQ(waiting.wait_for(std::chrono::seconds(20)), std::future_status::ready);
  EXPECT_EQ(waiting.get(), 0U);
}

}  // namespace
}  // namespace vendorproof::harness
