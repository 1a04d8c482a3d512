#include <gtest/gtest.h>

#include "core/store/store.h"
#include "tests/core/store/samples.h"

namespace vendorproof::store {
namespace {

using samples::at;
using samples::memory_store;

TradeException exception(const char* subject, const char* text = "why") {
  TradeException made = trade::make_exception(ExceptionKind::PriceMismatch, subject, "PO1", 2, Money(5, usd()), text);
  made.raised_at = at(9);
  return made;
}

TEST(StoredExceptions, ComeBackInOrderOfKey) {
  const auto store = memory_store("file:/exceptions_order?vfs=memdb");
  store->raise(exception("PO1/2"));
  store->raise(exception("PO1/1"));
  const std::vector<TradeException> all = store->exceptions();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].key, "price-mismatch/PO1/1");
  EXPECT_EQ(all[0].owner, Owner::Finance);
  EXPECT_EQ(all[0].amount, Money(5, usd()));
  EXPECT_EQ(all[0].raised_at, at(9));
  EXPECT_EQ(store->open_exceptions_of("PO1").size(), 2U);
  EXPECT_TRUE(store->open_exceptions_of("PO2").empty());
}

TEST(StoredExceptions, AreFoundByTheStartOfTheirKeysWhileTheyAreOpen) {
  const auto store = memory_store("file:/exceptions_start?vfs=memdb");
  for (const char* subject : {"PO1/1", "PO1/2", "PO1/3", "PO10/1", "PO"}) store->raise(exception(subject));
  store->close("price-mismatch/PO1/2");
  EXPECT_EQ(store->open_exceptions_under("price-mismatch/PO1/"),
            (std::vector<std::string>{"price-mismatch/PO1/1", "price-mismatch/PO1/3"}));
  EXPECT_TRUE(store->open_exceptions_under("price-mismatch/PO2/").empty());
}

trade::ActRecord act_about(const char* key, std::int64_t when) {
  trade::ActRecord act;
  act.exception = key;
  act.incident = "price-mismatch:item=TEA";
  act.person = "ann";
  act.at = at(when);
  act.note = "agreed";
  return act;
}

TEST(StoredExceptions, ThatHealedComeBackWithTheirCause) {
  const auto store = memory_store("file:/exceptions_healed?vfs=memdb");
  store->raise(exception("PO1/1"));
  EXPECT_TRUE(store->close("price-mismatch/PO1/1"));
  TradeException again = exception("PO1/1", "again");
  again.raised_at = at(20);
  store->raise(again);
  EXPECT_TRUE(store->exception("price-mismatch/PO1/1")->open);
  EXPECT_EQ(store->exception("price-mismatch/PO1/1")->raised_at, at(20));
}

TEST(StoredExceptions, HaveACauseAndAnAssignee) {
  const auto store = memory_store("file:/exceptions_assignee?vfs=memdb");
  TradeException made = exception("PO1/1");
  made.cause = "item=TEA";
  store->raise(made);
  store->assign("price-mismatch/PO1/1", "ann");
  store->assign("price-mismatch/PO1/2", "ann");
  made.text = "newer";
  store->raise(made);
  EXPECT_EQ(store->exception("price-mismatch/PO1/1")->assignee, "ann");
  EXPECT_EQ(store->exception("price-mismatch/PO1/1")->cause, "item=TEA");
  EXPECT_EQ(store->exceptions().size(), 1U);
}

TEST(Acts, ComeBackInOrderAndAreFoundByExceptionAndIncident) {
  const auto store = memory_store("file:/acts?vfs=memdb");
  store->add(act_about("price-mismatch/PO1/1", 5));
  store->add(act_about("price-mismatch/PO1/2", 6));
  const std::vector<trade::ActRecord> alone = store->acts_about("price-mismatch/PO1/2");
  ASSERT_EQ(alone.size(), 1U);
  EXPECT_EQ(alone[0].number, 2);
  EXPECT_EQ(alone[0].person, "ann");
  EXPECT_EQ(alone[0].at, at(6));
  EXPECT_EQ(store->acts_about("price-mismatch:item=TEA").size(), 2U);
  EXPECT_TRUE(store->acts_about("price-mismatch/PO1/3").empty());
}

TEST(StoredExceptions, StayClosedUntilReopened) {
  const auto store = memory_store("file:/exceptions_close?vfs=memdb");
  store->raise(exception("PO1/1"));
  store->raise(exception("PO1/1", "newer"));
  EXPECT_EQ(store->exceptions()[0].text, "newer");
  EXPECT_TRUE(store->close("price-mismatch/PO1/1", "agreed"));
  store->add(act_about("price-mismatch/PO1/1", 9));
  EXPECT_FALSE(store->close("price-mismatch/PO1/1"));
  EXPECT_EQ(store->exception("price-mismatch/PO1/1")->text, "newer; closed: agreed");
  store->raise(exception("PO1/1"));
  EXPECT_FALSE(store->exception("price-mismatch/PO1/1")->open);
  store->reopen(exception("PO1/1", "again"));
  EXPECT_TRUE(store->exception("price-mismatch/PO1/1")->open);
  EXPECT_EQ(store->exception("price-mismatch/PO1/1")->text, "again");
}

}  // namespace
}  // namespace vendorproof::store
