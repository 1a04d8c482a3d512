#include "core/flow/money/overdue.h"

#include <gtest/gtest.h>

#include "tests/core/flow/money/paid_order.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using Texts = std::vector<std::string>;

constexpr Duration day = hours(24);

/// The invoice of the script is due on 2026-12-03.
Duration until(Conversation& talk, const char* instant) { return Conversation::at(instant) - talk.now().wall; }

TEST(Overdue, InvoicesAreToldAfterTheirGraceAndCloseWhenTheyArePaid) {
  for (const bool crashes : {false, true}) {
    Conversation talk;
    send_the_invoice(talk);
    talk.run_for(until(talk, "2026-12-23T00:00:00Z"));
    if (crashes) talk.crash();
    EXPECT_TRUE(talk.open_exceptions().empty());
    talk.run_for(day * 3);
    EXPECT_EQ(talk.open_exceptions(), Texts{"invoice-unpaid/SI-1"});
    const TradeException exception = *talk.store().exception("invoice-unpaid/SI-1");
    EXPECT_EQ(exception.owner, Owner::Finance);
    EXPECT_EQ(exception.amount.text(), "300.00 USD");
    EXPECT_EQ(exception.purchase_order, "7QX2M4KP");
    EXPECT_EQ(exception.text.find("Amazon has not paid 300.00 USD, 2"), 0U) << exception.text;
    talk.run_for(day * 14);
    EXPECT_NE(talk.text_of_exception("invoice-unpaid/SI-1"), exception.text) << "the days go on";
    talk.peers().remittance_rows = paid_row("P-1", "SI-1", "Invoice", "300.00", "2027-01-08");
    talk.run_for(hours(14));
    EXPECT_TRUE(talk.open_exceptions().empty());
  }
}

TEST(Overdue, InvoicesThatArePaidInPartAreToldByWhatIsMissing) {
  Conversation talk;
  send_the_invoice(talk);
  talk.run_for(until(talk, "2026-12-27T00:00:00Z"));
  talk.peers().remittance_rows = paid_row("P-1", "SI-1", "Invoice", "100.00", "2026-12-26");
  talk.run_for(hours(14));
  EXPECT_EQ(talk.open_exceptions(), Texts{"remittance-mismatch/P-1/SI-1"});
}

TEST(Overdue, InvoicesThatArePaidInTimeAreNotTold) {
  Conversation talk;
  send_the_invoice(talk);
  talk.peers().remittance_rows = paid_row("P-1", "SI-1", "Invoice", "300.00");
  talk.run_for(day * 90);
  EXPECT_TRUE(talk.store().exceptions().empty());
}

TEST(Disputes, HaveTheirLastDayAndTheEvidence) {
  Conversation talk;
  send_the_invoice(talk);
  talk.peers().remittance_rows =
      paid_row("P-1", "SI-1", "Invoice", "300.00") + paid_row("P-1", "SI-1", "Shortage", "-15.00");
  talk.run_for(hours(14));
  EXPECT_EQ(talk.text_of_exception("short-payment/P-1/SI-1/Shortage"),
            "to dispute until 2027-01-02 (INV-42, INV-46) with: order 7QX2M4KP of 2026-11-02, 100 eaches confirmed; "
            "despatch DSP-1, left 2026-11-03, 100 eaches in 2 packages, carrier ABFS, PRO PRO7, bill of lading "
            "BOL-20001001, ship notice taken by Amazon; invoice SI-1 of 2026-11-03 over 300.00 USD");
}

TEST(Disputes, AreRecalledBeforeTheirLastDayUntilSomebodyClosesThem) {
  for (const bool crashes : {false, true}) {
    Conversation talk;
    send_the_invoice(talk);
    talk.peers().remittance_rows = paid_row("P-1", "SI-1", "Invoice", "300.00") +
                                   paid_row("P-1", "SI-1", "Shortage", "-15.00") +
                                   paid_row("P-1", "SI-1", "PriceDiscrepancy", "-5.00");
    talk.run_for(hours(14));
    talk.peers().remittance_rows.clear();
    talk.step(OperatorAction{"price-deduction/P-1/SI-1/PriceDiscrepancy", "accepted", trade::Act::Close, "ann", ""});
    const std::string first = talk.text_of_exception("short-payment/P-1/SI-1/Shortage");
    if (crashes) talk.crash();
    talk.run_for(until(talk, "2026-12-28T00:00:00Z"));
    const std::string recalled = talk.text_of_exception("short-payment/P-1/SI-1/Shortage");
    EXPECT_EQ(recalled.find("dispute now, "), 0U) << recalled;
    EXPECT_NE(recalled.find(" days are left: " + first), std::string::npos) << recalled;
    talk.run_for(until(talk, "2027-01-06T00:00:00Z"));
    EXPECT_EQ(talk.text_of_exception("short-payment/P-1/SI-1/Shortage"), "too late to dispute: " + first);
    EXPECT_EQ(talk.text_of_exception("price-deduction/P-1/SI-1/PriceDiscrepancy").find("dispute"), 3U)
        << "what a person has decided is left alone";
  }
}

}  // namespace
}  // namespace vendorproof::flow
