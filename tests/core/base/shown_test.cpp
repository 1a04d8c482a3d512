#include "core/base/shown.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace vendorproof {
namespace {

TEST(Shown, KindsAreInOrderOfTheirNamesAndReadBack) {
  const std::vector<ExceptionKind>& kinds = exception_kinds();
  EXPECT_EQ(kinds.size(), static_cast<std::size_t>(ExceptionKind::UnreadableRow) + 1);
  EXPECT_TRUE(std::is_sorted(kinds.begin(), kinds.end(),
                             [](ExceptionKind left, ExceptionKind right) { return text_of(left) < text_of(right); }));
  for (const ExceptionKind kind : kinds) EXPECT_EQ(exception_kind_of(text_of(kind)), kind);
  EXPECT_EQ(exception_kind_of("no-such-kind"), std::nullopt);
}

TEST(Shown, StatesHaveNames) {
  EXPECT_EQ(text_of(OrderState::Received), "Received");
  EXPECT_EQ(text_of(OrderState::Acknowledged), "Acknowledged");
  EXPECT_EQ(text_of(OrderState::Closed), "Closed");
}

}  // namespace
}  // namespace vendorproof
