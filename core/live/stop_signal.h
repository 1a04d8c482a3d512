// Turns SIGTERM, SIGINT and SIGHUP into a normal stop.
#pragma once

#include <atomic>
#include <csignal>
#include <functional>
#include <thread>

#include <sys/signalfd.h>

namespace vendorproof::live {

/// From construction to destruction these signals do not end the process but call `on_stop` once, in a thread of
/// its own; a second signal ends the process, unless it comes within half a second: that is the same stop. Covers only
/// threads that start after construction, so construct it first. At most one StopSignal may exist at a time.
class StopSignal {
 public:
  /// With `on_hang_up`, SIGHUP stops nothing: it calls that, as often as it comes.
  explicit StopSignal(std::function<void()> on_stop, std::function<void()> on_hang_up = nullptr);
  StopSignal(const StopSignal&) = delete;
  StopSignal& operator=(const StopSignal&) = delete;
  ~StopSignal();

  /// The signal that has come, or 0.
  int received() const { return received_; }

 private:
  void wait();
  bool drop_its_twin() const;
  bool is_hang_up(const signalfd_siginfo& signal) const;

  std::function<void()> on_stop_;
  std::function<void()> on_hang_up_;
  std::atomic<int> received_ = 0;
  int wake_up_ = -1;  ///< an event descriptor that ends the thread
  int signals_ = -1;  ///< a signal descriptor
  sigset_t before_{};
  std::thread thread_;
};

}  // namespace vendorproof::live
