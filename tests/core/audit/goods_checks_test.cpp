#include "core/audit/goods_checks.h"

#include "tests/core/audit/sample_books.h"

namespace vendorproof::audit {
namespace {

TEST(GoodsChecks, WantAScacInNorthAmerica) {
  Books books = sample_books();
  for (const char* carrier : {"", "DHL-EXPRESS", "D", "UPS1"}) {
    books.despatches[0].carrier = carrier;
    EXPECT_EQ(finding_in(books).check->id, "AUD-36") << carrier;
  }
  books.agreed.region = trade::Region::Europe;
  books.orders.clear();
  books.sales_orders.clear();
  EXPECT_EQ(findings_in(books), Lines());
}

TEST(GoodsChecks, WantARightLabelOnEachPackage) {
  Books books = sample_books();
  books.despatches[0].packages[1].sscc = "";
  EXPECT_EQ(findings_in(books), (Lines{"AUD-37 despatch DS-1 package 2"}));
  books.despatches[0].packages[1].sscc = "095060000000000012";
  EXPECT_EQ(findings_in(books), (Lines{"AUD-37 despatch DS-1 package 2"}));
}

TEST(GoodsChecks, FindALabelThatIsUsedTwice) {
  Books books = sample_books();
  books.despatches.push_back({"DS-2", "ABFS", {books.despatches[0].packages[0]}});
  EXPECT_EQ(finding_in(books).check->id, "AUD-38");
  EXPECT_EQ(finding_in(books).what.seen, "it is on despatch DS-1 package 1 and despatch DS-2 package 1");
}

TEST(GoodsChecks, CompareThePrefixWithTheStatedOne) {
  Books books = sample_books();
  books.despatches[0].packages[1].sscc = make_sscc(0, "4012345", 2);
  EXPECT_EQ(findings_in(books), (Lines{"AUD-39 labels that begin with 4012345"}));
  books.readings[Part::LabelPrefix] = {Standing::NotGiven, "", "nobody stated it"};
  EXPECT_EQ(findings_in(books), Lines());
}

TEST(GoodsChecks, SeeTheEndOfTheRange) {
  Books books = sample_books();
  books.despatches[0].packages[1].sscc = make_sscc(0, "9506000", 949'999'999);
  EXPECT_EQ(findings_in(books), Lines());
  books.despatches[0].packages[1].sscc = make_sscc(0, "9506000", 950'000'000);
  EXPECT_EQ(findings_in(books), (Lines{"AUD-40 SSCC range"}));
}

}  // namespace
}  // namespace vendorproof::audit
