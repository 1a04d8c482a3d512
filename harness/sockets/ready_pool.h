// Few threads for many kept connections: a connection occupies a thread only while there is something to do for it.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

#include "core/base/time.h"
#include "harness/sockets/connection_threads.h"
#include "harness/sockets/transport.h"

namespace vendorproof::harness {

/// As many threads as the machine has cores wait for input on all connections, so that a thread that has answered
/// one finds the next without falling asleep. Whoever holds an answer back says so (`about_to_wait`). Serving may also
/// block unannounced (a long computation): when all of these threads are busy for more than a millisecond or two, a
/// spare thread takes a place, and a new one stands by. Where no thread can be started, those that there are go on.
class ReadyPool {
 public:
  class Connection {
   public:
    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    /// Closes it.
    virtual ~Connection() = default;
    virtual int socket() const = 0;
    /// Does what can be done without waiting for the client, and says what to wait for. Nothing: the connection has
    /// ended.
    virtual Wait serve() = 0;
    /// When it is served again although nothing has come.
    virtual MonoTime deadline() const = 0;
  };

  /// For `count_max` connections, with at most `threads_max` threads.
  ReadyPool(std::size_t count_max, std::size_t threads_max);
  ReadyPool(const ReadyPool&) = delete;
  ReadyPool& operator=(const ReadyPool&) = delete;
  ~ReadyPool();

  /// False, and the connection is closed: there are `count_max`, or there is no thread and no thread can be started.
  bool add(std::unique_ptr<Connection> connection);
  /// Whether there are `count_max` connections.
  bool is_full();
  /// Called while a connection is served, before the thread sleeps on purpose: another one takes its place at once.
  /// Does nothing in other threads.
  static void about_to_wait();
  /// Ends connections that wait for input, and returns when those that are served have ended too. Answers that are
  /// being sent have a second.
  void finish();

 private:
  struct Entry {
    std::unique_ptr<Connection> connection;
    std::atomic<MonoTime::rep> deadline;  ///< `served` while it is served
    std::atomic<Wait> wait;
  };

  /// Needs the mutex. False if there is no thread.
  bool has_begun();
  void work();
  void start_spare();
  /// Waits as the spare thread until it has to take a place, and takes it. False: the thread is not needed, because
  /// there is a spare thread already, or because the pool has finished.
  bool stand_by();
  bool take_place();
  void serve(Entry& entry);
  static Wait served_by(Connection& connection);
  bool await(Entry& entry, Wait wait, int operation);
  /// Both need the mutex. The threads then find the end of input, and the connections end themselves.
  void wake_late();
  void end_all(bool also_answers);

  const std::size_t count_max_;
  const std::size_t places_max_;
  int ready_ = -1;                       ///< an epoll descriptor
  int ended_ = -1;                       ///< an eventfd, which is readable at the end
  std::atomic<std::size_t> places_{0};   ///< taken by threads that wait for a request
  std::atomic<std::uint64_t> taken_{0};  ///< requests
  std::atomic<bool> spare_rests_{false};

  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<int, std::unique_ptr<Entry>> connections_;  ///< by socket
  MonoTime next_look_{};                               ///< for late ones
  bool has_spare_ = false;
  bool spare_starts_ = false;
  bool has_begun_ = false;
  bool is_finished_ = false;
  ConnectionThreads threads_;
};

}  // namespace vendorproof::harness
