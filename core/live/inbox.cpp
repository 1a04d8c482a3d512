#include "core/live/inbox.h"

#include <algorithm>
#include <utility>

namespace vendorproof::live {

void Inbox::post(Arrival answer) {
  {
    const std::lock_guard lock(mutex_);
    answers_.push_back(std::move(answer));
  }
  changed_.notify_one();
}

void Inbox::post(Errand errand) {
  {
    const std::lock_guard lock(mutex_);
    errands_.push_back(std::move(errand));
  }
  changed_.notify_one();
}

void Inbox::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_one();
}

bool Inbox::stopped() const {
  const std::lock_guard lock(mutex_);
  return stopped_;
}

std::vector<Arrival> Inbox::take(Duration patience) {
  std::unique_lock lock(mutex_);
  const Duration bounded = std::clamp<Duration>(patience, Duration(0), std::chrono::hours(1));
  changed_.wait_for(lock, bounded, [this] { return stopped_ || !answers_.empty() || !errands_.empty(); });
  std::vector<Arrival> taken;
  if (stopped_) return taken;
  while (!answers_.empty() && taken.size() < taken_max) {
    taken.push_back(std::move(answers_.front()));
    answers_.pop_front();
  }
  return taken;
}

std::vector<Errand> Inbox::take_errands() {
  const std::lock_guard lock(mutex_);
  return std::exchange(errands_, {});
}

}  // namespace vendorproof::live
