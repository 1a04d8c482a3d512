// A library to be loaded before a program (LD_PRELOAD): the program then reads the time of day from the file that
// VENDORPROOF_CLOCK_FILE names, as whole seconds since 1970. Monotonic clocks, and so all waits, stay as they are.
// Debian's libfaketime cannot be used: with it, Python 3.11 cannot sleep.
#include <array>
#include <atomic>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <ctime>

#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

namespace {

std::atomic<std::int64_t> last_read = 0;

/// While the file is being written it may be empty: then the time before counts.
std::int64_t seconds_in_file() {
  const char* const path = std::getenv("VENDORPROOF_CLOCK_FILE");
  if (path == nullptr) return 0;
  const int file = ::open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return last_read;
  std::array<char, 32> text{};
  const ssize_t length = ::read(file, text.data(), text.size());
  ::close(file);
  std::int64_t seconds = 0;
  if (length > 0 && std::from_chars(text.data(), text.data() + length, seconds).ec == std::errc()) last_read = seconds;
  return last_read;
}

bool is_time_of_day(clockid_t clock) { return clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE; }

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) noexcept {
  const std::int64_t seconds = is_time_of_day(clock) ? seconds_in_file() : 0;
  if (seconds == 0) return static_cast<int>(::syscall(SYS_clock_gettime, clock, time));
  *time = {seconds, 0};
  return 0;
}

int gettimeofday(timeval* time, void* /*zone*/) noexcept {
  timespec now{};
  if (clock_gettime(CLOCK_REALTIME, &now) != 0) return -1;
  *time = {now.tv_sec, now.tv_nsec / 1000};
  return 0;
}

time_t time(time_t* result) noexcept {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  if (result != nullptr) *result = now.tv_sec;
  return now.tv_sec;
}

}  // extern "C"
