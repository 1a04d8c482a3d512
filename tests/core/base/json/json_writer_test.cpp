#include "core/base/json/json_writer.h"

#include <limits>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof {
namespace {

TEST(JsonWriter, WritesEveryKindOfValue) {
  JsonWriter out;
  out.begin_object();
  out.member("text", "a \"quoted\" one").member("number", -7).member("yes", true).member("nothing", nullptr);
  out.key("list").begin_array().integer(1).text("two").null().begin_object().end_object().end_array();
  out.key("amount").raw("12.50");
  out.end_object();
  EXPECT_EQ(out.take(), R"({"text":"a \"quoted\" one","number":-7,"yes":true,"nothing":null,)"
                        R"("list":[1,"two",null,{}],"amount":12.50})");
}

TEST(JsonWriter, IsEmptyAgainAfterTake) {
  JsonWriter out;
  EXPECT_EQ(out.begin_array().integer(1).end_array().take(), "[1]");
  EXPECT_EQ(out.begin_array().integer(2).end_array().take(), "[2]");
}

TEST(JsonWriter, WritesTheLimitsOfIntegers) {
  JsonWriter out;
  out.begin_array();
  out.integer(std::numeric_limits<std::int64_t>::min()).integer(std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(out.end_array().take(), "[-9223372036854775808,9223372036854775807]");
}

TEST(JsonWriter, StopsAtATextThatIsNotComplete) {
  EXPECT_DEATH(JsonWriter().begin_object().take(), "depth_");
  EXPECT_DEATH(JsonWriter().end_object(), "depth_");
}

/// A text written as a value and as a name.
std::string written_twice(const std::string& text) {
  JsonWriter out;
  out.begin_object().member(text, text).end_object();
  return out.take();
}

std::string dumped_twice(const std::string& text) {
  return Json{{text, text}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

TEST(JsonWriter, EscapesAsTheTreeDoes) {
  for (const std::string& text : {std::string("\0", 1), std::string("\b\f\n\r\t\x1f\x7f/\\\""), std::string("\xc3\xa9"),
                                  std::string("\xc3"), std::string("a\xff\"b\n"), std::string("\xed\xa0\x80")}) {
    EXPECT_EQ(written_twice(text), dumped_twice(text));
  }
}

TEST(JsonWriter, EscapesAtEveryPlaceOfAText) {
  for (std::size_t length = 1; length <= 20; ++length) {
    for (std::size_t place = 0; place < length; ++place) {
      for (const char special : {'\0', '\x1f', ' ', '"', '#', '\\', ']', '\x7f', '\x80', '\xff'}) {
        std::string text(length, 'a');
        text[place] = special;
        EXPECT_EQ(written_twice(text), dumped_twice(text));
      }
    }
  }
}

RC_GTEST_PROP(JsonWriter, AnyBytesAreWrittenAsTheTreeWritesThem, (const std::string& bytes)) {
  RC_ASSERT(written_twice(bytes) == dumped_twice(bytes));
}

}  // namespace
}  // namespace vendorproof
