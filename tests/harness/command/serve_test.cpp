// The same trade in one process without sockets, and by the daemon over HTTP in this process: the ledgers must be the
// same. programs_test.cpp does it with the real programs.
#include "harness/command/serve.h"

#include <chrono>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "core/erp/dialects.h"
#include "core/live/clock.h"
#include "core/live/daemon.h"
#include "core/live/http_client.h"
#include "core/live/transport.h"
#include "core/store/store.h"
#include "tests/harness/command/served_trade.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;

ServeOptions any_ports(ServedTime clock) {
  ServeOptions options;
  options.amazon_port = 0;
  options.erp_port = 0;
  options.control_port = 0;
  options.clock = clock;
  return options;
}

live::PeerAddress address(const std::string& url) { return {{{"", live::parse_endpoint(url).value()}}, 1}; }

/// Runs the daemon against the served mocks, on their clock, until everything is settled.
live::DaemonEnd trade(const Served& served, const scenarios::Scenario& scenario,
                      std::string_view dialect = "business-central") {
  auto store = store::open_store({"file:/serve-test?vfs=memdb", store::Durability::Off});
  EXPECT_TRUE(store.has_value());
  CoreConfig config = core_config(scenario);
  config.dialect = erp::dialect_named(dialect);
  config.erp.settings = erp::example_access(*config.dialect).settings;
  Core core(**store, config);
  live::ControlledClock clock(live::parse_endpoint(served.control_url()).value());
  live::Inbox inbox;
  live::Transport transport(address(served.amazon_url()), address(served.erp_url()), inbox);
  const auto submit = [&](HttpCall call, Duration timeout) { transport.submit(std::move(call), timeout); };
  live::Daemon daemon(live::door_of(core), submit, inbox, clock, [](const live::LogLine&) {});
  live::DaemonOptions options;
  options.until_idle = live::UntilIdle::Yes;
  const auto end = daemon.run(options);
  EXPECT_TRUE(end.has_value()) << end.error().message;
  return end.value_or(live::DaemonEnd::GaveUp);
}

std::string problem_of(const Result<std::unique_ptr<Served>>& served) { return served ? "" : served.error().message; }

TEST(Serve, TheDaemonOverHttpComesToTheLedgerOfTheSimulation) {
  const scenarios::Scenario scenario = ten_orders();
  const auto served = Served::open(any_ports(ServedTime::Virtual), scenario);
  ASSERT_TRUE(served.has_value()) << problem_of(served);
  EXPECT_EQ(trade(**served, scenario), live::DaemonEnd::Idle);
  expect_same(ledger_in_process(scenario), timeless(json_of((*served)->site().ledger())));
}

/// Business Central online: every request has a token, and a web service key opens nothing.
TEST(Serve, AnErpThatIsOnlineComesToTheSameLedger) {
  const scenarios::Scenario scenario = ten_orders();
  ServeOptions options = any_ports(ServedTime::Virtual);
  options.erp_sign_in = mock_erp::SignIn::AccessToken;
  const auto served = Served::open(options, scenario);
  ASSERT_TRUE(served.has_value()) << problem_of(served);
  EXPECT_EQ(trade(**served, scenario, "business-central-online"), live::DaemonEnd::Idle);
  expect_same(ledger_in_process(scenario), timeless(json_of((*served)->site().ledger())));

  const Json ready = *parse_json((*served)->ready_line());
  EXPECT_EQ(ready.at("erp_sign_in"), "access-token");
  HttpRequest request;
  request.path = "/api/v2.0/companies";
  request.headers = {
      {"Authorization", "Basic " + base64_encode(ready.value("erp_user", "") + ":" + ready.value("erp_key", ""))}};
  live::HttpClient client(live::parse_endpoint((*served)->erp_url()).value());
  const live::Outcome outcome = client.send(request, seconds(20)).outcome;
  ASSERT_TRUE(std::holds_alternative<HttpResponse>(outcome));
  EXPECT_EQ(std::get<HttpResponse>(outcome).status, 401);
}

TEST(Serve, ItsThreePortsAnswer) {
  const auto served = Served::open(any_ports(ServedTime::Real), stock_without_orders(real_now()));
  ASSERT_TRUE(served.has_value()) << problem_of(served);
  EXPECT_EQ(ask((*served)->control_url(), "GET", "/health").status, 200);
  EXPECT_EQ(ask((*served)->amazon_url(), "GET", "/vendor/orders/v1/purchaseOrders").status / 100, 4)
      << "without a token";
  EXPECT_EQ(ask((*served)->erp_url(), "GET", "/api/v2.0/companies(x)/items").status / 100, 4) << "without a key";
  EXPECT_NE((*served)->amazon_url(), (*served)->erp_url());
}

TEST(Serve, AnswersWithTheCompaniesOfTheErp) {
  const auto served = Served::open(any_ports(ServedTime::Real), stock_without_orders(real_now()));
  ASSERT_TRUE(served.has_value()) << problem_of(served);
  const Json ready = *parse_json((*served)->ready_line());
  HttpRequest request;
  request.path = "/api/v2.0/companies";
  request.headers = {
      {"Authorization", "Basic " + base64_encode(ready.value("erp_user", "") + ":" + ready.value("erp_key", ""))}};
  live::HttpClient client(live::parse_endpoint((*served)->erp_url()).value());
  const live::Outcome outcome = client.send(request, seconds(20)).outcome;
  ASSERT_TRUE(std::holds_alternative<HttpResponse>(outcome));
  const Json companies = *parse_json(std::get<HttpResponse>(outcome).body);
  EXPECT_EQ(companies.at("value").at(0).at("id"), ready.at("erp_company"));
  const Json peers = parse_json(ask((*served)->control_url(), "GET", "/").body)->at("peers");
  EXPECT_EQ(peers.at("erp").at("company"), ready.at("erp_company"));
  EXPECT_EQ(peers.at("erp").at("key"), ready.at("erp_key"));
}

TEST(Serve, AScenarioStrikesWithItsFaults) {
  scenarios::Scenario scenario = stock_without_orders(real_now());
  scenario.faults.push_back({scenarios::FaultKind::ServerError, "erp", Duration(0), std::chrono::hours(1), "", 1});
  const auto served = Served::open(any_ports(ServedTime::Real), scenario);
  ASSERT_TRUE(served.has_value()) << problem_of(served);
  EXPECT_EQ(ask((*served)->erp_url(), "GET", "/api/v2.0/companies").status, 503);
  const std::string faults = ask((*served)->control_url(), "GET", "/faults").body;
  EXPECT_NE(faults.find("server-error of erp from 0s until 1h after the start"), std::string::npos) << faults;
  EXPECT_EQ(ask((*served)->control_url(), "POST", "/reset").status, 200);
  EXPECT_EQ(ask((*served)->erp_url(), "GET", "/api/v2.0/companies").status, 503) << "also after a reset";
}

TEST(Serve, TheControlPlaneDemandsItsToken) {
  ServeOptions options = any_ports(ServedTime::Real);
  options.listen = "0.0.0.0";
  options.control_token = "a-token-of-sixteen";
  const auto served = Served::open(options, stock_without_orders(real_now()));
  ASSERT_TRUE(served.has_value()) << problem_of(served);
  EXPECT_EQ(ask((*served)->control_url(), "GET", "/health").status, 401);
  options.tls.wanted = true;
  options.tls.port = 0;
  options.tls.folder = (fs::temp_directory_path() / ("vendorproof-listen-" + std::to_string(::getpid()))).string();
  const auto secured = Served::open(options, stock_without_orders(real_now()));
  ASSERT_TRUE(secured.has_value()) << problem_of(secured);
  EXPECT_NE((*secured)->ready_line().find(R"("amazon_tls":"https://0.0.0.0:)"), std::string::npos);
  fs::remove_all(options.tls.folder);
}

TEST(Serve, APortInUseIsRefusedWithARemedy) {
  const auto first = Served::open(any_ports(ServedTime::Virtual), stock_without_orders(real_now()));
  ASSERT_TRUE(first.has_value());
  ServeOptions options = any_ports(ServedTime::Virtual);
  options.erp_port = std::stoi(split((*first)->erp_url(), ':').back());
  const auto second = Served::open(options, stock_without_orders(real_now()));
  ASSERT_FALSE(second.has_value());
  const std::string& message = second.error().message;
  EXPECT_NE(message.find("the mock ERP: port " + std::to_string(options.erp_port)), std::string::npos) << message;
  EXPECT_NE(message.find("--erp-port"), std::string::npos) << message;
}

TEST(Serve, ManyConnectionsAtOnceAreServedOneAfterTheOther) {
  const auto served = Served::open(any_ports(ServedTime::Virtual), stock_without_orders(real_now()));
  ASSERT_TRUE(served.has_value());
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int j = 0; j < 20; ++j)
        EXPECT_EQ(ask((*served)->control_url(), "POST", "/clock", R"({"advance":"1m"})").status, 200);
    });
  }
  for (std::thread& thread : threads) thread.join();
  const Instant start = parse_instant("2026-01-01T00:00:00Z").value();
  EXPECT_GT((*served)->site().time().now, start);
}

}  // namespace
}  // namespace vendorproof::harness
