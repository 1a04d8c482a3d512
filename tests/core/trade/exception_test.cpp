#include "core/trade/exception.h"

#include <gtest/gtest.h>

namespace vendorproof::trade {
namespace {

TEST(Exceptions, HaveAnOwnerAndAKeyOfTheirSubject) {
  const TradeException exception =
      make_exception(ExceptionKind::PriceMismatch, "PO1/2", "PO1", 2, Money(5, usd()), "why");
  EXPECT_EQ(exception.key, "price-mismatch/PO1/2");
  EXPECT_EQ(exception.owner, Owner::Finance);
  EXPECT_TRUE(exception.open);
}

TEST(Exceptions, OfADocumentNameIt) {
  const TradeException held = make_exception(ExceptionKind::DespatchMismatch, "DSP-1", "PO1", 0, Money(), "why");
  EXPECT_EQ(held.document, "DSP-1");
  const TradeException late = make_exception(ExceptionKind::ChangeTooLate, "PO1/2", "PO1", 2, Money(), "why");
  EXPECT_EQ(late.document, "");
}

TEST(Exceptions, HaveARowOfEachKindWithARemedy) {
  ASSERT_EQ(exception_rows().size(), exception_kinds().size());
  for (std::size_t i = 0; i < exception_rows().size(); ++i) {
    EXPECT_EQ(exception_rows()[i].kind, exception_kinds()[i]);
    EXPECT_FALSE(exception_rows()[i].remedy.empty()) << text_of(exception_rows()[i].kind);
    EXPECT_FALSE(exception_rows()[i].cost.text.empty()) << text_of(exception_rows()[i].kind);
    EXPECT_FALSE(text_of(exception_rows()[i].due_by).empty()) << text_of(exception_rows()[i].kind);
  }
}

TEST(Acts, HaveNames) {
  for (const std::string& name : act_names()) {
    ASSERT_TRUE(act_of(name)) << name;
    EXPECT_EQ(text_of(*act_of(name)), name);
  }
  EXPECT_EQ(act_of("delete"), std::nullopt);
}

}  // namespace
}  // namespace vendorproof::trade
