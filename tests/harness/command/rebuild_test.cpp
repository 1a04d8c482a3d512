// `store rebuild` with the real programs: the store is lost again and again in the middle of the trade.
#include <chrono>
#include <csignal>
#include <regex>
#include <thread>

#include <gtest/gtest.h>

#include "tests/harness/command/served_orders.h"

namespace vendorproof::harness {
namespace {

class LostFile : public ServedOrders {
 protected:
  LostFile() : ServedOrders(10) {}

  std::vector<std::string> rebuild() const { return {program, "store", "rebuild", "--config", config_file_}; }
  void lose_store() const {
    for (const char* end : {"", "-wal", "-shm", ".lock"}) std::filesystem::remove(store_file_ + end);
  }
};

TEST_F(LostFile, IsMadeAnewFromAmazonAndTheErp) {
  for (const int work : {120, 300, 700}) {
    {
      Program running(run_words({}), STDERR_FILENO);
      std::this_thread::sleep_for(std::chrono::milliseconds(work));
      EXPECT_EQ(running.wait_after(SIGKILL), -SIGKILL);
    }
    lose_store();
    const std::size_t sales_orders = count("SalesOrderCreated");
    const std::size_t answers = count("AcknowledgementAccepted");
    Program anew(rebuild());
    const std::string said = join(anew.lines(), "\n");
    EXPECT_EQ(anew.wait(), 0) << said;
    EXPECT_NE(said.find("state.db is new"), std::string::npos) << said;
    EXPECT_NE(said.find("Nothing was sent. Next: `vendorproof run` goes on"), std::string::npos) << said;
    EXPECT_EQ(count("SalesOrderCreated"), sales_orders) << "it only reads";
    EXPECT_EQ(count("AcknowledgementAccepted"), answers) << "it only reads";
  }
  Program running(run_words({"--until-idle"}), STDERR_FILENO);
  const std::string said = join(running.lines(), "\n");
  EXPECT_EQ(running.wait(), 0) << said;
  expect_everything_once(30);
  EXPECT_TRUE(is_all_settled());
}

TEST_F(LostFile, TakesNoStoreAway) {
  ASSERT_TRUE(write_file(store_file_, "anything").has_value());
  Program anew(rebuild(), STDERR_FILENO);
  EXPECT_NE(join(anew.lines(), "\n").find("state.db: there is a store; if it is damaged"), std::string::npos);
  EXPECT_EQ(anew.wait(), 2);
  EXPECT_EQ(*read_file(store_file_), "anything");
}

/// What was begun is durable: the daemon goes on with it.
TEST_F(LostFile, IsLearnedByTheDaemonWhereAPeerWasAwayMeanwhile) {
  {
    Program running(run_words({}), STDERR_FILENO);
    std::this_thread::sleep_for(std::chrono::milliseconds(400));
    EXPECT_EQ(running.wait_after(SIGKILL), -SIGKILL);
  }
  lose_store();
  const std::string whole = *read_file(config_file_);
  std::string text = whole;
  const std::string amazon = ready_["amazon"];
  text.replace(text.find(amazon), amazon.size(), "http://127.0.0.1:9");
  ASSERT_TRUE(write_file(config_file_, text).has_value());
  Program begun(rebuild());
  EXPECT_NE(join(begun.lines(), "\n").find("state.db is begun, and not complete: "), std::string::npos);
  EXPECT_EQ(begun.wait(), 1);
  lose_store();
  const std::string erp = ready_["erp"];
  text = whole;
  text.replace(text.find(erp), erp.size(), "http://127.0.0.1:9");
  ASSERT_TRUE(write_file(config_file_, text).has_value());
  Program half(rebuild());
  const std::string said = join(half.lines(), "\n");
  half.wait();
  // The ERP is asked when Amazon has said what was answered, which may be later.
  EXPECT_TRUE(std::regex_search(said, std::regex("state.db is (new; what is left|begun, and not complete: the ERP).*\n"
                                                 "  Amazon: asked \\d+ times, \\d+ answered; \\d+ orders?, .*\n"
                                                 "  ERP: (was not asked|asked \\d+ times?, 0 answered, .*); 0 sales "
                                                 "orders known; of \\d+ orders? it has not told yet\n"
                                                 "  Left: .*\\d+ questions?")))
      << said;
  ASSERT_TRUE(write_file(config_file_, whole).has_value());
  EXPECT_EQ(Program(run_words({"--until-idle"})).wait(), 0);
  expect_everything_once(30);
}

}  // namespace
}  // namespace vendorproof::harness
