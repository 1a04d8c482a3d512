#include "core/flow/outbox/questions.h"

#include <gtest/gtest.h>

#include "tests/core/flow/conversation.h"

namespace vendorproof::flow {
namespace {

using Texts = erp::Question<std::string>;

HttpRequest ask_bookmark(const erp::ErpAccess&, std::string_view bookmark) {
  HttpRequest request;
  request.body = bookmark;
  return request;
}

// `next x`: go on at x; `odd x y`: rows x and y cannot be read; `odd-next x`: neither can x, and go on at x; anything
// else is the answer.
Result<trade::Heard<std::string>> hear_text(const erp::ErpAccess&, std::string_view body, std::string_view) {
  const std::vector<std::string> words = split(body, ' ');
  if (words[0] == "broken") return malformed("line 1 is broken");
  if (words[0] == "next") return trade::Heard<std::string>{std::nullopt, words.at(1), {}};
  if (words[0] == "odd") {
    trade::Heard<std::string> heard{"what is left", "", {}};
    for (std::size_t i = 1; i < words.size(); ++i) heard.odd.push_back({words[i], "unit cannot be read"});
    return heard;
  }
  if (words[0] == "odd-next") {
    return trade::Heard<std::string>{std::nullopt, words.at(1), {{words.at(1), "unit cannot be read"}}};
  }
  if (words[0] == "nothing") return trade::Heard<std::string>{};
  return trade::Heard<std::string>{std::string(body), "", {}};
}

const Texts question = {.name = "texts", .ask = ask_bookmark, .hear = hear_text};

store::Work row(Desk& desk) {
  desk.schedule(OperationId::FindSalesOrder, "find-sales-order/PO9", "PO9", desk.now.wall, "own");
  return desk.store.known_work("find-sales-order/PO9");
}

TEST(Questions, AreAskedFromTheBookmarkOn) {
  Conversation talk;
  Desk desk = talk.desk();
  store::Work work = row(desk);
  EXPECT_EQ(ask(desk, work, question).body, "");
  go_on(desk, work, "page 2");
  EXPECT_EQ(ask(desk, work, question).body, "page 2");
  const store::Work stored = desk.store.known_work(work.key);
  EXPECT_EQ(bookmark_of(stored), "page 2") << "a crash does not lose it";
  EXPECT_EQ(parameters_of(stored), "own");
}

TEST(Questions, AnAnswerCountsWhenItIsWhole) {
  Conversation talk;
  Desk desk = talk.desk();
  store::Work work = row(desk);
  const auto first = hear_whole(desk, work, question, "next two");
  ASSERT_TRUE(first);
  EXPECT_FALSE(first->has_value());
  EXPECT_EQ(bookmark_of(work), "two");
  EXPECT_EQ(work.state, store::WorkState::Due);
  EXPECT_EQ(hear_whole(desk, work, question, "whole").value(), "whole");
}

TEST(Questions, ThatGoRoundInACircleAreMalformed) {
  Conversation talk;
  Desk desk = talk.desk();
  store::Work work = row(desk);
  go_on(desk, work, "two");
  EXPECT_FALSE(hear_whole(desk, work, question, "next two"));
  EXPECT_EQ(hear_whole(desk, work, question, "broken").error().message, "line 1 is broken");
}

TEST(Questions, AnAnswerWithARowThatCannotBeReadIsNotWhole) {
  Conversation talk;
  Desk desk = talk.desk();
  store::Work work = row(desk);
  const auto message = [&](const char* body) {
    const auto heard = hear_whole(desk, work, question, body);
    return heard ? "an answer" : heard.error().message;
  };
  EXPECT_EQ(message("odd S1"), "S1: unit cannot be read");
  EXPECT_EQ(message("odd S1 S2"), "S1: unit cannot be read (2 rows cannot be read, this is the first)");
  EXPECT_EQ(message("odd-next S1"), "S1: unit cannot be read") << "the next part does not mend it";
  EXPECT_EQ(bookmark_of(work), "") << "and is not asked for";
  EXPECT_EQ(not_whole({{"", "row 3 cannot be read"}}).value().message, "row 3 cannot be read");
}

TEST(Questions, NeitherAnAnswerNorABookmarkIsABrokenPromise) {
  Conversation talk;
  Desk desk = talk.desk();
  const store::Work work = row(desk);
  EXPECT_DEATH((void)hear(desk, work, question, "nothing"), "broken promise");
}

TEST(Questions, ARefusalIsReadByItsPeer) {
  Conversation talk;
  const Desk desk = talk.desk();
  EXPECT_EQ(reception_of(desk, Peer::Erp, {404, {}, ""}), trade::Reception::NotFound);
  EXPECT_EQ(error_text(desk, Peer::Amazon, R"({"errors":[{"code":"A","message":"b"}]})"), "A: b");
  EXPECT_EQ(error_text(desk, Peer::Erp, R"({"error":{"code":"C","message":"d"}})"), "C: d");
}

}  // namespace
}  // namespace vendorproof::flow
