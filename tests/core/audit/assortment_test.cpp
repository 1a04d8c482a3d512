#include "core/audit/assortment.h"

#include "tests/core/audit/sample_books.h"

namespace vendorproof::audit {
namespace {

Lines numbers_of(const std::vector<const Item*>& items) {
  Lines numbers;
  for (const Item* item : items) numbers.push_back(item->number);
  return numbers;
}

/// Items that a line with these identifiers means.
Lines meant(Books books, const char* catalogue_number, const char* sku) {
  books.orders.resize(1);
  books.orders[0].lines[0].amazon_product_identifier = catalogue_number;
  books.orders[0].lines[0].vendor_product_identifier = sku;
  const Assortment assortment(books);
  return numbers_of(assortment.items_of(assortment.lines().front()));
}

TEST(Assortment, FindsByCatalogueNumberThenBySkuThenByGtin) {
  const Books books = sample_books();
  EXPECT_EQ(meant(books, "B0TEABLACK", "SKU-GREEN"), (Lines{"TEA-BLACK"}));
  EXPECT_EQ(meant(books, "", "SKU-GREEN"), (Lines{"TEA-GREEN"}));
  EXPECT_EQ(meant(books, "", books.items[0].gtin.c_str()), (Lines{"TEA-BLACK"}));
  EXPECT_EQ(meant(books, "B0OTHER", "SKU-GREEN"), Lines());
  EXPECT_EQ(meant(books, "B0OTHER", books.items[0].gtin.c_str()), Lines());
  EXPECT_EQ(meant(books, "", ""), Lines());
}

TEST(Assortment, SellsWhatReferencesOrdersAndSalesOrdersName) {
  Books books = sample_books();
  books.references.clear();
  books.orders.clear();
  EXPECT_EQ(numbers_of(Assortment(books).sold()), (Lines{"TEA-GREEN"}));
  books.sales_orders.clear();
  EXPECT_EQ(numbers_of(Assortment(books).sold()), Lines());
}

TEST(Assortment, LeavesCancelledLinesOut) {
  Books books = sample_books();
  books.orders[0].lines[0].ordered.amount = 0;
  EXPECT_EQ(Assortment(books).lines().size(), 1U);
}

TEST(OrderedLine, CountsAndBoundsEaches) {
  const Books books = sample_books();
  trade::PurchaseOrderLine line = books.orders[0].lines[0];
  const OrderedLine ordered{&books.orders[0], &line};
  EXPECT_EQ(ordered.eaches(), 60);
  EXPECT_EQ(ordered.value(), money("150.00 USD"));
  EXPECT_EQ(ordered.unit_text(), "cases of 12");
  line.ordered.unit_size = 0;
  EXPECT_EQ(ordered.eaches(), 5);
  line.ordered = {INT64_MAX, UnitOfMeasure::Cases, INT64_MAX};
  EXPECT_EQ(ordered.eaches(), 1'000'000'000'000'000);
}

TEST(Gtin14, IsOneFormForAllLengths) {
  const std::string gtin = make_gtin13("950600012345");
  EXPECT_EQ(gtin14(gtin), "0" + gtin);
  EXPECT_EQ(gtin14("0" + gtin), "0" + gtin);
  EXPECT_EQ(gtin14("9506000123450"), "");
}

}  // namespace
}  // namespace vendorproof::audit
