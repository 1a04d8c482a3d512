#include <string>

#include <gtest/gtest.h>

#include "core/store/store.h"
#include "tests/core/store/samples.h"

namespace vendorproof::store {
namespace {

using samples::memory_store;

TEST(Documents, OrdersComeBackAsTheyWere) {
  const auto store = memory_store("file:/documents_orders?vfs=memdb");
  const OrderRecord record = samples::order("PO1");
  store->save(record);
  EXPECT_EQ(*store->order("PO1"), record);
  EXPECT_EQ(*memory_store("file:/documents_orders?vfs=memdb")->order("PO1"), record) << "from its row";
  EXPECT_EQ(store->order("PO2"), nullptr);
  EXPECT_TRUE(store->has_order("PO1"));
  EXPECT_FALSE(store->has_order("PO2"));
}

TEST(Documents, OrdersAreFoundByWhatTheyWaitFor) {
  const auto store = memory_store("file:/documents_waiting?vfs=memdb");
  EXPECT_TRUE(store->every_order_is_settled());
  OrderRecord record = samples::order("PO2");
  store->save(samples::order("PO1"));
  store->save(record);
  EXPECT_EQ(store->orders_in(ErpStage::Reserve), (std::vector<std::string>{"PO1", "PO2"}));
  EXPECT_TRUE(store->any_shipment_awaits_invoice());
  EXPECT_FALSE(store->any_order_awaits_despatch());
  EXPECT_FALSE(store->every_order_is_settled());

  record.erp = ErpStage::Rest;
  record.awaits_despatch = true;
  record.settled = true;
  store->save(record);
  EXPECT_EQ(store->orders_in(ErpStage::Rest), std::vector<std::string>{"PO2"});
  EXPECT_TRUE(store->any_order_awaits_despatch());
  EXPECT_EQ(store->order_numbers(), (std::vector<std::string>{"PO1", "PO2"}));
}

TEST(Documents, DespatchesAreFoundByOrderAndShipment) {
  const auto store = memory_store("file:/documents_despatches?vfs=memdb");
  DespatchRecord record;
  record.despatch.number = "DSP-1";
  record.despatch.lines = {{1, "PO1", 10'000, "S-1", "GREEN", 24, "SS-1"},
                           {2, "PO2", 10'000, "S-2", "GREEN", 1, "SS-2"}};
  record.despatch.packages = {{1, "000", "", {{1, 24, "L", samples::at(3)}}}};
  store->save(record);
  EXPECT_EQ(*store->despatch("DSP-1"), record);
  EXPECT_EQ(*memory_store("file:/documents_despatches?vfs=memdb")->despatch("DSP-1"), record) << "from its row";
  EXPECT_EQ(store->despatches_of("PO2"), std::vector<std::string>{"DSP-1"});
  EXPECT_EQ(store->despatch_of_shipment("SS-1"), "DSP-1");
  EXPECT_EQ(store->despatch_of_shipment(""), "");
  EXPECT_TRUE(store->any_despatch_is_open());
  record.state = DespatchState::Succeeded;
  store->save(record);
  EXPECT_FALSE(store->any_despatch_is_open());
}

TEST(Documents, InvoicesAreFoundByOrderAndAmazonsNumber) {
  const auto store = memory_store("file:/documents_invoices?vfs=memdb");
  InvoiceRecord record;
  record.invoice.number = "SI-1";
  record.invoice.purchase_order = "PO1";
  record.invoice.total = Money(5, usd());
  store->save(record);
  EXPECT_EQ(*store->invoice("SI-1"), record);
  EXPECT_EQ(*memory_store("file:/documents_invoices?vfs=memdb")->invoice("SI-1"), record) << "from its row";
  EXPECT_EQ(store->open_invoices_of("PO1"), std::vector<std::string>{"SI-1"});
  EXPECT_FALSE(store->any_invoice_is_unpaid());
  record.state = InvoiceState::Succeeded;
  record.amazon_id = "SI-1-R2";
  store->save(record);
  EXPECT_EQ(store->invoice_by_amazon_id("SI-1-R2")->invoice.number, "SI-1");
  EXPECT_TRUE(store->open_invoices_of("PO1").empty());
  EXPECT_TRUE(store->any_invoice_is_unpaid());
}

trade::InvoiceLine line_of(const char* order, const char* shipment) {
  trade::InvoiceLine line;
  line.purchase_order = order;
  line.shipment = shipment;
  return line;
}

TEST(Documents, InvoicesAreFoundByEachOfTheirOrders) {
  const auto store = memory_store("file:/documents_invoices_of_several?vfs=memdb");
  InvoiceRecord record;
  record.invoice.number = "SI-1";
  record.invoice.purchase_order = "PO1";
  record.invoice.lines = {line_of("PO1", "SS-1"), line_of("PO2", "SS-2"), line_of("PO3", "SS-3")};
  record.despatches = {"DSP-1", "DSP-2"};
  store->save(record);
  EXPECT_EQ(*memory_store("file:/documents_invoices_of_several?vfs=memdb")->invoice("SI-1"), record) << "from its row";
  for (const char* order : {"PO1", "PO2", "PO3"}) {
    EXPECT_EQ(store->open_invoices_of(order), std::vector<std::string>{"SI-1"}) << order;
  }
  record.state = InvoiceState::Held;
  record.invoice.lines.pop_back();
  store->save(record);
  EXPECT_EQ(store->open_invoices_of("PO2"), std::vector<std::string>{"SI-1"});
  EXPECT_TRUE(store->open_invoices_of("PO3").empty()) << "the ERP took it off";
}

TEST(Documents, MovementsAreEnteredOnceAndFoundByTheStartOfTheirKeys) {
  const auto store = memory_store("file:/documents_movements?vfs=memdb");
  const trade::Movement sent = {
      "sent/P-1", trade::MovementKind::PaymentSent, samples::at(7), true, "SI-1", "PO1", "P-1", "", Money(5, usd())};
  trade::Movement taken = sent;
  taken.key = "taken/P-1";
  taken.reason = "shortage";
  store->begin();
  store->enter(taken);
  store->enter(sent);
  store->enter(sent);
  store->commit();
  EXPECT_EQ(store->movements(), (std::vector<trade::Movement>{sent, taken}));
  EXPECT_EQ(memory_store("file:/documents_movements?vfs=memdb")->movements("taken/"), std::vector{taken});
  EXPECT_TRUE(store->movements("takes").empty());
  taken.amount = Money(6, usd());
  store->enter(taken);
  EXPECT_EQ(store->movements("taken/P-1"), std::vector{taken}) << "another value replaces it";
}

TEST(Documents, UnpaidInvoicesAreListed) {
  const auto store = memory_store("file:/documents_unpaid?vfs=memdb");
  InvoiceRecord record;
  for (const auto& [number, state] : {std::pair("SI-3", InvoiceState::Sending), std::pair("SI-2", InvoiceState::Paid),
                                      std::pair("SI-1", InvoiceState::Succeeded)}) {
    record.invoice.number = number;
    record.state = state;
    store->save(record);
  }
  EXPECT_EQ(store->unpaid_invoices(), (std::vector<std::string>{"SI-1", "SI-3"}));
}

TEST(DocumentsDeathTest, ThatMustBeKnownAreNamedWhenTheyAreNot) {
  const auto store = memory_store("file:/documents_known?vfs=memdb");
  store->save(samples::order("PO1"));
  store->save(samples::work("invoice/PO1/SS-1", WorkState::Due, 5));
  EXPECT_EQ(store->known_order("PO1"), samples::order("PO1"));
  EXPECT_EQ(store->known_work("invoice/PO1/SS-1").due, samples::at(5));
  EXPECT_DEATH(store->known_order("PO2"), "broken promise: purchase order 'PO2' is not known");
  EXPECT_DEATH(store->known_despatch("DSP-1"), "despatch 'DSP-1' is not known");
  EXPECT_DEATH(store->known_invoice("SI-1"), "invoice 'SI-1' is not known");
  EXPECT_DEATH(store->known_work("x"), "row of the outbox 'x' is not known");
}

/// More records than are kept in memory: those that were forgotten come back from their rows, with what was saved last.
TEST(Documents, ComeBackFromTheirRowsWhenTheyWereForgotten) {
  const auto store = memory_store("file:/documents_forgotten?vfs=memdb");
  const std::size_t count = 2 * orders_in_memory + 10;
  OrderRecord record = samples::order("PO0");
  store->begin();
  for (std::size_t i = 0; i < count; ++i) {
    record.order.number = "PO" + std::to_string(i);
    store->save(record);
    record.emergency = !record.emergency;
    store->save(record);
  }
  store->commit();
  const auto reader = memory_store("file:/documents_forgotten?vfs=memdb");
  for (const std::size_t i : {std::size_t{0}, count / 2, count - 1}) {
    const std::string number = "PO" + std::to_string(i);
    EXPECT_EQ(*store->order(number), *reader->order(number)) << number;
  }
  EXPECT_NE(store->order("PO0")->emergency, store->order("PO1")->emergency) << "the second save counts";
}

TEST(Documents, AreWrittenOnlyWhenTheyChanged) {
  const auto store = memory_store("file:/documents_unchanged?vfs=memdb");
  OrderRecord record = samples::order("PO1");
  store->save(record);
  const auto reader = memory_store("file:/documents_unchanged?vfs=memdb");
  ASSERT_EQ(*reader->order("PO1"), record);
  record.emergency = !record.emergency;
  reader->save(record);
  EXPECT_EQ(*memory_store("file:/documents_unchanged?vfs=memdb")->order("PO1"), record);
  record.emergency = !record.emergency;
  store->save(record);
  record.emergency = !record.emergency;
  EXPECT_EQ(*memory_store("file:/documents_unchanged?vfs=memdb")->order("PO1"), record) << "not written again";
}

}  // namespace
}  // namespace vendorproof::store
