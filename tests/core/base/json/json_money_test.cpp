#include "core/base/json/json_money.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/base/json/json_tree.h"

namespace vendorproof {
namespace {

std::string problem_with(const Json& document) {
  const JsonReader in(document);
  const Money money = amount_at(in.at("amount"), in.at("amount").text(), read_currency(in.at("currency")));
  const Result<Money> read = in.finish(money);
  return read ? "" : read.error().message;
}

TEST(JsonMoney, NamesThePlaceOfWhatIsWrong) {
  EXPECT_EQ(problem_with({{"amount", "2.50"}, {"currency", "USD"}}), "");
  EXPECT_EQ(problem_with({{"amount", "2.50"}, {"currency", "dollars"}}).rfind("$.currency is wrong: ", 0), 0U);
  EXPECT_EQ(problem_with({{"amount", "2.12345"}, {"currency", "USD"}}),
            "$.amount is wrong: amount '2.12345' is finer than 1/10,000");
  EXPECT_EQ(problem_with({{"amount", "two"}, {"currency", "USD"}}).rfind("$.amount is wrong: ", 0), 0U);
  EXPECT_EQ(problem_with({{"amount", "2.50"}}), "$.currency is missing");
}

RC_GTEST_PROP(JsonMoney, AnAmountIsReadAsItIsWritten, ()) {
  const auto written = Money(*rc::gen::inRange<std::int64_t>(-900'000'000'000'000, 900'000'000'000'001), usd());
  const Json document = {{"amount", written.decimal()}};
  const JsonReader in(document);
  RC_ASSERT(amount_at(in.at("amount"), in.at("amount").text(), usd()) == written);
  RC_ASSERT(!in.failed());
}

}  // namespace
}  // namespace vendorproof
