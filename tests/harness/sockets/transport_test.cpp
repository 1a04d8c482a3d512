#include "harness/sockets/transport.h"

#include <algorithm>
#include <array>
#include <string>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vendorproof::harness {
namespace {

/// The near end is a transport, the far end a socket that blocks.
struct Ends {
  Ends() {
    std::array<int, 2> pair{};
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, pair.data()), 0);
    near = plain_transport(pair[0]);
    far = pair[1];
  }
  Ends(const Ends&) = delete;
  Ends& operator=(const Ends&) = delete;
  ~Ends() { ::close(far); }

  std::string heard() const {
    std::array<char, 100> bytes{};
    const ssize_t count = ::recv(far, bytes.data(), bytes.size(), 0);
    return {bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))};
  }

  std::unique_ptr<Transport> near;
  int far = -1;
};

TEST(Transport, WritesBothPartsInOrder) {
  const Ends ends;
  EXPECT_EQ(ends.near->write("head", "body").count, 8U);
  EXPECT_EQ(ends.heard(), "headbody");
  EXPECT_EQ(ends.near->write("", "rest").count, 4U);
  EXPECT_EQ(ends.heard(), "rest");
}

TEST(Transport, SaysWhatToWaitFor) {
  const Ends ends;
  std::array<char, 10> bytes{};
  const Transport::Moved none = ends.near->read(bytes.data(), bytes.size());
  EXPECT_EQ(none.count, 0U);
  EXPECT_EQ(none.wait, Wait::Input);
  const std::string much(100'000, 'x');
  Transport::Moved moved;
  do {
    moved = ends.near->write(much, "");
  } while (moved.count > 0);
  EXPECT_EQ(moved.wait, Wait::Room);
  ::shutdown(ends.far, SHUT_RDWR);
  EXPECT_EQ(ends.near->read(bytes.data(), bytes.size()).wait, Wait::Nothing);
  EXPECT_EQ(ends.near->write("a", "").wait, Wait::Nothing) << "and no signal";
}

TEST(Transport, DropsWhatHasArrived) {
  const Ends ends;
  const std::string unwanted(50'000, 'x');
  EXPECT_EQ(::send(ends.far, unwanted.data(), unwanted.size(), 0), 50'000);
  EXPECT_EQ(drop_available_input(ends.near->socket()), Wait::Input);
  ends.near->end_output();
  EXPECT_EQ(ends.heard(), "");
  ::shutdown(ends.far, SHUT_WR);
  EXPECT_EQ(drop_available_input(ends.near->socket()), Wait::Nothing);
}

}  // namespace
}  // namespace vendorproof::harness
