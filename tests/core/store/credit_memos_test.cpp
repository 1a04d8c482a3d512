#include "core/store/credit_memos.h"

#include <gtest/gtest.h>

#include "tests/core/store/migrated_store.h"
#include "tests/core/store/samples.h"

namespace vendorproof::store {
namespace {

CreditMemoRecord credit_memo(const std::string& number, const std::string& invoice) {
  CreditMemoRecord record;
  record.memo.number = number;
  record.memo.invoice = invoice;
  record.memo.date = samples::at(1);
  record.memo.total = Money(200'000, usd());
  record.memo.tax = Money(0, usd());
  record.memo.returned = samples::at(2);
  record.memo.lines = {{"TEA", 8, Money(25'000, usd()), Money(200'000, usd())}};
  record.purchase_order = "PO1";
  return record;
}

TEST(CreditMemoRows, AreFoundByNumberAndByInvoice) {
  const auto store = samples::memory_store("file:/credit-memos?vfs=memdb");
  CreditMemos memos(*store);
  store->begin();
  memos.save(credit_memo("CM-2", "SI-1"));
  memos.save(credit_memo("CM-1", "SI-1"));
  memos.save(credit_memo("CM-3", ""));
  store->commit();
  EXPECT_EQ(memos.known("CM-1"), credit_memo("CM-1", "SI-1"));
  EXPECT_FALSE(memos.find("CM-4"));
  EXPECT_EQ(memos.numbers_for("SI-1"), (std::vector<std::string>{"CM-1", "CM-2"}));
  CreditMemoRecord sent = credit_memo("CM-1", "SI-1");
  sent.state = CreditState::Sending;
  store->begin();
  memos.save(sent);
  memos.erase("CM-2");
  store->commit();
  EXPECT_EQ(memos.for_invoice("SI-1"), std::vector<CreditMemoRecord>{sent});
  EXPECT_FALSE(memos.any_invoice());
}

class CreditMemosInAFile : public MigratedStore {};

TEST_F(CreditMemosInAFile, AreWholeWhenTheFileIsOpenedAgain) {
  {
    const auto store = opened();
    ASSERT_NE(store, nullptr);
    CreditMemos memos(*store);
    store->begin();
    memos.save(credit_memo("CM-1", "SI-1"));
    store->commit();
  }
  const auto again = opened();
  ASSERT_NE(again, nullptr);
  EXPECT_EQ(CreditMemos(*again).known("CM-1"), credit_memo("CM-1", "SI-1"));
}

TEST_F(CreditMemosInAFile, AnInvoiceOfVersion6StatesNoTax) {
  write_version(6);
  const auto store = opened();
  ASSERT_NE(store, nullptr);
  const std::string key = "invoice/AJJJJJJJ/SS-9";
  const auto invoice = read_document<trade::AmazonInvoice>(store->known_work(key).parameters, key);
  EXPECT_EQ(invoice.id, "SI-9");
  EXPECT_EQ(invoice.total, Money(3'000'000, usd()));
  EXPECT_TRUE(invoice.tax.is_zero());
  EXPECT_TRUE(CreditMemos(*store).any_invoice());
}

}  // namespace
}  // namespace vendorproof::store
