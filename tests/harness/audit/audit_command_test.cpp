// The command, as the program runs it against the served mocks.
#include "harness/audit/audit_command.h"

#include "tests/harness/command/served_trade.h"
#include "tests/harness/command/started_program.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;

/// Mocks with a scenario, and a configuration for them.
class AuditCommand : public testing::Test {
 protected:
  ~AuditCommand() override { fs::remove_all(folder_); }

  static std::string audits(const std::string& name) { return tests::source_dir() + "/scenarios/audits/" + name; }

  void serve(const std::string& scenario) {
    serving_ = std::make_unique<Program>(std::vector<std::string>{program, "serve", "--amazon-port", "0", "--erp-port",
                                                                  "0", "--control-port", "0", "--clock", "virtual",
                                                                  "--scenario", audits(scenario)});
    ready_ = parse_json(serving_->first_line()).value();
  }
  /// The configuration; `change` is a text of it and what stands there instead.
  std::string config(const std::pair<std::string, std::string>& change = {}) {
    std::string text = config_text(ready_, "not-there.db");
    text.replace(text.find("[erp]\n"), 6, "[erp]\norder_currencies = [\"CAD\"]\n");
    text += "[invoice]\nnet_due_days = 30\n";
    if (!change.first.empty()) text.replace(text.find(change.first), change.first.size(), change.second);
    const std::string file = (folder_ / "audit.toml").string();
    EXPECT_TRUE(write_file(file, text).has_value());
    return file;
  }
  /// Only the ERP, as the documentation shows it.
  std::string config_of_erp() {
    const std::string file = config();
    std::string text = read_file(file).value();
    text.erase(0, text.find("[erp]"));
    text.erase(text.find("[store]"), text.find("[clock]") - text.find("[store]"));
    EXPECT_TRUE(write_file(file, text).has_value());
    return file;
  }
  tests::Ran ran(const std::string& options) { return tests::ran_by_bash(program + " audit --quiet " + options); }

  const fs::path folder_ = empty_folder("vendorproof-audit");
  std::unique_ptr<Program> serving_;
  Json ready_;
};

TEST_F(AuditCommand, FindsNothingInTheCleanCompany) {
  serve("clean-company.json");
  const tests::Ran ran_one =
      ran("--config " + config_of_erp() + " --gs1-prefix 9506000 --orders " + audits("orders.json"));
  EXPECT_EQ(ran_one.code, 0) << ran_one.output;
  EXPECT_NE(ran_one.output.find("CLEAN: nothing was found; 52 of 52 checks were made."), std::string::npos)
      << ran_one.output;
}

TEST_F(AuditCommand, FindsTheDirtyCompanyWritesItsPagesAndNothingElse) {
  serve("dirty-company.json");
  const std::string out = (folder_ / "out").string();
  const std::string state = ask(ready_["control"], "GET", "/ledger").body;
  const tests::Ran dirty = ran("--config " + config_of_erp() + " --gs1-prefix 9506000 --out " + out + " --orders " +
                               audits("orders-dirty.json"));
  EXPECT_EQ(dirty.code, 1) << dirty.output;
  EXPECT_NE(dirty.output.find("NOT READY: 45 findings"), std::string::npos) << dirty.output;
  EXPECT_EQ(parse_json(read_file(out + "/audit.json").value())->at("findings").size(), 45U);
  for (const char* name : {"audit.html", "audit.txt"}) EXPECT_TRUE(fs::exists(out + "/" + name)) << name;
  EXPECT_EQ(ask(ready_["control"], "GET", "/ledger").body, state) << "no effect at any peer";
  EXPECT_FALSE(fs::exists("not-there.db"));
}

TEST_F(AuditCommand, ReadsAmazonToo) {
  serve("clean-company.json");
  const tests::Ran both = ran("--config " + config());
  EXPECT_EQ(both.code, 1) << both.output;
  EXPECT_NE(both.output.find("Amazon at http://127.0.0.1"), std::string::npos) << both.output;
  EXPECT_NE(both.output.find("AUD-44"), std::string::npos) << "the mock Amazon has none of the orders\n" << both.output;
}

TEST_F(AuditCommand, BeginsWithSavedOrdersAlone) {
  const tests::Ran alone = ran("--orders " + audits("orders.json"));
  EXPECT_EQ(alone.code, 0) << alone.output;
  EXPECT_NE(alone.output.find("no ERP is given; name it in [erp] of --config FILE"), std::string::npos) << alone.output;
  const tests::Ran late = ran("--orders " + audits("orders-dirty.json"));
  EXPECT_EQ(late.code, 1);
  EXPECT_NE(late.output.find("order PO000006: it was placed at"), std::string::npos) << late.output;
}

TEST_F(AuditCommand, SaysWhatIsWrongWithThePeers) {
  serve("clean-company.json");
  const tests::Ran key = ran("--config " + config({"erp-test-key", "another-key"}));
  EXPECT_EQ(key.code, 2);
  EXPECT_NE(key.output.find("the ERP refuses every page (status 401"), std::string::npos) << key.output;
  const tests::Ran company = ran("--config " + config({"5d0b7bd4", "5d0b7bd5"}));
  EXPECT_EQ(company.code, 2);
  EXPECT_NE(company.output.find("check endpoint and company of [erp]"), std::string::npos) << company.output;
  const tests::Ran secret = ran("--config " + config({"test-secret", "other-secret"}));
  EXPECT_EQ(secret.code, 2);
  EXPECT_NE(secret.output.find("Amazon refuses the login"), std::string::npos) << secret.output;
  EXPECT_EQ(secret.output.find("other-secret"), std::string::npos);
  const tests::Ran nobody = ran("--config " + config({ready_["erp"].get<std::string>(), "http://127.0.0.1:9"}));
  EXPECT_EQ(nobody.code, 2);
  EXPECT_NE(nobody.output.find("the ERP: no answer: no connection to http://127.0.0.1:9"), std::string::npos)
      << nobody.output;
}

TEST_F(AuditCommand, SaysWhatIsWrongWithItsFiles) {
  const std::string broken = (folder_ / "orders.json").string();
  EXPECT_TRUE(write_file(broken, "{\"orders\": [{}]}").has_value());
  const tests::Ran orders = ran("--orders " + broken);
  EXPECT_EQ(orders.code, 2);
  EXPECT_NE(
      orders.output.find(broken + ": an order without a number: $.payload.orders[0].purchaseOrderNumber is missing"),
      std::string::npos)
      << orders.output;
  const std::string empty = (folder_ / "empty.toml").string();
  EXPECT_TRUE(write_file(empty, "").has_value());
  const tests::Ran nothing = ran("--config " + empty);
  EXPECT_EQ(nothing.code, 2);
  EXPECT_NE(nothing.output.find("has neither [erp] nor [amazon]"), std::string::npos) << nothing.output;
}

}  // namespace
}  // namespace vendorproof::harness
