// The lock of a store: one process works on a store at a time.
#pragma once

#include <string>
#include <utility>

#include "core/base/result.h"

namespace vendorproof::store {

/// Held from take() to the end of the value, or of the process however it ends: a killed process leaves no lock. The
/// lock is on a file of its own beside the store, so that other programs can read the store and copy it meanwhile.
class FileLock {
 public:
  /// `path` is that of the store. The lock is on `<path>.lock`, which also says the process that has it; the file
  /// stays when the lock ends. Errors: Conflict, with the other process, if another one has the lock; Unavailable, with
  /// the reason, if the file cannot be made.
  static Result<FileLock> take(const std::string& path);
  FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FileLock& operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~FileLock();

 private:
  explicit FileLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_;
};

}  // namespace vendorproof::store
