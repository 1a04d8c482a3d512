#include "harness/sockets/ready_pool.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/base/require.h"
#include "harness/sockets/real_time.h"

namespace vendorproof::harness {

namespace {

/// How long all places must be empty, with no request taken, before a spare thread takes one.
constexpr auto busy_turn = std::chrono::milliseconds(1);
/// How many such turns the spare thread looks on after it was woken, before it rests again.
constexpr int turns_awake = 20;
/// How often a resting spare thread looks for idle connections.
constexpr auto rest_max = std::chrono::milliseconds(500);

Duration::rep milliseconds_now() { return std::max<Duration::rep>(machine_time().time_since_epoch().count(), 1); }

thread_local ReadyPool* pool_of_thread = nullptr;

}  // namespace

ReadyPool::ReadyPool(std::size_t count_max, Duration idle_max)
    : count_max_(count_max),
      idle_max_(idle_max),
      places_max_(std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8)),
      ready_(::epoll_create1(EPOLL_CLOEXEC)),
      ended_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      threads_(count_max + places_max_ + 1) {
  REQUIRE(ready_ >= 0 && ended_ >= 0);
  epoll_event event{};
  event.events = EPOLLIN;
  REQUIRE(::epoll_ctl(ready_, EPOLL_CTL_ADD, ended_, &event) == 0);
}

ReadyPool::~ReadyPool() {
  finish();
  ::close(ready_);
  ::close(ended_);
}

void ReadyPool::add(std::unique_ptr<Connection> connection) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return connections_.size() < count_max_; });
  const int socket = connection->socket();
  auto& entry = connections_[socket];
  REQUIRE(entry == nullptr);
  entry = std::make_unique<Entry>();
  entry->connection = std::move(connection);
  Entry& added = *entry;
  if (!std::exchange(has_begun_, true)) {
    places_ = places_max_;
    for (std::size_t i = 0; i < places_max_; ++i) threads_.enqueue([this] { work(); });
    start_spare();
  }
  await(added, EPOLL_CTL_ADD);
}

void ReadyPool::finish() {
  std::unique_lock lock(mutex_);
  while (!connections_.empty()) {
    end_idle(std::nullopt);
    changed_.wait_for(lock, busy_turn);
  }
  if (std::exchange(is_finished_, true)) return;
  const std::uint64_t one = 1;
  REQUIRE(::write(ended_, &one, sizeof one) == sizeof one);
  changed_.notify_all();
  lock.unlock();
  threads_.shutdown();
}

void ReadyPool::start_spare() {
  threads_.enqueue([this] {
    if (stand_by()) work();
  });
}

bool ReadyPool::take_place() {
  std::size_t places = places_;
  while (places < places_max_) {
    if (places_.compare_exchange_weak(places, places + 1)) return true;
  }
  return false;
}

void ReadyPool::about_to_wait() {
  ReadyPool* const pool = pool_of_thread;
  if (pool == nullptr || !pool->take_place()) return;
  pool->threads_.enqueue([pool] { pool->work(); });
}

/// The thread has a place at first.
void ReadyPool::work() {
  pool_of_thread = this;
  for (;;) {
    epoll_event event{};
    if (::epoll_wait(ready_, &event, 1, -1) != 1) continue;
    if (event.data.ptr == nullptr) return;
    const bool was_last = places_.fetch_sub(1) == 1;
    ++taken_;
    if (was_last && spare_rests_) {
      const std::lock_guard lock(mutex_);
      changed_.notify_all();
    }
    serve(*static_cast<Entry*>(event.data.ptr));
    if (!take_place() && !stand_by()) return;
  }
}

bool ReadyPool::stand_by() {
  std::unique_lock lock(mutex_);
  if (has_spare_ || is_finished_) return false;
  has_spare_ = true;
  int turns = turns_awake;
  std::uint64_t seen = taken_;
  bool was_busy = false;
  while (!is_finished_) {
    spare_rests_ = turns == 0;
    // Read after `spare_rests_` is written: the thread that leaves the last place does it the other way round.
    const bool is_busy = places_ == 0;
    if (is_busy && was_busy && taken_ == seen && take_place()) {
      spare_rests_ = false;
      has_spare_ = false;
      start_spare();
      return true;
    }
    was_busy = is_busy;
    seen = taken_;
    if (is_busy) turns = turns_awake;
    const auto pause = turns > 0 ? busy_turn : std::min<std::chrono::milliseconds>(rest_max, idle_max_);
    const bool was_woken = changed_.wait_for(lock, pause) == std::cv_status::no_timeout;
    turns = was_woken ? turns_awake : std::max(turns - 1, 0);
    end_idle(idle_max_);
  }
  spare_rests_ = false;
  has_spare_ = false;
  return false;
}

void ReadyPool::serve(Entry& entry) {
  entry.idle_since = 0;
  if (entry.connection->serve()) {
    await(entry, EPOLL_CTL_MOD);
    return;
  }
  std::unique_lock lock(mutex_);
  const auto ended = connections_.extract(entry.connection->socket());
  lock.unlock();
  // Destroyed here, without the mutex: closing may wait. The socket's number is free for another connection then.
  ended.mapped()->connection.reset();
  lock.lock();
  changed_.notify_all();
}

/// From here on another thread may serve the connection.
void ReadyPool::await(Entry& entry, int operation) {
  entry.idle_since = milliseconds_now();
  epoll_event event{};
  event.events = EPOLLIN | EPOLLRDHUP | EPOLLONESHOT;
  event.data.ptr = &entry;
  REQUIRE(::epoll_ctl(ready_, operation, entry.connection->socket(), &event) == 0);
}

void ReadyPool::end_idle(std::optional<Duration> idle_max) {
  const Duration::rep now = milliseconds_now();
  for (const auto& [socket, entry] : connections_) {
    const Duration::rep since = entry->idle_since;
    const bool is_over = !idle_max || now - since > idle_max->count();
    if (since != 0 && is_over) ::shutdown(socket, SHUT_RDWR);
  }
}

}  // namespace vendorproof::harness
