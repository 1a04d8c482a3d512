// Over real sockets, by a client that checks the certificate and the name.
#include "harness/sockets/tls_door.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>
#include <httplib.h>
#include <unistd.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "harness/sockets/real_time.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;

HttpResponse echo(const HttpRequest& request) {
  return {200, {{"Content-Type", "text/plain"}}, request.method + " " + request.path + " " + request.body};
}

HttpAnswers echo_answers() { return {echo, HttpFront::usual_body_limit, HttpFront::usual_refusal, {}}; }

class TlsDoors : public ::testing::Test {
 protected:
  TlsDoors() {
    options.wanted = true;
    options.port = 0;
    options.proxy_port = 0;
    options.folder = folder.string();
    auto opened = TlsDoor::open(options, real_now(), echo_answers());
    EXPECT_TRUE(opened.has_value()) << opened.error().message;
    door = std::move(*opened);
    door->announce(ready);
  }
  ~TlsDoors() override { fs::remove_all(folder); }

  /// A client that trusts only `ca`, and connects to 127.0.0.1 instead of `host`.
  std::unique_ptr<httplib::SSLClient> client_of(const std::string& host, int port, const std::string& ca) {
    auto client = std::make_unique<httplib::SSLClient>(host, port);
    client->set_hostname_addr_map({{host, "127.0.0.1"}});
    client->set_ca_cert_path(ca.c_str());
    client->enable_server_certificate_verification(true);
    client->set_tcp_nodelay(true);
    client->set_read_timeout(std::chrono::seconds(10));
    return client;
  }

  std::string ca() const { return ready.value("ca", ""); }
  int proxy_port() const { return std::stoi(split(ready.value("proxy", ":0"), ':').back()); }

  fs::path folder = fs::temp_directory_path() / ("vendorproof-door-" + std::to_string(::getpid()));
  TlsOptions options;
  std::unique_ptr<TlsDoor> door;
  Json ready = Json::object();
};

TEST_F(TlsDoors, AnnounceTheirUrlsAndTheAuthority) {
  EXPECT_EQ(ready["amazon_tls"], "https://127.0.0.1:" + std::to_string(door->port()));
  EXPECT_EQ(ca(), (folder / "ca.pem").string());
  EXPECT_EQ(ready["proxy"], "http://127.0.0.1:" + std::to_string(proxy_port()));
}

TEST_F(TlsDoors, ServeEveryNameOfAmazonsToAClientThatChecks) {
  for (const std::string& host : amazon_host_names()) {
    const auto client = client_of(host, door->port(), ca());
    const auto answer = client->Post("/auth/o2/token", "a=b", "application/x-www-form-urlencoded");
    ASSERT_TRUE(answer) << host << ": " << httplib::to_string(answer.error());
    EXPECT_EQ(answer->body, "POST /auth/o2/token a=b") << host;
  }
}

TEST_F(TlsDoors, AreNotBelievedUnderAnotherName) {
  const auto client = client_of("www.example.com", door->port(), ca());
  const auto answer = client->Get("/");
  EXPECT_FALSE(answer);
  EXPECT_EQ(answer.error(), httplib::Error::SSLServerVerification);
}

TEST_F(TlsDoors, AreNotBelievedByWhoTrustsAnotherAuthority) {
  const auto other = TlsCertificate::make(real_now());
  const std::string file = write_authority(*other, (folder / "other").string()).value();
  EXPECT_FALSE(client_of("api.amazon.com", door->port(), file)->Get("/"));
}

/// Without tcp_nodelay each of these takes 44 ms.
TEST_F(TlsDoors, KeepAConnectionAndAnswerFastOnIt) {
  const auto client = client_of("api.amazon.com", door->port(), ca());
  client->set_keep_alive(true);
  ASSERT_TRUE(client->Get("/warm"));
  const auto started = std::chrono::steady_clock::now();
  for (int i = 0; i < 200; ++i) ASSERT_TRUE(client->Get("/x"));
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(5));
}

TEST_F(TlsDoors, AnswerWholeWhateverRangeIsAskedFor) {
  const auto client = client_of("api.amazon.com", door->port(), ca());
  for (const char* range : {"bytes=1-2", "bytes=0-999999999", "bytes=9999999-"}) {
    const auto answer = client->Get("/x", {{"Range", range}, {"Accept-Encoding", "identity"}});
    ASSERT_TRUE(answer) << range;
    EXPECT_EQ(answer->status, 200) << range;
    EXPECT_EQ(answer->body, "GET /x ") << range;
  }
}

TEST_F(TlsDoors, CarryALargeBodyBothWays) {
  const auto client = client_of("api.amazon.com", door->port(), ca());
  const std::string body(3'000'000, 'x');
  const auto answer = client->Post("/x", body, "application/json");
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->body == "POST /x " + body);
}

/// The refused body looks like a request: it must not be taken for the next one of the connection.
TEST_F(TlsDoors, EndTheConnectionOfABodyThatIsTooLong) {
  std::atomic<int> asked = 0;
  HttpAnswers answers = echo_answers();
  answers.answer = [&asked](const HttpRequest& request) {
    ++asked;
    return Delivery{echo(request), Fate::Whole};
  };
  answers.body_limit = [](std::string_view) { return std::size_t{100}; };
  options.folder = (folder / "short").string();
  const auto strict = TlsDoor::open(options, real_now(), answers);
  ASSERT_TRUE(strict.has_value());
  Json announced = Json::object();
  (*strict)->announce(announced);
  const auto client = client_of("api.amazon.com", (*strict)->port(), announced.value("ca", ""));
  client->set_keep_alive(true);
  const std::string body = "GET /hidden HTTP/1.1\r\nHost: a\r\n\r\n" + std::string(20'000, 'x');
  for (const char* type : {"text/plain", "multipart/form-data; boundary=B"}) {
    const auto refused = client->Post("/auth/o2/token", body, type);
    ASSERT_TRUE(refused) << type;
    EXPECT_EQ(refused->status, 413) << type;
  }
  const auto next = client->Get("/next");
  ASSERT_TRUE(next);
  EXPECT_EQ(next->body, "GET /next ");
  EXPECT_EQ(asked, 1) << "the body was served as a request";
}

/// The hosts and the port are those that are written in such clients.
TEST_F(TlsDoors, AreReachedThroughTheProxyUnderPort443) {
  for (const char* host : {"api.amazon.com", "sellingpartnerapi-na.amazon.com"}) {
    const auto client = client_of(host, 443, ca());
    client->set_proxy("127.0.0.1", proxy_port());
    client->set_keep_alive(true);
    for (int i = 0; i < 3; ++i) {
      const auto answer = client->Get("/vendor");
      ASSERT_TRUE(answer) << host << ": " << httplib::to_string(answer.error());
      EXPECT_EQ(answer->body, "GET /vendor ");
    }
  }
}

/// A client that speaks plain HTTP, or sends nothing, does not disturb others and does not delay the end.
TEST_F(TlsDoors, OutliveWhoDoesNotSpeakTls) {
  httplib::Client plain("127.0.0.1", door->port());
  plain.set_read_timeout(std::chrono::seconds(1));
  EXPECT_FALSE(plain.Get("/"));
  httplib::Client silent("127.0.0.1", proxy_port());
  silent.set_read_timeout(std::chrono::milliseconds(100));
  EXPECT_TRUE(silent.Get("/")) << "405: not a tunnel";
  EXPECT_TRUE(client_of("api.amazon.com", door->port(), ca())->Get("/"));
}

TEST(TlsDoor, RefusesPortsThatAreNoneAndAProxyToNowhere) {
  TlsOptions options;
  EXPECT_TRUE(check(options).has_value());
  options.proxy_port = 0;
  EXPECT_NE(check(options).error().message.find("--tls"), std::string::npos);
  options.wanted = true;
  EXPECT_TRUE(check(options).has_value());
  options.proxy_port = 65536;
  EXPECT_FALSE(check(options).has_value());
  options.proxy_port.reset();
  options.port = -1;
  EXPECT_FALSE(check(options).has_value());
}

TEST(TlsDoor, SaysWhatToDoWhenAPortIsInUseOrTheFolderCanNotBe) {
  const auto front = HttpFront::open(0, echo);
  ASSERT_TRUE(front.has_value());
  TlsOptions options;
  options.wanted = true;
  options.port = (*front)->port();
  options.folder = (fs::temp_directory_path() / ("vendorproof-used-" + std::to_string(::getpid()))).string();
  const auto second = TlsDoor::open(options, real_now(), echo_answers());
  ASSERT_FALSE(second.has_value());
  EXPECT_NE(second.error().message.find("--tls-port"), std::string::npos) << second.error().message;
  fs::remove_all(options.folder);
  options.folder = "/proc/nowhere";
  const auto third = TlsDoor::open(options, real_now(), echo_answers());
  ASSERT_FALSE(third.has_value());
  EXPECT_NE(third.error().message.find("--tls-dir"), std::string::npos) << third.error().message;
}

}  // namespace
}  // namespace vendorproof::harness
