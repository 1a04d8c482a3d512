#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/channel/sp_api/messages.h"
#include "tests/core/channel/sp_api/samples.h"

namespace vendorproof::channel::sp_api {
namespace {

using samples::dollars;
using trade::RemittanceLine;
using trade::RemittanceType;

constexpr const char* header =
    "payment_number,payment_date,invoice_number,purchase_order,type,description,amount,currency";

std::string file_of(const std::string& rows) { return std::string(header) + "\r\n" + rows; }

TEST(Portal, AsksForPaymentsAfterOne) {
  EXPECT_EQ(target_of(get_remittances("P-7")), "/portal/remittances.csv?after=P-7");
  EXPECT_EQ(target_of(get_remittances("")), "/portal/remittances.csv");
  EXPECT_EQ(header_of(get_remittances("").headers, "accept"), "text/csv");
}

TEST(Portal, ReadsPaymentsAndDeductions) {
  const auto lines = read_remittances(
      file_of("P-1,2026-12-04T17:00:00Z,SI-5001,7QX2M4KP,Invoice,\"Invoice \"\"SI-5001\"\", paid\",150.00,USD\r\n"
              "P-1,2026-12-04T17:00:00Z,SI-5001,7QX2M4KP,Shortage,\"4 eaches\nof line 2\",-10.0125,USD\r\n"
              "P-1,2026-12-04T17:00:00Z,SI-5001,7QX2M4KP,PriceDiscrepancy,,-1.00,USD\n"
              "P-1,2026-12-04T17:00:00Z,,,Chargeback,CB-01,-5.00,USD"));
  ASSERT_TRUE(lines) << lines.error().message;
  ASSERT_EQ(lines->size(), 4U);
  const Instant date = samples::at("2026-12-04T17:00:00Z");
  EXPECT_EQ((*lines)[0], (RemittanceLine{"P-1", date, "SI-5001", "7QX2M4KP", RemittanceType::Invoice,
                                         "Invoice \"SI-5001\", paid", dollars("150")}));
  EXPECT_EQ((*lines)[1].description, "4 eaches\nof line 2");
  EXPECT_EQ((*lines)[1].amount, dollars("-10.0125"));
  EXPECT_EQ((*lines)[2].type, RemittanceType::PriceDiscrepancy);
  EXPECT_EQ((*lines)[3].type, RemittanceType::Chargeback);
}

TEST(Portal, FindsColumnsByName) {
  const auto lines = read_remittances(
      "\xEF\xBB\xBF"
      "currency,amount,note,description,type,purchase_order,invoice_number,payment_date,payment_number\n"
      "USD,5.00,x,,Invoice,PO,I,2026-12-04,P-2\n");
  ASSERT_TRUE(lines) << lines.error().message;
  EXPECT_EQ(lines->at(0).payment, "P-2");
  EXPECT_EQ(lines->at(0).amount, dollars("5"));
}

TEST(Portal, IsEmptyWhenNothingWasPaid) { EXPECT_TRUE(read_remittances(file_of(""))->empty()); }

struct BrokenFile {
  std::string csv;
  const char* message;
};

TEST(Portal, NamesRowAndColumn) {
  const std::vector<BrokenFile> table = {
      {"", "remittances.csv is empty: even the row of column names is missing"},
      {"<html>Sign in</html>",
       "remittances.csv row 1, column payment_number is missing; the first row is '<html>Sign in</html>'"},
      {file_of("P-1,2026-12-04,I,PO,Invoice,d,1.00\n"), "remittances.csv row 2 has 7 columns, not 8"},
      {file_of(",2026-12-04,I,PO,Invoice,d,1.00,USD\n"), "remittances.csv row 2, column payment_number: is empty"},
      {file_of("P-1,soon,I,PO,Invoice,d,1.00,USD\n"),
       "remittances.csv row 2, column payment_date: 'soon' is not a date-time such as 2026-11-23T08:00:00Z"},
      {file_of("P-1,2026-12-04,I,PO,Invoice,d,1.00,USD\nP-1,2026-12-04,I,PO,Gift,d,1.00,USD\n"),
       "remittances.csv row 3, column type: 'Gift' is not one of Invoice, Shortage, PriceDiscrepancy, Chargeback, "
       "Discount, CreditNote, Reversal"},
      {file_of("P-1,2026-12-04,I,PO,Invoice,d,1.00001,USD\n"),
       "remittances.csv row 2, column amount: amount '1.00001' is finer than 1/10,000"},
      {file_of("P-1,2026-12-04,I,PO,Invoice,d,1.00,dollars\n"),
       "remittances.csv row 2, column currency: currency 'dollars' is not three capital letters"},
      {file_of("P-1,2026-12-04,I,PO,Invoice,\xFF\xFE,1.00,USD\n"),
       "remittances.csv row 2, column description: '\?\?' is not UTF-8"},
      {file_of("P-1,2026-12-04,I,PO,Invoice,\"d,1.00,USD\n"),
       "remittances.csv row 2, column 6: the quote is not closed"},
  };
  for (const BrokenFile& row : table) {
    const auto lines = read_remittances(row.csv);
    ASSERT_FALSE(lines) << row.message;
    EXPECT_EQ(lines.error().message, row.message);
  }
}

std::string quoted_field(const std::string& text) {
  std::string quoted = "\"";
  for (const char character : text) quoted += character == '"' ? "\"\"" : std::string(1, character);
  return quoted + "\"";
}

RC_GTEST_PROP(Portal, AnyDescriptionSurvives, (const std::vector<std::uint8_t>& bytes, std::int32_t amount)) {
  std::string description;
  for (const std::uint8_t byte : bytes) description += "ab\",\r\n \t;'x"[byte % 11U];
  const Money money(amount, usd());
  const auto lines = read_remittances(
      file_of("P,2026-12-04,I,PO,Invoice," + quoted_field(description) + "," + money.decimal() + ",USD\r\n"));
  RC_ASSERT(lines.has_value());
  RC_ASSERT(lines->size() == 1U);
  RC_ASSERT(lines->at(0).description == description);
  RC_ASSERT(lines->at(0).amount == money);
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
