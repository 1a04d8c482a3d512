#include "harness/command/against/two_histories.h"

#include <algorithm>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "core/base/text.h"
#include "reports/wording.h"
#include "tests/harness/compare/compared_runs.h"

namespace vendorproof::harness {
namespace {

std::size_t different_rows(const std::vector<PairedRow>& rows) {
  return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.differs; }));
}

TEST(TwoHistories, RowsThatSayTheSameStandTogetherWhateverTheirNumbers) {
  const JudgedRun a;
  JudgedRun b;
  for (LedgerEntry& entry : b.outcome.ledger) {
    if (entry.effect.kind != EffectKind::OrderIssued) entry.effect.document += "-X";
    entry.effect.at += minute;
  }
  const std::vector<PairedRow> rows = paired_rows(a.outcome, b.outcome);
  EXPECT_EQ(rows.size(), a.outcome.ledger.size());
  EXPECT_EQ(different_rows(rows), 0U);
}

TEST(TwoHistories, RowsThatDifferAreMarked) {
  const JudgedRun a;
  JudgedRun b;
  b.first(EffectKind::SalesOrderCreated).lines[0].eaches = 5;
  b.remove(EffectKind::InvoiceAccepted);
  b.outcome.exceptions.push_back(shown_to(b, ExceptionKind::PriceMismatch, "PO1"));
  const std::vector<PairedRow> rows = paired_rows(a.outcome, b.outcome);
  EXPECT_EQ(different_rows(rows), 3U);
  EXPECT_EQ(rows.size(), a.outcome.ledger.size() + 1);
}

TEST(TwoHistories, RowsThatDifferAndAreFarApartStandAlone) {
  const JudgedRun a;
  JudgedRun b;
  b.first(EffectKind::SalesOrderCreated).lines[0].eaches = 5;
  b.first(EffectKind::SalesOrderCreated).at += hour;
  EXPECT_EQ(paired_rows(a.outcome, b.outcome).size(), a.outcome.ledger.size() + 1);
}

TEST(TwoHistories, ThePageShowsBothColumnsAndWhereTheyPart) {
  const JudgedRun a;
  JudgedRun b;
  b.first(EffectKind::SalesOrderCreated).lines[0].eaches = 5;
  const std::vector<PairedRow> rows = paired_rows(a.outcome, b.outcome);
  const std::string page = write_two_histories(rows, a.at(10 * minute), "PO1 line 1: A 60 eaches, B 5 eaches", 40);
  for (const std::string& line : split(page, '\n')) EXPECT_LE(reports::display_width(line), 110U) << line;
  const std::size_t issued = page.find("OrderIssued");
  const std::size_t parted = page.find(">> here they part, PO1 line 1");
  const std::size_t created = page.find("!! 08:10:00 ERP: SalesOrderCreated");
  EXPECT_LT(issued, parted);
  EXPECT_LT(parted, created);
  EXPECT_NE(created, std::string::npos);
  EXPECT_EQ(page.find(">> here", parted + 1), std::string::npos);
}

TEST(TwoHistories, ALongOneEndsSoonAfterTheParting) {
  JudgedRun a;
  for (int i = 0; i < 60; ++i) a.give_back(Peer::Erp, EffectKind::CreditMemoPosted, "1.00", "CM-" + std::to_string(i));
  const std::vector<PairedRow> rows = paired_rows(a.outcome, a.outcome);
  const std::string page = write_two_histories(rows, a.at(Duration()), "x", 40);
  EXPECT_NE(page.find(fmt::format("... {} more", reports::counted(std::ssize(rows) - 8, "row"))), std::string::npos)
      << page;
  const std::string whole = write_two_histories(rows, a.at(1000 * hour), "x", 40);
  EXPECT_EQ(whole.find("more"), std::string::npos);
  EXPECT_NE(whole.find(">> here they part"), std::string::npos);
}

}  // namespace
}  // namespace vendorproof::harness
