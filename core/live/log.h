// What the daemon says: lines of text for people or lines of JSON for machines, on standard error or in a file.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/base/time.h"

namespace vendorproof::live {

enum class LogLevel { Debug, Information, Warning, Error };
std::string_view text_of(LogLevel level);

enum class LogFormat { Text, Json };

struct LogLine {
  LogLevel level = LogLevel::Information;
  std::string text;   ///< never holds a secret
  std::string order;  ///< the purchase order that it is about, or ""
};

struct LogConfig {
  LogFormat format = LogFormat::Text;
  LogLevel level = LogLevel::Information;  ///< lower ones are left out
  std::string file;                        ///< "": standard error
};

/// Any thread may write.
class LogWriter {
 public:
  /// Errors: Unavailable, naming the file and why it cannot be written.
  static Result<std::unique_ptr<LogWriter>> open(const LogConfig& config, std::function<Instant()> now);
  LogWriter(const LogWriter&) = delete;
  LogWriter& operator=(const LogWriter&) = delete;
  ~LogWriter();

  void write(const LogLine& line);
  /// After somebody moved the file away. If the file cannot be opened again, the old one is kept.
  void reopen();

 private:
  LogWriter(const LogConfig& config, std::function<Instant()> now) : config_(config), now_(std::move(now)) {}
  std::string written(const LogLine& line) const;

  LogConfig config_;
  std::function<Instant()> now_;
  std::mutex mutex_;
  int file_ = -1;  ///< -1: standard error
};

}  // namespace vendorproof::live
