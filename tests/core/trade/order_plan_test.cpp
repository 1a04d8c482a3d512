#include "core/trade/order_plan.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/core/trade/samples.h"

namespace vendorproof::trade {
namespace {

using samples::dollars;

Catalogue catalogue() {
  return Catalogue({{"GREEN", false, dollars("3.75"), {12, 24}, "B0GREEN", "V-1"},
                    {"BLACK", false, dollars("2.50"), {12}, "B0BLACK", "V-1"},
                    {"OLD", true, dollars("1"), {}, "B0OLD", ""},
                    {"PLAIN", false, dollars("1"), {}, "", "V-9"}});
}

PurchaseOrder order_of(PurchaseOrderLine line) {
  PurchaseOrder order;
  order.number = "PO1";
  line.sequence = 1;
  order.lines = {line};
  return order;
}

PurchaseOrderLine line_of(const char* asin, Quantity ordered, const char* cost = "3.75") {
  PurchaseOrderLine line;
  line.amazon_product_identifier = asin;
  line.ordered = ordered;
  line.net_cost = dollars(cost);
  return line;
}

Currencies dollars_alone() { return {usd()}; }

OrderPlan plan_order(const PurchaseOrder& order, const Catalogue& items) {
  return trade::plan_order(order, items, dollars_alone());
}

bool serves_every_line(const Catalogue& items, const PurchaseOrder& order) {
  return trade::serves_every_line(items, order, dollars_alone());
}

constexpr auto in_cases = UnitOfMeasure::Cases;
constexpr auto in_eaches = UnitOfMeasure::Eaches;

TEST(OrderPlan, TurnsCasesIntoEaches) {
  const OrderPlan plan = plan_order(order_of(line_of("B0GREEN", {5, in_cases, 12})), catalogue());
  EXPECT_EQ(plan.lines, (std::vector<PlannedLine>{{1, "GREEN", 60, 12, std::nullopt}}));
  EXPECT_TRUE(plan.exceptions.empty());
}

TEST(OrderPlan, LeavesOutCancelledLines) {
  EXPECT_TRUE(plan_order(order_of(line_of("B0GREEN", {0, in_eaches, 1})), catalogue()).lines.empty());
  EXPECT_TRUE(plan_order(order_of(line_of("B0GREEN", {-3, in_eaches, 1})), catalogue()).lines.empty());
}

TEST(OrderPlan, FindsItemsByAmazonsIdentifierFirst) {
  PurchaseOrderLine line = line_of("B0BLACK", {1, in_eaches, 1});
  line.vendor_product_identifier = "V-9";
  EXPECT_EQ(catalogue().find(line)->number, "BLACK");
  line.amazon_product_identifier = "B0NEW";
  EXPECT_EQ(catalogue().find(line)->number, "PLAIN");
  line.vendor_product_identifier = "V-1";
  EXPECT_EQ(catalogue().find(line), nullptr);
}

TEST(OrderPlan, FindsAnItemByItsGtinHoweverLongItIsWritten) {
  const Catalogue items({{"MUG", false, dollars("1"), {}, "", "SKU-7", "4006381333931"},
                         {"CUP", false, dollars("1"), {}, "B0CUP", "", "036000291452"},
                         {"POT", false, dollars("1"), {}, "", "", "96385074"},
                         {"PAN", false, dollars("1"), {}, "", "", "96385074"}});
  PurchaseOrderLine line = line_of("B0MUG", {1, in_eaches, 1});
  for (const char* written : {"4006381333931", "04006381333931"}) {
    line.vendor_product_identifier = written;
    ASSERT_NE(items.find(line), nullptr) << written;
    EXPECT_EQ(items.find(line)->number, "MUG");
  }
  line.vendor_product_identifier = "4006381333932";
  EXPECT_EQ(items.find(line), nullptr) << "its check digit is wrong";
  line.vendor_product_identifier = "00036000291452";
  EXPECT_EQ(items.find(line), nullptr) << "the item has another ASIN";
  line.vendor_product_identifier = "96385074";
  EXPECT_EQ(items.find(line), nullptr) << "two items have it";
}

/// What a line of each kind comes to, under each choice of the policy.
TEST(OrderPlan, FollowsThePolicyForWhatTheErpCanNotSell) {
  struct Row {
    const char* asin;
    UnservedItem choice;
    RejectionReason rejected;
    bool is_asked;
  };
  constexpr auto soft = RejectionReason::TemporarilyUnavailable;
  const std::vector<Row> rows = {
      {"B0WHO", UnservedItem::Ask, soft, true},
      {"B0WHO", UnservedItem::RejectAtOnce, RejectionReason::InvalidProductIdentifier, false},
      {"B0WHO", UnservedItem::SoftRejectAtOnce, soft, false},
      {"B0OLD", UnservedItem::Ask, soft, true},
      {"B0OLD", UnservedItem::RejectAtOnce, RejectionReason::ObsoleteProduct, false},
      {"B0OLD", UnservedItem::SoftRejectAtOnce, soft, false},
  };
  for (const Row& row : rows) {
    const bool is_blocked = row.asin == std::string_view("B0OLD");
    AcknowledgementPolicy policy;
    (is_blocked ? policy.blocked_item : policy.unknown_item) = row.choice;
    const PurchaseOrder order = order_of(line_of(row.asin, {1, in_eaches, 1}));
    const OrderPlan plan = trade::plan_order(order, catalogue(), dollars_alone(), policy);
    EXPECT_EQ(plan.lines[0].rejected, row.rejected);
    EXPECT_EQ(plan.lines[0].is_asked, row.is_asked);
    EXPECT_EQ(plan.asks(), row.is_asked);
    EXPECT_EQ(plan.exceptions[0].key, is_blocked ? "blocked-item/PO1/1" : "unknown-item/PO1/1");
    EXPECT_EQ(plan.exceptions[0].owner, Owner::Ecommerce);
  }
}

TEST(OrderPlan, KnowsWhenAmazonWantsTheGoods) {
  PurchaseOrder order;
  EXPECT_EQ(requested_delivery_of(order), std::nullopt);
  const Instant day = *parse_instant("2026-11-05T08:00:00Z");
  order.ship_window = Window{day, day};
  EXPECT_EQ(requested_delivery_of(order), day);
  order.delivery_window = Window{day + std::chrono::days(2), day + std::chrono::days(9)};
  EXPECT_EQ(requested_delivery_of(order), day + std::chrono::days(2));
}

TEST(OrderPlan, AsksPeopleAboutStrangeCases) {
  OrderPlan plan = plan_order(order_of(line_of("B0GREEN", {10, in_cases, 10})), catalogue());
  EXPECT_EQ(plan.lines[0].rejected, RejectionReason::TemporarilyUnavailable);
  EXPECT_EQ(plan.exceptions[0].kind, ExceptionKind::UnitMismatch);
  EXPECT_EQ(plan.exceptions[0].owner, Owner::Ecommerce);
  EXPECT_EQ(plan.exceptions[0].amount, dollars("375"));
  EXPECT_EQ(plan.exceptions[0].text, "ordered in 10 Cases of 10, and the ERP has cases of 12, 24 for item GREEN");
  plan = plan_order(order_of(line_of("B0GREEN", {10, in_cases, 10}, "3.70")), catalogue());
  ASSERT_EQ(plan.exceptions.size(), 2U) << "people see both";
  EXPECT_EQ(plan.exceptions[1].kind, ExceptionKind::PriceMismatch);
  EXPECT_EQ(plan.exceptions[1].amount, dollars("5"));
  plan = plan_order(order_of(line_of("B0BLACK", {2, in_cases, 0}, "2.50")), catalogue());
  EXPECT_EQ(plan.lines[0].eaches, 24);
  EXPECT_TRUE(plan.exceptions.empty());
  plan = plan_order(order_of(line_of("B0GREEN", {2, in_cases, 0})), catalogue());
  EXPECT_EQ(plan.lines[0].rejected, RejectionReason::TemporarilyUnavailable);
  EXPECT_EQ(plan.exceptions[0].kind, ExceptionKind::UnitMismatch);
}

struct UnitCase {
  const char* name;
  AcknowledgementPolicy policy;
  const char* item;
  Quantity ordered;
  std::optional<std::int64_t> eaches;  ///< nullopt: a mismatch
};

AcknowledgementPolicy with_case_of_one(CaseOfOne choice) {
  AcknowledgementPolicy policy;
  policy.case_of_one = choice;
  return policy;
}

AcknowledgementPolicy with_unstated_case(UnstatedCase choice) {
  AcknowledgementPolicy policy;
  policy.unstated_case = choice;
  return policy;
}

const std::vector<UnitCase> unit_cases = {
    {"case of one, no case in the ERP", {}, "B0PLAIN", {7, in_cases, 1}, 7},
    {"case of one, a case in the ERP", {}, "B0BLACK", {7, in_cases, 1}, std::nullopt},
    {"each in any case", with_case_of_one(CaseOfOne::Each), "B0BLACK", {7, in_cases, 1}, 7},
    {"each is for one alone", with_case_of_one(CaseOfOne::Each), "B0BLACK", {7, in_cases, 2}, std::nullopt},
    {"never an each", with_case_of_one(CaseOfOne::Mismatch), "B0PLAIN", {7, in_cases, 1}, std::nullopt},
    {"unstated, one case", {}, "B0BLACK", {2, in_cases, 0}, 24},
    {"unstated, two cases", {}, "B0GREEN", {2, in_cases, 0}, std::nullopt},
    {"unstated, no case", {}, "B0PLAIN", {2, in_cases, 0}, std::nullopt},
    {"unstated is an each", with_unstated_case(UnstatedCase::Each), "B0GREEN", {2, in_cases, 0}, 2},
    {"unstated is a mismatch", with_unstated_case(UnstatedCase::Mismatch), "B0BLACK", {2, in_cases, 0}, std::nullopt},
};

TEST(OrderPlan, ReadsUnitsAsThePolicySays) {
  for (const UnitCase& row : unit_cases) {
    Catalogue items({{"GREEN", false, dollars("3.75"), {12, 24}, "B0GREEN", ""},
                     {"BLACK", false, dollars("3.75"), {12}, "B0BLACK", ""},
                     {"PLAIN", false, dollars("3.75"), {}, "B0PLAIN", ""}});
    const PurchaseOrder order = order_of(line_of(row.item, row.ordered));
    const OrderPlan plan = trade::plan_order(order, items, dollars_alone(), row.policy);
    EXPECT_EQ(plan.lines[0].rejected.has_value(), !row.eaches) << row.name;
    EXPECT_EQ(plan.lines[0].is_asked, !row.eaches) << row.name;
    EXPECT_EQ(plan.exceptions.size(), row.eaches ? 0U : 1U) << row.name;
    EXPECT_TRUE(!row.eaches || plan.lines[0].eaches == *row.eaches) << row.name;
  }
}

TEST(OrderPlan, RejectsAMismatchAtOnceWhereThePolicySaysSo) {
  AcknowledgementPolicy policy;
  policy.unit_mismatch = UnitMismatch::SoftRejectAtOnce;
  const PurchaseOrder order = order_of(line_of("B0GREEN", {10, in_cases, 10}));
  const OrderPlan plan = trade::plan_order(order, catalogue(), dollars_alone(), policy);
  EXPECT_EQ(plan.lines[0].rejected, RejectionReason::TemporarilyUnavailable);
  EXPECT_FALSE(plan.lines[0].is_asked);
}

TEST(Items, HaveUnitsByTheirOwnCodes) {
  Item item;
  item.base_unit = "STK";
  item.units = {{"KAR12", 12}};
  EXPECT_EQ(item.eaches_of("KAR12"), 12);
  EXPECT_EQ(item.eaches_of("STK"), 1);
  EXPECT_EQ(item.eaches_of("PCS"), std::nullopt);
  EXPECT_EQ(Item().eaches_of(""), std::nullopt);
  EXPECT_EQ(catalogue().numbered("OLD")->amazon_product_identifier, "B0OLD");
  EXPECT_EQ(catalogue().numbered("NONE"), nullptr);
}

TEST(OrderPlan, PricesTheDifference) {
  const OrderPlan plan = plan_order(order_of(line_of("B0GREEN", {5, in_cases, 12}, "3.70")), catalogue());
  EXPECT_FALSE(plan.lines[0].rejected);
  EXPECT_EQ(plan.exceptions[0].kind, ExceptionKind::PriceMismatch);
  EXPECT_EQ(plan.exceptions[0].amount, dollars("3.00"));
}

TEST(OrderPlan, GoesOnWithoutAPriceOfTheErp) {
  const Catalogue odd({{"GREEN", false, Money(), {12}, "B0GREEN", ""}});
  const PurchaseOrder order = order_of(line_of("B0GREEN", {5, in_cases, 12}));
  const OrderPlan plan = plan_order(order, odd);
  EXPECT_FALSE(plan.lines[0].rejected);
  ASSERT_EQ(plan.exceptions.size(), 1U);
  EXPECT_EQ(plan.exceptions[0].kind, ExceptionKind::PriceMismatch);
  EXPECT_EQ(plan.exceptions[0].text, "ordered at 3.75 USD each, the ERP's price cannot be read");
  EXPECT_TRUE(serves_every_line(odd, order));
}

TEST(OrderPlan, IsServedByItemsThatRejectNothing) {
  EXPECT_TRUE(serves_every_line(catalogue(), order_of(line_of("B0GREEN", {5, in_cases, 12}, "3.70"))));
  EXPECT_TRUE(serves_every_line(catalogue(), order_of(line_of("B0NONE", {0, in_cases, 12}))));
  EXPECT_FALSE(serves_every_line(catalogue(), order_of(line_of("B0NONE", {5, in_cases, 12}))));
  EXPECT_FALSE(serves_every_line(catalogue(), order_of(line_of("B0OLD", {5, in_eaches, 1}))));
  EXPECT_FALSE(serves_every_line(catalogue(), order_of(line_of("B0GREEN", {5, in_cases, 0}))));
}

TEST(OrderPlan, RejectsACurrencyThatTheErpDoesNotTake) {
  const Currency pounds = *Currency::parse("GBP");
  PurchaseOrder order = order_of(line_of("B0GREEN", {5, in_cases, 12}));
  order.lines.push_back(line_of("B0BLACK", {10, in_eaches, 1}));
  order.lines[1].sequence = 2;
  for (PurchaseOrderLine& line : order.lines) line.net_cost = Money(line.net_cost.ten_thousandths(), pounds);
  for (const OrderPlan& plan : {plan_order(order, catalogue()), plan_without_catalogue(order, dollars_alone())}) {
    ASSERT_EQ(plan.lines.size(), 2U);
    for (const PlannedLine& line : plan.lines) EXPECT_EQ(line.rejected, RejectionReason::TemporarilyUnavailable);
    ASSERT_EQ(plan.exceptions.size(), 1U);
    EXPECT_EQ(plan.exceptions[0].key, "currency-mismatch/PO1");
    EXPECT_EQ(plan.exceptions[0].owner, Owner::Finance);
    EXPECT_EQ(plan.exceptions[0].amount, Money(2'625'000, pounds));
    EXPECT_EQ(plan.exceptions[0].text, "ordered in GBP, and the ERP takes USD");
  }
  const OrderPlan allowed = trade::plan_order(order, catalogue(), {usd(), pounds});
  for (const PlannedLine& line : allowed.lines) EXPECT_FALSE(line.rejected);
  EXPECT_EQ(currency_of(order), pounds);
}

RC_GTEST_PROP(OrderPlan, UnitsAreConserved, ()) {
  const Quantity ordered{*rc::gen::inRange<std::int64_t>(1, 1000), *rc::gen::element(in_cases, in_eaches),
                         *rc::gen::inRange<std::int64_t>(1, 50)};
  const Quantity stated = ordered.unit == in_eaches ? Quantity{ordered.amount, in_eaches, 1} : ordered;
  const OrderPlan plan = plan_order(order_of(line_of("B0GREEN", stated)), catalogue());
  RC_ASSERT(plan.lines[0].eaches == stated.amount * stated.unit_size);
  RC_ASSERT(quantity_in_unit_of(stated, plan.lines[0].eaches) == stated);
}

RC_GTEST_PROP(OrderPlan, WritingInTheOrdersUnitLosesNothing, ()) {
  const Quantity ordered{1, in_cases, *rc::gen::inRange<std::int64_t>(1, 50)};
  const auto amount = *rc::gen::inRange<std::int64_t>(0, 10'000);
  const Quantity written = quantity_in_unit_of(ordered, amount);
  RC_ASSERT(written.amount * written.unit_size == amount);
}

}  // namespace
}  // namespace vendorproof::trade
