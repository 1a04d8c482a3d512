#include "core/store/recent.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vendorproof::store {
namespace {

constexpr std::size_t few = 1'000;

TEST(Recent, FindsWhatWasPutLast) {
  Recent<int, few> recent;
  EXPECT_EQ(recent.find("a"), nullptr);
  recent.put("a", 1);
  const Found<int> before = recent.find("a");
  recent.put("a", 2);
  EXPECT_EQ(*before, 1);
  EXPECT_EQ(*recent.find("a"), 2);
  EXPECT_EQ(to_change(recent.find("a")), 2);
  EXPECT_EQ(to_change(recent.find("b")), std::nullopt);
}

TEST(Recent, KeepsWhatIsUsedAndForgetsTheRest) {
  Recent<std::size_t, few> recent;
  recent.put("in use", 0);
  recent.put("out of use", 0);
  for (std::size_t i = 0; i < 3 * few; ++i) {
    recent.put(std::to_string(i), i);
    ASSERT_NE(recent.find("in use"), nullptr) << i;
    ASSERT_EQ(*recent.find(std::to_string(i)), i);
  }
  EXPECT_EQ(recent.find("out of use"), nullptr);
}

RC_GTEST_PROP(Recent, NeverGivesAnOldRecord, ()) {
  Recent<int, few> recent;
  std::map<std::string, int> saved;
  auto value = static_cast<std::uint32_t>(*rc::gen::inRange(0, 1'000'000));
  for (int step = 0; step < 3'000; ++step) {
    value = value * 1'664'525 + 1'013'904'223;
    const std::string key = std::to_string(value % 1'500);
    recent.put(key, step);
    saved[key] = step;
    const std::string asked = std::to_string(step % 1'500);
    const Found<int> found = recent.find(asked);
    if (!found) continue;
    RC_ASSERT(*found == saved.at(asked));
  }
}

}  // namespace
}  // namespace vendorproof::store
