#include "harness/sockets/connect_proxy.h"

#include <chrono>
#include <vector>

#include <gtest/gtest.h>

#include "harness/sockets/http_front.h"
#include "harness/sockets/tls_certificate.h"
#include "tests/harness/raw_connection.h"

namespace vendorproof::harness {
namespace {

using std::chrono::seconds;

/// The proxy in front of a server without TLS, so that the test can read the traffic.
class Proxies : public ::testing::Test {
 protected:
  Proxies()
      : front(std::move(*HttpFront::open(0, answer_ok))), proxy(std::move(*ConnectProxy::open(0, front->port()))) {}

  std::string answer_to(const std::string& text) {
    RawConnection connection(proxy->port());
    connection.say(text);
    return connection.hear("\r\n\r\n");
  }

  std::unique_ptr<HttpFront> front;
  std::unique_ptr<ConnectProxy> proxy;
};

TEST_F(Proxies, LeadEveryNameOfAmazonsToTheMock) {
  for (const std::string& host : amazon_host_names()) {
    RawConnection connection(proxy->port());
    connection.say("CONNECT " + host + ":443 HTTP/1.1\r\nHost: " + host + ":443\r\n\r\n");
    EXPECT_EQ(connection.hear("\r\n\r\n").substr(0, 12), "HTTP/1.1 200") << host;
    connection.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_NE(connection.hear("{}").find("200 OK"), std::string::npos) << host;
  }
}

TEST_F(Proxies, CarryWhatAClientSaysBeforeTheTunnelStands) {
  RawConnection connection(proxy->port());
  connection.say("CONNECT api.amazon.com:443 HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_NE(connection.hear("{}").find("200 OK"), std::string::npos);
}

TEST_F(Proxies, RefuseEveryOtherPlace) {
  for (const char* place : {"www.example.com:443", "api.amazon.com:80", "api.amazon.com", "127.0.0.1:443",
                            "localhost:443", "api.amazon.com:443:443", "x.api.amazon.com:443", ":443", ":"}) {
    EXPECT_EQ(answer_to("CONNECT " + std::string(place) + " HTTP/1.1\r\n\r\n").substr(0, 12), "HTTP/1.1 403") << place;
  }
}

TEST_F(Proxies, RefuseWhatIsNotATunnel) {
  EXPECT_EQ(answer_to("GET http://api.amazon.com/ HTTP/1.1\r\n\r\n").substr(0, 12), "HTTP/1.1 405");
  EXPECT_EQ(answer_to("HELLO\r\n\r\n").substr(0, 12), "HTTP/1.1 400");
  EXPECT_EQ(answer_to(std::string(20'000, 'a')).substr(0, 12), "HTTP/1.1 400");
  EXPECT_EQ(answer_to("CONNECT api.amazon.com:443 HTTP/1.1\r\n\r\n").substr(0, 12), "HTTP/1.1 200") << "still serves";
}

TEST_F(Proxies, SayWhenTheMockIsGone) {
  front.reset();
  EXPECT_EQ(answer_to("CONNECT api.amazon.com:443 HTTP/1.1\r\n\r\n").substr(0, 12), "HTTP/1.1 502");
}

TEST_F(Proxies, EndAtOnceWithTunnelsOpen) {
  RawConnection silent(proxy->port());
  RawConnection open(proxy->port());
  open.say("CONNECT api.amazon.com:443 HTTP/1.1\r\n\r\n");
  open.hear("\r\n\r\n");
  const auto started = std::chrono::steady_clock::now();
  proxy.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - started, seconds(2));
}

TEST_F(Proxies, APortInUseIsRefusedWithTheReason) {
  const auto second = ConnectProxy::open(proxy->port(), front->port());
  ASSERT_FALSE(second.has_value());
  EXPECT_NE(second.error().message.find("Address already in use"), std::string::npos) << second.error().message;
}

}  // namespace
}  // namespace vendorproof::harness
