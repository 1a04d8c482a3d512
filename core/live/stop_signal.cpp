#include "core/live/stop_signal.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "core/base/require.h"

namespace vendorproof::live {

namespace {

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGHUP);
  return signals;
}

}  // namespace

StopSignal::StopSignal(std::function<void()> on_stop, std::function<void()> on_hang_up)
    : on_stop_(std::move(on_stop)), on_hang_up_(std::move(on_hang_up)) {
  const sigset_t wanted = stop_signals();
  REQUIRE(pthread_sigmask(SIG_BLOCK, &wanted, &before_) == 0);
  signals_ = ::signalfd(-1, &wanted, SFD_CLOEXEC);
  wake_up_ = ::eventfd(0, EFD_CLOEXEC);
  REQUIRE(signals_ >= 0 && wake_up_ >= 0);
  thread_ = std::thread([this] { wait(); });
}

StopSignal::~StopSignal() {
  const std::uint64_t one = 1;
  REQUIRE(::write(wake_up_, &one, sizeof one) == sizeof one);
  thread_.join();
  ::close(signals_);
  ::close(wake_up_);
  REQUIRE(pthread_sigmask(SIG_SETMASK, &before_, nullptr) == 0);
}

/// Whether it was a hang-up that stops nothing.
bool StopSignal::is_hang_up(const signalfd_siginfo& signal) const {
  if (signal.ssi_signo != SIGHUP || !on_hang_up_) return false;
  on_hang_up_();
  return true;
}

/// `timeout` sends its signal to the process, and at once to its whole group: that is one stop, not two. Returns
/// whether the object is destroyed meanwhile.
bool StopSignal::drop_its_twin() const {
  constexpr int twin_comes_within_ms = 500;
  std::array<pollfd, 2> sources{pollfd{signals_, POLLIN, 0}, pollfd{wake_up_, POLLIN, 0}};
  int ready = 0;
  do {
    ready = ::poll(sources.data(), sources.size(), twin_comes_within_ms);
  } while (ready < 0 && errno == EINTR);
  if (sources[1].revents != 0) return true;
  signalfd_siginfo signal{};
  if (ready > 0) REQUIRE(::read(signals_, &signal, sizeof signal) == sizeof signal);
  return false;
}

void StopSignal::wait() {
  std::array<pollfd, 2> sources{pollfd{signals_, POLLIN, 0}, pollfd{wake_up_, POLLIN, 0}};
  signalfd_siginfo signal{};
  do {
    while (::poll(sources.data(), sources.size(), -1) < 0) REQUIRE(errno == EINTR);
    if (sources[1].revents != 0) return;
    REQUIRE(::read(signals_, &signal, sizeof signal) == sizeof signal);
  } while (is_hang_up(signal));
  received_ = static_cast<int>(signal.ssi_signo);
  on_stop_();
  if (drop_its_twin()) return;
  // A second signal reaches this thread and ends the process, in case the stop takes too long.
  const sigset_t wanted = stop_signals();
  REQUIRE(pthread_sigmask(SIG_UNBLOCK, &wanted, nullptr) == 0);
  while (::poll(&sources[1], 1, -1) < 0) REQUIRE(errno == EINTR);
}

}  // namespace vendorproof::live
