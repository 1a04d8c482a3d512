#include "core/store/attic/attic.h"

#include <gtest/gtest.h>

#include "core/store/credit_memos.h"
#include "core/trade/ledger/statement.h"
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

TEST_F(AtticOfAFile, TakesTheCreditMemosOfAnInvoiceUnlessOneIsWorkedOn) {
  const auto store = open();
  save_trade(*store);
  CreditMemos memos(*store);
  CreditMemoRecord record;
  record.memo.number = "CM-1";
  record.memo.invoice = "SI-1";
  store->begin();
  memos.save(record);
  EXPECT_FALSE(Attic(*store).retire("PO1", {"CM-1"}, now));
  EXPECT_TRUE(memos.find("CM-1"));
  EXPECT_TRUE(Attic(*store).retire("PO1", {}, now));
  EXPECT_FALSE(memos.find("CM-1"));
  store->commit();
}

/// An invoice of 100 with a payment of 90 and a deduction of 10, on both sides, over two months.
void save_movements(Store& store, const std::string& invoice, bool deduction_is_posted) {
  using Kind = trade::MovementKind;
  const auto dollars = [](std::int64_t amount) { return Money(amount * 10'000, usd()); };
  const Instant november = *parse_instant("2026-11-10T00:00:00Z");
  const Instant december = *parse_instant("2026-12-15T00:00:00Z");
  const auto enter = [&](const char* name, Kind kind, Instant at, const char* payment, std::int64_t amount) {
    const char* const reason = kind == Kind::DeductionTaken || kind == Kind::DeductionPosted ? "shortage" : "";
    store.enter({name + invoice, kind, at, true, invoice, "PO1", payment, reason, dollars(amount)});
  };
  enter("erp-invoice/", Kind::InvoicePosted, november, "", 100);
  enter("amazon-invoice/", Kind::InvoiceTaken, november, "", 100);
  enter("sent/P-1/", Kind::PaymentSent, december, "P-1", 90);
  enter("taken/P-1/", Kind::DeductionTaken, december, "P-1", 10);
  enter("posted/P-1/", Kind::PaymentPosted, december, "P-1", 90);
  if (deduction_is_posted) enter("deducted/P-1/", Kind::DeductionPosted, december, "P-1", 10);
}

TEST_F(AtticOfAFile, AddsUpWhatTwoSidesHaveAlikeAndStatementsStayAsTheyAre) {
  const auto store = open();
  save_trade(*store);
  store->begin();
  for (const char* invoice : {"SI-1", "SI-2", "SI-3"}) save_movements(*store, invoice, true);
  store->enter(
      {"stated/P-1/USD", trade::MovementKind::PaymentStated, now, false, "", "", "P-1", "", Money(2'700'000, usd())});
  InvoiceRecord second;
  second.invoice.number = "SI-2";
  second.invoice.purchase_order = "PO2";
  store->save(second);
  store->commit();
  std::vector<std::vector<trade::Statement>> before;
  const std::vector<trade::Month> months = {*trade::parse_month("2026-11"), *trade::parse_month("2026-12"),
                                            *trade::parse_month("2027-01")};
  for (const trade::Month month : months) before.push_back(trade::statements_of(store->movements(), month));

  store->begin();
  Attic attic(*store);
  EXPECT_TRUE(attic.retire("PO1", {}, now));
  EXPECT_TRUE(attic.retire("PO2", {}, now));
  store->commit();
  EXPECT_EQ(store->movements().size(), 6U + 6U + 1U) << "one invoice is still there, two are added up";
  EXPECT_TRUE(store->movements_of("SI-1").empty());
  for (std::size_t i = 0; i < months.size(); ++i) {
    const std::vector<trade::Statement> after = trade::statements_of(store->movements(), months[i]);
    ASSERT_EQ(after.size(), before[i].size());
    EXPECT_EQ(after[0].receivable, before[i][0].receivable) << i;
    EXPECT_EQ(after[0].payable, before[i][0].payable) << i;
    EXPECT_EQ(after[0].deductions, before[i][0].deductions) << i;
    EXPECT_EQ(after[0].problems, before[i][0].problems) << i;
    EXPECT_EQ(after[0].ties(), before[i][0].ties()) << i;
  }
}

TEST_F(AtticOfAFile, KeepsTheMovementsOfWhatIsOpenOnASide) {
  const auto store = open();
  save_trade(*store);
  store->begin();
  save_movements(*store, "SI-1", false);
  Attic attic(*store);
  EXPECT_TRUE(attic.retire("PO1", {}, now));
  store->commit();
  EXPECT_EQ(store->movements_of("SI-1").size(), 5U) << "nobody posted the deduction";
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

// An invoice of two orders leaves with the last of them, whichever that is.
TEST_F(AtticOfAFile, KeepsAnInvoiceUntilTheLastOfItsOrdersLeaves) {
  for (const auto& [first, last] : {std::pair("PO1", "PO2"), std::pair("PO2", "PO1")}) {
    {
      const auto store = open();
      save_trade(*store);
      InvoiceRecord both = store->known_invoice("SI-1");
      for (const char* number : {"PO1", "PO2"}) {
        trade::InvoiceLine line;
        line.purchase_order = number;
        line.shipment = "SS-" + std::string(number);
        both.invoice.lines.push_back(line);
      }
      store->begin();
      store->save(both);
      Attic attic(*store);
      EXPECT_FALSE(attic.retire(last, {"SI-1"}, now)) << "its invoice is at work";
      EXPECT_TRUE(attic.retire(first, {}, now));
      store->commit();
      EXPECT_TRUE(store->invoice("SI-1")) << first;
      store->begin();
      EXPECT_TRUE(attic.retire(last, {}, now));
      store->commit();
      EXPECT_FALSE(store->invoice("SI-1"));
      EXPECT_EQ(attic.invoice_left("A/1")->purchase_order, last);
    }
    EXPECT_TRUE(open()) << "every row and every seal is right";
    TearDown();
  }
}

}  // namespace
}  // namespace vendorproof::store
