#include "core/base/nearest_word.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

namespace vendorproof {
namespace {

const std::vector<std::string> commands = {"certify", "replay", "rehearse", "serve", "run", "rules"};

TEST(KnownWords, NameTheNearestAndAllOthers) {
  EXPECT_EQ(known_words("serrve", {"run", "serve"}), "; did you mean serve?; known are: run, serve");
  EXPECT_EQ(known_words("xyzzy", {"run", "serve"}), "; known are: run, serve");
}

TEST(NearestWord, IsThatWithTheFewestChanges) {
  EXPECT_EQ(nearest_word("certfy", commands), "certify") << "a letter dropped";
  EXPECT_EQ(nearest_word("serrve", commands), "serve") << "a letter too many";
  EXPECT_EQ(nearest_word("rplay", commands), "replay");
  EXPECT_EQ(nearest_word("sevre", commands), "serve") << "two letters swapped";
  EXPECT_EQ(nearest_word("RUN", commands), "run") << "case does not matter";
  EXPECT_EQ(nearest_word("xyzzy", commands), "");
  EXPECT_EQ(nearest_word("", commands), "");
}

TEST(NearestWord, OrTheOnlyOneThatBeginsSo) {
  EXPECT_EQ(nearest_word("black-friday", {"black-friday-mid-size", "easter"}), "black-friday-mid-size");
  EXPECT_EQ(nearest_word("black-friday", {"black-friday-small-vendor", "black-friday-large-vendor"}), "");
  EXPECT_EQ(nearest_word("bl", {"black-friday-mid-size"}), "") << "too short to tell";
}

RC_GTEST_PROP(NearestWord, AKnownWordIsItsOwnNearest, ()) {
  const auto word = *rc::gen::elementOf(commands);
  RC_ASSERT(nearest_word(word, commands) == word);
}

RC_GTEST_PROP(ShownWord, HasNoControlCharacterAndAnEnd, (const std::string& word)) {
  const std::string shown = shown_word(word);
  RC_ASSERT(shown.size() <= 87U);
  for (const char letter : shown) RC_ASSERT(static_cast<unsigned char>(letter) >= 0x20 && letter != 0x7F);
}

TEST(ShellLine, QuotesWhatAShellWouldChange) {
  EXPECT_EQ(shell_line({"vendorproof", "certify", "--out", "my folder", "it's", ""}),
            R"(vendorproof certify --out 'my folder' 'it'\''s' '')");
}

TEST(ShellLine, IsOneLineThatATerminalDoesNotObey) {
  EXPECT_EQ(shell_line({"a\n\x1B[2J'\\b"}), R"($'a\012\033[2J\'\\b')");
}

}  // namespace
}  // namespace vendorproof
