#include <gtest/gtest.h>

#include "core/erp/tryton/pages.h"
#include "tests/core/erp/tryton/samples.h"

namespace vendorproof::erp::tryton {
namespace {

using samples::no_rows;
using samples::nothing;
using samples::result;
using samples::talk;

JournalLineDraft shortage(const char* amount = "6", const char* bank = "") {
  return {"VP01",          "P-1",    "6910", bank, samples::at("2026-12-04T17:00:00Z"), samples::dollars(amount),
          "shortage SI-1", "comment"};
}

const std::string debtor = result(R"([{"id":3,"account_receivable":5}])");
const std::string account = result(R"([{"id":61,"code":"6910","party_required":0}])");
const std::string bank = result(R"([{"id":18,"code":"1810","party_required":0}])");
const std::string journal = result(R"([{"id":9,"code":"AMZ"}])");
const std::string period = result(R"([{"id":12,"name":"2026-12"}])");
const std::string draft_move = result(R"([{"id":40,"state":"draft"}])");
const std::string posted_move = result(R"([{"id":40,"state":"posted"}])");

TEST(TrytonJournal, APostingIsAMoveOfTwoLines) {
  const auto line =
      talk(create_journal_line_question(),
           {no_rows, samples::company, debtor, account, account, journal, period, result("[40]"), nothing, posted_move},
           shortage());
  EXPECT_TRUE(line.answer) << line.error.message;
  EXPECT_EQ(
      samples::parameters_of(line.requests[7]).dump(),
      R"([[{"company":1,"journal":9,"date":{"__class__":"date","year":2026,"month":12,"day":4},)"
      R"("description":"VP01","lines":[["create",[{"account":61,"debit":{"__class__":"Decimal","decimal":"6.00"},)"
      R"("credit":{"__class__":"Decimal","decimal":"0.00"},"description":"shortage SI-1"},)"
      R"({"account":5,"debit":{"__class__":"Decimal","decimal":"0.00"},)"
      R"("credit":{"__class__":"Decimal","decimal":"6.00"},"description":"comment","party":3}]]],"period":12}]])");
  EXPECT_EQ(samples::method_of(line.requests[8]), "model.account.move.post");
  EXPECT_EQ(samples::parameters_of(line.requests[8]).dump(), "[[40]]");
}

TEST(TrytonJournal, APostingBackIsOnTheOtherSides) {
  const auto line =
      talk(create_journal_line_question(), {no_rows, samples::company, debtor, account, bank, journal, period},
           shortage("-3.25", "1810"));
  const Json lines = samples::parameters_of(line.last())[0][0]["lines"][0][1];
  EXPECT_EQ(lines[0]["credit"]["decimal"], "3.25");
  EXPECT_EQ(lines[1]["debit"]["decimal"], "3.25");
  EXPECT_EQ(lines[1]["account"], 18);
  EXPECT_FALSE(lines[1].contains("party"));
}

TEST(TrytonJournal, WithoutAnOpenPeriodTrytonIsLeftToRefuse) {
  const auto line = talk(create_journal_line_question(),
                         {no_rows, samples::company, debtor, account, account, journal, no_rows}, shortage());
  EXPECT_EQ(samples::method_of(line.last()), "model.account.move.create");
  EXPECT_FALSE(samples::parameters_of(line.last())[0][0].contains("period"));
}

TEST(TrytonJournal, WhatIsThereIsNotPostedAgain) {
  EXPECT_TRUE(talk(create_journal_line_question(), {posted_move}, shortage()).answer);
  const auto left = talk(create_journal_line_question(), {draft_move, nothing, posted_move}, shortage());
  EXPECT_TRUE(left.answer) << left.error.message;
  EXPECT_EQ(samples::method_of(left.requests[1]), "model.account.move.post");
  EXPECT_EQ(samples::parameters_of(left.requests[1]).dump(), "[[40]]");
}

TEST(TrytonJournal, IsBelievedWhenItIsSeen) {
  const auto silent = talk(create_journal_line_question(), {draft_move, nothing, draft_move}, shortage());
  EXPECT_EQ(silent.error.code, ErrorCode::Denied);
  const auto gone = talk(create_journal_line_question(), {draft_move, nothing, no_rows}, shortage());
  EXPECT_EQ(gone.error.code, ErrorCode::Denied);
}

TEST(TrytonJournal, ACustomerWithoutAnAccountHasTheCompanys) {
  const std::string bare = result(R"([{"id":3,"account_receivable":null}])");
  const auto line = talk(create_journal_line_question(),
                         {no_rows, samples::company, bare, result(R"([{"id":1,"default_account_receivable":55}])"),
                          account, account, journal, period},
                         shortage());
  EXPECT_EQ(samples::parameters_of(line.last())[0][0]["lines"][0][1][1]["account"], 55);
  const auto none = talk(create_journal_line_question(), {no_rows, samples::company, bare, no_rows}, shortage());
  EXPECT_EQ(none.error.code, ErrorCode::Denied);
}

TEST(TrytonJournal, AnAccountIsNamedByItsCodeOrItsName) {
  const auto line = talk(create_journal_line_question(), {no_rows, samples::company, debtor}, shortage());
  EXPECT_NE(line.last().body.find(R"(["OR",["code","=","6910"],["name","=","6910"]])"), std::string::npos);
  const auto none = talk(create_journal_line_question(), {no_rows, samples::company, debtor, no_rows}, shortage());
  EXPECT_EQ(none.error.code, ErrorCode::Denied);
}

}  // namespace
}  // namespace vendorproof::erp::tryton
