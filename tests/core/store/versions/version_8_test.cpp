#include "core/store/versions/version_8.h"

#include <gtest/gtest.h>

#include "core/trade/billing/invoice_orders.h"
#include "tests/core/store/migrated_store.h"

namespace vendorproof::store {
namespace {

using Version8 = MigratedStore;

TEST_F(Version8, LeavesInvoicesWithTheOrderAndTheShipmentOfTheirHead) {
  write_version(7);
  const auto store = opened();
  const InvoiceRecord paid = store->known_invoice("SI-1");
  EXPECT_EQ(trade::parts_of(paid.invoice), (std::vector<trade::InvoicePart>{{"7QX2M4KP", "SS-1"}}));
  EXPECT_EQ(paid.despatches, Rows{"DSP-1"});
  EXPECT_TRUE(store->known_invoice("SI-2").despatches.empty());
  EXPECT_NE(store->known_invoice("SI-2").invoice.modified_at, Instant());
  EXPECT_EQ(store->open_invoices_of("2AAAAAAA"), Rows{"SI-2"});
  EXPECT_NE(store->note("poll/invoices/since"), std::nullopt) << "no invoice is read again";
}

TEST_F(Version8, SaysTheOrderOnEachLineOfWhatIsOnItsWay) {
  write_version(7);
  run("INSERT INTO work VALUES('credit-note/SI-1/CM-1',37,0,0,1,0,0,1,1793829602400,'CM-1','','"
      "[\"CM-1\",\"SI-1\",\"7QX2M4KP\",1793829602400,\"AMZPA\",\"VENDR\",\"\",null,[37500,\"USD\"],[0,\"USD\"],"
      "[[1,\"B0TEAGREEN\",\"\",[1,0,1],[37500,\"USD\"]]]]',0)");
  const auto store = opened();
  ASSERT_NE(store, nullptr);
  const std::string key = "invoice/AJJJJJJJ/SS-9";
  const auto invoice = read_document<trade::AmazonInvoice>(store->known_work(key).parameters, key);
  EXPECT_EQ(invoice.id, "SI-9");
  EXPECT_EQ(invoice.remit_to_party, "VENDR");
  ASSERT_EQ(invoice.lines.size(), 2U);
  EXPECT_EQ(invoice.lines[0].purchase_order, "AJJJJJJJ");
  EXPECT_EQ(invoice.lines[1].purchase_order, "AJJJJJJJ");
  EXPECT_EQ(invoice.lines[1].invoiced, (Quantity{5, UnitOfMeasure::Cases, 12}));
  const std::string note_key = "credit-note/SI-1/CM-1";
  const auto note = read_document<trade::AmazonCreditNote>(store->known_work(note_key).parameters, note_key);
  EXPECT_EQ(note.invoice, "SI-1");
  EXPECT_EQ(note.total, Money(37'500, usd()));
  ASSERT_EQ(note.lines.size(), 1U);
  EXPECT_EQ(note.lines[0].purchase_order, "7QX2M4KP");
}

// Version 7 kept the numbers of the orders and not which line is of which.
TEST_F(Version8, HasAnInvoiceOfSeveralOrdersReadAgainAndNeverSentAsItIs) {
  write_version(7);
  run("UPDATE invoices SET state = 1, document = replace(replace(document, '\"\",\"\",0,0]', '\"\",\"\",0,1]'), "
      "']],[]]', ']],[\"2AAAAAAA\",\"3BBBBBBB\"]]') WHERE number = 'SI-2'");
  const auto store = opened();
  ASSERT_NE(store, nullptr);
  const InvoiceRecord held = store->known_invoice("SI-2");
  EXPECT_EQ(held.state, InvoiceState::Held);
  EXPECT_EQ(held.invoice.shipment, "");
  EXPECT_EQ(held.invoice.modified_at, Instant());
  EXPECT_EQ(store->known_invoice("SI-1").invoice.shipment, "SS-1");
  EXPECT_EQ(store->note("poll/invoices/since"), std::nullopt);
}

}  // namespace
}  // namespace vendorproof::store
