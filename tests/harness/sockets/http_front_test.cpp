#include "harness/sockets/http_front.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "core/live/http_client.h"
#include "tests/harness/raw_connection.h"

namespace vendorproof::harness {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

std::unique_ptr<HttpFront> front_of(HttpFront::Answer answer) {
  auto front = HttpFront::open(0, std::move(answer));
  EXPECT_TRUE(front.has_value()) << front.error().message;
  return std::move(*front);
}

live::Outcome ask_front(const HttpFront& front, const HttpRequest& request) {
  live::HttpClient client({front.url(), ""});
  return client.send(request, seconds(20)).outcome;
}

TEST(HttpFront, CarriesRequestAndAnswerUnchanged) {
  HttpRequest seen;
  const auto front = front_of([&](const HttpRequest& request) {
    seen = request;
    return HttpResponse{202, {{"Content-Type", "text/csv"}, {"x-amzn-RateLimit-Limit", "10.0"}}, "a,b\r\n"};
  });
  HttpRequest request;
  request.method = "PATCH";
  request.path = "/api/companies(1)/lines(a b)";
  request.query = {{"z", "1"}, {"$filter", "n eq 'A&B+ü'"}, {"a", ""}};
  request.headers = {{"If-Match", "*"}, {"Content-Type", "application/json"}};
  request.body = "{\"quantity\": 1}";
  const live::Outcome outcome = ask_front(*front, request);
  ASSERT_TRUE(std::holds_alternative<HttpResponse>(outcome));
  const HttpResponse& response = std::get<HttpResponse>(outcome);
  EXPECT_EQ(response.status, 202);
  EXPECT_EQ(response.body, "a,b\r\n");
  EXPECT_EQ(header_of(response.headers, "content-type"), "text/csv");
  EXPECT_EQ(header_of(response.headers, "x-amzn-ratelimit-limit"), "10.0");
  EXPECT_FALSE(header_of(response.headers, "content-encoding").has_value()) << "compressing costs more than it saves";
  EXPECT_EQ(seen.method, "PATCH");
  EXPECT_EQ(seen.path, request.path);
  EXPECT_EQ(seen.query, request.query) << "in the order sent";
  EXPECT_EQ(seen.body, request.body);
  EXPECT_EQ(header_of(seen.headers, "if-match"), "*");
  EXPECT_FALSE(header_of(seen.headers, "remote_addr").has_value());
}

TEST(HttpFront, EveryVerbArrives) {
  std::mutex mutex;
  std::vector<std::string> seen;
  const auto front = front_of([&](const HttpRequest& request) {
    const std::lock_guard lock(mutex);
    seen.push_back(request.method);
    return answer_ok(request);
  });
  const std::vector<std::string> verbs{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
  for (const std::string& verb : verbs) {
    HttpRequest request;
    request.method = verb;
    request.path = "/x";
    EXPECT_TRUE(std::holds_alternative<HttpResponse>(ask_front(*front, request))) << verb;
  }
  EXPECT_EQ(seen, verbs);
}

/// `curl -X POST url` sends no length; the library alone would wait for a body until its timeout.
TEST(HttpFront, AVerbWithoutABodyIsAnsweredAtOnce) {
  const auto front = front_of(answer_ok);
  RawConnection connection(front->port());
  const auto started = std::chrono::steady_clock::now();
  connection.say("POST /clock HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(connection.hear("{}").substr(0, 12), "HTTP/1.1 200");
  connection.say("DELETE /clock HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(connection.hear("{}").substr(0, 12), "HTTP/1.1 200");
  EXPECT_LT(std::chrono::steady_clock::now() - started, seconds(2));
}

TEST(HttpFront, ALargeBodyGoesBothWays) {
  const auto front = front_of([](const HttpRequest& request) { return HttpResponse{200, {}, request.body}; });
  HttpRequest request;
  request.method = "POST";
  request.path = "/x";
  request.headers = {{"Content-Type", "application/json"}};
  request.body.assign(3'000'000, 'x');
  const live::Outcome outcome = ask_front(*front, request);
  ASSERT_TRUE(std::holds_alternative<HttpResponse>(outcome));
  EXPECT_TRUE(std::get<HttpResponse>(outcome).body == request.body);
}

/// An integration may send what it likes.
/// As `curl -d @file` sends it.
TEST(HttpFront, ALargeBodyMayCallItselfAForm) {
  std::string seen;
  const auto front = front_of([&](const HttpRequest& request) {
    seen = request.body;
    return HttpResponse{200, {}, "{}"};
  });
  for (const char* method : {"POST", "PUT", "PATCH", "DELETE"}) {
    HttpRequest request;
    request.method = method;
    request.path = "/state";
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
    request.body = std::string(200'000, '&') + method;
    const live::Outcome outcome = ask_front(*front, request);
    ASSERT_TRUE(std::holds_alternative<HttpResponse>(outcome)) << method;
    EXPECT_EQ(std::get<HttpResponse>(outcome).status, 200) << method;
    EXPECT_EQ(seen, request.body) << method;
  }
}

/// A chunked body does not state its length in advance.
TEST(HttpFront, ABodyBeyondTheLimitIsRefusedHoweverItComes) {
  std::size_t seen = 0;
  const auto front = front_of([&](const HttpRequest& request) {
    seen = request.body.size();
    return HttpResponse{200, {}, "{}"};
  });
  RawConnection connection(front->port());
  connection.say("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "100000\r\n" + std::string(0x100000, 'x') + "\r\n";
  for (int i = 0; i < 66 && connection.try_to_say(chunk); ++i) continue;
  connection.say_and_finish("0\r\n\r\n");
  EXPECT_EQ(connection.hear("never").find("200 OK"), std::string::npos);
  EXPECT_TRUE(connection.closed);
  EXPECT_EQ(seen, 0U);
}

Result<std::unique_ptr<HttpFront>> front_with_short_logins(HttpFront::Answer answer) {
  const auto limit = [](std::string_view path) { return path == "/login" ? std::size_t{10} : std::size_t{1'000}; };
  return HttpFront::open(0, HttpAnswers{std::move(answer), limit, HttpFront::usual_refusal, {}});
}

/// The client has announced 60 MB and sent a few bytes: it is answered all the same. What it has sent is no request.
TEST(HttpFront, ABodyThatIsTooLongForItsPathIsRefusedBeforeItIsRead) {
  int asked = 0;
  const auto front = front_with_short_logins([&](const HttpRequest&) { return ++asked, HttpResponse{200, {}, "{}"}; });
  for (const char* expectation : {"", "Expect: 100-continue\r\n"}) {
    RawConnection connection((*front)->port());
    connection.say_and_finish("POST /login?a=b HTTP/1.1\r\nHost: a\r\n" + std::string(expectation) +
                              "Content-Length: 60000000\r\n\r\nGET /other HTTP/1.1\r\nHost: a\r\n\r\n");
    const std::string heard = connection.hear("nobody says this");
    EXPECT_NE(heard.find(" 413 "), std::string::npos) << expectation;
    EXPECT_EQ(heard.find("HTTP/1.1", 5), std::string::npos) << heard;
    EXPECT_TRUE(connection.closed);
  }
  EXPECT_EQ(asked, 0);
}

TEST(HttpFront, TheLimitIsThatOfThePath) {
  const auto front = front_with_short_logins(answer_ok);
  const auto status_of = [&](std::string path, std::size_t bytes) {
    HttpRequest request{"POST", std::move(path), {}, {{"Content-Type", "text/plain"}}, std::string(bytes, 'x')};
    const live::Outcome outcome = ask_front(**front, request);
    return std::holds_alternative<HttpResponse>(outcome) ? std::get<HttpResponse>(outcome).status : 0;
  };
  EXPECT_EQ(status_of("/login", 10), 200);
  EXPECT_EQ(status_of("/login", 11), 413);
  EXPECT_EQ(status_of("/other", 1'000), 200);
  EXPECT_EQ(status_of("/other", 1'001), 413);
  EXPECT_EQ(status_of("/login", 10), 200) << "the next request is served";
}

TEST(HttpFront, ALongBodyInChunksEndsAtTheLimitOfItsPath) {
  const auto front = front_with_short_logins(answer_ok);
  RawConnection connection((*front)->port());
  connection.say("POST /login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n12345678901\r\n");
  EXPECT_NE(connection.hear("\r\n\r\n").find(" 413 "), std::string::npos);
}

TEST(HttpFront, AnswersAreWholeWhateverRangeIsAskedFor) {
  const std::string body = "0123456789";
  const auto front = *HttpFront::open(0, [&](const HttpRequest&) {
    HttpResponse response;
    response.status = 200;
    response.body = body;
    return Delivery(response);
  });
  std::string many = "bytes=0-";
  for (int i = 0; i < 1000; ++i) many += ",0-";
  for (const std::string& range :
       {std::string("bytes=2-3"), std::string("bytes=0-99999999"), std::string("bytes=9999999-"), many}) {
    for (const char* more : {"", "Accept-Encoding: gzip\r\n", "Accept-Encoding: gzip\r\nExpect: 100-continue\r\n"}) {
      RawConnection connection(front->port());
      connection.say("GET / HTTP/1.1\r\nHost: a\r\n" + std::string(more) + "Range: " + range + "\r\n\r\n");
      const std::string heard = connection.hear(body);
      EXPECT_NE(heard.find("HTTP/1.1 200 OK"), std::string::npos) << range << more;
      EXPECT_NE(heard.find("Content-Length: 10\r\n"), std::string::npos) << range << more;
      connection.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      EXPECT_EQ(connection.hear(body).find("HTTP/1.1 200 OK"), 0U) << "nothing more was sent: " << range << more;
    }
  }
}

TEST(HttpFront, SurvivesNonsense) {
  const auto front = front_of(answer_ok);
  const std::vector<std::string> nonsense{
      "\r\n\r\n",
      "HELLO\r\n\r\n",
      "GET\r\n\r\n",
      "GET / HTTP/9.9\r\n\r\n",
      "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
      "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
      "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
      "GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\n\r\n",
      "GET /" + std::string(8'000, 'a') + " HTTP/1.1\r\n\r\n",
      "POST /" + std::string(8'000, 'a') + " HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}",
      "GET /%0a%00%zz%ff HTTP/1.1\r\n\r\n",
      "GET / HTTP/1.1\r\n" + std::string(100'000, 'h') + ": x\r\n\r\n",
      std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11),
  };
  for (const std::string& text : nonsense) {
    RawConnection connection(front->port());
    ASSERT_TRUE(connection.connected);
    connection.say(text);
  }
  HttpRequest request;
  request.path = "/still-here";
  EXPECT_TRUE(std::holds_alternative<HttpResponse>(ask_front(*front, request)));
}

TEST(HttpFront, ASecondOneOnTheSamePortIsRefusedWithTheReason) {
  const auto front = front_of(answer_ok);
  const auto second = HttpFront::open(front->port(), answer_ok);
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().code, ErrorCode::Unavailable);
  EXPECT_NE(second.error().message.find(std::to_string(front->port())), std::string::npos);
  EXPECT_NE(second.error().message.find("Address already in use"), std::string::npos) << second.error().message;
}

TEST(HttpFront, AnAddressOfAnotherMachineIsRefusedAsSuch) {
  const auto elsewhere =
      HttpFront::open(0, HttpAnswers{answer_ok, HttpFront::usual_body_limit, HttpFront::usual_refusal, {}},
                      "192.0.2.1");  // of RFC 5737
  ASSERT_FALSE(elsewhere.has_value());
  EXPECT_EQ(elsewhere.error().code, ErrorCode::NotFound);
  EXPECT_EQ(elsewhere.error().message, "this machine has no address 192.0.2.1");
}

TEST(HttpFront, ItsPortIsFreeAgainAtOnce) {
  auto front = front_of(answer_ok);
  const int port = front->port();
  HttpRequest request;
  request.path = "/";
  live::HttpClient kept({front->url(), ""});
  ASSERT_TRUE(std::holds_alternative<HttpResponse>(kept.send(request, seconds(5)).outcome));
  front.reset();
  EXPECT_TRUE(HttpFront::open(port, answer_ok).has_value());
}

/// Neither a kept connection without a request nor a half-sent request delays the end.
TEST(HttpFront, EndsAtOnceWithConnectionsOpen) {
  auto front = front_of(answer_ok);
  std::vector<std::unique_ptr<RawConnection>> connections;
  const std::vector<std::string> beginnings{"", "GET / HT", "GET / HTTP/1.1\r\nHost: a\r\n\r\n",
                                            "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nhalf"};
  for (const std::string& beginning : beginnings) {
    connections.push_back(std::make_unique<RawConnection>(front->port()));
    connections.back()->say(beginning);
  }
  connections[2]->hear("{}");
  std::this_thread::sleep_for(milliseconds(50));
  const auto started = std::chrono::steady_clock::now();
  front.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - started, seconds(2));
}

TEST(HttpFront, EndsRightAfterItsBeginning) {
  for (int i = 0; i < 20; ++i) front_of(answer_ok);
}

/// With a pool of fixed size the connections beyond it would never be answered.
TEST(HttpFront, AnswersEveryOneOfManyOpenConnections) {
  const auto front = front_of(answer_ok);
  std::vector<std::unique_ptr<RawConnection>> connections;
  const auto started = std::chrono::steady_clock::now();
  for (int i = 0; i < 200; ++i) {
    connections.push_back(std::make_unique<RawConnection>(front->port()));
    ASSERT_TRUE(connections.back()->connected);
  }
  for (int round = 0; round < 3; ++round) {
    for (const auto& connection : connections) {
      connection->say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
      ASSERT_NE(connection->hear("{}").find("200 OK"), std::string::npos);
    }
  }
  EXPECT_LT(std::chrono::steady_clock::now() - started, seconds(10));
}

TEST(HttpFront, AConnectionIsKeptForMoreThanAFewRequests) {
  const auto front = front_of(answer_ok);
  RawConnection connection(front->port());
  for (int i = 0; i < 50; ++i) {
    connection.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_NE(connection.hear("{}").find("200 OK"), std::string::npos) << "at request " << i;
  }
}

/// Without tcp_nodelay each of these takes 44 ms.
TEST(HttpFront, AKeptConnectionIsFast) {
  const auto front = front_of(answer_ok);
  live::HttpClient client({front->url(), ""});
  HttpRequest request;
  request.path = "/";
  const auto started = std::chrono::steady_clock::now();
  for (int i = 0; i < 500; ++i)
    ASSERT_TRUE(std::holds_alternative<HttpResponse>(client.send(request, seconds(5)).outcome));
  EXPECT_LT(std::chrono::steady_clock::now() - started, seconds(5));
}

}  // namespace
}  // namespace vendorproof::harness
