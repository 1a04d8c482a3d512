#include "core/audit/order_checks.h"

#include "tests/core/audit/sample_books.h"

namespace vendorproof::audit {
namespace {

TEST(OrderChecks, FindAnOrderThatNobodyAcknowledged) {
  Books books = sample_books();
  books.orders[0].state = trade::PurchaseOrderState::New;
  EXPECT_EQ(finding_in(books).check->id, "AUD-41");
  EXPECT_EQ(finding_in(books).what.money, (std::vector<Money>{money("150.00 USD")}));
  // Saved within a day of it: nobody knows what happened since.
  books.orders_as_of = at("2026-11-09T08:00:00Z");
  EXPECT_EQ(findings_in(books), Lines());
  books.orders_as_of.reset();
  books.orders[0].lines[0].ordered.amount = 0;
  EXPECT_EQ(findings_in(books), Lines());
}

TEST(OrderChecks, FindAForgottenOrder) {
  Books books = sample_books();
  books.orders[0].delivery_window->to = books.now;
  EXPECT_EQ(findings_in(books), Lines());
  books.orders[0].delivery_window->to = books.now - Duration(1);
  EXPECT_EQ(findings_in(books), (Lines{"AUD-42 order PO000001"}));
  books.sales_orders[0].lines[0].open_eaches = 0;
  EXPECT_EQ(findings_in(books), Lines());
}

TEST(OrderChecks, FindAnOrderThatTheErpDoesNotHave) {
  Books books = sample_books();
  books.known_orders.clear();
  EXPECT_EQ(findings_in(books), (Lines{"AUD-43 order PO000001"}));
}

TEST(OrderChecks, FindASalesOrderThatAmazonDoesNotHave) {
  Books books = sample_books();
  books.sales_orders.push_back({"SO-2", "PO999999", at("2026-11-05T00:00:00Z"), {}});
  EXPECT_EQ(findings_in(books), (Lines{"AUD-44 sales order SO-2"}));
  for (const char* outside : {"2026-10-31T00:00:00Z", "2026-11-10T00:00:00Z"}) {
    books.sales_orders[1].ordered = at(outside);
    EXPECT_EQ(findings_in(books), Lines()) << outside;
  }
}

TEST(OrderChecks, FindASalesOrderOfAClosedOrder) {
  Books books = sample_books();
  books.orders[0].state = trade::PurchaseOrderState::Closed;
  EXPECT_EQ(finding_in(books).check->id, "AUD-45");
  EXPECT_EQ(finding_in(books).what.money, (std::vector<Money>{money("150.00 USD")}));
}

TEST(OrderChecks, FindTwoSalesOrdersOfOneOrder) {
  Books books = sample_books();
  books.sales_orders.push_back(books.sales_orders[0]);
  books.sales_orders[1].number = "SO-2";
  EXPECT_EQ(finding_in(books).check->id, "AUD-46");
  EXPECT_EQ(finding_in(books).what.money, (std::vector<Money>{money("150.00 USD")}));
}

TEST(OrderChecks, WantTheNumberOfThePurchaseOrder) {
  Books books = sample_books();
  books.sales_orders.push_back({"SO-2", "", at("2026-11-05T00:00:00Z"), {}});
  EXPECT_EQ(findings_in(books), (Lines{"AUD-47 sales order SO-2"}));
}

}  // namespace
}  // namespace vendorproof::audit
