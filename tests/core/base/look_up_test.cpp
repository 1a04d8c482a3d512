#include "core/base/look_up.h"

#include <map>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof {
namespace {

TEST(LookUp, AddsOnlyWhatIsNew) {
  LookUp<int> map;
  EXPECT_TRUE(map.add("a", 1));
  EXPECT_FALSE(map.add("a", 2));
  EXPECT_EQ(*map.find("a"), 1);
  map["a"] = 3;
  EXPECT_EQ(*map.find("a"), 3);
  EXPECT_EQ(map["new"], 0);
  EXPECT_EQ(map.find("unknown"), nullptr);
}

TEST(LookUp, ACopyHasValuesOfItsOwn) {
  LookUp<int> map;
  map.add("a", 1);
  LookUp<int> copy = map;
  *copy.find("a") = 2;
  map.clear();
  EXPECT_EQ(map.size(), 0U);
  EXPECT_EQ(*copy.find("a"), 2);
}

RC_GTEST_PROP(LookUp, FindsWhatAMapFinds, ()) {
  LookUp<int> map;
  std::map<std::string, int> expected;
  const auto steps = *rc::gen::inRange(0, 100);
  for (int step = 0; step < steps; ++step) {
    const std::string key = std::to_string(*rc::gen::inRange(0, 10));
    const int choice = *rc::gen::inRange(0, 3);
    if (choice == 0) {
      map.erase(key);
      expected.erase(key);
    } else if (choice == 1) {
      RC_ASSERT(map.add(key, step) == expected.emplace(key, step).second);
    } else {
      map[key] = step;
      expected[key] = step;
    }
    RC_ASSERT(map.size() == expected.size());
  }
  for (int number = 0; number < 10; ++number) {
    const std::string key = std::to_string(number);
    const auto known = expected.find(key);
    const int* found = map.find(key);
    RC_ASSERT((found != nullptr) == (known != expected.end()));
    if (found != nullptr) RC_ASSERT(*found == known->second);
  }
}

}  // namespace
}  // namespace vendorproof
