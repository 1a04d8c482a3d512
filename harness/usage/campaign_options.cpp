#include "harness/usage/campaign_options.h"

#include "harness/usage/argument_checks.h"
#include "harness/usage/common_options.h"

namespace vendorproof::harness {

void add_campaign(CLI::App& command, CertifyOptions& options) {
  command.add_option("--runs", options.runs, "Generated runs to play after the catalogue")
      ->check(whole_number(0, runs_max));
  command
      .add_option(
          "--for", options.run_for,
          "Instead of --runs: play generated runs until so much real time has passed, such as 90s, 10m or 1h30m")
      ->check(some_time());
  command.add_flag("--aim-at-gaps", options.aim_at_gaps,
                   "Bend the generated runs towards combinations of the business that the catalogue does not play: a "
                   "pair of values, such as collect freight and cases, for each run in turn");
  command
      .add_option("--shard", options.shard,
                  "Play only this part of the campaign, such as 3/16 on the third of 16 machines; `vendorproof report "
                  "merge` makes one report of all parts")
      ->check(some_text());
  command
      .add_option("--regressions", options.regressions,
                  "Repeat first the failures of earlier campaigns, which are filed in this folder")
      ->check(some_text());
  command.add_flag("--as-regression", options.as_regression,
                   "File each failure that was made small in the folder of --regressions (without it: regressions)");
  command.add_flag(
      "--sweep-crashes", options.sweep_crashes,
      "With --sut: play each scenario once more for each request that changed something at Amazon or the "
      "ERP, and kill the program right after that request; without --scenario, four usual scenarios as far "
      "as it claims them, or all that it claims if it claims none of these");
  command.add_flag("--check-determinism", options.check_determinism,
                   "Play each run of our own core twice, and compare both event by event");
}

}  // namespace vendorproof::harness
