// What the tests of trials have in common: a folder, scripts as programs, and what is counted in a record.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "harness/trial/trial.h"
#include "tests/harness/command/started_program.h"
#include "tests/harness/ten_orders.h"
#include "tests/support/places.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {

/// Our own daemon, as docs/examples/daemon.sut.toml starts it.
inline SystemUnderTest daemon_system() {
  SystemUnderTest system = *read_system_under_test(tests::source_dir() + "/docs/examples/daemon.sut.toml");
  system.command.front() = program;
  return system;
}

/// Of a script: prints an access token of Amazon.
inline const std::string asks_for_a_token =
    "curl -s $TRIAL_AMAZON/auth/o2/token -d grant_type=refresh_token -d client_id=$TRIAL_CLIENT_ID "
    "-d client_secret=$TRIAL_CLIENT_SECRET --data-urlencode refresh_token=$TRIAL_REFRESH_TOKEN | "
    "grep -o 'Atza[^\"]*'";

class TrialFixture : public testing::Test {
 protected:
  ~TrialFixture() override { std::filesystem::remove_all(folder_); }

  RunRecord play(const SystemUnderTest& system, const scenarios::Scenario& scenario) const {
    return play_trial(system, scenario, {folder_.string(), {}});
  }
  /// A shell script that knows the mocks by their variables.
  static SystemUnderTest script(const std::string& text) {
    SystemUnderTest system;
    system.file = "script.sut.toml";
    system.folder = "/";
    system.command = {"bash", "-c", text};
    return system;
  }

  const std::filesystem::path folder_ = empty_folder("vendorproof-trial");
};

inline scenarios::Scenario few_orders() {
  scenarios::Scenario scenario = orders_of(3, std::chrono::hours(7));
  scenario.amazon.payment_days = 3;
  return scenario;
}

inline std::size_t count(const RunRecord& outcome, EffectKind kind) {
  return static_cast<std::size_t>(std::count_if(outcome.ledger.begin(), outcome.ledger.end(),
                                                [&](const LedgerEntry& entry) { return entry.effect.kind == kind; }));
}

}  // namespace vendorproof::harness
