// A disk without room, in the place of the system calls that SQLite writes with.
#pragma once

#include <cerrno>
#include <cstddef>
#include <cstdint>

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/types.h>
#include <unistd.h>

namespace vendorproof::store {

/// While one lives, so many bytes can be written by SQLite in this process; then each write fails with `problem`.
class SmallDisk {
 public:
  explicit SmallDisk(std::int64_t room, int problem = ENOSPC) {
    room_ = room;
    problem_ = problem;
    replace("pwrite", reinterpret_cast<sqlite3_syscall_ptr>(pwrite_in));
    replace("pwrite64", reinterpret_cast<sqlite3_syscall_ptr>(pwrite_in));
    replace("write", reinterpret_cast<sqlite3_syscall_ptr>(write_in));
    replace("fallocate", reinterpret_cast<sqlite3_syscall_ptr>(fallocate_in));
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  ~SmallDisk() {
    sqlite3_vfs* system = sqlite3_vfs_find(nullptr);
    EXPECT_EQ(system->xSetSystemCall(system, nullptr, nullptr), SQLITE_OK) << "all as they were";
  }

 private:
  static void replace(const char* name, sqlite3_syscall_ptr function) {
    sqlite3_vfs* system = sqlite3_vfs_find(nullptr);
    if (system->xGetSystemCall(system, name) == nullptr) return;  // this build of SQLite does not use it
    EXPECT_EQ(system->xSetSystemCall(system, name, function), SQLITE_OK) << name;
  }
  static bool has_room(std::size_t count) {
    room_ -= static_cast<std::int64_t>(count);
    if (room_ >= 0) return true;
    errno = problem_;
    return false;
  }
  static ssize_t pwrite_in(int file, const void* bytes, std::size_t count, off_t at) {
    return has_room(count) ? ::pwrite(file, bytes, count, at) : -1;
  }
  static ssize_t write_in(int file, const void* bytes, std::size_t count) {
    return has_room(count) ? ::write(file, bytes, count) : -1;
  }
  static int fallocate_in(int /*file*/, off_t /*at*/, off_t count) {
    return has_room(static_cast<std::size_t>(count)) ? 0 : problem_;
  }

  static inline std::int64_t room_ = 0;
  static inline int problem_ = 0;
};

}  // namespace vendorproof::store
