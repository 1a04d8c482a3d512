// Bytes that no HTTP library would send, drawn by name: the server answers with an error or closes the connection at
// once, and serves the next client.
#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "harness/sockets/http_front.h"
#include "tests/harness/raw_connection.h"
#include "tests/harness/sockets/raw_requests.h"

namespace vendorproof::harness {
namespace {

using std::chrono::seconds;

constexpr int conversations = 400;

class Draw {
 public:
  explicit Draw(int number) : name_("raw/" + std::to_string(number) + "/") {}
  std::size_t below(std::size_t count) { return hash_of(1, name_ + std::to_string(drawn_++)) % count; }
  const std::string& one_of(const std::vector<std::string>& choices) { return choices[below(choices.size())]; }

 private:
  std::string name_;
  int drawn_ = 0;
};

std::string any_bytes(Draw& draw, std::size_t count) {
  std::string bytes;
  for (std::size_t i = 0; i < count; ++i) bytes += static_cast<char>(draw.below(256));
  return bytes;
}

/// A request made of valid and invalid parts.
std::string odd_request(Draw& draw) {
  std::string text = draw.one_of({"GET", "POST", "PUT", "HEAD", "OPTIONS", "TRACE", "PRI", "", "get", "\xFF"});
  text += draw.one_of({" ", "  ", "\t", ""});
  text += draw.one_of({"/", "*", "", "http://api.amazon.com/", "/%", "/%zz%00", "/a?b=%ff&&&=", "/../../etc/passwd",
                       "/" + std::string(9'000, 'a'), "/a b c"});
  text += draw.one_of({" HTTP/1.1", " HTTP/1.0", " HTTP/2.0", " HTTP/", "", " HTTP/1.1 HTTP/1.1"});
  text += draw.one_of({"\r\n", "\n", "\r", "\r\n\r\n"});
  const std::vector<std::string> fields = {
      "Host: a",
      "Host: a\r\nHost: b",
      "Content-Length: 5",
      "Content-Length: -5",
      "Content-Length: 5\r\nContent-Length: 6",
      "Content-Length: 99999999999999999999999",
      "Content-Length: 100000000000",
      "Transfer-Encoding: chunked",
      "Transfer-Encoding: chunked\r\nContent-Length: 3",
      "Transfer-Encoding: gzip",
      "Content-Encoding: gzip",
      "Content-Encoding: br",
      "Content-Type: multipart/form-data; boundary=",
      "Content-Type: multipart/form-data; boundary=x",
      "Content-Type: application/json",
      "Range: bytes=0-0,2-1,-1",
      "Range: bytes=99999999999999999999-",
      "Accept-Encoding: br;q=1e999",
      "Expect: 100-continue",
      "Connection: upgrade",
      ": ",
      "no colon",
      std::string(9'000, 'h') + ": x",
      "x: " + std::string(70'000, 'v'),
      std::string("nul: \0\0", 7),
      " folded: x",
  };
  for (std::size_t i = draw.below(4); i > 0; --i) text += draw.one_of(fields) + "\r\n";
  text += draw.one_of({"\r\n", "", "\n\n"});
  text += draw.one_of({"", "hello", "5\r\nhello\r\n0\r\n\r\n", "FFFFFFFFFFFFFFFF\r\n", "-1\r\n", "zz\r\n",
                       "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb", "\x1F\x8B\x08\x00\x01\x02"});
  return text;
}

std::string hostile_bytes(int number) {
  Draw draw(number);
  if (draw.below(10) == 0) return any_bytes(draw, draw.below(3'000));
  std::string text = odd_request(draw);
  if (draw.below(4) == 0) text.resize(draw.below(text.size() + 1));
  if (draw.below(4) == 0 && !text.empty()) text[draw.below(text.size())] = static_cast<char>(draw.below(256));
  return text;
}

TEST(HttpFrontHostile, BytesAreAnsweredOrHungUpOnAndTheNextIsServed) {
  const auto front = HttpFront::open(0, [](const HttpRequest&) { return HttpResponse{200, {}, "{}"}; });
  ASSERT_TRUE(front.has_value());
  const auto started = std::chrono::steady_clock::now();
  for (int i = 0; i < conversations; ++i) {
    const std::string bytes = hostile_bytes(i);
    RawConnection connection((*front)->port());
    ASSERT_TRUE(connection.connected) << i;
    connection.say_and_finish(bytes);
    const std::string heard = connection.hear("nobody says this");
    EXPECT_TRUE(heard.empty() || starts_with(heard, "HTTP/1.")) << i << ": " << heard.substr(0, 100);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - started, seconds(60)) << "nobody waits for what will never come";
  RawConnection last((*front)->port());
  last.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_NE(last.hear("{}").find("200 OK"), std::string::npos);
}

/// What is wrong is answered at once with its status, and the connection ends; what is right is served.
TEST(HttpFrontHostile, EachRawRequestHasItsStatus) {
  const auto front = HttpFront::open(0, [](const HttpRequest&) { return HttpResponse{200, {}, "{}"}; });
  ASSERT_TRUE(front.has_value());
  const auto started = std::chrono::steady_clock::now();
  const std::vector<RawRequest> rows = raw_requests();
  EXPECT_GT(rows.size(), 120U);
  for (const RawRequest& row : rows) {
    RawConnection connection((*front)->port());
    ASSERT_TRUE(connection.try_to_say(row.bytes)) << row.what;
    const std::string heard = connection.hear(row.status == 200 ? "{}" : "never");
    const std::string final = heard.substr(starts_with(heard, "HTTP/1.1 100") ? heard.find("HTTP/", 5) : 0);
    EXPECT_EQ(final.substr(0, 13), "HTTP/1.1 " + std::to_string(row.status) + " ") << row.what;
    EXPECT_EQ(connection.closed, row.status != 200) << row.what;
  }
  EXPECT_LT(std::chrono::steady_clock::now() - started, seconds(60));
}

/// Open connections that send nothing do not block other clients.
TEST(HttpFrontHostile, HalfSentRequestsDoNotKeepOthersOut) {
  const auto front = HttpFront::open(0, [](const HttpRequest&) { return HttpResponse{200, {}, "{}"}; });
  ASSERT_TRUE(front.has_value());
  std::vector<std::unique_ptr<RawConnection>> silent;
  for (int i = 0; i < 100; ++i) {
    silent.push_back(std::make_unique<RawConnection>((*front)->port()));
    silent.back()->say("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\nhalf");
  }
  RawConnection other((*front)->port());
  other.say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_NE(other.hear("{}").find("200 OK"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::harness
