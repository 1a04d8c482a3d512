// How the program of one trial is begun, killed, begun again and let go: a program that Vendorproof starts, or one that
// somebody else runs.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/base/time.h"
#include "harness/trial/system_under_test.h"
#include "harness/trial/trial_system.h"

namespace vendorproof::harness {

/// What a program finds when its trial begins.
struct TrialPlace {
  TrialNames names;      ///< as the program is told them
  std::string log_file;  ///< for what it says, or what the commands say that kill and start it
};

enum class Turn {
  First,  ///< the scenario begins
  Again,  ///< it goes on, after the program was killed or has ended; what it keeps on disk is still there
};

/// One thread uses it at a time; only wait() may be called beside kill().
class ProgramOnTrial {
 public:
  ProgramOnTrial() = default;
  ProgramOnTrial(const ProgramOnTrial&) = delete;
  ProgramOnTrial& operator=(const ProgramOnTrial&) = delete;
  virtual ~ProgramOnTrial() = default;

  /// Does not wait. Returns whether the program is ready at once; if not, is_ready() brings it there.
  virtual Result<bool> begin(Turn turn) = 0;
  /// Called until it is ready. It may use its peers meanwhile. Errors: what is wrong with it.
  virtual Result<bool> is_ready() = 0;
  /// When it returns, nothing is left of the program but what it keeps on disk. Only where the system can be killed.
  virtual Result<void> kill() = 0;
  /// Its exit code once it has ended by itself; nullopt: it has not, or nobody sees it.
  virtual std::optional<int> ended() = 0;
  /// Returns when it has ended, or after `patience` of real time.
  virtual void wait(Duration patience) = 0;
  /// The trial is over. `has_heard`: whether the program was told so. Errors: it did not end.
  virtual Result<void> stop(const std::function<bool()>& has_heard) = 0;
  /// What it said last, for a message; "" if nobody hears it.
  virtual std::string last_words() const = 0;
};

/// `system` must outlive it. Errors: Malformed or NotFound, naming the file and the key.
Result<std::unique_ptr<ProgramOnTrial>> program_on_trial(const SystemUnderTest& system, const TrialPlace& place);

}  // namespace vendorproof::harness
