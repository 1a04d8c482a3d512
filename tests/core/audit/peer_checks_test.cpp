#include "core/audit/peer_checks.h"

#include "tests/core/audit/sample_books.h"

namespace vendorproof::audit {
namespace {

TEST(PeerChecks, TellARefusedPageOnceAndLookAtNothingThatNeedsIt) {
  Books books = sample_books();
  books.items[1].tax_group = "FOOD";
  books.readings[Part::TaxGroups] = {Standing::Refused, "taxGroups", "403: no permission"};
  EXPECT_EQ(finding_in(books).check->id, "AUD-48");
  EXPECT_EQ(finding_in(books).what.subject, "taxGroups");
  const Audit result = audit(books);
  ASSERT_EQ(result.not_looked.size(), 1U);
  EXPECT_EQ(result.not_looked[0].check->id, "AUD-13");
  EXPECT_EQ(result.not_looked[0].why, "403: no permission");
}

TEST(PeerChecks, TellAMissingPage) {
  Books books = sample_books();
  books.readings[Part::Units] = {Standing::Missing, "itemUnits", "404"};
  EXPECT_EQ(findings_in(books), (Lines{"AUD-49 itemUnits"}));
}

TEST(PeerChecks, TellRowsThatCannotBeRead) {
  Books books = sample_books();
  books.odd = {{"items/TEA-RED", "$.value[3].unitPrice is missing"}};
  EXPECT_EQ(findings_in(books), (Lines{"AUD-50 items/TEA-RED"}));
}

TEST(PeerChecks, CompareClocks) {
  Books books = sample_books();
  books.clocks[0].theirs += std::chrono::minutes(2);
  EXPECT_EQ(findings_in(books), Lines());
  books.clocks[0].theirs += std::chrono::seconds(1);
  EXPECT_EQ(finding_in(books).check->id, "AUD-51");
  EXPECT_EQ(finding_in(books).what.seen, "it is 2m1s ahead of this machine's");
  books.clocks[0].theirs = books.now - std::chrono::minutes(3);
  EXPECT_EQ(finding_in(books).what.seen, "it is 3m behind this machine's");
}

}  // namespace
}  // namespace vendorproof::audit
