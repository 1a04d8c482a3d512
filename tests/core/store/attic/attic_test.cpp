#include "core/store/attic/attic.h"

#include <gtest/gtest.h>

#include "tests/core/store/store_file.h"

namespace vendorproof::store {
namespace {

const Instant now = parse_instant("2026-11-02T10:00:00Z").value();

/// A store in a file, whose rows and tables are sealed: what is deleted must leave the seals right.
class AtticOfAFile : public StoreFile {
 protected:
  std::unique_ptr<Store> open() const {
    auto store = open_store({path_});
    EXPECT_TRUE(store) << store.error().message;
    return std::move(*store);
  }
};

OrderRecord settled_order(const std::string& number) {
  OrderRecord record;
  record.order.number = number;
  record.settled = true;
  return record;
}

void save_trade(Store& store) {
  store.begin();
  for (const char* number : {"PO1", "PO2"}) store.save(settled_order(number));
  DespatchRecord despatch;
  despatch.despatch.number = "DSP-1";
  despatch.state = DespatchState::Succeeded;
  trade::DespatchLine line;
  for (const char* number : {"PO1", "PO2"}) {
    line.purchase_order = number;
    line.shipment = "SS-" + std::string(number);
    despatch.despatch.lines.push_back(line);
  }
  store.save(despatch);
  InvoiceRecord invoice;
  invoice.invoice.number = "SI-1";
  invoice.invoice.purchase_order = "PO1";
  invoice.amazon_id = "A/1";
  invoice.state = InvoiceState::Paid;
  store.save(invoice);
  Work work;
  work.key = "invoice/PO1/SS-PO1";
  work.subject = "SI-1";
  work.state = WorkState::Done;
  work.due = now;
  store.save(work);
  Attic(store).note_settled("PO1", now);
  Attic(store).note_settled("PO2", now + std::chrono::hours(1));
  store.commit();
}

TEST_F(AtticOfAFile, TakesAnOrderAndLeavesItsSeals) {
  {
    const auto store = open();
    save_trade(*store);
    Attic attic(*store);
    EXPECT_TRUE(attic.settled_before(now, 10).empty());
    EXPECT_EQ(attic.settled_before(now + Duration(1), 10).at(0).order, "PO1");
    EXPECT_EQ(attic.settled_before(now + std::chrono::hours(2), 1).size(), 1U);
    store->begin();
    EXPECT_TRUE(attic.retire("PO1", {}, now + std::chrono::hours(5)));
    attic.forget_settled("PO1");
    EXPECT_EQ(attic.sweep_work("", now + Duration(1), 10), "");
    store->commit();
    EXPECT_FALSE(store->has_order("PO1"));
    EXPECT_FALSE(store->invoice("SI-1"));
    EXPECT_FALSE(store->work("invoice/PO1/SS-PO1"));
    EXPECT_TRUE(store->despatch("DSP-1")) << "it carries another order";
  }
  const auto store = open();  // checks every row and every seal
  Attic attic(*store);
  EXPECT_EQ(attic.order_left("PO1")->at, now + std::chrono::hours(5));
  EXPECT_EQ(attic.invoice_left("A/1")->purchase_order, "PO1");
  EXPECT_EQ(attic.amazon_ids_left(), std::vector<std::string>{"A/1"});
  EXPECT_FALSE(attic.order_left("PO2"));
  EXPECT_EQ(attic.all_settled(), std::vector<std::string>{"PO2"});
  store->begin();
  EXPECT_TRUE(attic.retire("PO2", {}, now));
  store->commit();
  EXPECT_FALSE(store->despatch("DSP-1"));
}

TEST_F(AtticOfAFile, LeavesWhatIsStillWorkedOn) {
  const auto store = open();
  save_trade(*store);
  Attic attic(*store);
  store->begin();
  for (const char* subject : {"PO1", "SI-1", "DSP-1"}) EXPECT_FALSE(attic.retire("PO1", {subject}, now)) << subject;
  Work work;
  work.key = "read-back/PO1";
  work.subject = "PO1";
  store->save(work);
  EXPECT_EQ(attic.subjects_at_work(), (std::set<std::string, std::less<>>{"PO1"}));
  EXPECT_EQ(attic.sweep_work("", now + std::chrono::hours(99), 1), "invoice/PO1/SS-PO1");
  EXPECT_TRUE(store->work("invoice/PO1/SS-PO1")) << "its invoice is there";
  store->commit();
}

}  // namespace
}  // namespace vendorproof::store
