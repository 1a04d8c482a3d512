#include "harness/sockets/ready_pool.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <new>
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
/// How often a spare thread looks for connections that are late.
constexpr auto look_pause = std::chrono::milliseconds(200);
/// How long answers may still be sent when the pool finishes.
constexpr auto grace = std::chrono::seconds(1);
/// The deadline of a connection that is being served.
constexpr MonoTime::rep served = std::numeric_limits<MonoTime::rep>::max();

thread_local ReadyPool* pool_of_thread = nullptr;

}  // namespace

ReadyPool::ReadyPool(std::size_t count_max, std::size_t threads_max)
    : count_max_(count_max),
      places_max_(std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8)),
      ready_(::epoll_create1(EPOLL_CLOEXEC)),
      ended_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      threads_(threads_max + places_max_ + 1) {
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

bool ReadyPool::is_full() {
  const std::lock_guard lock(mutex_);
  return connections_.size() >= count_max_;
}

bool ReadyPool::has_begun() {
  if (has_begun_) return true;
  while (places_ < places_max_) {
    ++places_;
    if (threads_.start([this] { work(); })) continue;
    --places_;
    break;
  }
  has_begun_ = places_ > 0;
  return has_begun_;
}

bool ReadyPool::add(std::unique_ptr<Connection> connection) {
  const std::lock_guard lock(mutex_);
  if (connections_.size() >= count_max_ || !has_begun()) return false;
  // Again and again where no thread could be started before.
  if (!has_spare_ && !spare_starts_) start_spare();
  const int socket = connection->socket();
  auto& entry = connections_[socket];
  REQUIRE(entry == nullptr);
  entry = std::make_unique<Entry>();
  entry->connection = std::move(connection);
  if (await(*entry, Wait::Input, EPOLL_CTL_ADD)) return true;
  connections_.erase(socket);
  return false;
}

void ReadyPool::finish() {
  std::unique_lock lock(mutex_);
  const MonoTime end_of_grace = machine_time() + grace;
  while (!connections_.empty()) {
    end_all(machine_time() > end_of_grace);
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
  spare_starts_ = threads_.start([this] {
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
  if (!pool->threads_.start([pool] { pool->work(); })) --pool->places_;
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
  spare_starts_ = false;
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
    const auto pause = turns > 0 ? busy_turn : look_pause;
    const bool was_woken = changed_.wait_for(lock, pause) == std::cv_status::no_timeout;
    turns = was_woken ? turns_awake : std::max(turns - 1, 0);
    wake_late();
  }
  spare_rests_ = false;
  has_spare_ = false;
  return false;
}

/// Without memory a connection ends, and the others go on.
Wait ReadyPool::served_by(Connection& connection) {
  try {
    return connection.serve();
  } catch (const std::bad_alloc&) {
    return Wait::Nothing;
  }
}

void ReadyPool::serve(Entry& entry) {
  // Takes what the thread before has stored last: the kernel hands the connection over in that order.
  entry.deadline.exchange(served);
  const Wait wait = served_by(*entry.connection);
  if (wait != Wait::Nothing && await(entry, wait, EPOLL_CTL_MOD)) return;
  std::unique_lock lock(mutex_);
  const auto ended = connections_.extract(entry.connection->socket());
  lock.unlock();
  // Closed here, without the mutex. The socket's number is free for another connection then.
  ended.mapped()->connection.reset();
  lock.lock();
  changed_.notify_all();
}

/// From here on another thread may serve the connection. False: the kernel has no memory for it.
bool ReadyPool::await(Entry& entry, Wait wait, int operation) {
  const int socket = entry.connection->socket();
  epoll_event event{};
  event.events = EPOLLONESHOT | (wait == Wait::Room ? EPOLLOUT : EPOLLIN | EPOLLRDHUP);
  event.data.ptr = &entry;
  entry.wait = wait;
  entry.deadline = entry.connection->deadline().time_since_epoch().count();
  return ::epoll_ctl(ready_, operation, socket, &event) == 0;
}

void ReadyPool::wake_late() {
  const MonoTime now = machine_time();
  if (now < next_look_) return;
  next_look_ = now + look_pause;
  for (const auto& [socket, entry] : connections_) {
    if (entry->deadline > now.time_since_epoch().count()) continue;
    ::shutdown(socket, entry->wait == Wait::Room ? SHUT_RDWR : SHUT_RD);
  }
}

void ReadyPool::end_all(bool also_answers) {
  for (const auto& [socket, entry] : connections_) {
    if (also_answers) {
      ::shutdown(socket, SHUT_RDWR);
    } else if (entry->deadline != served && entry->wait == Wait::Input) {
      ::shutdown(socket, SHUT_RD);
    }
  }
}

}  // namespace vendorproof::harness
