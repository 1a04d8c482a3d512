#include "core/trade/exception.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace vendorproof::trade {
namespace {

TEST(Exceptions, HaveAnOwnerAndAKeyOfTheirSubject) {
  const TradeException exception = make_exception("price-mismatch", "PO1/2", "PO1", 2, Money(5, usd()), "why");
  EXPECT_EQ(exception.key, "price-mismatch/PO1/2");
  EXPECT_EQ(exception.owner, Owner::Finance);
  EXPECT_TRUE(exception.open);
}

TEST(Exceptions, AreListedOnceInOrderWithARemedy) {
  const std::vector<ExceptionKind>& kinds = exception_kinds();
  EXPECT_TRUE(std::is_sorted(kinds.begin(), kinds.end(),
                             [](const ExceptionKind& a, const ExceptionKind& b) { return a.name < b.name; }));
  for (const ExceptionKind& kind : kinds) EXPECT_FALSE(kind.remedy.empty()) << kind.name;
}

TEST(ExceptionsDeathTest, AnUnknownKindIsABrokenPromise) {
  EXPECT_DEATH(make_exception("no-such-kind", "", "", 0, Money(), ""), "broken promise");
}

}  // namespace
}  // namespace vendorproof::trade
