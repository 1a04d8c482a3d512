// Words that stand for something, routines that somebody calls, triggers and properties that exist.
#include <string>

#include <gtest/gtest.h>

#include "tests/core/erp/business_central/extension/word_checks.h"

namespace vendorproof::tests::al {
namespace {

const std::string money_words = "src/codeunits/VPLMoneyPosting.Codeunit.al";
const std::string orders_words = "src/api/VPLAPILinkedOrders.Page.al";

TEST(AlWords, StandForSomething) {
  const Extension extension(shipped_sources());
  EXPECT_EQ(unknown_complaints(extension), Complaints());
  EXPECT_EQ(missing_complaints(extension), Complaints());
  EXPECT_EQ(idle_complaints(extension), Complaints());
  EXPECT_EQ(trigger_complaints(extension), Complaints());
  EXPECT_EQ(property_complaints(extension), Complaints());
}

TEST(AlWords, PlantedOnesAreSeen) {
  const auto spoiled_by = [](const std::string& path, const std::string& from, const std::string& to) {
    return Extension(spoiled({path, from, to}));
  };
  EXPECT_EQ(unknown_complaints(
                spoiled_by(money_words, "        PostLine(GenJournalLine);", "        PostLines(GenJournalLine);"))
                .size(),
            1U);
  EXPECT_EQ(unknown_complaints(spoiled_by(money_words, "        NoSeries: Codeunit \"No. Series\";\n", "")).size(), 1U);
  EXPECT_EQ(unknown_complaints(spoiled_by(money_words, "PaymentPosting.\"Posted At\" := CurrentDateTime",
                                          "\"Posted At\" := CurrentDateTime"))
                .size(),
            1U);
  EXPECT_EQ(
      missing_complaints(spoiled_by(orders_words, "Codeunit \"VPL Order Entry\"", "Codeunit \"VPL Order Entries\""))
          .size(),
      1U);
  EXPECT_EQ(
      idle_complaints(
          spoiled_by(money_words, "exit(-DetailedCustLedgEntry.Amount);\n    end;",
                     "exit(-DetailedCustLedgEntry.Amount);\n    end;\n\n    procedure Idle()\n    begin\n    end;"))
          .size(),
      1U);
  EXPECT_EQ(trigger_complaints(spoiled_by(orders_words, "trigger OnModifyRecord()", "trigger OnModify()")).size(), 1U);
  EXPECT_EQ(trigger_complaints(spoiled_by(orders_words, "OnNewRecord(BelowxRec: Boolean)", "OnNewRecord()")).size(),
            1U);
  EXPECT_EQ(property_complaints(spoiled_by(orders_words, "DelayedInsert = true", "DelayInsert = true")).size(), 1U);
  EXPECT_EQ(property_complaints(spoiled_by(orders_words, "DelayedInsert = true", "DelayedInsert = ")).size(), 1U);
}

}  // namespace
}  // namespace vendorproof::tests::al
