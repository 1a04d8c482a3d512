#include "core/store/file/lock.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

namespace vendorproof::store {

namespace {

/// What the process that has the lock wrote; "another process" if it could write nothing.
std::string holder_in(int descriptor) {
  std::array<char, 20> text{};
  const ssize_t count = ::pread(descriptor, text.data(), text.size(), 0);
  const std::string_view written(text.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
  const std::string_view number = written.substr(0, written.find('\n'));
  const bool is_number = !number.empty() && number.find_first_not_of("0123456789") == std::string_view::npos;
  return is_number ? fmt::format("process {}", number) : "another process";
}

// The number of the process is for people only. On a full disk it cannot be written, and the lock holds without it.
void write_holder(int descriptor) {
  const std::string text = fmt::format("{}\n", ::getpid());
  const bool written = ::ftruncate(descriptor, 0) == 0 && ::pwrite(descriptor, text.data(), text.size(), 0) > 0;
  static_cast<void>(written);
}

}  // namespace

Result<FileLock> FileLock::take(const std::string& path) {
  const std::string lock_path = path + ".lock";
  const int descriptor = ::open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
  if (descriptor < 0) {
    return failure(ErrorCode::Unavailable,
                   fmt::format("its lock {} cannot be made: {}; check that the folder exists, may be written and has "
                               "room",
                               lock_path, std::strerror(errno)));
  }
  FileLock lock(descriptor);
  int locked = -1;
  do {
    locked = ::flock(descriptor, LOCK_EX | LOCK_NB);
  } while (locked != 0 && errno == EINTR);
  if (locked != 0 && errno == EWOULDBLOCK) {
    return failure(ErrorCode::Conflict, fmt::format("{} works on it; stop that process first, or use another file: two "
                                                    "would do the same work twice",
                                                    holder_in(descriptor)));
  }
  if (locked != 0) {
    return failure(ErrorCode::Unavailable,
                   fmt::format("its lock {} cannot be taken: {}; use a disk that can lock files", lock_path,
                               std::strerror(errno)));
  }
  write_holder(descriptor);
  return lock;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace vendorproof::store
