#include "harness/sockets/body_budget.h"

#include <atomic>

#include "harness/sockets/server_limits.h"

namespace vendorproof::harness {

namespace {

constexpr std::size_t free_bytes = 64UL * 1024;

std::atomic<std::size_t> charged_to_all{0};

}  // namespace

BodyShare::~BodyShare() { charged_to_all -= charged_; }

bool BodyShare::grow_to(std::size_t bytes) {
  if (bytes <= free_bytes + charged_) return true;
  const std::size_t more = bytes - free_bytes - charged_;
  std::size_t charged = charged_to_all;
  do {
    if (more > all_bodies_bytes_max - charged) return false;
  } while (!charged_to_all.compare_exchange_weak(charged, charged + more));
  charged_ += more;
  return true;
}

}  // namespace vendorproof::harness
