#include "core/live/log.h"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/base/text.h"

namespace vendorproof::live {
namespace {

namespace fs = std::filesystem;

class Log : public testing::Test {
 protected:
  void TearDown() override {
    fs::remove(path_);
    fs::remove(path_ + ".1");
  }
  std::unique_ptr<LogWriter> opened(LogFormat format, LogLevel level = LogLevel::Information) const {
    auto writer = LogWriter::open({format, level, path_}, [] { return *parse_instant("2026-11-23T08:00:00Z"); });
    EXPECT_TRUE(writer) << writer.error().message;
    return std::move(*writer);
  }
  std::string text() const { return read_file(path_).value_or(""); }

  const std::string path_ = (fs::temp_directory_path() / ("log-test-" + std::to_string(::getpid()))).string();
};

TEST_F(Log, IsTextForPeople) {
  const auto log = opened(LogFormat::Text);
  log->write({LogLevel::Information, "started", ""});
  log->write({LogLevel::Warning, "held", "PO1"});
  EXPECT_EQ(text(),
            "2026-11-23T08:00:00Z vendorproof run: started\n"
            "2026-11-23T08:00:00Z vendorproof run: warning: held [order PO1]\n");
}

TEST_F(Log, IsALineOfJsonForMachines) {
  const auto log = opened(LogFormat::Json);
  log->write({LogLevel::Error, "a \"b\"\n\xff", "PO1"});
  EXPECT_EQ(text(),
            "{\"at\":\"2026-11-23T08:00:00Z\",\"level\":\"error\",\"order\":\"PO1\",\"text\":\"a "
            "\\\"b\\\"\\n\xef\xbf\xbd\"}\n");
}

TEST_F(Log, LeavesOutWhatIsBelowItsLevel) {
  const auto log = opened(LogFormat::Text, LogLevel::Warning);
  log->write({LogLevel::Debug, "a", ""});
  log->write({LogLevel::Information, "b", ""});
  EXPECT_EQ(text(), "");
  log->write({LogLevel::Error, "c", ""});
  EXPECT_EQ(text(), "2026-11-23T08:00:00Z vendorproof run: error: c\n");
}

TEST_F(Log, GoesOnInANewFileAfterSomebodyMovedItAway) {
  const auto log = opened(LogFormat::Json);
  log->write({LogLevel::Information, "old", ""});
  fs::rename(path_, path_ + ".1");
  log->write({LogLevel::Information, "still old", ""});
  log->reopen();
  log->write({LogLevel::Information, "new", ""});
  EXPECT_NE(text().find("\"new\""), std::string::npos);
  EXPECT_EQ(text().find("old"), std::string::npos);
  EXPECT_NE(read_file(path_ + ".1")->find("still old"), std::string::npos);
  EXPECT_EQ(fs::status(path_).permissions(), fs::perms::owner_read | fs::perms::owner_write) << "for its owner alone";
}

TEST_F(Log, NamesAFileThatCannotBeWritten) {
  const auto refused =
      LogWriter::open({LogFormat::Text, LogLevel::Information, "/nowhere/log"}, [] { return Instant(); });
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("[log] file /nowhere/log cannot be written: No such file"), std::string::npos)
      << refused.error().message;
}

}  // namespace
}  // namespace vendorproof::live
