#include "core/live/transport.h"

#include <chrono>
#include <optional>
#include <utility>

#include "core/base/require.h"
#include "core/base/text.h"
#include "core/flow/outbox/access.h"
#include "core/live/http_client.h"

namespace vendorproof::live {

namespace {

/// How long threads have to end before their calls are stopped, and stopped again.
constexpr auto stop_pause = std::chrono::milliseconds(5);

bool changes_nothing(const HttpCall& call) { return call.request.method == "GET" || flow::is_sign_in(call); }

}  // namespace

/// The threads of one peer and the calls that wait for them.
class Transport::Lane {
 public:
  Lane(PeerAddress address, Inbox& inbox);
  Lane(const Lane&) = delete;
  Lane& operator=(const Lane&) = delete;
  ~Lane();

  void submit(HttpCall call, Duration timeout);

 private:
  using Clock = std::chrono::steady_clock;
  struct Waiting {
    HttpCall call;
    Clock::time_point deadline;
  };
  /// One client per route, in the same order.
  struct Worker {
    std::vector<std::unique_ptr<HttpClient>> clients;
    std::thread thread;
  };

  void work(Worker& worker);
  std::optional<Waiting> next();
  Sent send(Worker& worker, const Waiting& waiting);

  PeerAddress address_;
  Inbox& inbox_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Waiting> waiting_;
  bool stopping_ = false;
  std::int64_t working_;  ///< threads that have not ended
  std::vector<std::unique_ptr<Worker>> workers_;
};

Transport::Lane::Lane(PeerAddress address, Inbox& inbox)
    : address_(std::move(address)), inbox_(inbox), working_(address_.connections_max) {
  REQUIRE(!address_.routes.empty() && address_.routes.back().path_prefix.empty());
  REQUIRE(address_.connections_max >= 1 && address_.connections_max <= 64);
  for (std::int64_t i = 0; i < address_.connections_max; ++i) {
    auto worker = std::make_unique<Worker>();
    for (const Route& route : address_.routes) worker->clients.push_back(std::make_unique<HttpClient>(route.endpoint));
    worker->thread = std::thread([this, owner = worker.get()] { work(*owner); });
    workers_.push_back(std::move(worker));
  }
}

Transport::Lane::~Lane() {
  std::unique_lock lock(mutex_);
  stopping_ = true;
  changed_.notify_all();
  // Once is not enough: a thread that has just taken a call, and not begun to send it, does not notice.
  while (!changed_.wait_for(lock, stop_pause, [this] { return working_ == 0; })) {
    lock.unlock();
    for (const auto& worker : workers_) {
      for (const auto& client : worker->clients) client->stop();
    }
    lock.lock();
  }
  lock.unlock();
  for (const auto& worker : workers_) worker->thread.join();
}

void Transport::Lane::submit(HttpCall call, Duration timeout) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back({std::move(call), Clock::now() + timeout});
  }
  changed_.notify_one();
}

void Transport::Lane::work(Worker& worker) {
  while (const std::optional<Waiting> waiting = next()) {
    Sent sent = send(worker, *waiting);
    const HttpCall& call = waiting->call;
    inbox_.post({{call.key, call.attempt, std::move(sent.outcome)}, call.peer, std::move(sent.trouble)});
  }
}

std::optional<Transport::Lane::Waiting> Transport::Lane::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
  if (stopping_) {
    --working_;
    changed_.notify_all();
    return std::nullopt;
  }
  Waiting waiting = std::move(waiting_.front());
  waiting_.pop_front();
  return waiting;
}

Sent Transport::Lane::send(Worker& worker, const Waiting& waiting) {
  const auto left = std::chrono::duration_cast<Duration>(waiting.deadline - Clock::now());
  // The deadline passed while the call waited for a free connection: nothing was sent.
  if (left <= Duration(0)) return {NoAnswer::NotDelivered, "the call waited too long for a free connection"};
  std::size_t route = 0;
  while (!starts_with(waiting.call.request.path, address_.routes[route].path_prefix)) ++route;
  return worker.clients[route]->send(waiting.call.request, left);
}

Transport::Transport(PeerAddress amazon, PeerAddress erp, Inbox& inbox, Withhold withhold)
    : inbox_(inbox),
      withhold_(std::move(withhold)),
      amazon_(std::make_unique<Lane>(std::move(amazon), inbox)),
      erp_(std::make_unique<Lane>(std::move(erp), inbox)) {}

Transport::~Transport() = default;

void Transport::submit(HttpCall call, Duration timeout) {
  if (withhold_ && !changes_nothing(call)) {
    withhold_(call);
    inbox_.post({{call.key, call.attempt, NoAnswer::Withheld}, call.peer, "it was only shown"});
    return;
  }
  Lane& lane = call.peer == Peer::Amazon ? *amazon_ : *erp_;
  lane.submit(std::move(call), timeout);
}

}  // namespace vendorproof::live
