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

constexpr const char* header =
    "payment_number,payment_date,invoice_number,purchase_order,type,description,amount,currency";

Result<HeardRemittance> read_table(const std::string& csv) { return read_remittances(csv, DayOrder::Unknown); }

std::string file_of(const std::string& rows) { return std::string(header) + "\r\n" + rows; }

TEST(PortalTable, ReadsPaymentsAndDeductions) {
  const auto heard = read_table(
      file_of("P-1,2026-12-04T17:00:00Z,SI-5001,7QX2M4KP,Invoice,\"Invoice \"\"SI-5001\"\", paid\",150.00,USD\r\n"
              "P-1,2026-12-04T17:00:00Z,SI-5001,7QX2M4KP,Shortage,\"4 eaches\nof line 2\",-10.0125,USD\r\n"
              "P-1,2026-12-04T17:00:00Z,SI-5001,7QX2M4KP,PriceDiscrepancy,,-1.00,USD\n"
              "P-1,2026-12-04T17:00:00Z,,,Chargeback,CB-01,-5.00,USD"));
  ASSERT_TRUE(heard) << heard.error().message;
  const std::vector<RemittanceLine>& lines = heard->answer->lines;
  ASSERT_EQ(lines.size(), 4U);
  const Instant date = samples::at("2026-12-04T17:00:00Z");
  EXPECT_EQ(lines[0], (RemittanceLine{"P-1", date, "SI-5001", "7QX2M4KP", RemittanceType::Invoice,
                                      "Invoice \"SI-5001\", paid", dollars("150")}));
  EXPECT_EQ(lines[1].description, "4 eaches\nof line 2");
  EXPECT_EQ(lines[1].amount, dollars("-10.0125"));
  EXPECT_EQ(lines[2].type, RemittanceType::PriceDiscrepancy);
  EXPECT_EQ(lines[3].type, RemittanceType::Chargeback);
}

TEST(PortalTable, FindsColumnsByName) {
  const auto heard = read_table(
      "\xEF\xBB\xBF"
      "currency,amount,note,description,type,purchase_order,invoice_number,payment_date,payment_number\n"
      "USD,5.00,x,,Invoice,PO,I,2026-12-04,P-2\n");
  ASSERT_TRUE(heard) << heard.error().message;
  const std::vector<RemittanceLine>& lines = heard->answer->lines;
  EXPECT_EQ(lines.at(0).payment, "P-2");
  EXPECT_EQ(lines.at(0).amount, dollars("5"));
}

TEST(PortalTable, IsEmptyWhenNothingWasPaid) { EXPECT_TRUE(read_table(file_of(""))->answer->lines.empty()); }

TEST(PortalTable, NamesAColumnThatIsMissing) {
  EXPECT_EQ(read_table("payment_number,amount\n").error().message,
            "remittances.csv line 1, column payment_date is missing; the first row is 'payment_number,amount'");
}

struct BrokenRow {
  const char* row;
  const char* problem;
};

TEST(PortalTable, ReadsTheOtherRowsBesideOneThatCannotBeRead) {
  const std::vector<BrokenRow> table = {
      {"P-1,2026-12-04,I,PO,Invoice,d,1.00", " has 7 columns, not 8"},
      {",2026-12-04,I,PO,Invoice,d,1.00,USD", ", column payment_number: is empty"},
      {"P-1,soon,I,PO,Invoice,d,1.00,USD",
       ", column payment_date: 'soon' is not a date-time such as 2026-11-23T08:00:00Z"},
      {"P-1,2026-12-04,I,PO,Invoice,d,1.00001,USD", ", column amount: amount '1.00001' is finer than 1/10,000"},
      {"P-1,2026-12-04,I,PO,Invoice,d,1.00,dollars",
       ", column currency: currency 'dollars' is not three capital letters"},
      {"P-1,2026-12-04,I,PO,Invoice,\"d,1.00,USD", " column 6: the quote is not closed"},
  };
  const std::string good = "P-1,2026-12-04,I,PO,Invoice,d,1.00,USD\n";
  for (const BrokenRow& row : table) {
    const auto heard = read_table(file_of(good + row.row + "\n" + good));
    ASSERT_TRUE(heard) << row.problem;
    EXPECT_EQ(heard->answer->lines.size(), 2U);
    EXPECT_EQ(heard->odd,
              (std::vector<trade::OddRow>{{"P-1/line 3", std::string("remittances.csv line 3") + row.problem +
                                                             "; the row is '" + row.row + "'"}}));
  }
}

TEST(PortalTable, ReadsTheOtherRowsBesideOneOfBytesThatAreNoText) {
  const auto heard = read_table(file_of("P-1,2026-12-04,I,PO,Invoice,\xFF\xFE,1.00,USD\n"));
  ASSERT_EQ(heard->odd.size(), 1U);
  EXPECT_EQ(heard->odd[0].problem,
            "remittances.csv line 2, column description: '\?\?' is not UTF-8; the row is "
            "'P-1,2026-12-04,I,PO,Invoice,\?\?,1.00,USD'");
}

TEST(PortalTable, KeepsTheNameOfAKindThatItDoesNotKnow) {
  const auto heard = read_table(file_of("P-1,2026-12-04,,PO,CoOp,d,-1.00,USD\n"));
  EXPECT_EQ(heard->answer->lines[0].type, RemittanceType::Other);
  EXPECT_EQ(heard->answer->lines[0].kind, "CoOp");
  EXPECT_TRUE(heard->odd.empty());
}

TEST(PortalTable, TakesTheStatedTotalOfAPayment) {
  const auto heard = read_table(file_of("P-1,2026-12-04,,,NetAmountPaid,,280.00,USD\n"));
  EXPECT_TRUE(heard->answer->lines.empty());
  EXPECT_EQ(heard->answer->totals, (std::vector<trade::PaymentTotal>{{"P-1", dollars("280")}}));
  EXPECT_EQ(heard->answer->last_payment, "P-1");
}

std::string quoted_field(const std::string& text) {
  std::string quoted = "\"";
  for (const char character : text) quoted += character == '"' ? "\"\"" : std::string(1, character);
  return quoted + "\"";
}

RC_GTEST_PROP(PortalTable, AnyDescriptionSurvives, (const std::vector<std::uint8_t>& bytes, std::int32_t amount)) {
  std::string description;
  for (const std::uint8_t byte : bytes) description += "ab\",\r\n \t;'x"[byte % 11U];
  const Money money(amount, usd());
  const auto heard = read_table(
      file_of("P,2026-12-04,I,PO,Invoice," + quoted_field(description) + "," + money.decimal() + ",USD\r\n"));
  RC_ASSERT(heard.has_value());
  const std::vector<RemittanceLine>& lines = heard->answer->lines;
  RC_ASSERT(lines.size() == 1U);
  RC_ASSERT(lines.at(0).description == description);
  RC_ASSERT(lines.at(0).amount == money);
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
