#include "tests/mock_amazon/portal_reading.h"

namespace vendorproof::mock_amazon {
namespace {

TEST(PortalPage, ShowsEveryTableAndWhereItIsDownloaded) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(100))}));
  trial.accept_all("A", {100});
  trial.ship("S1", {{"A", 1, 100}});
  trial.outcome(invoices_path, invoice("<b>&\"1", trial.now, "250", {invoice_item("A", 1, each(100))}));
  trial.outcome(invoices_path, invoice("I2", trial.now, "24", {invoice_item("A", 1, each(10))}));
  const HttpResponse response = trial.call("GET", "/portal/");
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(header_of(response.headers, "content-type"), "text/html; charset=utf-8");
  for (const char* text :
       {"not part of SP-API", "href=\"invoices.csv\"", "href=\"deductions.csv\"", "href=\"chargebacks.csv\"",
        "href=\"disputes.csv\"", "href=\"remittances.csv\"", "&lt;b&gt;&amp;&quot;1", "class=\"state bad\">Rejected",
        "class=\"state open\">Processing", "The table is still empty.", "250.00 USD"}) {
    EXPECT_NE(response.body.find(text), std::string::npos) << text;
  }
  EXPECT_EQ(response.body.find("<script"), std::string::npos);
  EXPECT_EQ(response.body.find("http"), std::string::npos);
  EXPECT_EQ(response.body.find("<b>"), std::string::npos);
}

TEST(PortalPage, ShowsTheLatestOfManyRows) {
  Trial trial;
  trial.issue(order("A", {order_line(1, each(1000))}));
  for (int i = 0; i < 60; ++i) {
    trial.outcome(invoices_path,
                  invoice("I" + std::to_string(100 + i), trial.now, "25", {invoice_item("A", 1, each(10))}));
  }
  const std::string page = trial.call("GET", "/portal/").body;
  EXPECT_NE(page.find("The latest 50 are shown"), std::string::npos);
  EXPECT_NE(page.find("<td class=\"whole\" data-label=\"invoice number\">I159</td>"), std::string::npos);
  EXPECT_EQ(page.find(">I100</td>"), std::string::npos);
}

TEST(PortalPage, IsReadableOnAPhoneInTheDarkAndOnPaper) {
  Trial trial;
  const std::string page = trial.call("GET", "/portal/").body;
  for (const char* part : {"prefers-color-scheme: dark", "@media print", "max-width", "attr(data-label)"}) {
    EXPECT_NE(page.find(part), std::string::npos) << part;
  }
  EXPECT_NE(page.find(".sums div { flex: 1 1 9rem;"), std::string::npos) << "a sum is never wider than its box";
  EXPECT_EQ(page.find("overflow-x"), std::string::npos) << "no column is behind an edge";
}

}  // namespace
}  // namespace vendorproof::mock_amazon
