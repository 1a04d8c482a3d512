#include "core/audit/item_checks.h"

#include "tests/core/audit/sample_books.h"

namespace vendorproof::audit {
namespace {

TEST(ItemChecks, WantARightGtinOfItsOwn) {
  Books books = sample_books();
  books.items[1].gtin = "";
  EXPECT_EQ(findings_in(books), (Lines{"AUD-06 item TEA-GREEN"}));
  books.items[1].gtin = "9506000123457";
  EXPECT_EQ(findings_in(books), (Lines{"AUD-07 item TEA-GREEN"}));
  books.items[1].gtin = "0" + books.items[0].gtin;
  EXPECT_EQ(findings_in(books), (Lines{"AUD-08 GTIN " + books.items[1].gtin}));
}

TEST(ItemChecks, LookOnlyAtWhatIsSoldToAmazon) {
  Books books = sample_books();
  books.items.emplace_back().number = "CHAIR";
  EXPECT_EQ(findings_in(books), Lines());
  books.sales_orders[0].lines.push_back({"CHAIR", 1, {}});
  EXPECT_FALSE(findings_in(books).empty());
}

TEST(ItemChecks, FindABlockedItemOnlyWhereAnOpenOrderHasIt) {
  Books books = sample_books();
  books.items[0].blocked = true;  // nobody orders it
  EXPECT_EQ(findings_in(books), Lines());
  books.items[1].blocked = true;
  const Finding finding = finding_in(books);
  EXPECT_EQ(finding.check->id, "AUD-09");
  EXPECT_EQ(finding.what.seen, "it is blocked, and open orders have it: PO000001, PO000002");
  EXPECT_EQ(finding.what.money, (std::vector<Money>{money("300.00 USD")}));
  for (trade::PurchaseOrder& order : books.orders) order.state = trade::PurchaseOrderState::Closed;
  books.sales_orders.clear();
  EXPECT_EQ(findings_in(books), Lines());
}

TEST(ItemChecks, ComparePricesWithTheNewestOrder) {
  Books books = sample_books();
  books.orders[0].lines[0].net_cost = money("2.40 USD");  // the older order
  EXPECT_EQ(findings_in(books), Lines());
  books.items[1].price = money("2.40 USD");
  const Finding finding = finding_in(books);
  EXPECT_EQ(finding.check->id, "AUD-11");
  EXPECT_EQ(finding.what.seen, "the ERP's price is 2.40 USD, and order PO000002 has 2.50 USD");
  EXPECT_EQ(finding.what.money, (std::vector<Money>{money("6.00 USD")}));
  books.items[1].price = money("2.50 EUR");
  EXPECT_EQ(findings_in(books), Lines());
}

TEST(ItemChecks, WantAPriceWithoutTax) {
  Books books = sample_books();
  books.items[1].price.reset();
  books.items[0].price = money("0 USD");
  EXPECT_EQ(findings_in(books), (Lines{"AUD-10 item TEA-BLACK", "AUD-10 item TEA-GREEN"}));
  books = sample_books();
  books.items[1].price_includes_tax = true;
  EXPECT_EQ(findings_in(books), (Lines{"AUD-12 item TEA-GREEN"}));
}

TEST(ItemChecks, WantATaxGroupThatExistsAndInEuropeAlwaysOne) {
  Books books = sample_books();
  books.items[1].tax_group = "";
  EXPECT_EQ(findings_in(books), Lines());
  books.items[1].tax_group = "FOOD";
  EXPECT_EQ(findings_in(books), (Lines{"AUD-13 item TEA-GREEN"}));
  books.items[1].tax_group = "";
  books.agreed.region = trade::Region::Europe;
  books.orders.clear();  // in a currency of another region
  books.sales_orders.clear();
  EXPECT_EQ(findings_in(books), (Lines{"AUD-13 item TEA-GREEN"}));
}

TEST(ItemChecks, WantPostingGroupsAndStock) {
  Books books = sample_books();
  books.items[0].posting_lacks = {"the general product posting group"};
  books.items[1].posting_lacks = {"a category with accounts", "a unit"};
  EXPECT_EQ(findings_in(books), (Lines{"AUD-14 item TEA-BLACK", "AUD-14 item TEA-GREEN"}));
  books = sample_books();
  books.items[1].has_stock = false;
  EXPECT_EQ(findings_in(books), (Lines{"AUD-15 item TEA-GREEN"}));
}

}  // namespace
}  // namespace vendorproof::audit
