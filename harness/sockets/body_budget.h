// The memory that the bodies of all requests may use together, in the whole process.
#pragma once

#include <cstddef>

namespace vendorproof::harness {

/// The part of the budget that one request uses. Given back at its end.
class BodyShare {
 public:
  BodyShare() = default;
  BodyShare(const BodyShare&) = delete;
  BodyShare& operator=(const BodyShare&) = delete;
  ~BodyShare();

  /// Makes room for so many bytes in total; never less than before. The first 64 KiB are always there, so that usual
  /// requests go on while large ones use everything. False: there is no room now.
  bool grow_to(std::size_t bytes);

 private:
  std::size_t charged_ = 0;
};

}  // namespace vendorproof::harness
