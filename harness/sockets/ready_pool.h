// Few threads for many kept connections: a connection occupies a thread only while it has something to read.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "core/base/time.h"
#include "harness/sockets/connection_threads.h"

namespace vendorproof::harness {

/// As many threads as the machine has cores wait for requests on all connections, so that a thread that has answered
/// one finds the next without falling asleep. Whoever holds an answer back says so (`about_to_wait`). Serving may also
/// block unannounced (a slow client, a long computation): when all of these threads are busy for more than a
/// millisecond or two, a spare thread takes a place, and a new one stands by.
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
    /// Reads and answers what is there; may wait for the rest of a request. False: the connection has ended.
    virtual bool serve() = 0;
  };

  /// For `count_max` connections; those that are idle for longer than `idle_max` are ended.
  ReadyPool(std::size_t count_max, Duration idle_max);
  ReadyPool(const ReadyPool&) = delete;
  ReadyPool& operator=(const ReadyPool&) = delete;
  ~ReadyPool();

  /// Waits while there are `count_max`.
  void add(std::unique_ptr<Connection> connection);
  /// Called while a connection is served, before the thread sleeps on purpose: another one takes its place at once.
  /// Does nothing in other threads.
  static void about_to_wait();
  /// Ends idle connections, and returns when those that are served have ended too.
  void finish();

 private:
  struct Entry {
    std::unique_ptr<Connection> connection;
    std::atomic<Duration::rep> idle_since;  ///< milliseconds; 0 while it is served
  };

  void work();
  void start_spare();
  /// Waits as the spare thread until it has to take a place, and takes it. False: the thread is not needed, because
  /// there is a spare thread already, or because the pool has finished.
  bool stand_by();
  bool take_place();
  void serve(Entry& entry);
  void await(Entry& entry, int operation);
  /// Needs the mutex; nullopt: all that are not served. The threads then find the end of input, and destroy them.
  void end_idle(std::optional<Duration> idle_max);

  const std::size_t count_max_;
  const Duration idle_max_;
  const std::size_t places_max_;
  int ready_ = -1;                       ///< an epoll descriptor
  int ended_ = -1;                       ///< an eventfd, which is readable at the end
  std::atomic<std::size_t> places_{0};   ///< taken by threads that wait for a request
  std::atomic<std::uint64_t> taken_{0};  ///< requests
  std::atomic<bool> spare_rests_{false};

  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<int, std::unique_ptr<Entry>> connections_;  ///< by socket
  bool has_spare_ = false;
  bool has_begun_ = false;
  bool is_finished_ = false;
  ConnectionThreads threads_;
};

}  // namespace vendorproof::harness
