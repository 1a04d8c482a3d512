#include "harness/sockets/ready_pool.h"

#include <array>
#include <chrono>
#include <semaphore>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "harness/sockets/real_time.h"

namespace vendorproof::harness {
namespace {

constexpr auto patience = std::chrono::seconds(10);

/// The two ends of a connection. The far end is closed by the destructor, the near end by whoever gets it.
class Line {
 public:
  Line() {
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends_.data()), 0);
    const timeval limit{patience.count(), 0};
    EXPECT_EQ(::setsockopt(ends_[0], SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit), 0);
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  ~Line() { ::close(ends_[0]); }

  int near_end() const { return ends_[1]; }
  void say(char letter) const { EXPECT_EQ(::send(ends_[0], &letter, 1, 0), 1); }
  /// The next letter, or 0 at the end of the connection.
  char hear() const {
    char letter = 0;
    return ::recv(ends_[0], &letter, 1, 0) == 1 ? letter : '\0';
  }

 private:
  std::array<int, 2> ends_{};
};

/// Answers each letter with itself. At `w` it first waits for the semaphore, at `u` too, but does not say so before;
/// `q` ends the connection.
class LetterEcho : public ReadyPool::Connection {
 public:
  LetterEcho(int socket, std::counting_semaphore<>& may_go_on, Duration idle_max)
      : socket_(socket), may_go_on_(may_go_on), idle_max_(idle_max) {}
  ~LetterEcho() override { ::close(socket_); }
  int socket() const override { return socket_; }
  MonoTime deadline() const override { return since_ + idle_max_; }
  Wait serve() override {
    char letter = 0;
    if (::recv(socket_, &letter, 1, 0) != 1) return Wait::Nothing;
    if (letter == 'w') ReadyPool::about_to_wait();
    if (letter == 'w' || letter == 'u') may_go_on_.acquire();
    EXPECT_EQ(::send(socket_, &letter, 1, 0), 1);
    since_ = machine_time();
    return letter == 'q' ? Wait::Nothing : Wait::Input;
  }

 private:
  int socket_;
  std::counting_semaphore<>& may_go_on_;
  Duration idle_max_;
  MonoTime since_ = machine_time();
};

class ReadyPoolTest : public testing::Test {
 protected:
  std::vector<Line> lines_of(ReadyPool& pool, std::size_t count) {
    std::vector<Line> lines(count);
    for (const Line& line : lines) EXPECT_TRUE(add(pool, line));
    return lines;
  }
  bool add(ReadyPool& pool, const Line& line) {
    return pool.add(std::make_unique<LetterEcho>(line.near_end(), may_go_on_, idle_max_));
  }
  std::counting_semaphore<> may_go_on_{0};
  Duration idle_max_ = patience;
};

TEST_F(ReadyPoolTest, ServesManyConnectionsInTurn) {
  ReadyPool pool(200, 200);
  const std::vector<Line> lines = lines_of(pool, 100);
  for (const char letter : std::string("abc")) {
    for (const Line& line : lines) line.say(letter);
    for (const Line& line : lines) EXPECT_EQ(line.hear(), letter);
  }
}

TEST_F(ReadyPoolTest, ConnectionsThatWaitDoNotKeepOthersWaiting) {
  constexpr std::ptrdiff_t waiting = 60;
  ReadyPool pool(200, 200);
  const std::vector<Line> lines = lines_of(pool, waiting + 1);
  const auto letter_of = [](std::size_t line) { return line % 2 == 0 ? 'w' : 'u'; };
  for (std::size_t i = 0; i < waiting; ++i) lines[i].say(letter_of(i));
  for (int round = 0; round < 3; ++round) {
    lines.back().say('a');
    EXPECT_EQ(lines.back().hear(), 'a');
  }
  may_go_on_.release(waiting);
  for (std::size_t i = 0; i < waiting; ++i) EXPECT_EQ(lines[i].hear(), letter_of(i));
  for (const Line& line : lines) line.say('b');
  for (const Line& line : lines) EXPECT_EQ(line.hear(), 'b');
}

TEST_F(ReadyPoolTest, AConnectionEndsWhenItSaysSo) {
  ReadyPool pool(10, 10);
  const std::vector<Line> lines = lines_of(pool, 2);
  lines[0].say('q');
  EXPECT_EQ(lines[0].hear(), 'q');
  EXPECT_EQ(lines[0].hear(), '\0');
  lines[1].say('a');
  EXPECT_EQ(lines[1].hear(), 'a');
}

TEST_F(ReadyPoolTest, IdleConnectionsEnd) {
  idle_max_ = std::chrono::milliseconds(30);
  ReadyPool pool(10, 10);
  const std::vector<Line> lines = lines_of(pool, 3);
  lines[0].say('w');
  for (std::size_t i = 1; i < 3; ++i) EXPECT_EQ(lines[i].hear(), '\0');
  may_go_on_.release();
  EXPECT_EQ(lines[0].hear(), 'w') << "one that is being served is not idle";
}

TEST_F(ReadyPoolTest, BeyondTheLimitAConnectionIsClosed) {
  ReadyPool pool(2, 10);
  std::vector<Line> lines = lines_of(pool, 2);
  EXPECT_TRUE(pool.is_full());
  const Line third;
  EXPECT_FALSE(add(pool, third));
  EXPECT_EQ(third.hear(), '\0');
  lines[0].say('q');
  EXPECT_EQ(lines[0].hear(), 'q');
  EXPECT_EQ(lines[0].hear(), '\0');
  while (pool.is_full()) std::this_thread::yield();
  const Line fourth;
  EXPECT_TRUE(add(pool, fourth));
  fourth.say('d');
  EXPECT_EQ(fourth.hear(), 'd');
}

TEST_F(ReadyPoolTest, FinishesWhenTheServedConnectionsHaveEnded) {
  ReadyPool pool(10, 10);
  const std::vector<Line> lines = lines_of(pool, 3);
  lines[0].say('w');
  lines[1].say('a');
  EXPECT_EQ(lines[1].hear(), 'a');
  std::thread finishes([&] { pool.finish(); });
  EXPECT_EQ(lines[1].hear(), '\0');
  EXPECT_EQ(lines[2].hear(), '\0');
  may_go_on_.release();
  EXPECT_EQ(lines[0].hear(), 'w');
  EXPECT_EQ(lines[0].hear(), '\0');
  finishes.join();
}

TEST_F(ReadyPoolTest, WithoutConnectionsItFinishesAtOnce) { ReadyPool(10, 10).finish(); }

}  // namespace
}  // namespace vendorproof::harness
