#include "core/audit/centre_checks.h"

#include "tests/core/audit/sample_books.h"

namespace vendorproof::audit {
namespace {

TEST(CentreChecks, FindACentreWithoutAddress) {
  Books books = sample_books();
  books.orders[1].ship_to_party = "ONT8";
  EXPECT_EQ(finding_in(books).check->id, "AUD-32");
  EXPECT_EQ(finding_in(books).what.money, (std::vector<Money>{money("150.00 USD")}));
  books.orders[1].ship_to_party = books.addresses[0].gln;
  EXPECT_EQ(findings_in(books), Lines());
}

TEST(CentreChecks, WantTheFullAddress) {
  Books books = sample_books();
  books.addresses[1].postal_code = "";
  books.addresses[1].country = "";
  EXPECT_EQ(finding_in(books).check->id, "AUD-33");
  EXPECT_EQ(finding_in(books).what.seen, "its address has no postal code, no country");
}

TEST(CentreChecks, WantRightGlnsEachOnce) {
  Books books = sample_books();
  books.addresses[1].gln = "9506000999911";
  EXPECT_EQ(findings_in(books), (Lines{"AUD-34 centre SDF9"}));
  books.addresses[1].gln = books.addresses[0].gln;
  EXPECT_EQ(findings_in(books), (Lines{"AUD-35 GLN " + books.addresses[0].gln}));
}

}  // namespace
}  // namespace vendorproof::audit
