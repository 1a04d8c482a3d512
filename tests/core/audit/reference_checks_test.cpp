#include "core/audit/reference_checks.h"

#include "tests/core/audit/sample_books.h"

namespace vendorproof::audit {
namespace {

TEST(ReferenceChecks, FindAnItemThatAmazonKnowsOnlyByItsGtin) {
  Books books = sample_books();
  std::erase_if(books.references, [](const Reference& one) { return one.item == "TEA-GREEN"; });
  for (trade::PurchaseOrder& order : books.orders) order.lines[0].vendor_product_identifier = books.items[1].gtin;
  const Finding finding = finding_in(books);
  EXPECT_EQ(finding.check->id, "AUD-16");
  EXPECT_EQ(finding.what.subject, "item TEA-GREEN");
  EXPECT_EQ(finding.what.money, (std::vector<Money>{money("300.00 USD")}));
}

TEST(ReferenceChecks, FindOneReferenceOfTwoItems) {
  Books books = sample_books();
  books.references[0].number = "B0TEAGREEN";
  EXPECT_EQ(finding_in(books).check->id, "AUD-17");
  EXPECT_EQ(finding_in(books).what.subject, "catalogue number B0TEAGREEN");
  EXPECT_EQ(finding_in(books).what.seen, "it stands for items TEA-BLACK, TEA-GREEN");
}

TEST(ReferenceChecks, FindReferencesOutOfTime) {
  Books books = sample_books();
  books.references[0].until = at("2026-11-10T00:00:00Z");
  books.references[1].from = at("2026-11-10T00:00:00Z");
  EXPECT_EQ(findings_in(books), Lines());
  books.references[0].until = at("2026-11-09T00:00:00Z");
  books.references[1].from = at("2026-11-11T00:00:00Z");
  EXPECT_EQ(findings_in(books), (Lines{"AUD-18 item TEA-BLACK catalogue number B0TEABLACK",
                                       "AUD-18 item TEA-GREEN catalogue number B0TEAGREEN"}));
}

TEST(ReferenceChecks, FindProductsThatNoItemAnswersTo) {
  Books books = sample_books();
  trade::PurchaseOrderLine line = books.orders[0].lines[0];
  line.sequence = 2;
  line.amazon_product_identifier = "B0TEAWHITE";
  line.vendor_product_identifier = "SKU-WHITE";
  books.orders[0].lines.push_back(line);
  EXPECT_EQ(finding_in(books).check->id, "AUD-19");
  EXPECT_EQ(finding_in(books).what.subject, "product B0TEAWHITE");
  books.orders[0].lines[1].ordered.amount = 0;  // cancelled
  EXPECT_EQ(findings_in(books), Lines());
  // Another product than the item's, with the item's SKU (PO-35).
  books.orders[0].lines[1].ordered.amount = 1;
  books.orders[0].lines[1].vendor_product_identifier = "SKU-GREEN";
  EXPECT_EQ(findings_in(books), (Lines{"AUD-19 product B0TEAWHITE"}));
}

TEST(ReferenceChecks, FindIdentifiersThatContradictEachOther) {
  Books books = sample_books();
  books.references[2].item = "TEA-BLACK";
  EXPECT_EQ(finding_in(books).check->id, "AUD-20");
  EXPECT_EQ(finding_in(books).what.money, (std::vector<Money>{money("300.00 USD")}));
  // Both products have the SKU (PO-35).
  books.orders[0].lines[0].amazon_product_identifier = "B0TEABLACK";
  books.units.push_back({"TEA-BLACK", "CASE12", "12", 12});
  EXPECT_EQ(findings_in(books), Lines());
}

TEST(ReferenceChecks, FindReferencesToNothing) {
  Books books = sample_books();
  books.references.push_back({"TEA-GONE", ReferenceKind::VendorSku, "SKU-GONE", {}, {}});
  EXPECT_EQ(findings_in(books), (Lines{"AUD-21 reference SKU-GONE"}));
}

}  // namespace
}  // namespace vendorproof::audit
