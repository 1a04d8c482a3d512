// Progress on the error stream: on a terminal one line that is rewritten, elsewhere a whole line every 10 s.
#pragma once

#include <cstdint>
#include <string>

namespace vendorproof::harness {

class Progress {
 public:
  explicit Progress(bool wanted);
  ~Progress() { finish(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(const std::string& text);
  /// Clears the line.
  void finish();

 private:
  bool wanted_;
  bool terminal_;
  bool shown_ = false;
  std::int64_t next_whole_line_ms_ = 0;
};

/// Whether standard output is a terminal that may be coloured (NO_COLOR is honoured).
bool is_terminal_output();

}  // namespace vendorproof::harness
