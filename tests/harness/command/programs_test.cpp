// The real programs `serve` and `run`: their trade has the ledger of the simulation, also when they are killed, when a
// disk is full, and when descriptors run out.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <thread>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "core/store/store.h"
#include "harness/command/serve.h"
#include "tests/harness/command/served_trade.h"
#include "tests/harness/command/started_program.h"
#include "tests/harness/raw_connection.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> serve_words(const std::string& scenario_file) {
  return {program,          "serve", "--amazon-port", "0",       "--erp-port", "0",
          "--control-port", "0",     "--clock",       "virtual", "--scenario", scenario_file};
}

TEST(Programs, TheProgramsComeToTheLedgerOfTheSimulation) {
  const fs::path folder = empty_folder("vendorproof-serve-test");
  const scenarios::Scenario scenario = ten_orders();
  const std::string scenario_file = (folder / "ten-orders.json").string();
  ASSERT_TRUE(write_file(scenario_file, scenarios::write_scenario(scenario)).has_value());
  Program serving(serve_words(scenario_file));
  const std::string line = serving.first_line();
  const auto ready = parse_json(line);
  ASSERT_TRUE(ready.has_value()) << line;
  EXPECT_EQ((*ready)["ready"], true);
  const std::string config_file = (folder / "live.toml").string();
  ASSERT_TRUE(write_file(config_file, config_text(*ready, (folder / "state.db").string())).has_value());
  Program running({program, "run", "--config", config_file, "--until-idle"});
  EXPECT_EQ(running.wait(), 0);
  const HttpResponse ledger = ask((*ready)["control"].get<std::string>(), "GET", "/ledger");
  ASSERT_EQ(ledger.status, 200);
  expect_same(ledger_in_process(scenario), timeless(parse_json(ledger.body).value()));
  EXPECT_EQ(serving.wait_after(SIGTERM), 0);
  fs::remove_all(folder);
}

/// A key that only one effect may have; "" for effects that may be repeated. A sales order that is made twice has two
/// numbers, so its key is the purchase order.
std::string once_only(const Json& entry) {
  const std::string kind = entry["kind"];
  if (kind == "SalesOrderCreated") return kind + " " + entry.value("purchase_order", "");
  const bool by_document = kind == "ShipNoticeAccepted" || kind == "InvoiceAccepted" || kind == "PaymentPosted";
  if (!by_document) return "";
  return kind + " " + entry.value("document", "") + " " + entry.value("other_document", "");
}

/// The served mocks with ten orders, and a configuration of the daemon for them.
class ServedTrade : public testing::Test {
 protected:
  explicit ServedTrade(const scenarios::Scenario& scenario = ten_orders()) {
    EXPECT_TRUE(write_file(scenario_file_, scenarios::write_scenario(scenario)).has_value());
    serving_ = std::make_unique<Program>(serve_words(scenario_file_));
    ready_ = parse_json(serving_->first_line()).value();
    EXPECT_TRUE(write_file(config_file_, config_text(ready_, (folder_ / "state.db").string())).has_value());
  }
  ~ServedTrade() override {
    EXPECT_EQ(serving_->wait_after(SIGINT), 0);
    fs::remove_all(folder_);
  }
  ServedTrade(const ServedTrade&) = delete;
  ServedTrade& operator=(const ServedTrade&) = delete;

  std::vector<std::string> to_the_end() const { return {program, "run", "--config", config_file_, "--until-idle"}; }
  void expect_everything_once(std::size_t at_least) const {
    const Json ledger = parse_json(ask(ready_["control"].get<std::string>(), "GET", "/ledger").body).value();
    std::map<std::string, int> effects;
    for (const Json& entry : ledger) {
      const std::string effect = once_only(entry);
      if (!effect.empty()) ++effects[effect];
    }
    EXPECT_GE(effects.size(), at_least) << "sales orders, ship notices, invoices, payments";
    for (const auto& [effect, count] : effects) EXPECT_EQ(count, 1) << effect;
  }

  std::int64_t requests_with_status(int status) const {
    const std::string query = "/journal/count?status=" + std::to_string(status);
    return parse_json(ask(ready_["control"].get<std::string>(), "GET", query).body).value().value("count", 0);
  }

  const fs::path folder_ = empty_folder("vendorproof-restart-test");
  const std::string scenario_file_ = (folder_ / "ten-orders.json").string();
  const std::string config_file_ = (folder_ / "live.toml").string();

 private:
  std::unique_ptr<Program> serving_;
  Json ready_;
};

/// Killed in the middle of the trade or asked to stop: nothing is lost and nothing is doubled.
TEST_F(ServedTrade, IsFinishedByAProgramThatIsKilledAndStartedAgain) {
  for (int i = 0; i < 10; ++i) {
    Program running({program, "run", "--config", config_file_}, STDERR_FILENO);
    EXPECT_NE(running.first_line(), "") << "it says that it has started";
    std::this_thread::sleep_for(std::chrono::milliseconds(100 + 7 * i));
    const bool killed = i % 3 != 0;
    EXPECT_EQ(running.wait_after(killed ? SIGKILL : SIGTERM), killed ? -SIGKILL : 0);
  }
  EXPECT_EQ(Program(to_the_end()).wait(), 0);
  expect_everything_once(30);
}

/// A hundred orders, and an ERP that refuses everything now and then: a wrong secret, a firewall, a gateway.
scenarios::Scenario refused_again_and_again() {
  scenarios::Scenario scenario = orders_of(100, std::chrono::hours(3));
  const std::vector<std::int64_t> statuses = {401, 200, 504, 404, 408};
  for (std::size_t i = 0; i < 2 * statuses.size(); ++i) {
    scenarios::Fault fault;
    fault.kind = scenarios::FaultKind::Refusal;
    fault.peer = i % 3 == 2 ? "amazon" : "erp";
    fault.status = statuses[i % statuses.size()];
    fault.from = std::chrono::hours(5 + 30 * static_cast<int>(i));
    fault.until = fault.from + std::chrono::hours(6);
    scenario.faults.push_back(fault);
  }
  return scenario;
}

class RefusedTrade : public ServedTrade {
 protected:
  RefusedTrade() : ServedTrade(refused_again_and_again()) {}
};

TEST_F(RefusedTrade, OfAHundredOrdersIsFinishedByAProgramThatIsKilledFiftyTimes) {
  std::int64_t refused = 0;
  for (int i = 0; i < 50; ++i) {
    Program running({program, "run", "--config", config_file_}, STDERR_FILENO);
    EXPECT_NE(running.first_line(), "") << "it says that it has started";
    std::this_thread::sleep_for(std::chrono::milliseconds(30 + 7 * (i % 20)));
    EXPECT_EQ(running.wait_after(SIGKILL), -SIGKILL);
    // The journal forgets old requests.
    refused = std::max(refused, requests_with_status(401) + requests_with_status(404));
  }
  EXPECT_GE(refused, 10);
  EXPECT_EQ(Program(to_the_end()).wait(), 0);
  // Some ship notices are of two orders.
  expect_everything_once(380);
}

/// A limit on the size of files stands for the full disk, so that the test runs without a disk of its own.
TEST_F(ServedTrade, IsFinishedByAProgramWhoseDiskWasFullWhenThereIsRoomAgain) {
  for (const rlim_t file_max : {100'000U, 130'000U, 160'000U}) {
    Program running(to_the_end(), STDERR_FILENO, file_max);
    const std::vector<std::string> lines = running.lines();
    EXPECT_EQ(running.wait(), 2) << file_max;
    ASSERT_FALSE(lines.empty());
    EXPECT_NE(lines.back().find("state.db: its disk fails (disk I/O error: File too large); check the disk"),
              std::string::npos)
        << lines.back();
  }
  EXPECT_EQ(Program(to_the_end()).wait(), 0);
  expect_everything_once(30);
}

/// With 64 descriptors, 200 clients cannot all be served: some are refused, and when they have gone all is well.
TEST(Programs, RefusesClientsWhereDescriptorsRunOutAndRecovers) {
  Program serve(
      {"/bin/bash", "-c", "ulimit -n 64; exec '" + program + "' serve --amazon-port 0 --erp-port 0 --control-port 0"});
  const Json ready = *parse_json(serve.first_line());
  const int port = std::stoi(split(ready["amazon"].get<std::string>(), ':').back());
  {
    std::vector<std::unique_ptr<RawConnection>> crowd;
    for (int i = 0; i < 200; ++i) crowd.push_back(std::make_unique<RawConnection>(port));
    const std::string heard = crowd.back()->hear("\r\n\r\n");
    EXPECT_EQ(heard.find("HTTP/1.1 503 "), 0U) << heard;
    crowd[0]->say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_EQ(crowd[0]->hear("\r\n\r\n").find("HTTP/1.1 4"), 0U) << "who is inside is served";
  }
  // The server needs a moment to see that the crowd has gone.
  int status = 503;
  for (int i = 0; i < 100 && status == 503; ++i) {
    status = ask(ready["amazon"].get<std::string>(), "GET", "/").status;
    if (status == 503) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  EXPECT_NE(status, 503);
}

TEST(Programs, ItsMistakesEndWithTwo) {
  EXPECT_EQ(Program({program, "serve", "--scenario", "/nowhere.json"}).wait(), 2);
  EXPECT_EQ(Program({program, "run", "--config", "/nowhere.toml"}).wait(), 2);
  const auto front = HttpFront::open(0, [](const HttpRequest&) { return HttpResponse{}; });
  ASSERT_TRUE(front.has_value());
  const std::string port = std::to_string((*front)->port());
  EXPECT_EQ(Program({program, "serve", "--amazon-port", "0", "--erp-port", "0", "--control-port", port}).wait(), 2);
}

}  // namespace
}  // namespace vendorproof::harness
