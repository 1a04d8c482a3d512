// The program as its users meet it: exit codes, messages, files. Runs the real executable.
#include <array>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/base/text.h"
#include "tests/support/places.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

using tests::Ran;
using tests::ran_by_bash;

Ran ran(const std::string& arguments) { return ran_by_bash(tests::program() + " " + arguments); }

class Program : public testing::Test {
 protected:
  Program() : folder_(std::filesystem::temp_directory_path() / ("vendorproof-test-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
  }
  ~Program() override { std::filesystem::remove_all(folder_); }
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::string written(const std::string& name, const std::string& text) const {
    std::ofstream(path(name)) << text;
    return path(name);
  }

 private:
  std::filesystem::path folder_;
};

TEST_F(Program, CertifiesTheCatalogueAndWritesTheCertificate) {
  const Ran run = ran("certify --out " + path("out"));
  EXPECT_EQ(run.code, 0) << run.output;
  EXPECT_NE(run.output.find("CERTIFIED"), std::string::npos);
  EXPECT_NE(run.output.find(path("out") + "/report.html"), std::string::npos);
  for (const char* name : {"report.json", "junit.xml", "report.html"}) {
    EXPECT_TRUE(std::filesystem::exists(path("out") + "/" + name)) << name;
  }
}

TEST_F(Program, SaysNotCertifiedWithRuleOrderAndMoneyForEachPlantedDefect) {
  struct Tooth {
    const char* defect;
    const char* scenario;
    const char* rule;
  };
  const std::array<Tooth, 3> teeth = {{
      {"cases-as-eaches", "order-in-cases", "UNIT-01"},
      {"invoice-before-ship-notice", "invoice-ready-at-once", "SEQ-03"},
      {"resend-invoice-under-new-number", "lost-answer-to-invoice", "ONCE-04"},
  }};
  for (const auto& [defect, scenario, rule] : teeth) {
    const Ran run = ran(std::string("certify --scenario clean-order --scenario ") + scenario + " --plant " + defect +
                        " --out " + path(defect));
    EXPECT_EQ(run.code, 1) << run.output;
    EXPECT_NE(run.output.find(rule), std::string::npos) << run.output;
    EXPECT_NE(run.output.find("NOT CERTIFIED"), std::string::npos);
    EXPECT_NE(run.output.find("USD"), std::string::npos);
    EXPECT_FALSE(std::filesystem::is_empty(path(defect) + "/failures")) << defect;
  }
}

TEST_F(Program, MinimisesAFailureOfGeneratedRunsAndReplaysIt) {
  const Ran run = ran("certify --scenario clean-order --runs 40 --seed 1 --plant cases-as-eaches --out " + path("out"));
  EXPECT_EQ(run.code, 1) << run.output;
  std::string file;
  for (const auto& entry : std::filesystem::directory_iterator(path("out") + "/failures")) {
    if (starts_with(entry.path().filename().string(), "UNIT-01-gen")) file = entry.path().string();
  }
  ASSERT_FALSE(file.empty()) << run.output;
  const Ran again = ran("replay " + file);
  EXPECT_EQ(again.code, 1) << again.output;
  EXPECT_NE(again.output.find("UNIT-01 is broken"), std::string::npos) << again.output;
  EXPECT_NE(again.output.find("The run was the same, event for event"), std::string::npos) << again.output;
  EXPECT_EQ(ran("replay " + file + " --plant none").code, 0);
}

TEST_F(Program, EndsWithTwoForWrongUsageAndBadInputAndSaysWhere) {
  EXPECT_EQ(ran("").code, 2);
  EXPECT_EQ(ran("certify --no-such-option").code, 2);
  EXPECT_EQ(ran("certify --runs -1").code, 2);
  EXPECT_EQ(ran("certify --plant nonsense").code, 2);
  const std::array<std::pair<const char*, const char*>, 5> inputs = {{
      {"--scenario", "{\"schema\":1,\n nonsense"},
      {"--scenario", "{\"schema\":1,\"name\":\"x\",\"unknown_field\":1}"},
      {"--orders", "{\"payload\":{\"orders\":[{\"purchaseOrderNumber\":\"2JK3S9VC\"}]}}"},
      {"--orders", ""},
      {"--rate-card", "{\"schema\":1,\"name\":\"Amazon's own\"}"},
  }};
  for (const auto& [option, text] : inputs) {
    const std::string file = written("input.json", text);
    const Ran run = ran(std::string("certify ") + option + " " + file);
    EXPECT_EQ(run.code, 2) << run.output;
    EXPECT_NE(run.output.find("input.json"), std::string::npos) << run.output;
  }
  const Ran missing = ran("certify --orders " + path("nowhere.json"));
  EXPECT_EQ(missing.code, 2);
  EXPECT_NE(missing.output.find("nowhere.json"), std::string::npos);
  EXPECT_EQ(ran("replay " + path("nowhere.json")).code, 2);
  EXPECT_EQ(ran("rehearse --profile nowhere").code, 2);
  EXPECT_EQ(ran("run --config " + path("nowhere.toml")).code, 2);
}

TEST_F(Program, NamesFileOrderAndFieldOfAnOrderThatItRefuses) {
  const Ran run = ran("certify --orders " +
                      written("orders.json", R"({"payload":{"orders":[{"purchaseOrderNumber":"2JK3S9VC"}]}})"));
  EXPECT_NE(run.output.find("orders.json"), std::string::npos) << run.output;
  EXPECT_NE(run.output.find("2JK3S9VC"), std::string::npos) << run.output;
  EXPECT_NE(run.output.find("orderDetails"), std::string::npos) << run.output;
}

TEST_F(Program, RunsAVendorsOwnOrder) {
  const std::string order = R"({"payload":{"orders":[{"purchaseOrderNumber":"2JK3S9VC","purchaseOrderState":"New",
    "orderDetails":{"purchaseOrderDate":"2026-10-05T15:51:00","purchaseOrderType":"RegularOrder",
    "buyingParty":{"partyId":"ABCD"},"sellingParty":{"partyId":"999US"},"shipToParty":{"partyId":"PHX3"},
    "billToParty":{"partyId":"ABCD"},"deliveryWindow":"2026-10-09T07:00:00Z--2026-10-16T07:00:00Z",
    "items":[{"itemSequenceNumber":"1","amazonProductIdentifier":"B07DFVDRAB","vendorProductIdentifier":"8806098286500",
    "orderedQuantity":{"amount":5,"unitOfMeasure":"CASES","unitSize":10},"isBackOrderAllowed":true,
    "netCost":{"amount":"94.97","currencyCode":"USD"}}]}}]}})";
  const Ran run = ran("certify --orders " + written("orders.json", order) + " --out " + path("out"));
  EXPECT_EQ(run.code, 0) << run.output;
}

TEST_F(Program, GivesTheSameBytesTwice) {
  const std::string arguments =
      "certify --scenario clean-order --scenario core-killed-while-invoicing --runs 10 --seed 7 --jobs 2 --out " +
      path("out");
  EXPECT_EQ(ran(arguments).code, 0);
  const std::string first = *read_file(path("out") + "/report.json") + *read_file(path("out") + "/report.html");
  std::filesystem::remove_all(path("out"));
  EXPECT_EQ(ran(arguments).code, 0);
  EXPECT_EQ(*read_file(path("out") + "/report.json") + *read_file(path("out") + "/report.html"), first);
}

/// A report of 4 KiB at most: as on a full disk.
TEST_F(Program, LeavesTheOldReportWhereTheDiskIsFull) {
  const std::string arguments = "certify --quiet --scenario clean-order --scenario late-truck --out " + path("out");
  EXPECT_EQ(ran(arguments).code, 0);
  const std::string first = *read_file(path("out") + "/report.json");
  const Ran full = ran_by_bash("ulimit -f 4; " + tests::program() + " " + arguments + " --seed 2");
  EXPECT_EQ(full.code, 2) << full.output;
  EXPECT_NE(full.output.find("cannot be written: File too large"), std::string::npos) << full.output;
  EXPECT_EQ(*read_file(path("out") + "/report.json"), first);
  for (const auto& entry : std::filesystem::directory_iterator(path("out"))) {
    EXPECT_NE(entry.path().extension(), ".part") << entry.path();
  }
}

TEST_F(Program, NamesTheIntegrationOnTheFirstScreen) {
  const Ran run = ran("certify --quiet --scenario clean-order --integration 'Acme <core> 2.1' --out " + path("out"));
  EXPECT_EQ(run.code, 0) << run.output;
  const std::string page = *read_file(path("out") + "/report.html");
  EXPECT_NE(page.find("Acme &lt;core&gt; 2.1"), std::string::npos);
  EXPECT_EQ(page.find("Acme <core>"), std::string::npos);
}

TEST_F(Program, ListsAndHelps) {
  EXPECT_NE(ran("certify --list").output.find("order-in-cases"), std::string::npos);
  EXPECT_EQ(ran("--help").code, 0);
  EXPECT_NE(ran("certify --help").output.find("Exit codes"), std::string::npos);
  EXPECT_EQ(ran("--version").code, 0);
}

TEST_F(Program, RefusesAFolderThatItCanNotWriteBeforeAnythingRuns) {
  const std::string file = written("a-file", "x");
  const Ran run = ran("certify --out " + file + "/below");
  EXPECT_EQ(run.code, 2) << run.output;
  EXPECT_NE(run.output.find("--out"), std::string::npos);
}

TEST_F(Program, CertifiesUnderAnotherReading) {
  const Ran under = ran("certify --quiet --switch success=everything --switch X14=four-weeks");
  EXPECT_EQ(under.code, 0) << under.output;
  const Ran unknown = ran("certify --switch colour=red");
  EXPECT_EQ(unknown.code, 2);
  EXPECT_NE(unknown.output.find("--switch colour=red"), std::string::npos) << unknown.output;
  EXPECT_NE(unknown.output.find("cost-basis"), std::string::npos) << unknown.output;
  EXPECT_EQ(ran("certify --switch region").code, 2);
}

TEST_F(Program, ASwitchThatThereIsNotRefusesTheScenario) {
  const std::string file = written("a.json", R"({"schema":1,"name":"a","start":"2026-11-02T06:00:00Z","items":[],
      "orders":[],"amazon":{"switches":{"region":"MARS"}}})");
  const Ran run = ran("certify --scenario " + file);
  EXPECT_EQ(run.code, 2) << run.output;
  EXPECT_NE(run.output.find("$.amazon.switches.region"), std::string::npos) << run.output;
  EXPECT_NE(run.output.find("NA, EU, IN, JP"), std::string::npos) << run.output;
}

TEST_F(Program, ExplainsTheRules) {
  const Ran all = ran("rules");
  EXPECT_EQ(all.code, 0) << all.output;
  EXPECT_NE(all.output.find("ONCE-04"), std::string::npos);
  EXPECT_EQ(ran("rules ONCE-04").code, 0);
  const Ran unknown = ran("rules ONCE-99");
  EXPECT_EQ(unknown.code, 2);
  EXPECT_NE(unknown.output.find("did you mean ONCE-0"), std::string::npos) << unknown.output;
}

}  // namespace
}  // namespace vendorproof::harness
