#include "harness/command/progress.h"

#include <cstdlib>
#include <iostream>

#include <unistd.h>

#include "harness/sockets/real_time.h"

namespace vendorproof::harness {

namespace {
constexpr std::int64_t first_line_after_ms = 3'000;
constexpr std::int64_t line_every_ms = 10'000;
constexpr std::int64_t repaint_every_ms = 100;
}  // namespace

Progress::Progress(bool wanted) : wanted_(wanted), terminal_(::isatty(STDERR_FILENO) == 1) {
  next_whole_line_ms_ = real_now().time_since_epoch().count() + (terminal_ ? 0 : first_line_after_ms);
}

void Progress::show(const std::string& text) {
  if (!wanted_) return;
  const std::int64_t now = real_now().time_since_epoch().count();
  if (now < next_whole_line_ms_) return;
  next_whole_line_ms_ = now + (terminal_ ? repaint_every_ms : line_every_ms);
  if (terminal_) {
    std::cerr << "\r\033[K" << text << std::flush;
    shown_ = true;
  } else {
    std::cerr << text << std::endl;
  }
}

void Progress::finish() {
  if (shown_) std::cerr << "\r\033[K" << std::flush;
  shown_ = false;
}

bool is_terminal_output() {
  const char* no_colour = std::getenv("NO_COLOR");
  return ::isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0');
}

}  // namespace vendorproof::harness
