#include "harness/sockets/buffered_server.h"

#include <thread>

#include <gtest/gtest.h>

#include "tests/harness/raw_connection.h"

namespace vendorproof::harness {
namespace {

/// A server that answers with the path, or with the body of a POST.
class Echo {
 public:
  explicit Echo(time_t read_timeout = 5, std::size_t requests_max = 1000) {
    server_.set_read_timeout(read_timeout, 0);
    server_.set_keep_alive_timeout(2 * read_timeout);
    server_.set_keep_alive_max_count(requests_max);
    server_.Get(".*", [](const httplib::Request& request, httplib::Response& response) {
      response.set_content(request.path + " " + request.remote_addr, "text/plain");
    });
    server_.Post(".*", [](const httplib::Request& request, httplib::Response& response) {
      response.set_content(request.body, "text/plain");
    });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();
  }
  Echo(const Echo&) = delete;
  Echo& operator=(const Echo&) = delete;
  ~Echo() {
    server_.stop();
    thread_.join();
  }

  int port() const { return port_; }

 private:
  BufferedServer server_;
  int port_ = 0;
  std::thread thread_;
};

TEST(BufferedServer, AnswersRequestsThatDoNotWaitForAnswers) {
  const Echo echo;
  RawConnection connection(echo.port());
  connection.say(
      "GET /first HTTP/1.1\r\nHost: a\r\n\r\n"
      "POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nsecond"
      "GET /third HTTP/1.1\r\nHost: a\r\n\r\n");
  const std::string heard = connection.hear("/third 127.0.0.1");
  EXPECT_LT(heard.find("/first"), heard.find("second"));
  EXPECT_LT(heard.find("second"), heard.find("/third"));
}

TEST(BufferedServer, SaysContinueBeforeItWaitsForTheBody) {
  const Echo echo;
  RawConnection connection(echo.port());
  connection.say("POST /p HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  EXPECT_NE(connection.hear("\r\n\r\n").find("100 Continue"), std::string::npos);
  connection.say("body");
  EXPECT_NE(connection.hear("body").find("200 OK"), std::string::npos);
}

TEST(BufferedServer, ALargeAnswerComesWhole) {
  const Echo echo;
  const std::string body(5'000'000, 'x');
  RawConnection connection(echo.port());
  connection.say("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 5000001\r\n\r\n" + body);
  connection.say("!");
  EXPECT_GT(connection.hear("!").size(), body.size());
}

TEST(BufferedServer, HalfARequestIsGivenUpAfterTheReadTimeout) {
  const Echo echo(1);
  RawConnection connection(echo.port());
  connection.say("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf");
  EXPECT_EQ(connection.hear("never").find("200 OK"), std::string::npos);
  EXPECT_TRUE(connection.closed) << "or the rest of the body would be taken for a request";
}

TEST(BufferedServer, AnIdleConnectionIsClosedAfterAWhile) {
  const Echo echo(1);
  RawConnection connection(echo.port());
  EXPECT_EQ(connection.hear("never"), "");
  EXPECT_TRUE(connection.closed);
}

TEST(BufferedServer, TakesChunksAndGoesOn) {
  const Echo echo;
  RawConnection connection(echo.port());
  connection.say("POST /p HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  EXPECT_NE(connection.hear("abcde").find("200 OK"), std::string::npos);
  connection.say("GET /next HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_NE(connection.hear("/next").find("200 OK"), std::string::npos);
}

/// A request in the body of another that does not read it.
TEST(BufferedServer, NeverTakesABodyForARequest) {
  const std::string smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";
  const std::string length = "Content-Length: " + std::to_string(smuggled.size()) + "\r\n\r\n" + smuggled;
  for (const std::string& request :
       {"GET /g HTTP/1.1\r\nHost: a\r\n" + length, "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n" + length,
        "POST /m HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data\r\n" + length,
        "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n" + smuggled,
        "GET /" + std::string(9000, 'x') + " HTTP/1.1\r\nHost: a\r\n" + length, "nonsense\r\n\r\n" + smuggled}) {
    const Echo echo;
    RawConnection connection(echo.port());
    connection.say(request);
    const std::string heard = connection.hear("never");
    EXPECT_TRUE(connection.closed) << request.substr(0, 40);
    EXPECT_EQ(heard.find("/smuggled"), std::string::npos) << request.substr(0, 40);
    EXPECT_EQ(heard.find("HTTP/1.1", 1), std::string::npos) << request.substr(0, 40) << " got two answers";
  }
}

TEST(BufferedServer, AHeadWithoutEndIsGivenUp) {
  const Echo echo;
  RawConnection connection(echo.port());
  std::string head = "GET / HTTP/1.1\r\nHost: a\r\n";
  for (int i = 0; i < 20'000; ++i) head += "aa: b\r\n";
  connection.say_and_finish(head);
  EXPECT_EQ(connection.hear("never").find("200 OK"), std::string::npos);
  EXPECT_TRUE(connection.closed);
}

TEST(BufferedServer, SaysCloseWithTheLastRequestOfAConnection) {
  const Echo echo(5, 2);
  RawConnection connection(echo.port());
  connection.say(
      "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET /3 HTTP/1.1\r\nHost: a\r\n\r\n");
  const std::string heard = connection.hear("never");
  EXPECT_NE(heard.find("Connection: close"), std::string::npos);
  EXPECT_NE(heard.find("/2"), std::string::npos);
  EXPECT_EQ(heard.find("/3"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::harness
