// `run --once`, as a timed job starts it: again and again, each time for what is due, until all trade is done.
#include <chrono>
#include <csignal>
#include <regex>
#include <thread>

#include <gtest/gtest.h>

#include "tests/harness/command/served_orders.h"
#include "tests/support/places.h"

namespace vendorproof::harness {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

class TimedJob : public ServedOrders {
 protected:
  std::vector<std::string> once() const { return run_words({"--once"}); }
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
    // 1: for instance while a despatch waits for its PRO number, and its ship notice has a deadline.
    ASSERT_TRUE(code == 0 || code == 1 || (dies && code == -SIGKILL))
        << code << " at " << control("GET", "/clock").dump();
    // In the quiet weeks of delivery and payment terms a slower job does the same.
    pass(i < 300 ? minutes(10) : hours(1));
  }
  EXPECT_GE(killed, 10);
  EXPECT_TRUE(is_all_settled());
  EXPECT_EQ(count("SalesOrderCreated"), 3U);
  EXPECT_EQ(count("InvoiceAccepted"), count("PaymentPosted"));
  expect_everything_once(12);
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
