#include "core/live/operators/front.h"

#include <array>
#include <chrono>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vendorproof::live {
namespace {

using std::chrono::milliseconds;

/// One connection that sends raw bytes.
class Caller {
 public:
  explicit Caller(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    ::inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  }
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;
  ~Caller() { ::close(socket_); }

  bool send(const std::string& bytes) const {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
  }
  /// Everything until the connection ends; gives up after ten seconds.
  std::string hear() const {
    std::string heard;
    std::array<char, 4096> buffer{};
    pollfd waiting{socket_, POLLIN, 0};
    while (::poll(&waiting, 1, 10'000) == 1) {
      const ssize_t came = ::recv(socket_, buffer.data(), buffer.size(), 0);
      if (came <= 0) return heard;
      heard.append(buffer.data(), static_cast<std::size_t>(came));
    }
    return heard + "(never ended)";
  }
  std::string ask(const std::string& bytes) const {
    send(bytes);
    return hear();
  }

 private:
  int socket_;
};

std::unique_ptr<Front> echo(const FrontLimits& limits = {}) {
  const auto check = [](const HttpRequest& head) -> std::optional<HttpResponse> {
    if (head.path != "/refused") return std::nullopt;
    return HttpResponse{403, {}, "refused"};
  };
  const auto answer = [](const HttpRequest& request) {
    return HttpResponse{200,
                        {{"Content-Type", "text/plain"}, {"X-One", "1"}},
                        request.method + " " + target_of(request) + " " + request.body};
  };
  auto front = Front::open("127.0.0.1", 0, check, answer, limits);
  EXPECT_TRUE(front) << front.error().message;
  return std::move(*front);
}

bool is_alive(const Front& front) {
  return Caller(front.port()).ask("GET /a HTTP/1.1\r\nHost: x\r\n\r\n").find("GET /a ") != std::string::npos;
}

TEST(Front, AnswersOneRequestForEachConnection) {
  const auto front = echo();
  const std::string got = Caller(front->port()).ask("GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(got.find("HTTP/1.1 200 OK"), 0U) << got;
  EXPECT_NE(got.find("GET /a?b=c "), std::string::npos) << got;
  EXPECT_NE(got.find("X-One: 1"), std::string::npos) << got;
  const std::string posted = Caller(front->port()).ask("POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc");
  EXPECT_NE(posted.find("POST /p abc"), std::string::npos) << posted;
}

TEST(Front, RefusesBeforeTheBodyIsRead) {
  const auto front = echo();
  const std::string got =
      Caller(front->port()).ask("POST /refused HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n");
  EXPECT_EQ(got.find("HTTP/1.1 403"), 0U) << got;
}

TEST(Front, OutlivesWhateverIsSent) {
  const auto front = echo();
  const std::string many(3000, 'a');
  for (const std::string& bytes : std::vector<std::string>{
           "", "\r\n\r\n", std::string(5, '\0'), "GET\r\n\r\n", "GET /a HTTP/9.9\r\n\r\n", "\x16\x03\x01\x02\x00",
           "GET /%zz%00 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n",
           "POST /a HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\nx",
           "POST /a HTTP/1.1\r\nContent-Length: -1\r\n\r\nx",
           "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
           "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n",
           "GET /a HTTP/1.1\r\nRange: bytes=99999999999999999999-\r\n\r\n",
           "GET /a HTTP/1.1\r\nRange: bytes=" + many + "\r\n\r\n", "DELETE /a HTTP/1.1\r\nHost: x\r\n\r\n",
           "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
           "POST /a HTTP/1.1\r\nContent-Type: multipart/form-data\r\nContent-Length: 2\r\n\r\nab"}) {
    const Caller caller(front->port());
    caller.send(bytes);
    const Caller other(front->port());
  }
  EXPECT_TRUE(is_alive(*front));
}

TEST(Front, HasAnEndForHeadersAndBodiesWithoutEnd) {
  const auto front = echo();
  for (const bool is_body : {false, true}) {
    const Caller caller(front->port());
    caller.send(is_body ? "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n" : "GET /a HTTP/1.1\r\n");
    const std::string more =
        is_body ? "3e8\r\n" + std::string(1000, 'x') + "\r\n" : "X-A: " + std::string(1000, 'x') + "\r\n";
    int sent = 0;
    while (sent < 10'000 && caller.send(more)) ++sent;
    EXPECT_LT(sent, 10'000) << "it reads for ever";
  }
  EXPECT_TRUE(is_alive(*front));
}

TEST(Front, EndsSlowRequestsAndTurnsAwayWhoComesTooMuch) {
  FrontLimits limits;
  limits.request_time = milliseconds(300);
  limits.threads = 2;
  limits.waiting = 2;
  const auto front = echo(limits);
  std::vector<std::unique_ptr<Caller>> slow;
  for (int i = 0; i < 20; ++i) {
    slow.push_back(std::make_unique<Caller>(front->port()));
    slow.back()->send("GET /a HT");
  }
  for (const auto& caller : slow) EXPECT_EQ(caller->hear().find("(never ended)"), std::string::npos);
  EXPECT_TRUE(is_alive(*front));
}

TEST(Front, NamesAPortThatIsTaken) {
  const auto front = echo();
  const auto second = Front::open("127.0.0.1", front->port(), {}, {});
  ASSERT_FALSE(second);
  EXPECT_NE(second.error().message.find(std::to_string(front->port()) + " cannot be listened on"), std::string::npos);
  EXPECT_FALSE(Front::open("192.0.2.1", 0, {}, {}));
}

}  // namespace
}  // namespace vendorproof::live
