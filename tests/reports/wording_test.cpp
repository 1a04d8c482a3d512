#include "reports/wording.h"

#include <limits>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/well_formed.h"

namespace vendorproof::reports {
namespace {

TEST(Wording, CleanKeepsTextAndTakesWhatATerminalObeys) {
  EXPECT_EQ(clean("caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x93\xA6"), "caf\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x93\xA6");
  EXPECT_EQ(clean("a\nb\tc\x1B[2J\x7F"), "a b c [2J ");
  EXPECT_EQ(clean("\xC2\x9B"), " ");
  EXPECT_EQ(clean("\xE2\x80\xAE"), " ");
}

TEST(Wording, TheCheckOfMarkupSeesWhatIsNotWellFormed) {
  for (const std::string_view bad : {"", "<a>", "<a></b>", "<a/><b/>", "<a b=c/>", "<a b=\"1\" b=\"2\"/>",
                                     "<a>&nbsp;</a>", "<a>\x01</a>", "text", "<a b=\"<\"/>"}) {
    EXPECT_NE(tests::WellFormed::problem_of(bad), "") << bad;
  }
}

TEST(Wording, BrokenBytesBecomeTheReplacementCharacter) {
  const std::string mark = "\xEF\xBF\xBD";
  EXPECT_EQ(clean("\xC3("), mark + "(");
  EXPECT_EQ(clean("\xE2\x82"), mark + mark);
  EXPECT_EQ(clean("\xC0\xAF"), mark + mark);
  EXPECT_EQ(clean("\xE0\x80\xAF"), mark + mark + mark);
  EXPECT_EQ(clean("\xF0\x80\x80\xAF"), mark + mark + mark + mark);
  EXPECT_EQ(clean("\xED\xA0\x80"), mark + mark + mark);
  EXPECT_EQ(clean("\xEF\xBF\xBF"), mark + mark + mark);
  EXPECT_EQ(clean("\xF5\x80\x80\x80"), mark + mark + mark + mark);
}

RC_GTEST_PROP(Wording, EscapedTextIsAlwaysWellFormed, (const std::string& text)) {
  const std::string markup = "<a b=\"" + escaped(text) + "\">" + escaped(text) + "</a>";
  RC_ASSERT(tests::WellFormed::problem_of(markup).empty());
}

RC_GTEST_PROP(Wording, CleanIsClean, (const std::string& text)) { RC_ASSERT(clean(clean(text)) == clean(text)); }

RC_GTEST_PROP(Wording, WrappedLinesFitAndLoseNothing, (const std::string& text)) {
  const std::size_t width = *rc::gen::inRange<std::size_t>(1, 20);
  std::string kept;
  for (const std::string& line : wrapped(text, width)) {
    RC_ASSERT(display_width(line) <= width);
    kept += line;
  }
  const auto without_blanks = [](std::string letters) {
    std::erase(letters, ' ');
    return letters;
  };
  RC_ASSERT(without_blanks(kept) == without_blanks(clean(text)));
}

TEST(Wording, WrappedBreaksAtBlanksAndInsideLongWords) {
  EXPECT_EQ(wrapped("one two  three", 7), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrapped("a 12345678", 4), (std::vector<std::string>{"a", "1234", "5678"}));
  EXPECT_EQ(wrapped("", 4), std::vector<std::string>{""});
  EXPECT_EQ(wrapped("\xC3\xA9\xC3\xA9\xC3\xA9", 2), (std::vector<std::string>{"\xC3\xA9\xC3\xA9", "\xC3\xA9"}));
}

TEST(Wording, NumbersAreGrouped) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(-1'234'567), "-1,234,567");
  EXPECT_EQ(grouped(-123), "-123");
  EXPECT_EQ(grouped(std::numeric_limits<std::int64_t>::min()), "-9,223,372,036,854,775,808");
  EXPECT_EQ(counted(1, "order"), "1 order");
  EXPECT_EQ(counted(0, "order"), "0 orders");
}

TEST(Wording, AmountsAreGroupedBeforeThePointOnly) {
  EXPECT_EQ(amount_text(Money(12'345'678'9012, usd())), "12,345,678.9012 USD");
  EXPECT_EQ(amount_text(Money(-123'5000, usd())), "-123.50 USD");
  EXPECT_EQ(amount_text(Money()), "0.00");
  EXPECT_EQ(amounts_text({}), "nothing");
  EXPECT_EQ(amounts_text({Money(0, usd())}), "nothing");
}

TEST(Wording, SumsAreInOrderOfCurrency) {
  const Currency euro = Currency::parse("EUR").value();
  std::vector<Money> sums;
  add_amount(sums, Money(1'0000, usd()));
  add_amount(sums, Money(2'0000, euro));
  add_amount(sums, Money(3'0000, usd()));
  add_amount(sums, Money());
  EXPECT_EQ(amounts_text(sums), "2.00 EUR + 4.00 USD");
}

TEST(Wording, WideNamesBreakAtTheirJoints) {
  EXPECT_EQ(wrapped("late-orders-of-peak", 8), (std::vector<std::string>{"late-", "orders-", "of-peak"}));
}

TEST(Wording, ANumberAndItsUnitStayTogether) {
  EXPECT_EQ(kept_together("at most 244 faults, 1 crash"),
            "at most 244\xC2\xA0"
            "faults, 1\xC2\xA0"
            "crash");
  EXPECT_EQ(kept_together("PO1 (late)"), "PO1 (late)");
  EXPECT_EQ(kept_together("12 "), "12 ");
}

TEST(Wording, DelaysAreToldInHours) {
  EXPECT_EQ(duration_text(std::chrono::hours(24)), "24 h");
  EXPECT_EQ(duration_text(std::chrono::minutes(27 * 60 + 12)), "27 h 12 m");
  EXPECT_EQ(duration_text(std::chrono::minutes(30)), "30 m");
  EXPECT_EQ(duration_text(Duration(0)), "0 s");
  EXPECT_EQ(duration_text(Duration(23'454'380)), "6 h 30 m");
  EXPECT_EQ(duration_text(std::chrono::hours(57 * 24 + 3) + Duration(18 * 60'000 + 2'240)), "57 d 3 h");
  EXPECT_EQ(duration_text(std::chrono::hours(48)), "48 h");
  EXPECT_EQ(duration_text(std::chrono::hours(72)), "3 d");
  EXPECT_EQ(duration_text(std::chrono::hours(1) + std::chrono::seconds(9)), "1 h");
  EXPECT_EQ(duration_text(Duration(2'240)), "2 s");
  EXPECT_EQ(duration_text(Duration(-350)), "-350 ms");
}

TEST(Wording, ShortenedSaysThatItIs) {
  EXPECT_EQ(shortened("abcdef", 6), "abcdef");
  EXPECT_EQ(shortened("abcdefg", 6), "abc...");
}

}  // namespace
}  // namespace vendorproof::reports
