#include "tests/core/erp/contract/case.h"

namespace vendorproof::erp::contract {

void Play::open(const Plan& plan) {
  company.open(plan);
  const auto read = asking.ask(dialect().items);
  ASSERT_TRUE(read.answer) << read.problem;
  EXPECT_TRUE(read.odd.empty());
  items_ = trade::Catalogue(*read.answer);
  asking.access().items = &items_;
}

SalesOrderDraft Play::draft(const std::string& order, const Lines& lines) const {
  SalesOrderDraft draft;
  draft.purchase_order = order;
  draft.currency = usd();
  draft.order_date = today();
  draft.requested_delivery = today() + 5 * a_day;
  draft.ship_to = "PHX6";
  draft.lines = lines;
  return draft;
}

trade::SalesOrder Play::created(const std::string& order, const Lines& lines) {
  const auto outcome = asking.ask(dialect().create_sales_order, draft(order, lines));
  EXPECT_TRUE(outcome.answer) << outcome.problem;
  return outcome.answer.value_or(trade::SalesOrder());
}

trade::SalesOrder Play::released(const std::string& order, const Lines& lines) {
  const auto outcome = asking.ask(dialect().release_sales_order, created(order, lines));
  EXPECT_TRUE(outcome.answer) << outcome.problem;
  return found(order);
}

trade::SalesOrder Play::found(const std::string& order) {
  const auto outcome = asking.ask(dialect().sales_orders, order);
  EXPECT_EQ(outcome.problem, "");
  EXPECT_EQ(outcome.answer ? outcome.answer->size() : 0U, 1U) << order;
  return outcome.answer && !outcome.answer->empty() ? outcome.answer->front() : trade::SalesOrder();
}

std::size_t Play::count(const std::string& order) {
  const auto outcome = asking.ask(dialect().sales_orders, order);
  EXPECT_TRUE(outcome.answer) << outcome.problem;
  return outcome.answer ? outcome.answer->size() : 0;
}

trade::Reservation Play::supply(const trade::SalesOrder& order) {
  const auto outcome = asking.ask(dialect().reservations, order);
  EXPECT_TRUE(outcome.answer) << outcome.problem;
  for (const trade::Reservation& one : outcome.answer.value_or(std::vector<trade::Reservation>())) {
    if (one.erp_sequence == order.lines.at(0).erp_sequence) return one;
  }
  ADD_FAILURE() << "nothing is said of the first line";
  return {};
}

}  // namespace vendorproof::erp::contract
