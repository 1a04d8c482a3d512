#include "core/live/operators/shown_json.h"

#include <gtest/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof::live {
namespace {

TEST(ShownJson, SaysOfEachKindWhoseItIsWhatToDoAndWhatItCosts) {
  for (const ExceptionKind kind : exception_kinds()) {
    const Json json = kind_json(kind);
    EXPECT_FALSE(json["remedy"].get<std::string>().empty()) << text_of(kind);
    EXPECT_FALSE(json["cost"]["text"].get<std::string>().empty()) << text_of(kind);
    EXPECT_FALSE(json["deadline_rule"].get<std::string>().empty()) << text_of(kind);
    EXPECT_GE(json["acts"].size(), 2U) << text_of(kind);
  }
}

TEST(ShownJson, OfAnExceptionHasItsOrder) {
  const TradeException exception =
      trade::make_exception(ExceptionKind::PriceMismatch, "PO1/2", "PO1", 2, Money(5'000, usd()), "why");
  OrderStanding standing;
  standing.purchase_order = "PO1";
  standing.waits_for = "despatch by the ERP";
  const Json json = exception_json(exception, std::nullopt, standing);
  EXPECT_EQ(json["amount"], "0.50 USD");
  EXPECT_EQ(json["deadline"], nullptr);
  EXPECT_EQ(json["order"]["waits_for"], "despatch by the ERP");
  EXPECT_FALSE(exception_json(exception, std::nullopt, std::nullopt).contains("order"));
}

TEST(ShownJson, CountsOneActOnManyExceptionsOnce) {
  trade::ActRecord act;
  act.person = "ann";
  act.incident = "a:b";
  std::vector<trade::ActRecord> acts(5, act);
  acts.back().person = "bob";
  const Json trail = trail_json(acts);
  ASSERT_EQ(trail.size(), 2U);
  EXPECT_EQ(trail[0]["by"], "bob");
  EXPECT_EQ(trail[1]["count"], 4);
}

}  // namespace
}  // namespace vendorproof::live
