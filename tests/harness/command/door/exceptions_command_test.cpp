#include "harness/command/door/exceptions_command.h"

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/store/file/lock.h"
#include "tests/core/store/store_file.h"
#include "tests/harness/command/started_program.h"

namespace vendorproof::harness {
namespace {

/// A daemon that reaches nobody, with the exceptions of an old store, and its door.
class ExceptionsOfADaemon : public store::StoreFile {
 protected:
  std::string write_config(int port) const {
    const Json nobody = {{"amazon", "http://127.0.0.1:9"}, {"erp", "http://127.0.0.1:7"}, {"control", ""}};
    std::string text = config_text(nobody, path_);
    text.resize(text.find("[clock]"));
    if (port > 0)
      text += "[operators]\nlisten = \"127.0.0.1:" + std::to_string(port) +
              "\"\ntoken = \"0123456789abcdef0123456789abcdef\"\n";
    EXPECT_TRUE(write_file(path_ + ".toml", text).has_value());
    return path_ + ".toml";
  }
  struct Said {
    int exit_code;
    std::string text;
  };
  static Said exceptions(std::vector<std::string> words, const std::string& config, int stream = STDOUT_FILENO) {
    words.insert(words.begin(), {program, "exceptions"});
    words.insert(words.end(), {"--config", config});
    Program asking(words, stream);
    const std::string text = join(asking.lines(), "\n");
    return {asking.wait(), text};
  }
};

TEST_F(ExceptionsOfADaemon, AreListedShownAndClosedWithARecord) {
  write_version(5);
  const std::string config = write_config(28'620);
  Program running({program, "run", "--config", config}, STDERR_FILENO);
  std::string line = running.first_line();
  while (!line.empty() && line.find("operators' door at http://127.0.0.1:28620") == std::string::npos)
    line = running.first_line();
  ASSERT_FALSE(line.empty());

  const Said list = exceptions({"list", "--owner", "Ecommerce"}, config);
  EXPECT_EQ(list.exit_code, 0);
  EXPECT_NE(list.text.find("unknown-item/9HHHHHHH/1"), std::string::npos) << list.text;
  EXPECT_EQ(list.text.find("Finance"), std::string::npos) << list.text;
  const Said wrong = exceptions({"show", "unknown-item/9HHHHHHH/2"}, config, STDERR_FILENO);
  EXPECT_EQ(wrong.exit_code, 2);
  EXPECT_NE(wrong.text.find("did you mean unknown-item/9HHHHHHH/1?"), std::string::npos) << wrong.text;
  const Said denied = exceptions({"override", "unknown-item/9HHHHHHH/1", "--note", "x"}, config, STDERR_FILENO);
  EXPECT_EQ(denied.exit_code, 2);
  EXPECT_NE(denied.text.find("override is not possible for unknown-item"), std::string::npos) << denied.text;
  EXPECT_EQ(
      exceptions({"close", "unknown-item/9HHHHHHH/1", "--note", "it is there now", "--by", "ann"}, config).exit_code,
      0);
  const Said shown = exceptions({"show", "unknown-item/9HHHHHHH/1"}, config);
  EXPECT_NE(shown.text.find(" close by ann: it is there now"), std::string::npos) << shown.text;
  Program asking({program, "status", "--config", config});
  const std::string screen = join(asking.lines(), "\n");
  EXPECT_EQ(asking.wait(), 1) << "its peers do not answer";
  EXPECT_NE(screen.find("ORDERS BY STAGE"), std::string::npos) << screen;
  EXPECT_NE(screen.find("Amazon does not answer"), std::string::npos) << screen;
  EXPECT_NE(exceptions({"list", "--json"}, config).text.find("\"incidents\": ["), std::string::npos);
  EXPECT_EQ(running.wait_after(SIGTERM), 0);

  EXPECT_EQ(rows("SELECT exception, act, person, note FROM acts"),
            std::vector<std::string>{"unknown-item/9HHHHHHH/1|close|ann|it is there now"});
}

TEST_F(ExceptionsOfADaemon, AreHandledInTheStoreItselfWhereNoneRuns) {
  write_version(5);
  const std::string key = "unknown-item/9HHHHHHH/1";
  for (const int port : {0, 28'621}) {
    const Said list = exceptions({"list", "--owner", "Ecommerce"}, write_config(port));
    EXPECT_EQ(list.exit_code, 0);
    EXPECT_NE(list.text.find(key), std::string::npos) << list.text;
  }
  const std::string config = write_config(0);
  const Said told = exceptions({"assign", key, "--to", "bob", "--by", "ann"}, config, STDERR_FILENO);
  EXPECT_EQ(told.exit_code, 0);
  EXPECT_NE(told.text.find("no daemon works on " + path_ +
                           ", so it was opened here; what is to be sent goes out at "
                           "the next `vendorproof run`"),
            std::string::npos)
      << told.text;
  const Said denied = exceptions({"override", key, "--note", "x"}, config, STDERR_FILENO);
  EXPECT_EQ(denied.exit_code, 2);
  EXPECT_EQ(denied.text, "vendorproof exceptions: override is not possible for unknown-item: " +
                             denied.text.substr(denied.text.find("unknown-item: ") + 14));
  EXPECT_EQ(exceptions({"close", key, "--note", "it is there now", "--by", "ann"}, config).exit_code, 0);
  const Said shown = exceptions({"show", key}, config);
  EXPECT_NE(shown.text.find(" close by ann: it is there now"), std::string::npos) << shown.text;
  EXPECT_EQ(rows("SELECT exception, act, person, assignee, note FROM acts ORDER BY number"),
            (std::vector<std::string>{key + "|assign|ann|bob|", key + "|close|ann||it is there now"}));
}

TEST_F(ExceptionsOfADaemon, AreRefusedWhereThereIsNoStoreOrAnotherProcessWorksOnIt) {
  const Said missing = exceptions({"list"}, write_config(0), STDERR_FILENO);
  EXPECT_EQ(missing.exit_code, 2);
  EXPECT_NE(missing.text.find(path_ + ": there is no store yet"), std::string::npos) << missing.text;
  EXPECT_FALSE(std::filesystem::exists(path_)) << "a person who looks makes no store";

  write_version(5);
  const auto lock = store::FileLock::take(path_);
  ASSERT_TRUE(lock);
  const Said beside = exceptions({"list"}, write_config(0), STDERR_FILENO);
  EXPECT_EQ(beside.exit_code, 2);
  EXPECT_NE(beside.text.find("process " + std::to_string(::getpid()) + " works on it"), std::string::npos);
  EXPECT_NE(beside.text.find("[operators] listen is missing"), std::string::npos) << beside.text;
}

}  // namespace
}  // namespace vendorproof::harness
