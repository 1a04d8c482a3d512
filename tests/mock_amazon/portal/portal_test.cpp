#include "tests/mock_amazon/portal_reading.h"

namespace vendorproof::mock_amazon {
namespace {

const std::string remittances_header =
    "payment_number,payment_date,invoice_number,purchase_order,type,description,amount,currency,reference\r\n";

TEST(Portal, ListsPaymentsInOrder) {
  Trial trial;
  EXPECT_EQ(trial.call("GET", "/portal/remittances.csv").body, remittances_header);
  trial.issue(order("A", {order_line(1, each(100))}));
  trial.accept_all("A", {100});
  EXPECT_EQ(trial.outcome(notices_path, notice("S1", trial.now, {{"A", 1, 100}})), "Success");
  trial.amazon.expect_truck(truck("S1", trial.now, trial.now + hours(48), {{"A", 1, 90}}), trial.now);
  EXPECT_EQ(trial.outcome(invoices_path, invoice("I,1", trial.now, "234", {invoice_item("A", 1, each(90), "2.60")})),
            "Processing");
  trial.pass(days(31));
  const HttpResponse response = trial.call("GET", "/portal/remittances.csv?after=");
  EXPECT_EQ(header_of(response.headers, "content-type"), "text/csv; charset=utf-8");
  EXPECT_EQ(
      response.body,
      remittances_header +
          "PAY-20261223-1,2026-12-23T00:00:00Z,\"I,1\",A,Invoice,\"invoice I,1\",234.00,USD,\r\n"
          "PAY-20261223-1,2026-12-23T00:00:00Z,\"I,1\",A,PriceDiscrepancy,\"line 1, 90 eaches above the order's "
          "cost\",-9.00,USD,\"I,1-PC\"\r\n"
          "PAY-20261223-1,2026-12-23T00:00:00Z,,A,Chargeback,\"CB-15 Carton content accuracy: the carton holds "
          "something "
          "else than its ship notice says, 2.60 USD per carton, truck S1 (a rate card's, not Amazon's "
          "statement)\",-2.60,"
          "USD,CHG00000001\r\n"
          "PAY-20261223-1,2026-12-23T00:00:00Z,,A,Chargeback,\"CB-01 In Full Delivery, not filled: confirmed "
          "units were "
          "not invoiced, 5 % of cost, order A (a rate card's, not Amazon's statement)\",-1.25,USD,CHG00000002\r\n");
  EXPECT_EQ(trial.call("GET", "/portal/remittances.csv?after=PAY-20261223-1").body, remittances_header);
  EXPECT_EQ(trial.call("GET", "/portal/remittances.csv?after=PAY-1").status, 400);
}

TEST(Portal, KnowsItsDownloads) {
  Trial trial;
  for (const char* file : {"invoices.csv", "deductions.csv", "chargebacks.csv", "disputes.csv"}) {
    EXPECT_TRUE(portal(trial, file).empty()) << file;
  }
  EXPECT_EQ(trial.call("GET", "/portal/secrets.csv").status, 404);
}

TEST(Portal, WantsTheToken) {
  Trial trial;
  HttpRequest request;
  request.path = "/portal/remittances.csv";
  EXPECT_EQ(trial.amazon.handle(request, trial.now).status, 403);
}

}  // namespace
}  // namespace vendorproof::mock_amazon
