#include "core/flow/money/ledger.h"

#include <gtest/gtest.h>

#include "core/trade/ledger/statement.h"
#include "tests/core/flow/money/paid_order.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using Texts = std::vector<std::string>;

Texts keys_of(Conversation& talk) {
  Texts keys;
  for (const trade::Movement& movement : talk.store().movements()) keys.push_back(movement.key);
  return keys;
}

TEST(Ledger, HasEachMovementOnceHoweverOftenItIsSeen) {
  Conversation talk;
  send_the_invoice(talk);
  EXPECT_EQ(keys_of(talk), (Texts{"amazon-invoice/SI-1", "erp-invoice/SI-1"}));
  talk.peers().remittance_rows =
      paid_row("P-1", "SI-1", "Invoice", "300.00") + paid_row("P-1", "SI-1", "Shortage", "-15.00");
  talk.run_for(hours(24 * 5));
  EXPECT_EQ(keys_of(talk), (Texts{"amazon-invoice/SI-1", "erp-invoice/SI-1", "posted/P-1/SI-1",
                                  "sent/P-1/SI-1/7QX2M4KP/USD", "taken/P-1/SI-1/7QX2M4KP/USD/Shortage"}));
  const std::vector<trade::Movement> posted = talk.store().movements("posted/");
  ASSERT_EQ(posted.size(), 1U);
  EXPECT_EQ(posted[0].amount.text(), "285.00 USD");
  EXPECT_EQ(posted[0].document, "SI-1");
  EXPECT_EQ(posted[0].payment, "P-1");
}

TEST(Ledger, TellsAPaymentForWhatWasNeverInvoiced) {
  Conversation talk;
  send_the_invoice(talk);
  talk.peers().remittance_rows = paid_row("P-1", "SI-77", "Invoice", "50.00");
  talk.run_for(hours(14));
  const auto statements = trade::statements_of(talk.store().movements(), trade::parse_month("2026-12").value());
  ASSERT_EQ(statements.size(), 1U);
  EXPECT_FALSE(statements[0].ties());
  ASSERT_EQ(statements[0].problems.size(), 1U);
  EXPECT_EQ(statements[0].problems[0].about, "SI-77");
}

TEST(Ledger, TellsRowsThatAreMissingInAPayment) {
  Conversation talk;
  send_the_invoice(talk);
  talk.peers().remittance_rows =
      paid_row("P-1", "SI-1", "Invoice", "300.00") + paid_row("P-1", "", "NetAmountPaid", "290.00");
  talk.run_for(hours(14));
  const auto statements = trade::statements_of(talk.store().movements(), trade::parse_month("2026-12").value());
  ASSERT_EQ(statements.size(), 1U);
  ASSERT_EQ(statements[0].problems.size(), 1U);
  EXPECT_EQ(statements[0].problems[0].amount.text(), "-10.00 USD");
}

}  // namespace
}  // namespace vendorproof::flow
