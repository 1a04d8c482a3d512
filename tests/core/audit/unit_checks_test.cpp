#include "core/audit/unit_checks.h"

#include "tests/core/audit/sample_books.h"

namespace vendorproof::audit {
namespace {

TEST(UnitChecks, FindAnItemWithoutTheCaseThatIsOrdered) {
  Books books = sample_books();
  books.units.pop_back();
  const Finding finding = finding_in(books);
  EXPECT_EQ(finding.check->id, "AUD-01");
  EXPECT_EQ(finding.what.subject, "item TEA-GREEN in cases of 12");
  // Two orders of 5 cases: 11 eaches of 2.50 are missing in each case.
  EXPECT_EQ(finding.what.money, (std::vector<Money>{money("275.00 USD")}));
}

TEST(UnitChecks, FindAFactorThatContradictsTheOrders) {
  Books books = sample_books();
  books.units.back().eaches = 10;
  const Finding finding = finding_in(books);
  EXPECT_EQ(finding.check->id, "AUD-02");
  EXPECT_EQ(finding.what.seen, "the ERP has cases of 10, and PO000001, PO000002 order cases of 12");
  EXPECT_EQ(finding.what.money, (std::vector<Money>{money("50.00 USD")}));
  books.units.push_back({"TEA-GREEN", "BOX", "12", 12});
  EXPECT_EQ(findings_in(books), Lines());
}

TEST(UnitChecks, TakeACaseOfOneForAnEach) {
  Books books = sample_books();
  for (trade::PurchaseOrder& order : books.orders) order.lines[0].ordered.unit_size = 1;
  EXPECT_EQ(findings_in(books), Lines());
}

TEST(UnitChecks, WantABaseUnitOfOne) {
  Books books = sample_books();
  books.items[1].base_unit = "";
  EXPECT_EQ(findings_in(books), (Lines{"AUD-03 item TEA-GREEN"}));
  books.items[1].base_unit = "STK";
  EXPECT_EQ(findings_in(books), (Lines{"AUD-03 item TEA-GREEN"}));
  books.items[1].base_unit = "CASE12";
  EXPECT_EQ(findings_in(books), (Lines{"AUD-03 item TEA-GREEN"}));
}

TEST(UnitChecks, WantWholeFactors) {
  Books books = sample_books();
  books.units.push_back({"TEA-GREEN", "BAG", "0.5", std::nullopt});
  const Finding finding = finding_in(books);
  EXPECT_EQ(finding.check->id, "AUD-04");
  EXPECT_EQ(finding.what.subject, "item TEA-GREEN unit BAG");
  EXPECT_EQ(finding.what.seen, "its factor is 0.5: no whole number of eaches");
}

TEST(UnitChecks, FindContradictingSizesInTheOrdersAlone) {
  Books books;
  books.now = at("2026-11-08T12:00:00Z");
  books.readings[Part::AmazonOrders] = {Standing::Read, "a file", ""};
  books.orders = {sample_order("PO000001", "2026-11-08T08:00:00Z"), sample_order("PO000002", "2026-11-08T08:00:00Z")};
  EXPECT_EQ(findings_in(books), Lines());
  books.orders[1].lines[0].ordered.unit_size = 10;
  const Finding finding = finding_in(books);
  EXPECT_EQ(finding.check->id, "AUD-05");
  EXPECT_EQ(finding.what.seen, "its cases have 10 in PO000002, 12 in PO000001 eaches");
  EXPECT_EQ(finding.what.money, (std::vector<Money>{money("25.00 USD")}));
}

}  // namespace
}  // namespace vendorproof::audit
