// The program on trial: a process of its own, with all processes that it starts.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

#include "core/base/result.h"
#include "core/base/time.h"

namespace vendorproof::harness {

struct TrialStart {
  std::vector<std::string> command;                ///< a program, by path or found in PATH, and its arguments
  std::string folder;                              ///< in which it runs
  std::map<std::string, std::string> environment;  ///< beside that of this process
  std::string log_file;                            ///< what it writes is appended here
};

class TrialProgram {
 public:
  /// Errors: Unavailable, naming the command and why it could not be started.
  static Result<std::unique_ptr<TrialProgram>> start(const TrialStart& start);
  /// Runs a command to its end, and returns its exit code, as ended() does. What it started goes on. Errors:
  /// Unavailable, if it cannot be started, or has not ended after `patience` of real time; then it is killed.
  static Result<int> run(const TrialStart& start, Duration patience);
  TrialProgram(const TrialProgram&) = delete;
  TrialProgram& operator=(const TrialProgram&) = delete;
  /// Kills what still runs.
  ~TrialProgram();

  /// The exit code, or 128 and the number of the signal, once it has ended.
  std::optional<int> ended();
  /// Returns when it has ended, or after `patience` of real time.
  void wait(Duration patience);
  /// kill -9, to it and to what it started; returns when it is gone.
  void kill();
  /// SIGTERM, and after `patience` of real time kill -9. Returns whether it ended by itself.
  bool stop(Duration patience);

 private:
  explicit TrialProgram(pid_t id);
  bool await_end(Duration patience);

  pid_t id_;
  int end_ = -1;  ///< a descriptor that can be read once it has ended
  std::optional<int> code_;
  bool is_let_go_ = false;  ///< it has ended, and what it started goes on
};

}  // namespace vendorproof::harness
