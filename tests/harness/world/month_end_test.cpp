// The statement at the end of a month, over the stores of simulated runs: it ties, and agrees with what the simulated
// ERP and the simulated Amazon have on their own books.
#include <optional>
#include <string>

#include <gtest/gtest.h>

#include "core/store/store.h"
#include "core/trade/ledger/statement.h"
#include "harness/command/builtin_files.h"
#include "harness/world/world.h"
#include "tests/harness/ten_orders.h"

namespace vendorproof::harness {
namespace {

struct MonthEnd {
  RunOutcome outcome;
  std::vector<trade::Statement> statements;  ///< of the last month
};

MonthEnd month_end_of(const scenarios::Scenario& scenario, const std::function<void(CoreConfig&)>& set_up = {}) {
  MonthEnd end;
  RunSettings settings;
  settings.set_up_core = set_up;
  settings.look_into_store = [&](const store::Store& store) {
    const std::vector<trade::Movement> movements = store.movements();
    if (const auto month = trade::newest_month(movements)) end.statements = trade::statements_of(movements, *month);
  };
  end.outcome = run(scenario, settings);
  return end;
}

std::string problems_of(const trade::Statement& statement) {
  std::string text = statement.unexplained().text();
  for (const trade::Problem& problem : statement.problems) text += "; " + problem.about + ": " + problem.text;
  return text;
}

void use_accounts(CoreConfig& config) {
  config.posting.accounts = {{"shortage", "6910"}, {"price", "6920"},      {"coop", "6930"},
                             {"discount", "6940"}, {"chargeback", "6950"}, {"credit_note", "6960"}};
  config.posting.bank = "CHECKING";
}

void expect_ties(const scenarios::Scenario& scenario, const MonthEnd& end) {
  if (end.statements.empty()) return;  // nothing was invoiced
  ASSERT_EQ(end.statements.size(), 1U) << scenario.name;
  const trade::Statement& statement = end.statements.front();
  EXPECT_TRUE(statement.ties()) << scenario.name << ": " << problems_of(statement);
  EXPECT_EQ(statement.receivable.closing, end.outcome.receivable) << scenario.name << ": the ERP's own books";
  EXPECT_EQ(statement.payable.closing, end.outcome.payables.open) << scenario.name << ": Amazon's own books";
}

TEST(MonthEnd, TiesInEveryScenarioOfTheCatalogue) {
  for (const BuiltinFile& file : builtin_files()) {
    if (file.folder != "catalogue") continue;
    const auto scenario = scenarios::read_scenario(file.text, std::string(file.name));
    ASSERT_TRUE(scenario.has_value());
    expect_ties(*scenario, month_end_of(*scenario));
    expect_ties(*scenario, month_end_of(*scenario, use_accounts));
  }
}

/// With an account for each deduction the ERP has no more to get than Amazon has to pay.
TEST(MonthEnd, IsEvenWhenEveryDeductionIsPosted) {
  for (const char* name : {"shortage-claim-under-its-own-number", "shortage-found-later", "price-differs",
                           "unknown-deduction-in-a-payment", "payments-as-exported", "clean-order"}) {
    for (const BuiltinFile& file : builtin_files()) {
      if (file.folder != "catalogue" || file.name != name) continue;
      const auto scenario = scenarios::read_scenario(file.text, name);
      const MonthEnd end = month_end_of(*scenario, use_accounts);
      ASSERT_EQ(end.statements.size(), 1U) << name;
      EXPECT_EQ(end.outcome.receivable, end.outcome.payables.open) << name;
      EXPECT_TRUE(end.statements[0].off_the_bank.is_zero()) << name;
    }
  }
}

/// In batches, with crashes and lost answers between.
TEST(MonthEnd, TiesWhenEverythingGoesWrongOnTheWay) {
  scenarios::Scenario scenario = ten_orders();
  scenario.chance.answer_lost_bp = 300;
  scenario.chance.crash_bp = 100;
  scenario.amazon.switches["coop-in-payments"] = "on";
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    scenario.seed = seed;
    const MonthEnd end = month_end_of(scenario, [](CoreConfig& config) {
      use_accounts(config);
      config.posting.batch_every = std::chrono::hours(24);
    });
    expect_ties(scenario, end);
  }
}

}  // namespace
}  // namespace vendorproof::harness
