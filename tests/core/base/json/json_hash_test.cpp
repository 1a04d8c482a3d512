#include "core/base/json/json_hash.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof {
namespace {

std::uint64_t hash_of_text(const std::string& text) { return content_hash(JsonText::parse(text).value().root()); }

TEST(JsonHash, BlanksAndEscapesDoNotCount) {
  EXPECT_EQ(hash_of_text(R"({"a":[1,"x"],"b":null})"), hash_of_text(R"( { "a" : [ 1 , "\u0078" ] , "b" : null } )"));
}

TEST(JsonHash, EveryOtherDifferenceCounts) {
  const std::string texts[] = {"null",
                               "true",
                               "false",
                               "0",
                               "1",
                               "-1",
                               "1.5",
                               R"("")",
                               R"("1")",
                               R"("null")",
                               "[]",
                               "{}",
                               "[1]",
                               "[1,2]",
                               "[2,1]",
                               "[[1],2]",
                               "[[1,2]]",
                               "[12]",
                               R"(["1"])",
                               R"({"1":null})",
                               R"({"a":1})",
                               R"({"a":2})",
                               R"({"b":1})",
                               R"({"a":1,"b":2})",
                               R"({"b":2,"a":1})",
                               R"({"a":{"b":2}})",
                               R"(["a","b"])",
                               R"(["ab",""])",
                               R"(["","ab"])",
                               "99999999999999999999"};
  std::set<std::uint64_t> hashes;
  for (const std::string& text : texts) EXPECT_TRUE(hashes.insert(hash_of_text(text)).second) << text;
}

TEST(JsonHash, IsTheSameForBothLibraries) {
  const std::string text = R"({"a":[1,-2,2.50,1e3,99999999999999999999],"b":{"c":"\u00e9","d":[true,false,null]}})";
  const Json tree = parse_json(text).value();
  EXPECT_EQ(hash_of_text(text), content_hash(JsonNode(&tree)));
  EXPECT_EQ(content_hash(JsonNode()), hash_of_text("null"));
}

}  // namespace
}  // namespace vendorproof
