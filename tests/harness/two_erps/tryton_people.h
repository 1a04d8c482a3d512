// The people of a real Tryton. They act when the clock of the trade says so, and Tryton lives on that clock: it reads
// its time from a file.
#pragma once

#include <cstdlib>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/base/text.h"
#include "core/base/time.h"
#include "tests/support/places.h"
#include "tests/support/shell.h"

namespace vendorproof::harness::two_erps {

/// What they do, so long after the start of the scenario.
struct Act {
  Duration after;
  std::string words;  ///< of people.py
};

class TrytonPeople {
 public:
  /// `clock_file` holds the time of Tryton's server (file_clock.cpp).
  TrytonPeople(std::string clock_file, Instant start, std::vector<Act> acts)
      : clock_file_(std::move(clock_file)), start_(start), acts_(std::move(acts)) {}

  /// Sets Tryton's time, and lets people do what is due. Each act happens at its own time.
  void live_until(Instant now) {
    while (next_ < acts_.size() && start_ + acts_[next_].after <= now) {
      set_time(start_ + acts_[next_].after);
      say(acts_[next_].words);
      ++next_;
    }
    set_time(now);
  }
  bool are_done() const { return next_ == acts_.size(); }

  /// The last line of the answer.
  std::string say(const std::string& words) const {
    const tests::Ran ran = tests::ran_by_bash(fmt::format(
        "LD_PRELOAD=\"$VENDORPROOF_CLOCK_LIBRARY\" /usr/bin/python3 '{}/tests/core/erp/tryton/live/people.py' {}",
        tests::source_dir(), words));
    EXPECT_EQ(ran.code, 0) << words << ": " << ran.output;
    const std::vector<std::string> lines = split(ran.output, '\n');
    return lines.size() < 2 ? ran.output : lines[lines.size() - 2];
  }

 private:
  void set_time(Instant at) const {
    std::ofstream(clock_file_) << std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count() << "\n";
  }

  const std::string clock_file_;
  const Instant start_;
  const std::vector<Act> acts_;
  std::size_t next_ = 0;
};

}  // namespace vendorproof::harness::two_erps
