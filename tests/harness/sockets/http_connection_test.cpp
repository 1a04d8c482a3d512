#include "harness/sockets/http_connection.h"

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

#include <gtest/gtest.h>

#include "harness/sockets/http_front.h"
#include "tests/harness/raw_connection.h"

namespace vendorproof::harness {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// A server that answers with the target, or with the body of a POST. A path is also a wish for the answer's fate.
class Echo {
 public:
  explicit Echo(ServerLimits limits = {}) {
    auto opened = HttpFront::open(0, {answer, HttpFront::usual_body_limit, HttpFront::usual_refusal, limits});
    EXPECT_TRUE(opened.has_value());
    front_ = std::move(*opened);
  }
  int port() const { return front_->port(); }

 private:
  static Delivery answer(const HttpRequest& request) {
    HttpResponse response{
        200, {{"Content-Type", "text/plain"}}, request.method == "POST" ? request.body : request.path};
    if (request.path == "/large") response.body = std::string(40'000'000, 'x') + "!";
    if (request.path == "/slow") std::this_thread::sleep_for(seconds(2));
    if (request.path == "/none") return {response, Fate::None};
    if (request.path == "/cut") return {response, Fate::Cut};
    return response;
  }
  std::unique_ptr<HttpFront> front_;
};

std::string get(const std::string& path) { return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n"; }

TEST(HttpConnection, AnswersRequestsThatDoNotWaitForAnswers) {
  const Echo echo;
  RawConnection connection(echo.port());
  connection.say(get("/first") + "POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nsecond" + get("/third"));
  const std::string heard = connection.hear("/third");
  EXPECT_LT(heard.find("/first"), heard.find("second"));
  EXPECT_LT(heard.find("second"), heard.find("/third"));
}

TEST(HttpConnection, AnswersALongRowOfRequestsInOrder) {
  const Echo echo;
  RawConnection connection(echo.port());
  std::string row;
  for (int i = 0; i < 3'000; ++i) row += get("/" + std::to_string(i));
  connection.say(row + get("/large") + get("/last"));
  const std::string heard = connection.hear("/last");
  std::size_t from = 0;
  for (int i = 0; i < 3'000; ++i) {
    const std::string body = "\r\n\r\n/" + std::to_string(i) + "HTTP";
    from = heard.find(body, from);
    ASSERT_NE(from, std::string::npos) << i;
  }
  EXPECT_LT(from, heard.find("x!HTTP/1.1 200"));
}

TEST(HttpConnection, SaysContinueBeforeItWaitsForTheBody) {
  const Echo echo;
  RawConnection connection(echo.port());
  connection.say("POST /p HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  EXPECT_EQ(connection.hear("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  connection.say("body");
  EXPECT_NE(connection.hear("body").find("200 OK"), std::string::npos);
}

TEST(HttpConnection, ALargeBodyComesWhole) {
  const Echo echo;
  const std::string body(5'000'000, 'x');
  RawConnection connection(echo.port());
  connection.say("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 5000001\r\n\r\n" + body);
  connection.say("!");
  EXPECT_GT(connection.hear("!").size(), body.size());
}

TEST(HttpConnection, AClientThatReadsLateGetsTheWholeAnswer) {
  const Echo echo;
  RawConnection slow(echo.port());
  slow.say(get("/large"));
  RawConnection other(echo.port());
  other.say(get("/other"));
  EXPECT_NE(other.hear("/other").find("200 OK"), std::string::npos);
  EXPECT_GT(slow.hear("!").size(), 40'000'000U);
}

TEST(HttpConnection, AnswersMayBeCutOrMissing) {
  const Echo echo;
  RawConnection none(echo.port());
  none.say(get("/before") + get("/none") + get("/after"));
  const std::string heard = none.hear("never");
  EXPECT_TRUE(none.closed);
  EXPECT_NE(heard.find("/before"), std::string::npos);
  EXPECT_EQ(heard.find("HTTP/1.1", 5), std::string::npos) << heard;
  RawConnection cut(echo.port());
  cut.say(get("/cut"));
  const std::string half = cut.hear("never");
  EXPECT_TRUE(cut.closed);
  EXPECT_NE(half.find("Content-Length: 4\r\n"), std::string::npos);
  EXPECT_EQ(half.substr(half.size() - 6), "\r\n\r\n/c");
}

TEST(HttpConnection, ToHeadOnlyTheLengthIsSaid) {
  const Echo echo;
  RawConnection connection(echo.port());
  connection.say("HEAD /12345 HTTP/1.1\r\nHost: a\r\n\r\n" + get("/next"));
  const std::string heard = connection.hear("/next");
  EXPECT_NE(heard.find("Content-Length: 6\r\n"), std::string::npos);
  EXPECT_EQ(heard.find("/12345"), std::string::npos);
}

TEST(HttpConnection, TakesChunksAndGoesOn) {
  const Echo echo;
  RawConnection connection(echo.port());
  connection.say("POST /p HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
  EXPECT_NE(connection.hear("abcde").find("200 OK"), std::string::npos);
  connection.say(get("/next"));
  EXPECT_NE(connection.hear("/next").find("200 OK"), std::string::npos);
}

/// A request within the body of another is a part of that body.
TEST(HttpConnection, NeverTakesABodyForARequest) {
  const std::string smuggled = get("/smuggled");
  const std::string length = "Content-Length: " + std::to_string(smuggled.size()) + "\r\n\r\n" + smuggled;
  const Echo echo;
  RawConnection good(echo.port());
  good.say("GET /g HTTP/1.1\r\nHost: a\r\n" + length + get("/next"));
  EXPECT_EQ(good.hear("/next").find("/smuggled"), std::string::npos);
  for (const std::string& request :
       {"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n" + length,
        "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n" + smuggled,
        "GET /" + std::string(9000, 'x') + " HTTP/1.1\r\nHost: a\r\n" + length, "nonsense\r\n\r\n" + smuggled}) {
    RawConnection connection(echo.port());
    connection.say(request);
    const std::string heard = connection.hear("never");
    EXPECT_TRUE(connection.closed) << request.substr(0, 40);
    EXPECT_EQ(heard.find("/smuggled"), std::string::npos) << request.substr(0, 40);
    EXPECT_EQ(heard.find("HTTP/1.1 ", 1), std::string::npos) << request.substr(0, 40) << " got two answers";
  }
}

TEST(HttpConnection, ClosesWhenTheClientAsksForIt) {
  const Echo echo;
  for (const char* head : {"GET /1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "GET /1 HTTP/1.0\r\n\r\n"}) {
    RawConnection connection(echo.port());
    connection.say(head + get("/2"));
    const std::string heard = connection.hear("never");
    EXPECT_TRUE(connection.closed);
    EXPECT_NE(heard.find("Connection: close\r\n"), std::string::npos);
    EXPECT_EQ(heard.find("/2"), std::string::npos);
  }
}

ServerLimits impatient() {
  ServerLimits limits;
  limits.head_time = milliseconds(300);
  limits.body_time = milliseconds(300);
  limits.idle_time = milliseconds(300);
  limits.answer_time = milliseconds(300);
  limits.unread_time = milliseconds(300);
  return limits;
}

TEST(HttpConnection, AnUnfinishedRequestIsRefusedAfterItsTime) {
  const Echo echo(impatient());
  for (const char* half :
       {"GET / HTTP/1.1\r\nHost: a", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf"}) {
    RawConnection connection(echo.port());
    connection.say(half);
    EXPECT_EQ(connection.hear("never").find("HTTP/1.1 408 "), 0U) << half;
    EXPECT_TRUE(connection.closed) << "or the rest would be taken for a request";
  }
}

/// Each byte is progress, and the head is late all the same.
TEST(HttpConnection, AHeadThatDripsIsRefusedAfterItsTime) {
  const Echo echo(impatient());
  RawConnection connection(echo.port());
  const auto started = std::chrono::steady_clock::now();
  while (connection.try_to_say("G") && std::chrono::steady_clock::now() - started < seconds(20)) {
    std::this_thread::sleep_for(milliseconds(20));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - started, seconds(10));
}

TEST(HttpConnection, ABodyThatGrowsFastEnoughHasMoreTime) {
  ServerLimits limits = impatient();
  limits.body_bytes_per_second = 1;
  const Echo echo(limits);
  RawConnection connection(echo.port());
  connection.say("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 8\r\n\r\n");
  for (const char letter : std::string("1234567!")) {
    connection.say(std::string(1, letter));
    std::this_thread::sleep_for(milliseconds(100));
  }
  EXPECT_NE(connection.hear("!").find("200 OK"), std::string::npos);
}

/// Much has come, so that the least speed was kept for long; then nothing comes any more.
TEST(HttpConnection, ABodyThatStopsIsRefused) {
  const Echo echo(impatient());
  RawConnection connection(echo.port());
  connection.say("POST /p HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n" + std::string(900'000, 'x'));
  EXPECT_EQ(connection.hear("never").find("HTTP/1.1 408 "), 0U);
  EXPECT_TRUE(connection.closed);
}

/// The first answer must not wait for the second, which takes two seconds.
TEST(HttpConnection, AFinishedAnswerDoesNotWaitForTheNext) {
  const Echo echo;
  RawConnection connection(echo.port());
  const auto started = std::chrono::steady_clock::now();
  connection.say(get("/fast") + get("/slow"));
  EXPECT_EQ(connection.hear("/fast").find("HTTP/1.1 200 OK"), 0U);
  EXPECT_LT(std::chrono::steady_clock::now() - started, seconds(1));
  EXPECT_NE(connection.hear("/slow").find("200 OK"), std::string::npos);
}

TEST(HttpConnection, EndsWhileAClientAsksWithoutPause) {
  auto echo = std::make_unique<Echo>();
  std::atomic<bool> is_over = false;
  std::string row;
  for (int i = 0; i < 2'000; ++i) row += get("/again");
  RawConnection connection(echo->port());
  std::thread asks([&] {
    while (!is_over && connection.try_to_say(row)) continue;
  });
  std::thread hears([&] {
    while (!is_over && !connection.hear("never").empty()) continue;
  });
  std::this_thread::sleep_for(milliseconds(100));
  const auto started = std::chrono::steady_clock::now();
  echo.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - started, seconds(10));
  is_over = true;
  connection.hang_up();
  asks.join();
  hears.join();
}

TEST(HttpConnection, AnIdleConnectionIsClosedAfterAWhile) {
  const Echo echo(impatient());
  RawConnection fresh(echo.port());
  EXPECT_EQ(fresh.hear("never"), "");
  EXPECT_TRUE(fresh.closed);
  RawConnection kept(echo.port());
  kept.say(get("/1"));
  EXPECT_EQ(kept.hear("/1").find("HTTP/1.1 200 OK"), 0U);
  EXPECT_EQ(kept.hear("never"), "");
  EXPECT_TRUE(kept.closed);
}

TEST(HttpConnection, AClientThatTakesNothingIsGivenUp) {
  const Echo echo(impatient());
  RawConnection connection(echo.port());
  connection.say(get("/large"));
  std::this_thread::sleep_for(milliseconds(1'500));
  EXPECT_LT(connection.hear("!").size(), 40'000'000U);
  EXPECT_TRUE(connection.closed);
}

TEST(HttpConnection, ARefusalArrivesAlthoughMoreWasSent) {
  const Echo echo(impatient());
  for (int i = 0; i < 20; ++i) {
    RawConnection connection(echo.port());
    connection.say_and_finish("nonsense\r\n\r\n" + std::string(100'000, 'x'));
    EXPECT_EQ(connection.hear("never").find("HTTP/1.1 400 "), 0U);
  }
}

}  // namespace
}  // namespace vendorproof::harness
