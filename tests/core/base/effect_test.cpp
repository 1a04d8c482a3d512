#include "core/base/effect.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace vendorproof {
namespace {

TEST(EffectKind, EveryKindHasItsOwnName) {
  std::set<std::string_view> names;
  const int last = static_cast<int>(EffectKind::JournalLinePosted);
  for (int kind = 0; kind <= last; ++kind) names.insert(text_of(static_cast<EffectKind>(kind)));
  EXPECT_EQ(names.size(), static_cast<std::size_t>(last) + 1);
  EXPECT_EQ(names.count(""), 0U);
}

TEST(EffectKind, NamesAreSpelledAsInCode) {
  EXPECT_EQ(text_of(EffectKind::OrderIssued), "OrderIssued");
  EXPECT_EQ(text_of(EffectKind::PaymentPosted), "PaymentPosted");
}

}  // namespace
}  // namespace vendorproof
