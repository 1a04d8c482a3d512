// The commands of a daemon and of its store.
#include "harness/usage/argument_checks.h"
#include "harness/usage/command_line.h"
#include "harness/usage/common_options.h"

namespace vendorproof::harness {

namespace {

/// Amazon serves orders of the last six months (PO-31).
constexpr std::uint64_t audit_days_max = 180;

}  // namespace

void CommandLine::add_run() {
  CLI::App& command = *app_.add_subcommand("run", "Run the core as a process against live or served endpoints");
  command.add_option("--config", run_.config_file, "TOML: endpoints, credentials, store")
      ->check(some_text())
      ->required();
  command.add_flag_callback(
      "--until-idle", [this] { run_.until_idle = live::UntilIdle::Yes; }, "End when every order is settled");
  command.add_flag_callback(
      "--once", [this] { run_.once = live::Once::Yes; },
      "For cron: poll every list, do what is due now, and end: 0 when that is done (what waits for a later time is "
      "left to the next run), 1 when a peer is in trouble, time was too short, or an open exception has a deadline. "
      "With "
      "[log] level = \"warning\" it says nothing when all is well");
  command
      .add_option("--give-up-after", run_.give_up_after,
                  "The longest time of --once (without it 9m) or --until-idle (400d), such as 30m")
      ->check(some_time());
  command.add_flag(
      "--shadow", run_.shadow,
      "Dry run: read from Amazon and the ERP, decide, and show what would be sent; nothing is sent, and the "
      "store is a copy. It may run while another integration, or our daemon, does the real work");
  command.add_option("--shadow-out", run_.shadow_out, "File for what --shadow shows: a line of JSON for each call")
      ->check(some_text());
  command.add_option("--for", run_.run_for, "How long --shadow runs, such as 1d; without it, until it is stopped")
      ->check(some_time());
  command.add_flag("--check", run_.check_only, "Only check whether the configuration makes sense; no call is made");
  command.callback([this] { chosen_ = [this] { return run_command(run_); }; });
}

void CommandLine::add_store() {
  CLI::App& command =
      *app_.add_subcommand("store", "Look at the store of `run`, copy it, put a copy back, or make it anew");
  command
      .add_option("action", store_.action,
                  "check: is it whole; backup: copy it, also while the daemon works; restore: put a copy in its place; "
                  "rebuild: make a lost one anew from Amazon and the ERP, which are only read")
      ->check(one_of({"check", "backup", "restore", "rebuild"}))
      ->required();
  command.add_option("file", store_.store_file, "The store: [store] file of the configuration")->check(some_text());
  command.add_option("copy", store_.copy, "The copy, for backup and restore")->check(some_text());
  command.add_option("--config", store_.config_file, "TOML of `run`, which names the store, for rebuild")
      ->check(some_text());
  command.callback([this] { chosen_ = [this] { return store_command(store_); }; });
}

void CommandLine::add_reconcile() {
  CLI::App& command =
      *app_.add_subcommand("reconcile", "Print the month-end statement: the ERP's receivable and Amazon's payable");
  command.add_option("--config", reconcile_.config_file, "TOML of `run`, which names the store")->check(some_text());
  command.add_option("--store", reconcile_.store_file, "The store itself")->check(some_text());
  command.add_option("--month", reconcile_.month, "As in 2026-11; without it, the month of the newest movement")
      ->check(some_text());
  command.add_option("--out", reconcile_.out, "Folder for statement.html, statement.csv and statement.txt")
      ->check(some_text());
  command.add_option("--format", reconcile_.format, "What is printed: text, csv or html")
      ->check(one_of({"text", "csv", "html"}))
      ->capture_default_str();
  add_plain(command, reconcile_.no_colour);
  command.callback([this] { chosen_ = [this] { return reconcile(reconcile_); }; });
}

void CommandLine::add_audit() {
  CLI::App& command = *app_.add_subcommand(
      "audit", "Before go-live: find what is wrong in the ERP's master data, orders and set-up; nothing is written");
  command
      .add_option("--config", audit_.config_file,
                  "TOML as for run: [erp] and, if there, [amazon] are read; [store] and [core] are not needed")
      ->check(some_text());
  command
      .add_option("--orders", audit_.orders_file,
                  "Saved orders: what getPurchaseOrders returned, one response or an array of them; enough to begin")
      ->check(some_text());
  command.add_option("--days", audit_.days, "How far back orders and shipments are read")
      ->check(whole_number(1, audit_days_max))
      ->capture_default_str();
  command.add_option("--gs1-prefix", audit_.gs1_prefix, "Your GS1 company prefix, to check the labels against")
      ->check(some_text());
  command.add_option("--out", audit_.out, "Folder for audit.html, audit.json and audit.txt")->check(some_text());
  add_plain(command, audit_.no_colour);
  command.add_flag("--quiet", audit_.quiet, "No progress");
  command.callback([this] { chosen_ = [this] { return audit_command(audit_); }; });
}

void CommandLine::add_exceptions() {
  CLI::App& command = *app_.add_subcommand("exceptions", "See and handle what needs people, also while no daemon runs");
  ExceptionsOptions& options = exceptions_;
  command
      .add_option(
          "act", options.act,
          "list or show; retry starts stopped work again, override sends what is held unchanged, close says that "
          "it is solved, assign names who looks at it")
      ->check(one_of({"list", "show", "retry", "override", "close", "assign"}))
      ->required();
  command.add_option("key", options.key, "The exception or the incident, as the list shows it")->check(some_text());
  command
      .add_option("--config", options.config_file,
                  "TOML: the file of the daemon; a running one is asked at its [operators] door")
      ->check(some_text())
      ->required();
  command.add_option("--owner", options.owner, "Only those of Operations, Finance, Ecommerce or IT")
      ->check(some_text());
  command.add_option("--kind", options.kind, "Only this kind, such as price-mismatch")->check(some_text());
  command.add_option("--order", options.order, "Only those of this purchase order")->check(some_text());
  command.add_flag("--closed", options.closed, "Those that are closed instead of the open ones");
  command.add_option("--skip", options.skip, "Begin behind so many rows")->check(whole_number(0, runs_max));
  command.add_option("--note", options.note, "Why; close and override need it")->check(some_text());
  command.add_option("--by", options.by, "Who does this; default: your login name")->check(some_text());
  command.add_option("--to", options.to, "Who looks at it, for assign")->check(some_text());
  command.add_flag("--json", options.json, "As JSON");
  command.callback([this] { chosen_ = [this] { return exceptions_command(exceptions_); }; });
}

void CommandLine::add_status() {
  CLI::App& command = *app_.add_subcommand("status", "See on one screen how a running daemon is");
  command.add_option("--config", status_.config_file, "TOML: the file of the daemon, with its [operators] section")
      ->check(some_text())
      ->required();
  command.add_flag("--json", status_.json, "As JSON");
  command.callback([this] { chosen_ = [this] { return status_command(status_); }; });
}

void CommandLine::add_alerts() {
  CLI::App& command = *app_.add_subcommand("alerts", "Try whether alerts reach the people that they are for");
  command.add_option("act", alerts_.act, "test: send one signed test alert to each place of the configuration")
      ->check(one_of({"test"}))
      ->required();
  command.add_option("--config", alerts_.config_file, "TOML: the file of the daemon, with its [alerts] section")
      ->check(some_text())
      ->required();
  command.callback([this] { chosen_ = [this] { return alerts_command(alerts_); }; });
}

}  // namespace vendorproof::harness
