// How the tests of the house read code: what they take for a comment, a literal and an include.
#include "tests/house_code.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/house.h"
#include "tests/house_includes.h"

namespace vendorproof::house {
namespace {

TEST(HouseCode, LosesCommentsAndLiteralsAndKeepsLines) {
  EXPECT_EQ(code_of("a // b\nc /* d\n e */ f"), "a     \nc     \n      f");
  EXPECT_EQ(code_of(R"(f("a\"b", 'c', 1'000))"), R"(f("    ", ' ', 1'000))");
  EXPECT_EQ(code_of("x = R\"q(a)\" // \n)q\"; y"), "x = R\"         \n  \"; y");
}

TEST(HouseCode, KnowsThePrefixesOfLiterals) {
  for (const char* prefix : {"", "u8", "u", "U", "L"}) {
    const std::string before = "x = " + std::string(prefix);
    EXPECT_EQ(code_of(before + "'\"'; y"), before + "' '; y");
    EXPECT_EQ(code_of(before + "\"'\"; y"), before + "\" \"; y");
    EXPECT_EQ(code_of(before + "R\"(\"')\"; y"), before + "R\"    \"; y");
  }
  EXPECT_EQ(code_of("x = FOUR\"(\"; y"), "x = FOUR\" \"; y");
  EXPECT_EQ(code_of("x = \"a\"R\"(\"; y"), "x = \" \"R\" \"; y");
  EXPECT_EQ(code_of("x = 1'0 + 0xE'f; y 'b'"), "x = 1'0 + 0xE'f; y ' '");
}

TEST(HouseCode, ACommentGoesOnBehindABackslash) {
  EXPECT_EQ(code_of("// a \\\nR\"( b\nc"), "      \n     \nc");
  EXPECT_EQ(code_of("// a \\ \nb\nc // d"), "       \n \nc     ");
}

TEST(HouseCode, NothingIsHidden) {
  const Complaints complaints = about_all(code_complaints);
  EXPECT_TRUE(complaints.empty()) << shown(complaints);
}

TEST(HouseCode, WhatWouldHideCodeIsSeenWhenPlanted) {
  const auto count = [](const std::string& text) { return code_complaints({"core/base/a.cpp", text}).size(); };
  EXPECT_EQ(count("x = \"a;\ny;\n"), 1U);
  EXPECT_EQ(count("x = 'a;\ny;\n"), 1U);
  EXPECT_EQ(count("x = u8\"a\\\";"), 1U);
  EXPECT_EQ(count("x = R\"(a\";\ny;\n"), 1U);
  EXPECT_EQ(count("x = R\"a b(c)a b\";\n"), 1U);
  EXPECT_EQ(count("/* a\ny;\n"), 1U);
  EXPECT_EQ(count("/\\\n/ a\n"), 1U);
  EXPECT_EQ(count("#inc\\\nlude \"a.h\"\n"), 1U);
  EXPECT_EQ(count("%:include \"a.h\"\n"), 1U);
  EXPECT_EQ(count("x = a % b ? c : '\\\\'; // \\ %:\ny(\"\\n %:\", R\"(\\)\");\n"), 0U);
  EXPECT_EQ(code_of("x = \"a;\ny;\n"), "x = \"  \ny;\n");
}

/// The paths that a text includes, with `<` in front of those of libraries and the fault behind.
std::string includes_in(const std::string& text) {
  std::vector<std::string> all;
  for (const Include& include : includes_of(text)) {
    all.push_back(std::to_string(include.line) + (include.angled ? " <" : " ") + include.path +
                  (include.fault.empty() ? "" : " !"));
  }
  return join(all, ", ");
}

TEST(HouseCode, IncludesAreFoundHoweverTheyAreWritten) {
  EXPECT_EQ(includes_in("#include \"a/b.h\"\n\n#include <vector>  // <c>\n"), "1 a/b.h, 3 <vector");
  EXPECT_EQ(includes_in("\t # \tinclude<a/b.h>\r\n/* c\n */ #/**/include/**/\"d.h\" /* e */"), "1 <a/b.h, 3 d.h");
  EXPECT_EQ(includes_in("\xEF\xBB\xBF#include \"a.h\""), "1 a.h");
  EXPECT_EQ(includes_in("#include \"a/../b//./c.h\""), "1 b/c.h !");
  EXPECT_EQ(includes_in("#include A\n#include\n#include <a\n#include u8\"a.h\"\n"), "1  !, 2  !, 3 < !, 4  !");
  EXPECT_EQ(includes_in("#include \"a.hpp\"\n#include \"b.h\" c\n#include_next <d>\n#import \"e.h\"\n"),
            "1 a.hpp !, 2 b.h !, 3 <d !, 4 e.h !");
  EXPECT_EQ(includes_in("#include \"a b.h\"\n#include \"/a.h\"\n"), "1 a b.h !, 2 /a.h !");
  EXPECT_EQ(includes_in("// #include \"a.h\"\nx = R\"(\n#include \"b.h\"\n)\";\n#define include\n# pragma once\n"), "");
}

}  // namespace
}  // namespace vendorproof::house
