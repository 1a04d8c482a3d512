// The audit of a real Tryton: the seed, a company that was put right, and one fault after the other.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "core/base/json/json_tree.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/live/clock.h"
#include "tests/support/golden.h"
#include "tests/support/places.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;

/// `name` of `faults.py`, and each finding that it must give; nothing else may be found.
struct Fault {
  const char* name;
  std::vector<std::string> findings;
};

const std::vector<Fault> faults = {
    {"gtin-missing", {"AUD-06 item MUG"}},
    {"gtin-wrong", {"AUD-07 item MUG"}},
    {"gtin-shared", {"AUD-08 GTIN 09506000134314"}},
    {"product-not-active", {"AUD-09 item SOAP-7"}},
    {"product-not-salable", {"AUD-09 item VITAMIN"}},
    {"price-zero", {"AUD-10 item MUG"}},
    {"price-differs", {"AUD-11 item TEA-GREEN"}},
    {"category-missing", {"AUD-14 item MUG"}},
    {"service", {"AUD-15 item MUG"}},
    {"code-missing", {"AUD-16 item TEA-GREEN"}},
    {"code-shared", {"AUD-17 catalogue number B00VITC001"}},
    {"code-mistyped", {"AUD-19 product MUG-AT-AMAZON"}},
    {"case-of-another-size", {"AUD-02 item TEA-GREEN in cases of 12"}},
    {"case-missing", {"AUD-01 item TEA-GREEN in cases of 12"}},
    {"customer-not-active", {"AUD-23 customer Amazon"}},
    {"customer-renamed", {"AUD-22 customer Amazon"}},
    {"terms-missing", {"AUD-24 customer Amazon"}},
    {"terms-differ", {"AUD-24 customer Amazon"}},
    {"invoice-address-missing", {"AUD-52 customer Amazon"}},
    {"centre-missing", {"AUD-32 centre PHX6"}},
    {"centre-without-city", {"AUD-33 centre PHX6"}},
    {"currency-coarse", {"AUD-29 currency USD"}},
    {"sale-without-number", {"AUD-47 sales order"}},
    {"sale-twice", {"AUD-46 order AUDIT001"}},
    {"right-missing", {"AUD-48 sale.sale", "AUD-48 sale.sale (all)"}},
    {"journal-without-sequence", {"AUD-52 journal AMZ"}},
    {"journal-missing", {"AUD-52 journal AMZ"}},
    {"method-missing", {"AUD-31 set-up of the integration"}},
    {"warehouse-renamed", {"AUD-52 warehouse Warehouse"}},
};

/// An order of three hours ago, of all products of the seed.
std::string orders_text(Instant now) {
  const auto line = [](int sequence, const char* asin, const char* sku, int amount, const char* unit,
                       const char* cost) {
    return fmt::format(
        R"({{"itemSequenceNumber":"{}","amazonProductIdentifier":"{}","vendorProductIdentifier":"{}",
        "orderedQuantity":{{"amount":{},{}}},"isBackOrderAllowed":true,
        "netCost":{{"amount":"{}","currencyCode":"USD"}}}})",
        sequence, asin, sku, amount, unit, cost);
  };
  const std::string cases_of_12 = R"("unitOfMeasure":"Cases","unitSize":12)";
  const std::string cases_of_7 = R"("unitOfMeasure":"Cases","unitSize":7)";
  const std::string lines = line(1, "B00TEA0001", "9506000134314", 5, cases_of_12.c_str(), "2.50") + "," +
                            line(2, "B00SOAP007", "", 3, cases_of_7.c_str(), "1.10") + "," +
                            line(3, "B00VITC001", "", 2, cases_of_12.c_str(), "4.00") + "," +
                            line(4, "", "MUG-AT-AMAZON", 10, R"("unitOfMeasure":"Eaches","unitSize":1)", "3.00");
  return fmt::format(
      R"({{"payload":{{"orders":[{{"purchaseOrderNumber":"AUDIT001","purchaseOrderState":"New","orderDetails":{{
      "purchaseOrderDate":"{}","purchaseOrderType":"RegularOrder","paymentMethod":"Invoice",
      "buyingParty":{{"partyId":"AMAZN"}},"sellingParty":{{"partyId":"VENDR"}},"shipToParty":{{"partyId":"PHX6"}},
      "billToParty":{{"partyId":"AMAZN"}},"deliveryWindow":"{}--{}","items":[{}]}}}}]}}}})",
      format_instant(now - std::chrono::hours(3)), format_instant(now + 3 * a_day), format_instant(now + 10 * a_day),
      lines);
}

class LiveAudit : public testing::Test {
 protected:
  void SetUp() override {
    const char* const place = std::getenv("VENDORPROOF_TRYTON");
    if (place == nullptr) {
      std::cout << "skipped: VENDORPROOF_TRYTON has no address of a Tryton; .ci/tryton makes one\n";
      GTEST_SKIP();
    }
    fs::create_directories(folder_);
    const Instant now = std::chrono::floor<std::chrono::seconds>(live::RealClock().now().value().wall);
    ASSERT_TRUE(write_file((folder_ / "orders.json").string(), orders_text(now)));
    std::string config = read_file(tests::source_dir() + "/docs/examples/tryton.toml").value();
    config.erase(0, config.find("\n[erp]\n"));
    config.erase(config.find("\n[store]\n"));
    const std::string example = "http://127.0.0.1:8469";
    config.replace(config.find(example), example.size(), place);
    ASSERT_TRUE(write_file((folder_ / "tryton.toml").string(), config + "\n[invoice]\nnet_due_days = 60\n"));
  }
  void TearDown() override { fs::remove_all(folder_); }

  static void people(const std::string& words) {
    const tests::Ran ran = tests::ran_by_bash("/usr/bin/python3 '" + tests::source_dir() +
                                              "/tests/harness/audit/live/faults.py' " + words);
    ASSERT_EQ(ran.code, 0) << words << ": " << ran.output;
  }

  struct Audited {
    int code = -1;
    Json report;
  };
  Audited audited() {
    const std::string out = (folder_ / "out").string();
    const tests::Ran ran = tests::ran_by_bash(
        fmt::format("'{}' audit --quiet --config '{}' --orders '{}' --gs1-prefix 0614141 --out '{}'", tests::program(),
                    (folder_ / "tryton.toml").string(), (folder_ / "orders.json").string(), out));
    Audited result{ran.code, {{"findings", Json::array()}}};
    const Result<Json> report =
        read_file(out + "/audit.json").and_then([](const std::string& text) { return parse_json(text); });
    EXPECT_TRUE(report) << ran.output;
    if (report) result.report = *report;
    return result;
  }
  /// `AUD-06 item MUG`, in order. The number of a sales order differs from run to run.
  static std::vector<std::string> findings_of(const Json& report) {
    std::vector<std::string> found;
    for (const Json& finding : report.at("findings")) {
      std::string subject = finding.at("subject");
      if (starts_with(subject, "sales order")) subject = "sales order";
      found.push_back(finding.at("check").get<std::string>() + " " + subject);
    }
    return found;
  }

  const fs::path folder_ = fs::temp_directory_path() / fmt::format("vendorproof-tryton-audit-{}", ::getpid());
};

TEST_F(LiveAudit, FindsWhatIsReallyWrongInTheSeedAndNothingWhenItIsMended) {
  const Audited seed = audited();
  EXPECT_EQ(seed.code, 1);
  std::string told;
  for (const Json& finding : seed.report.at("findings")) {
    told += fmt::format("{} {}: {}\n", finding.at("check").get<std::string>(), finding.at("subject").get<std::string>(),
                        finding.at("seen").get<std::string>());
  }
  tests::expect_golden("tryton-seed-audit.txt", told);
  people("mend addresses-of-the-seed");
  const Audited clean = audited();
  EXPECT_EQ(clean.code, 0) << clean.report.dump(1);
  EXPECT_EQ(findings_of(clean.report), std::vector<std::string>());
  EXPECT_EQ(clean.report.at("checks_made"), clean.report.at("checks_total"));
}

TEST_F(LiveAudit, FindsEachPlantedFaultAndNothingElse) {
  people("mend addresses-of-the-seed");
  for (const Fault& fault : faults) {
    people(std::string("plant ") + fault.name);
    const Audited with = audited();
    people(std::string("mend ") + fault.name);
    EXPECT_EQ(with.code, 1) << fault.name;
    EXPECT_EQ(findings_of(with.report), fault.findings) << fault.name << "\n" << with.report.at("findings").dump(1);
  }
  EXPECT_EQ(audited().code, 0) << "every fault was taken back";
}

}  // namespace
}  // namespace vendorproof::harness
