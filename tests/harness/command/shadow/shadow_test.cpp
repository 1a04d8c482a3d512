#include "harness/command/shadow/shadow.h"

#include <csignal>
#include <filesystem>

#include <gtest/gtest.h>

#include "tests/harness/command/served_orders.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;

HttpCall call_with(const std::string& operation, const std::string& body) {
  HttpCall call;
  call.operation = operation;
  call.request.body = body;
  return call;
}

TEST(MoneyInACall, IsWhatItsBodyStates) {
  const auto text_of = [](const std::string& operation, const std::string& body) {
    const auto money = money_in(call_with(operation, body), Currency::parse("EUR").value());
    return money ? money->text() : "";
  };
  EXPECT_EQ(text_of("submitInvoices", R"({"invoices":[{"invoiceTotal":{"currencyCode":"USD","amount":"12.50"}},
                                                      {"invoiceTotal":{"currencyCode":"USD","amount":"0.5"}}]})"),
            "13.00 USD");
  EXPECT_EQ(text_of("linkedOrders.create", R"({"currencyCode":"","linkedOrderLines":[{"quantity":3,"unitPrice":2.25},
                                                                                     {"quantity":1,"unitPrice":1}]})"),
            "7.75 EUR");
  EXPECT_EQ(text_of("paymentPostings.create", R"({"amount":300.25})"), "300.25 EUR");
  EXPECT_EQ(text_of("ledgerPostings.create", R"({"amount":-300.25})"), "-300.25 EUR");
  EXPECT_EQ(text_of("submitAcknowledgement", R"({"amount":1})"), "");
  for (const char* odd : {"", "[]", "{}", "null", R"({"amount":{}})", R"({"amount":"a"})"}) {
    EXPECT_EQ(text_of("paymentPostings.create", odd), "") << odd;
    EXPECT_EQ(text_of("submitInvoices", odd), "") << odd;
  }
}

class DryRun : public ServedOrders {
 protected:
  std::vector<std::string> left_files() const {
    std::vector<std::string> names;
    for (const auto& file : fs::directory_iterator(folder_)) names.push_back(file.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }
};

TEST_F(DryRun, ShowsWhatItWouldSendAndSendsNothing) {
  const std::string out = (folder_ / "shown.jsonl").string();
  Program shadow(run_words({"--shadow", "--until-idle", "--shadow-out", out}));
  const std::vector<std::string> lines = shadow.lines();
  const std::string all = join(lines, "\n");
  EXPECT_EQ(shadow.wait(), 0) << all;
  EXPECT_NE(all.find(" would send linkedOrders.create for order TEN00000 ("), std::string::npos) << all;
  EXPECT_NE(all.find(" would send submitAcknowledgement for order TEN00000"), std::string::npos) << all;
  EXPECT_NE(all.find("would have been sent"), std::string::npos) << all;
  for (const char* kind : {"SalesOrderCreated", "AcknowledgementAccepted", "ShipNoticeAccepted", "InvoiceAccepted"}) {
    EXPECT_EQ(count(kind), 0U) << kind;
  }
  for (const char* method : {"POST", "PUT", "PATCH", "DELETE"}) {
    const Json writes = control("GET", "/journal/count?method=" + std::string(method));
    const Json logins = control("GET", "/journal/count?text=/auth/o2/token&method=" + std::string(method));
    EXPECT_EQ(writes["count"], logins["count"]) << method;
  }
  const std::string shown = *read_file(out);
  const Json first = parse_json(shown.substr(0, shown.find('\n'))).value();
  EXPECT_EQ(first["operation"], "linkedOrders.create");
  EXPECT_EQ(first["body"]["externalDocumentNumber"], first["order"]);
  EXPECT_EQ(shown.find("Atza|"), std::string::npos) << "tokens are not shown";
  EXPECT_EQ(left_files(), (std::vector<std::string>{"live.toml", "orders.json", "shown.jsonl"}))
      << "its store is gone, and no other was made";
}

TEST_F(DryRun, RunsBesideTheDaemonAndLeavesItsStoreAlone) {
  EXPECT_EQ(Program(run_words({"--once"})).wait(), 0);
  const std::vector<std::string> before = left_files();
  const std::string store = *read_file(store_file_);
  // The daemon's lock, without a daemon that would move the clock.
  const auto locked = store::open_store({store_file_, store::Durability::Full});
  ASSERT_TRUE(locked.has_value()) << locked.error().message;
  Program shadow(run_words({"--shadow", "--for", "5h"}));
  const std::string all = join(shadow.lines(), "\n");
  EXPECT_EQ(shadow.wait(), 0) << all;
  EXPECT_NE(all.find("would send linkedOrders.create"), std::string::npos) << all;
  EXPECT_EQ(*read_file(store_file_), store);
}

TEST_F(DryRun, EndsWithItsTableWhenItIsStopped) {
  Program shadow(run_words({"--shadow"}));
  shadow.first_line();
  ::kill(shadow.id(), SIGTERM);
  const std::string all = join(shadow.lines(), "\n");
  EXPECT_EQ(shadow.wait(), 0);
  EXPECT_NE(all.find("would have been sent"), std::string::npos) << all;
}

TEST_F(DryRun, RefusesAFileThatCannotBeWritten) {
  Program shadow(run_words({"--shadow", "--shadow-out", "/nowhere/shown.jsonl"}), STDERR_FILENO);
  EXPECT_EQ(shadow.first_line(),
            "vendorproof run --shadow: /nowhere/shown.jsonl: cannot be written; check folder and permissions");
  EXPECT_EQ(shadow.wait(), 2);
}

}  // namespace
}  // namespace vendorproof::harness
