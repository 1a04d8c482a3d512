#include "core/store/versions/version_6.h"

#include <gtest/gtest.h>

#include "tests/core/store/migrated_store.h"

namespace vendorproof::store {
namespace {

using Version6 = MigratedStore;

// Older programs knew loose cartons by road alone, and Amazon may have such a notice.
TEST_F(Version6, SaysWhatOlderNoticesAlwaysWere) {
  write_version(5);
  const auto store = opened();
  const trade::ShipNotice notice = notice_in(*store, "ship-notice/DSP-3");
  EXPECT_EQ(notice.type, trade::ShipmentType::LessThanTruckLoad);
  EXPECT_EQ(notice.transportation_mode, "Road");
  EXPECT_TRUE(notice.pallets.empty());
  EXPECT_FALSE(notice.counts_pallets);
  EXPECT_EQ(notice.cartons.size(), 2U);
  const trade::Despatch despatch = store->known_despatch("DSP-3").despatch;
  ASSERT_EQ(despatch.packages.size(), 2U);
  EXPECT_FALSE(despatch.packages[0].is_pallet);
  EXPECT_EQ(despatch.packages[0].parent, 0);
}

TEST_F(Version6, GivesExceptionsACauseAndBeginsTheAuditTrail) {
  write_version(5);
  const auto store = opened();
  ASSERT_FALSE(store->exceptions().empty());
  EXPECT_EQ(store->exceptions().front().cause, "");
  EXPECT_EQ(store->exceptions().front().assignee, "");
  EXPECT_TRUE(store->acts_about(store->exceptions().front().key).empty());
}

// What version 5 did not know is read from the ERP again: nothing is invented.
TEST_F(Version6, LeavesWhatVersion5DidNotKnowUnknown) {
  write_version(5);
  const auto store = opened();
  const OrderRecord paid = store->known_order("7QX2M4KP");
  EXPECT_EQ(paid.sales_order.number, "S-1");
  EXPECT_EQ(paid.sales_order.lines.size(), 2U);
  EXPECT_EQ(paid.sales_order.version, "");
  EXPECT_EQ(paid.sales_order.requested_delivery, std::nullopt);
  EXPECT_EQ(paid.sales_order.ship_to, "");
  ASSERT_EQ(store->items().size(), 3U);
  EXPECT_EQ(store->items()[0].gtin, "");
  EXPECT_EQ(store->items()[0].stock_eaches, std::nullopt);
  EXPECT_EQ(store->note("items/read-at"), std::nullopt) << "so the items are read again";
}

/// SI-1 was paid, SI-9 was sent, SI-2 waits.
TEST_F(Version6, BeginsTheLedgerWithTheInvoicesThatAreThere) {
  write_version(5);
  const auto store = opened();
  Rows movements;
  for (const trade::Movement& movement : store->movements()) {
    EXPECT_TRUE(movement.is_of_ours);
    EXPECT_EQ(movement.amount, Money(3'000'000, usd()));
    movements.push_back(movement.key + " " + std::to_string(static_cast<int>(movement.kind)) + " " + movement.document +
                        " " + movement.purchase_order);
  }
  EXPECT_EQ(movements,
            (Rows{"amazon-invoice/SI-1 1 SI-1 7QX2M4KP", "erp-invoice/SI-1 0 SI-1 7QX2M4KP",
                  "erp-invoice/SI-2 0 SI-2 2AAAAAAA", "erp-invoice/SI-9 0 SI-9 AJJJJJJJ",
                  "posted/before version 6/SI-1 5 SI-1 7QX2M4KP", "sent/before version 6/SI-1 2 SI-1 7QX2M4KP"}));
}

}  // namespace
}  // namespace vendorproof::store
