#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/channel/sp_api/messages.h"
#include "core/channel/sp_api/portal_forms.h"
#include "tests/core/channel/sp_api/samples.h"

namespace vendorproof::channel::sp_api {
namespace {

using samples::dollars;
using trade::RemittanceLine;
using trade::RemittanceType;

constexpr const char* section_of_payments =
    "Payments\r\n"
    "Payment Number,Payment Date,Invoice Currency,Amount in Invoice Currency,Payment Currency,Payment Status\r\n"
    "P-1,12/4/2026,USD,\"$1,477.00\",USD,Paid\r\n"
    "\r\n"
    "Invoices\r\n";
constexpr const char* columns_of_lines =
    "Payment Number,Invoice Number,Invoice Date,Transaction type,Transaction Description,Invoice Amount,"
    "Invoice Currency,Withholding Amount,Terms Discount Taken,Quick Pay Discount,Net Amount Paid,Remaining Amount\r\n";

Result<HeardRemittance> read_export(const std::string& csv, DayOrder order = DayOrder::Unknown) {
  return read_remittances(csv, order);
}

HeardRemittance read_lines(const std::string& rows) {
  return *read_export(std::string(section_of_payments) + columns_of_lines + rows);
}

TEST(PortalExport, IsTheSameRemittanceAsTheTable) {
  const HeardRemittance exported = read_lines(
      "P-1,SI-1,11/3/2026,Invoice,Payments,\"$1,500.00\",USD,$0.00,$0.00,$0.00,\"$1,500.00\",$0.00\r\n"
      "P-1,SI-1,11/3/2026,Others,Quantity shortage,($20.00),USD,$0.00,$0.00,$0.00,($20.00),$0.00\r\n"
      "P-1,AG-7,11/3/2026,COOP,Service agreement,-$3.00,USD,$0.00,$0.00,$0.00,-$3.00,$0.00\r\n");
  const auto table = read_export(
      "payment_number,payment_date,invoice_number,purchase_order,type,description,amount,currency\r\n"
      "P-1,2026-12-04,SI-1,,Invoice,Payments,1500.00,USD\r\n"
      "P-1,2026-12-04,SI-1,,Shortage,Quantity shortage,-20.00,USD\r\n"
      "P-1,2026-12-04,AG-7,,COOP,Service agreement,-3.00,USD\r\n"
      "P-1,2026-12-04,,,NetAmountPaid,,1477.00,USD\r\n");
  EXPECT_TRUE(exported.odd.empty());
  EXPECT_EQ(*exported.answer, *table->answer);
}

TEST(PortalExport, TakesWhatTheColumnsOfALineTakeOff) {
  const HeardRemittance heard =
      read_lines("P-1,SI-1,11/3/2026,Invoice,,$300.00,USD,$3.00,$6.00,$1.50,$289.50,$0.00\r\n");
  std::vector<std::pair<RemittanceType, std::string>> read;
  for (const RemittanceLine& line : heard.answer->lines) {
    EXPECT_EQ(line.invoice, "SI-1");
    read.emplace_back(line.type, line.amount.decimal());
  }
  EXPECT_EQ(read, (std::vector<std::pair<RemittanceType, std::string>>{{RemittanceType::Invoice, "300.00"},
                                                                       {RemittanceType::Withholding, "-3.00"},
                                                                       {RemittanceType::Discount, "-6.00"},
                                                                       {RemittanceType::Discount, "-1.50"}}));
}

TEST(PortalExport, TakesRowsForThePaymentAsAWhole) {
  const HeardRemittance heard = read_lines(
      "P-1,SI-1,11/3/2026,Invoice,,$300.00,USD,,,,$300.00,\r\n"
      "P-1,,,Withholding,,,,,,,($3.00),\r\n"
      ",Terms Discount,,,,,,,,,-$6.00,\r\n"
      "Quick Pay,,,,,,,,,,$1.50,\r\n"
      "Net Amount Paid,$289.50\r\n");
  EXPECT_TRUE(heard.odd.empty());
  ASSERT_EQ(heard.answer->lines.size(), 4U);
  EXPECT_EQ(heard.answer->lines[1].type, RemittanceType::Withholding);
  EXPECT_EQ(heard.answer->lines[1].invoice, "");
  EXPECT_EQ(heard.answer->lines[2].amount, dollars("-6"));
  EXPECT_EQ(heard.answer->lines[3].amount, dollars("-1.50"));
  EXPECT_EQ(heard.answer->totals.back(), (trade::PaymentTotal{"P-1", dollars("289.50")}));
}

TEST(PortalExport, NamesWhatItsColumnsDoNotExplain) {
  const HeardRemittance heard = read_lines("P-1,SI-1,,Invoice,,$300.00,USD,$0.00,$0.00,$0.00,$270.00,$20.00\r\n");
  ASSERT_EQ(heard.answer->lines.size(), 2U);
  EXPECT_EQ(heard.answer->lines[0].amount, dollars("280"));
  EXPECT_EQ(heard.answer->lines[1].kind, "difference");
  EXPECT_EQ(heard.answer->lines[1].amount, dollars("-10"));
}

TEST(PortalExport, ReadsTheOtherRowsBesideOneThatCannotBeRead) {
  const HeardRemittance heard = read_lines(
      "P-1,SI-1,,Invoice,,twelve,USD,,,,$300.00,\r\n"
      "P-9,SI-2,,Invoice,,$1.00,USD,,,,$1.00,\r\n"
      "P-1,SI-3,,Invoice,,$1.00,EUR,,,,$1.00,\r\n"
      "P-1,SI-4\r\n"
      "P-1,SI-5,,Invoice,,$1.00,USD,,,,$1.00,\r\n");
  ASSERT_EQ(heard.answer->lines.size(), 1U);
  EXPECT_EQ(heard.answer->lines[0].invoice, "SI-5");
  ASSERT_EQ(heard.odd.size(), 4U);
  EXPECT_EQ(heard.odd[0],
            (trade::OddRow{"P-1/line 7",
                           "remittances.csv line 7, column invoice amount: 'twelve' is not an amount such as "
                           "$1,234.00 or 1.234,00; the row is 'P-1,SI-1,,Invoice,,twelve,USD,,,,$300.00,'"}));
  EXPECT_EQ(heard.odd[1].subject, "P-9/line 8");
  EXPECT_EQ(heard.odd[2].subject, "P-1/line 9");
  EXPECT_EQ(heard.odd[3].subject, "P-1/line 10");
}

TEST(PortalExport, ReadsTheDayAndTheMonthInTheOrderOfTheMarketplace) {
  const std::string head = "Payment Number,Payment Date,Payment Currency,Payment Amount\n";
  const auto section = [](const std::string& row) { return row + "\n" + columns_of_lines; };
  const auto day_of = [&](const std::string& row, DayOrder order) {
    const auto heard = read_export(head + section(row) + "P-1,SI-1,,Invoice,,5,,,,,5,\n", order);
    return heard ? format_date(heard->answer->lines.at(0).date) : heard.error().message;
  };
  EXPECT_EQ(day_of("P-1,4/12/2026,EUR,5", DayOrder::Unknown), "2026-12-04");
  EXPECT_EQ(day_of("P-1,4/12/2026,USD,5", DayOrder::Unknown), "2026-04-12");
  EXPECT_EQ(day_of("P-1,4/12/2026,USD,5", DayOrder::DayFirst), "2026-12-04");
  EXPECT_EQ(day_of("P-1,2026-12-04,CAD,5", DayOrder::Unknown), "2026-12-04");
  EXPECT_EQ(day_of("P-1,4/12/2026,CAD,5", DayOrder::Unknown),
            "remittances.csv line 2, column payment date: '4/12/2026' may have the day or the month first; set "
            "[amazon] portal_dates to month-first or day-first");
}

TEST(PortalExport, DoesNotPostAPaymentThatAmazonVoided) {
  const auto heard =
      read_export(std::string("Payment Number,Payment Date,Payment Currency,Payment Amount,Payment Status\n"
                              "P-1,12/4/2026,USD,$5.00,VOIDED\n") +
                  columns_of_lines + "P-1,SI-1,,Invoice,,$5.00,USD,,,,$5.00,\n");
  EXPECT_TRUE(heard->answer->lines.empty());
  ASSERT_EQ(heard->odd.size(), 1U);
  EXPECT_EQ(heard->odd[0].subject, "P-1/line 2");
}

RC_GTEST_PROP(PortalExport, LinesAddUpToWhatWasPaid, ()) {
  const auto cents = [] { return Money(*rc::gen::inRange<std::int64_t>(-50'000, 50'000) * 100, usd()); };
  const Money paid = cents();
  std::string row = "P-1,SI-1,,Invoice,," + cents().decimal() + ",USD";
  for (int i = 0; i < 3; ++i) row += "," + cents().decimal();
  row += "," + paid.decimal() + "," + cents().decimal() + "\r\n";
  const HeardRemittance heard = read_lines(row);
  RC_ASSERT(heard.odd.empty());
  Money sum(0, usd());
  for (const RemittanceLine& line : heard.answer->lines) sum += line.amount;
  RC_ASSERT(sum == paid);
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
