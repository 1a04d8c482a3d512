// `run --once`, as a timed job starts it: again and again, each time for what is due, until all trade is done.
#include <chrono>
#include <csignal>
#include <filesystem>
#include <map>
#include <memory>
#include <regex>
#include <thread>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "core/store/store.h"
#include "tests/harness/command/served_trade.h"
#include "tests/harness/command/started_program.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;
using std::chrono::hours;
using std::chrono::minutes;

class TimedJob : public testing::Test {
 protected:
  TimedJob() {
    scenarios::Scenario scenario = orders_of(3, hours(7));
    scenario.amazon.payment_days = 3;
    EXPECT_TRUE(write_file(scenario_file_, scenarios::write_scenario(scenario)).has_value());
    serving_ = std::make_unique<Program>(std::vector<std::string>{program, "serve", "--amazon-port", "0", "--erp-port",
                                                                  "0", "--control-port", "0", "--clock", "virtual",
                                                                  "--scenario", scenario_file_});
    ready_ = parse_json(serving_->first_line()).value();
    EXPECT_TRUE(write_file(config_file_, config_text(ready_, store_file_)).has_value());
  }
  ~TimedJob() override {
    serving_.reset();
    fs::remove_all(folder_);
  }
  TimedJob(const TimedJob&) = delete;
  TimedJob& operator=(const TimedJob&) = delete;

  std::vector<std::string> once() const { return {program, "run", "--config", config_file_, "--once"}; }
  Json control(const std::string& method, const std::string& path, const std::string& body = "") const {
    return parse_json(ask(ready_["control"].get<std::string>(), method, path, body).body).value();
  }
  void pass(Duration duration) const {
    control("POST", "/clock", R"({"advance":")" + format_duration(duration) + "\"}");
  }
  std::size_t count(const std::string& kind) const {
    std::size_t found = 0;
    for (const Json& entry : control("GET", "/ledger")) found += entry["kind"] == kind ? 1U : 0U;
    return found;
  }
  bool is_all_settled() const {
    const auto store = store::open_store({store_file_, store::Durability::Full});
    return store.has_value() && (*store)->every_order_is_settled();
  }

  const fs::path folder_ = empty_folder("vendorproof-once-test");
  const std::string scenario_file_ = (folder_ / "orders.json").string();
  const std::string config_file_ = (folder_ / "live.toml").string();
  const std::string store_file_ = (folder_ / "state.db").string();
  std::unique_ptr<Program> serving_;
  Json ready_;
};

/// Every tenth job is killed in the middle.
TEST_F(TimedJob, StartedEveryTenMinutesBringsAllOrdersToTheirEndAlsoWhenItIsKilled) {
  int killed = 0;
  for (int i = 0; i < 2000 && (i < 300 || i % 50 != 0 || count("PaymentPosted") < 3 || !is_all_settled()); ++i) {
    Program job(once(), STDERR_FILENO);
    const bool dies = i % 10 == 3;
    if (dies) std::this_thread::sleep_for(std::chrono::milliseconds(15 + i % 40));
    const int code = dies ? job.wait_after(SIGKILL) : job.wait();
    killed += code == -SIGKILL ? 1 : 0;
    ASSERT_TRUE(code == 0 || (dies && code == -SIGKILL)) << code << " at " << control("GET", "/clock").dump();
    // In the quiet weeks of delivery and payment terms a slower job does the same.
    pass(i < 300 ? minutes(10) : hours(1));
  }
  EXPECT_GE(killed, 10);
  EXPECT_TRUE(is_all_settled());
  EXPECT_EQ(count("SalesOrderCreated"), 3U);
  EXPECT_EQ(count("InvoiceAccepted"), count("PaymentPosted"));
  std::map<std::string, int> seen;
  for (const Json& entry : control("GET", "/ledger")) {
    const std::string kind = entry["kind"];
    if (kind != "ShipNoticeAccepted" && kind != "InvoiceAccepted" && kind != "PaymentPosted") continue;
    EXPECT_EQ(++seen[kind + " " + entry.value("document", "") + " " + entry.value("other_document", "")], 1) << entry;
  }
  EXPECT_GE(seen.size(), 9U);
}

TEST_F(TimedJob, EndsInTimeWithOneWhereAPeerIsAway) {
  std::string text = *read_file(config_file_);
  const std::string erp = ready_["erp"];
  text.replace(text.find(erp), erp.size(), "http://127.0.0.1:9");
  ASSERT_TRUE(write_file(config_file_, text).has_value());
  pass(hours(2));
  Program job(once(), STDERR_FILENO);
  const std::string said = join(job.lines(), "\n");
  EXPECT_EQ(job.wait(), 1);
  EXPECT_NE(said.find("the ERP does not answer: no connection"), std::string::npos) << said;
  EXPECT_EQ(said.find("is due is done"), std::string::npos) << said;
}

TEST_F(TimedJob, EndsWithOneWhilePeopleMustActByADeadline) {
  std::string text = *read_file(config_file_) + "[acknowledgement]\nunknown_item = \"ask\"\n";
  text += "[log]\nlevel = \"warning\"\n";
  ASSERT_TRUE(write_file(config_file_, text).has_value());
  Program quiet(once(), STDERR_FILENO);
  EXPECT_EQ(quiet.lines(), std::vector<std::string>()) << "when all is well, nothing is said";
  EXPECT_EQ(quiet.wait(), 0);
  const std::string order = std::regex_replace(*read_file(tests::source_dir() + "/docs/examples/order.json"),
                                               std::regex("2026-11-23T08"), "2026-11-02T06");
  const HttpResponse placed = ask(ready_["control"].get<std::string>(), "POST", "/orders", order);
  ASSERT_EQ(placed.status / 100, 2) << placed.body;
  pass(minutes(1));
  Program job(once(), STDERR_FILENO);
  const std::string said = join(job.lines(), "\n");
  EXPECT_EQ(job.wait(), 1) << said;
  EXPECT_NE(said.find("to be handled by a deadline, the first by "), std::string::npos) << said;
}

TEST_F(TimedJob, RefusesToWorkBesideTheDaemon) {
  Program daemon({program, "run", "--config", config_file_}, STDERR_FILENO);
  daemon.first_line();
  Program job(once(), STDERR_FILENO);
  EXPECT_NE(join(job.lines(), "\n").find("state.db"), std::string::npos);
  EXPECT_EQ(job.wait(), 2);
  EXPECT_EQ(daemon.wait_after(SIGTERM), 0);
}

}  // namespace
}  // namespace vendorproof::harness
