#include "harness/sockets/request_reader.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "harness/sockets/content_coding.h"
#include "tests/harness/sockets/raw_requests.h"

namespace vendorproof::harness {
namespace {

constexpr std::size_t limit_here = 1'000'000;

std::size_t limit_of(std::string_view path) { return path == "/short" ? 10 : limit_here; }

/// What the reader makes of bytes that arrive in pieces of this size.
struct Seen {
  int status = 0;  ///< 0: not whole
  HttpRequest request;
  std::size_t taken = 0;
};

Seen read_in_pieces(std::string_view bytes, std::size_t piece) {
  RequestReader reader(limit_of);
  reader.begin();
  Seen seen;
  while (seen.taken < bytes.size()) {
    seen.taken += reader.take(bytes.substr(seen.taken, piece));
    if (reader.state() == RequestReader::State::Refused) {
      seen.status = reader.refusal().status;
      EXPECT_FALSE(reader.refusal().reason.empty());
      return seen;
    }
    if (reader.state() == RequestReader::State::Whole) {
      seen.status = 200;
      seen.request = reader.request();
      return seen;
    }
  }
  return seen;
}

TEST(RequestReader, TakesWhatIsRightAndRefusesWhatIsWrong) {
  for (const RawRequest& raw : raw_requests()) {
    const Seen seen = read_in_pieces(raw.bytes, raw.bytes.size());
    EXPECT_EQ(seen.status, raw.status) << raw.what;
    EXPECT_EQ(seen.request.body, raw.body) << raw.what;
    EXPECT_TRUE(raw.status != 200 || seen.taken == raw.bytes.size()) << raw.what;
  }
}

TEST(RequestReader, SeesTheSameInPiecesOfAnySize) {
  for (const RawRequest& raw : raw_requests()) {
    const Seen whole = read_in_pieces(raw.bytes, raw.bytes.size());
    for (const std::size_t piece : {1UL, 2UL, 3UL, 7UL, 100UL}) {
      if (raw.bytes.size() > 20'000 && piece < 100) continue;
      const Seen seen = read_in_pieces(raw.bytes, piece);
      EXPECT_EQ(seen.status, raw.status) << raw.what << " in pieces of " << piece;
      EXPECT_EQ(seen.request, whole.request) << raw.what << " in pieces of " << piece;
    }
  }
}

TEST(RequestReader, LeavesTheNextRequestAlone) {
  for (const RawRequest& raw : raw::right()) {
    for (const std::size_t piece : {1UL, 50UL, raw.bytes.size() + 10}) {
      if (raw.bytes.size() > 20'000 && piece < 100) continue;
      const Seen seen = read_in_pieces(raw.bytes + "GET /next HTTP/1.1\r\n", piece);
      EXPECT_EQ(seen.status, 200) << raw.what;
      EXPECT_EQ(seen.taken, raw.bytes.size()) << raw.what;
    }
  }
}

TEST(RequestReader, NothingIsWholeBeforeItsLastByte) {
  for (const RawRequest& raw : raw::right()) {
    if (raw.bytes.size() > 20'000) continue;
    for (std::size_t size = 0; size < raw.bytes.size(); ++size) {
      EXPECT_EQ(read_in_pieces(std::string_view(raw.bytes).substr(0, size), 100'000).status, 0)
          << raw.what << " after " << size << " bytes";
    }
  }
}

TEST(RequestReader, SaysWhatWasSent) {
  const Seen seen = read_in_pieces(
      "PATCH http://a/x/y%20z?b=1&c=%26 HTTP/1.1\r\nHost: a\r\nX-A:  1 \r\nX-A: 2\r\nTransfer-Encoding: chunked\r\n\r\n"
      "2\r\nab\r\n0\r\nX-Trailer: 3\r\n\r\n",
      1'000);
  EXPECT_EQ(seen.request.method, "PATCH");
  EXPECT_EQ(seen.request.path, "/x/y z");
  EXPECT_EQ(seen.request.query, (Fields{{"b", "1"}, {"c", "&"}}));
  EXPECT_EQ(seen.request.headers, (Fields{{"Host", "a"}, {"X-A", "1"}, {"X-A", "2"}, {"Transfer-Encoding", "chunked"}}))
      << "without trailers";
  EXPECT_EQ(seen.request.body, "ab");
}

/// The request line came in two pieces, and the fields are longer than a request line may be.
TEST(RequestReader, TakesALongHeadHoweverItIsCut) {
  const std::string fields = "Host: a\r\nA: " + std::string(20'000, 'v') + "\r\n";
  RequestReader reader(limit_of);
  reader.begin();
  for (const std::string& piece : {std::string("GET / HTTP"), "/1.1\r\n" + fields, std::string("\r\n")}) {
    ASSERT_NE(reader.state(), RequestReader::State::Refused) << reader.refusal().reason;
    reader.take(piece);
  }
  EXPECT_EQ(reader.state(), RequestReader::State::Whole);
}

TEST(RequestReader, KeepsALiveConnectionUnlessToldOtherwise) {
  const auto keeps = [](std::string_view bytes) {
    RequestReader reader(limit_of);
    reader.begin();
    reader.take(bytes);
    return reader.keeps_alive();
  };
  EXPECT_TRUE(keeps("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
  EXPECT_TRUE(keeps("GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\n\r\n"));
  EXPECT_FALSE(keeps("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
  EXPECT_FALSE(keeps("GET / HTTP/1.0\r\n\r\n"));
}

TEST(RequestReader, TellsOnceThatTheClientWaits) {
  RequestReader reader(limit_of);
  reader.begin();
  reader.take("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_TRUE(reader.take_expectation());
  EXPECT_FALSE(reader.take_expectation());
  reader.take("ab");
  EXPECT_EQ(reader.state(), RequestReader::State::Whole);
  reader.begin();
  reader.take("POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_FALSE(reader.take_expectation()) << "HTTP/1.0 knows no 100";
}

TEST(RequestReader, TheLimitOfABodyIsThatOfItsPath) {
  const auto status_of = [](const std::string& path, const std::string& framing, const std::string& body) {
    return read_in_pieces("POST " + path + " HTTP/1.1\r\nHost: a\r\n" + framing + "\r\n" + body, 1'000).status;
  };
  EXPECT_EQ(status_of("/short", "Content-Length: 10\r\n", "0123456789"), 200);
  EXPECT_EQ(status_of("/short", "Content-Length: 11\r\n", ""), 413) << "before a byte of it has come";
  EXPECT_EQ(status_of("/short", "Transfer-Encoding: chunked\r\n", "b\r\n01234567890"), 413);
  EXPECT_EQ(status_of("/long", "Content-Length: 11\r\n", "01234567890"), 200);
  const std::string coded = *gzipped(std::string(11, 'x'));
  const std::string length = "Content-Length: " + std::to_string(coded.size()) + "\r\n";
  EXPECT_EQ(status_of("/long", "Content-Encoding: gzip\r\n" + length, coded), 200);
  const std::string bomb = *gzipped(std::string(limit_here + 1, 'x'));
  const std::string bomb_length = "Content-Length: " + std::to_string(bomb.size()) + "\r\n";
  EXPECT_EQ(status_of("/long", "Content-Encoding: gzip\r\n" + bomb_length, bomb), 413);
}

/// Any bytes, and any change of a right request, are taken, refused or waited for, in pieces as in one. What is wrong
/// may be refused for another reason, or only when the head is whole.
RC_GTEST_PROP(RequestReader, AnyBytesAreSeenTheSameWayInAnyPieces, ()) {
  const auto rows = raw::right();
  std::string bytes = rows[*rc::gen::inRange<std::size_t>(0, rows.size())].bytes.substr(0, 5'000);
  const auto changes = *rc::gen::inRange(0, 4);
  for (int i = 0; i < changes && !bytes.empty(); ++i) {
    const auto place = *rc::gen::inRange<std::size_t>(0, bytes.size());
    const auto letter = *rc::gen::oneOf(rc::gen::arbitrary<char>(), rc::gen::elementOf(std::string("\r\n :;0,")));
    if (*rc::gen::arbitrary<bool>()) {
      bytes[place] = letter;
    } else {
      bytes.insert(place, 1, letter);
    }
  }
  const Seen whole = read_in_pieces(bytes, bytes.size());
  const Seen pieces = read_in_pieces(bytes, *rc::gen::inRange<std::size_t>(1, 40));
  RC_ASSERT(pieces.status == whole.status || (pieces.status != 200 && whole.status >= 400));
  RC_ASSERT(pieces.request == whole.request);
}

}  // namespace
}  // namespace vendorproof::harness
