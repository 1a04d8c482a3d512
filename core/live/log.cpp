#include "core/live/log.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "core/base/json/json_tree.h"
#include "core/base/nearest_word.h"
#include "core/live/files.h"

namespace vendorproof::live {

namespace {

constexpr std::array<std::string_view, 4> level_names = {"debug", "info", "warning", "error"};

}  // namespace

std::string_view text_of(LogLevel level) { return level_names.at(static_cast<std::size_t>(level)); }

Result<std::unique_ptr<LogWriter>> LogWriter::open(const LogConfig& config, std::function<Instant()> now) {
  std::unique_ptr<LogWriter> writer(new LogWriter(config, std::move(now)));
  if (config.file.empty()) return writer;
  writer->file_ = open_to_append(config.file);
  if (writer->file_ >= 0) return writer;
  return failure(ErrorCode::Unavailable,
                 fmt::format("[log] file {} cannot be written: {}; name a file in a folder that "
                             "the daemon may write to",
                             config.file, std::strerror(errno)));
}

LogWriter::~LogWriter() {
  if (file_ >= 0) ::close(file_);
}

std::string LogWriter::written(const LogLine& line) const {
  if (config_.format == LogFormat::Json) {
    Json json = {{"at", format_instant(now_())}, {"level", text_of(line.level)}};
    if (!line.order.empty()) json["order"] = line.order;
    json["text"] = line.text;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }
  // Journals put a time of their own before what comes on standard error.
  const bool is_file = !config_.file.empty();
  const std::string at = is_file ? format_instant(now_()) + " " : "";
  // A person at a terminal sees that it is a warning; a file is searched for it.
  const bool is_usual = line.level == LogLevel::Information || (line.level == LogLevel::Warning && !is_file);
  const std::string level = is_usual ? "" : std::string(text_of(line.level)) + ": ";
  const std::string order = line.order.empty() ? "" : fmt::format(" [order {}]", line.order);
  return fmt::format("{}vendorproof run: {}{}{}\n", at, level, line.text, order);
}

void LogWriter::write(const LogLine& line) {
  if (line.level < config_.level) return;
  const std::string text = written(line);
  const std::lock_guard lock(mutex_);
  // A log that cannot be written must not stop the trade.
  static_cast<void>(write_all(file_ >= 0 ? file_ : STDERR_FILENO, text));
}

void LogWriter::reopen() {
  if (config_.file.empty()) return;
  const std::lock_guard lock(mutex_);
  const int fresh = open_to_append(config_.file);
  if (fresh < 0) return;
  ::close(file_);
  file_ = fresh;
}

}  // namespace vendorproof::live
