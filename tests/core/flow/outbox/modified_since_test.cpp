#include "core/flow/outbox/modified_since.h"

#include <gtest/gtest.h>

#include "core/flow/outbox/bookmark.h"
#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using std::chrono::minutes;

class ModifiedSince : public testing::Test {
 protected:
  Instant look(std::initializer_list<const char*> modified) {
    Desk desk = talk_.desk();
    const Instant since = read_since(desk, "poll/despatches");
    for (const char* time : modified) {
      if (Conversation::at(time) >= since) saw_modified(desk, "poll/despatches", Conversation::at(time));
    }
    store::Work work = *desk.store.work("poll/despatches");
    end_part(desk, work, "");
    return since;
  }
  Conversation talk_;
};

TEST_F(ModifiedSince, StaysBehindUntilNothingNewTurnsUp) {
  EXPECT_EQ(look({"2026-11-02T10:00:00Z"}), Conversation::at("2026-11-01T00:00:00Z"));
  EXPECT_EQ(look({"2026-11-02T10:00:00Z", "2026-11-02T09:59:00Z"}), Conversation::at("2026-11-02T09:58:00Z"));
  EXPECT_EQ(look({}), Conversation::at("2026-11-02T10:00:00.001Z"));
  EXPECT_EQ(look({"2026-11-02T11:00:00Z"}), Conversation::at("2026-11-02T10:00:00.001Z"));
  EXPECT_EQ(look({}), Conversation::at("2026-11-02T10:58:00Z"));
}

TEST_F(ModifiedSince, KeepsItsPlaceBetweenPages) {
  Desk desk = talk_.desk();
  store::Work work = *desk.store.work("poll/despatches");
  end_part(desk, work, "/next");
  EXPECT_EQ(bookmark_of(work), "/next");
  EXPECT_EQ(work.due, talk_.now().wall);
  end_part(desk, work, "");
  EXPECT_EQ(work.parameters, "");
  EXPECT_EQ(work.due, talk_.now().wall + minutes(15));
}

TEST_F(ModifiedSince, ReadsRowsFromTheEarliestNewHeadOfAllPages) {
  Desk desk = talk_.desk();
  store::Work work = *desk.store.work("poll/despatches");
  EXPECT_EQ(rows_from(work), std::nullopt);
  saw_news(work, Conversation::at("2026-11-02T10:30:00Z"));
  end_part(desk, work, "/next");
  EXPECT_EQ(bookmark_of(work), "/next");
  EXPECT_EQ(rows_from(work), std::nullopt);
  saw_news(work, Conversation::at("2026-11-02T10:00:00Z"));
  saw_news(work, Conversation::at("2026-11-02T10:45:00Z"));
  end_part(desk, work, "");
  EXPECT_EQ(rows_from(work), Conversation::at("2026-11-02T10:00:00Z"));
  EXPECT_EQ(bookmark_of(work), "");
  EXPECT_EQ(work.due, talk_.now().wall);
  end_part(desk, work, "/rows-2");
  EXPECT_EQ(rows_from(work), Conversation::at("2026-11-02T10:00:00Z"));
  EXPECT_EQ(bookmark_of(work), "/rows-2");
  end_part(desk, work, "");
  EXPECT_EQ(work.parameters, "");
  EXPECT_EQ(work.due, talk_.now().wall + minutes(15));
}

}  // namespace
}  // namespace vendorproof::flow
