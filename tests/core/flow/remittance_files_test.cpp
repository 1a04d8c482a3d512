// Remittances that people export and drop into a folder.
#include <gtest/gtest.h>

#include "core/flow/remittances.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using Keys = std::vector<std::string>;

CoreConfig config_of_files() {
  CoreConfig config = scripted_config();
  config.remittances_are_files = true;
  return config;
}

void bring_to_payment(Conversation& talk) {
  talk.run_for(hours(1));
  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-03T12:30:00Z")};
  talk.peers().invoices = {PeersInScript::invoice_json("2026-11-03T14:30:00Z")};
  talk.run_for(hours(30));
}

std::string export_of(const std::string& payments, const std::string& lines) {
  return "Payment Number,Payment Date,Payment Currency,Payment Amount\r\n" + payments +
         "\r\nPayment Number,Invoice Number,Description,Invoice Amount,Invoice Currency,Amount Paid\r\n" + lines;
}

const std::string first_export = export_of("P-1,12/3/2026,USD,$100.00\r\n", "P-1,SI-1,,$100.00,USD,$100.00\r\n");

TEST(RemittanceFiles, AreReadOnceByTheirContents) {
  Conversation talk(config_of_files());
  bring_to_payment(talk);
  for (const char* name : {"december.csv", "december.csv", "copy of december.csv"}) {
    talk.step(RemittanceFile{name, first_export});
    talk.run_for(hours(1));
  }
  EXPECT_EQ(talk.peers().payments, Keys{"P-1/SI-1"});
  EXPECT_EQ(talk.count("paymentPostings.find"), 1U);
  EXPECT_EQ(talk.count("getRemittances"), 0U) << "nothing is fetched";
  EXPECT_EQ(talk.store().exception("remittance-mismatch/P-1/SI-1")->amount.text(), "200.00 USD");
}

/// Each week's export has the weeks before in it.
TEST(RemittanceFiles, ThatOverlapPayNothingTwice) {
  Conversation talk(config_of_files());
  bring_to_payment(talk);
  talk.step(RemittanceFile{"week1.csv", first_export});
  talk.run_for(hours(1));
  talk.crash();
  talk.step(
      RemittanceFile{"week2.csv", export_of("P-1,12/3/2026,USD,$100.00\r\nP-2,12/10/2026,USD,$200.00\r\n",
                                            "P-1,SI-1,,$100.00,USD,$100.00\r\nP-2,SI-1,,$200.00,USD,$200.00\r\n")});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.peers().payments, (Keys{"P-1/SI-1", "P-2/SI-1"}));
  EXPECT_TRUE(talk.open_exceptions().empty()) << "100 and 200 are the whole";
  EXPECT_TRUE(talk.standing().settled);
}

TEST(RemittanceFiles, ThatCannotBeReadAreToldByTheirNames) {
  Conversation talk(config_of_files());
  bring_to_payment(talk);
  talk.step(RemittanceFile{"holiday plan.csv", "Monday,Tuesday\r\n"});
  talk.step(RemittanceFile{"locked.csv", "", "permission denied"});
  EXPECT_EQ(talk.open_exceptions(),
            (Keys{"unreadable-remittance/holiday plan.csv", "unreadable-remittance/locked.csv"}));
  EXPECT_NE(talk.text_of_exception("unreadable-remittance/holiday plan.csv").find("no known column names"),
            std::string::npos);
  EXPECT_EQ(talk.text_of_exception("unreadable-remittance/locked.csv"),
            "the file locked.csv cannot be read: permission denied");
  talk.step(RemittanceFile{"locked.csv", first_export});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.peers().payments, Keys{"P-1/SI-1"});
  EXPECT_FALSE(talk.store().exception("unreadable-remittance/locked.csv")->open);
}

TEST(RemittanceFiles, KeepTheRowsBesideAnOddOne) {
  Conversation talk(config_of_files());
  bring_to_payment(talk);
  talk.step(RemittanceFile{"a.csv", export_of("P-1,12/3/2026,USD,$300.00\r\n",
                                              "P-1,SI-9,,twelve,USD,twelve\r\nP-1,SI-1,,$300.00,USD,$300.00\r\n")});
  talk.run_for(hours(1));
  EXPECT_EQ(talk.peers().payments, Keys{"P-1/SI-1"});
  ASSERT_EQ(talk.open_exceptions().size(), 1U);
  EXPECT_EQ(talk.open_exceptions()[0], "unreadable-remittance/a.csv/P-1/line 5");
}

}  // namespace
}  // namespace vendorproof::flow
