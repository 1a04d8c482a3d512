#include "core/flow/outbox/odd_rows.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using Keys = std::vector<std::string>;

TEST(OddRows, AreOneExceptionEachHoweverOftenTheyAreRead) {
  Conversation talk;
  Desk desk = talk.desk();
  desk.store.begin();
  for (int i = 0; i < 3; ++i) report_odd_rows(desk, "invoices", {{"SI-1", "is odd"}, {"", "is worse"}});
  EXPECT_EQ(talk.open_exceptions(), (Keys{"unreadable-row/invoices/?", "unreadable-row/invoices/SI-1"}));
  EXPECT_EQ(talk.text_of_exception("unreadable-row/invoices/SI-1"), "list invoices, row SI-1: is odd");
  desk.store.commit();
}

TEST(OddRows, CloseWhenTheyCanBeReadAndOpenAgainWhenNot) {
  Conversation talk;
  Desk desk = talk.desk();
  desk.store.begin();
  report_odd_rows(desk, "invoices", {{"SI-1", "is odd"}, {"SI-2", "is odd"}});
  report_odd_rows(desk, "despatches", {{"SI-1", "is odd"}});
  close_mended_rows(desk, "invoices", {"SI-3", "SI-1", "SI"});
  EXPECT_EQ(talk.open_exceptions(), (Keys{"unreadable-row/despatches/SI-1", "unreadable-row/invoices/SI-2"}));
  report_odd_rows(desk, "invoices", {{"SI-1", "is odd again"}});
  EXPECT_EQ(talk.text_of_exception("unreadable-row/invoices/SI-1"), "list invoices, row SI-1: is odd again");
  EXPECT_EQ(talk.open_exceptions().size(), 3U);
  desk.store.commit();
}

TEST(OddRows, OfAWholeListCloseWhenTheyAreNoLongerOdd) {
  Conversation talk;
  Desk desk = talk.desk();
  desk.store.begin();
  report_all_odd_rows(desk, "items", {{"A", "is odd"}, {"B", "is odd"}});
  report_odd_rows(desk, "items-too", {{"A", "is odd"}});
  report_all_odd_rows(desk, "items", {{"B", "is odd"}, {"C", "is odd"}});
  EXPECT_EQ(talk.open_exceptions(),
            (Keys{"unreadable-row/items-too/A", "unreadable-row/items/B", "unreadable-row/items/C"}));
  report_all_odd_rows(desk, "items", {});
  EXPECT_EQ(talk.open_exceptions(), Keys{"unreadable-row/items-too/A"});
  desk.store.commit();
}

TEST(OddRows, ListIsTheEndOfThePollsKey) {
  store::Work work;
  work.key = "poll/invoices";
  EXPECT_EQ(list_of(work), "invoices");
}

}  // namespace
}  // namespace vendorproof::flow
