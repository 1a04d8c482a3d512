#include "harness/sockets/answer_text.h"

#include <gtest/gtest.h>

#include "harness/sockets/content_coding.h"

namespace vendorproof::harness {
namespace {

std::string head_of(HttpResponse& response, const AnswerForm& form = {}) {
  std::string head;
  write_head(response, form, head);
  return head;
}

TEST(AnswerText, StatesLengthAndType) {
  HttpResponse plain{200, {}, "{}"};
  EXPECT_EQ(head_of(plain), "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(plain.body, "{}");
  HttpResponse typed{404, {{"content-type", "text/csv"}, {"X", "1"}}, "a"};
  EXPECT_EQ(
      head_of(typed, {.closes = true}),
      "HTTP/1.1 404 Not Found\r\ncontent-type: text/csv\r\nX: 1\r\nContent-Length: 1\r\nConnection: close\r\n\r\n");
  HttpResponse empty{202, {}, ""};
  EXPECT_EQ(head_of(empty), "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
}

TEST(AnswerText, AStatusWithoutBodyHasNone) {
  HttpResponse none{204, {}, "not to be said"};
  EXPECT_EQ(head_of(none), "HTTP/1.1 204 No Content\r\n\r\n");
  EXPECT_EQ(none.body, "");
  HttpResponse to_head{200, {}, "12345"};
  EXPECT_NE(head_of(to_head, {.without_body = true}).find("Content-Length: 5\r\n"), std::string::npos);
  EXPECT_EQ(to_head.body, "");
}

TEST(AnswerText, IsCompressedWhereTheClientAcceptsIt) {
  const std::string text(10'000, 'x');
  HttpResponse response{200, {}, text};
  const std::string head = head_of(response, {.gzip = true});
  EXPECT_NE(head.find("Content-Encoding: gzip\r\nVary: Accept-Encoding\r\n"), std::string::npos);
  EXPECT_NE(head.find("Content-Length: " + std::to_string(response.body.size()) + "\r\n"), std::string::npos);
  EXPECT_EQ(*decoded(ContentCoding::Gzip, response.body, text.size()), text);
  HttpResponse brief{200, {}, "{}"};
  EXPECT_EQ(head_of(brief, {.gzip = true}).find("gzip"), std::string::npos) << "not worth it";
}

/// What a client sent may stand in a header of the answer.
TEST(AnswerText, AValueCannotBeginAnotherField) {
  HttpResponse response{200, {{"Location", "/a\r\nSet-Cookie: b"}, {"Content-Length", "99"}}, ""};
  EXPECT_EQ(head_of(response), "HTTP/1.1 200 OK\r\nLocation: /a  Set-Cookie: b\r\nContent-Length: 0\r\n\r\n");
}

}  // namespace
}  // namespace vendorproof::harness
