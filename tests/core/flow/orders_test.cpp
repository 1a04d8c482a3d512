#include "core/flow/orders.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

TEST(Orders, GoFromPurchaseOrderToPayment) {
  Conversation talk;
  talk.run_for(hours(1));
  EXPECT_EQ(talk.standing().state, OrderState::Acknowledged);
  EXPECT_EQ(talk.standing().waits_for, "despatch by the ERP");
  EXPECT_EQ(talk.count("linkedOrders.create"), 1U);
  EXPECT_EQ(talk.count("submitAcknowledgement"), 1U);
  EXPECT_EQ(talk.body_of("linkedOrders.create")["linkedOrderLines"][1]["quantity"], 60);

  talk.peers().despatches = {PeersInScript::despatch_json("2026-11-03T12:30:00Z")};
  talk.run_for(hours(27));
  EXPECT_EQ(talk.count("SubmitShipmentConfirmations"), 1U);
  EXPECT_EQ(talk.standing().waits_for, "invoice by the ERP for shipment SS-1");

  talk.peers().invoices = {PeersInScript::invoice_json("2026-11-03T14:30:00Z")};
  talk.run_for(hours(2));
  EXPECT_EQ(talk.count("submitInvoices"), 1U);
  EXPECT_EQ(talk.standing().state, OrderState::Invoiced);
  EXPECT_EQ(talk.standing().waits_for, "payment by Amazon");

  talk.peers().remittance_rows = "P-1,2026-12-03T10:00:00Z,SI-1,7QX2M4KP,Invoice,,300.00,USD\r\n";
  talk.run_for(hours(13));
  EXPECT_EQ(talk.count("paymentPostings.create"), 1U);
  EXPECT_EQ(talk.standing().state, OrderState::Paid);
  EXPECT_TRUE(talk.standing().settled);
  EXPECT_EQ(talk.open_exceptions(), std::vector<std::string>());
  EXPECT_FALSE(talk.store().any_work_but_polls());
}

}  // namespace
}  // namespace vendorproof::flow
