#include <gtest/gtest.h>

#include "core/channel/sp_api/messages.h"

namespace vendorproof::channel::sp_api {
namespace {

TEST(Portal, AsksForPaymentsAfterOne) {
  EXPECT_EQ(target_of(get_remittances("P-7")), "/portal/remittances.csv?after=P-7");
  EXPECT_EQ(target_of(get_remittances("")), "/portal/remittances.csv");
  EXPECT_EQ(header_of(get_remittances("").headers, "accept"), "text/csv");
}

struct UnknownFile {
  const char* csv;
  const char* message;
};

TEST(Portal, NamesTheColumnsThatAreFoundAndThatAreKnown) {
  const std::string known =
      "; known are one table with payment_number, payment_date, invoice_number, purchase_order, type, description, "
      "amount, currency; or Vendor Central's export, a section with Payment Number and Payment Date, then one with "
      "Payment Number and Invoice Number";
  const std::vector<UnknownFile> table = {
      {"<html>Sign in</html>", "remittances.csv line 1: no known column names, but '<html>Sign in</html>'"},
      {"Cheque,Sum\nP-1,5.00\n", "remittances.csv line 1: no known column names, but 'Cheque,Sum'"},
  };
  for (const UnknownFile& row : table) {
    EXPECT_EQ(read_remittances(row.csv, DayOrder::Unknown).error().message, row.message + known);
  }
  EXPECT_EQ(read_remittances("", DayOrder::Unknown).error().message,
            "remittances.csv is empty: even the row of column names is missing");
}

}  // namespace
}  // namespace vendorproof::channel::sp_api
