// The command line: the table of commands, each of which is one function of the room `command`.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "harness/audit/audit_command.h"
#include "harness/command/certify/certify.h"
#include "harness/command/certify/merge_command.h"
#include "harness/command/certify/selftest.h"
#include "harness/command/demo.h"
#include "harness/command/door/alerts_command.h"
#include "harness/command/door/exceptions_command.h"
#include "harness/command/door/status_command.h"
#include "harness/command/rehearse.h"
#include "harness/command/replay.h"
#include "harness/command/rules_command.h"
#include "harness/command/run/run_command.h"
#include "harness/command/serve.h"
#include "harness/statement/reconcile.h"
#include "harness/statement/store_command.h"

namespace vendorproof::harness {

/// The parser with all commands and the options that it fills.
class CommandLine {
 public:
  /// `words` are those of the command line, without the program's name.
  explicit CommandLine(std::vector<std::string> words);
  CommandLine(const CommandLine&) = delete;
  CommandLine& operator=(const CommandLine&) = delete;

  /// Parses and runs; returns the exit code. Wrong usage is told in one line on the error stream.
  int run();
  const CLI::App& app() const { return app_; }

 private:
  void add_certify();
  void add_demo();
  void add_replay();
  void add_rehearse();
  void add_selftest();
  void add_report();
  void add_serve();
  void add_tls(CLI::App& serve);
  void add_run();
  void add_store();
  void add_exceptions();
  void add_status();
  void add_alerts();
  void add_reconcile();
  void add_audit();
  void add_rules();
  void add_manual();
  int refuse_usage(const std::string& command, const std::string& why) const;

  std::vector<std::string> words_;
  CLI::App app_;
  CertifyOptions certify_;
  bool list_ = false;
  DemoOptions demo_;
  ReplayOptions replay_;
  RehearseOptions rehearse_;
  SelftestOptions selftest_;
  MergeOptions merge_;
  ServeOptions serve_;
  std::string erp_sign_in_ = "either";
  std::string clock_ = "real";
  std::string sandbox_models_;
  RunCommandOptions run_;
  StoreOptions store_;
  ReconcileOptions reconcile_;
  AuditOptions audit_;
  ExceptionsOptions exceptions_;
  StatusOptions status_;
  AlertsOptions alerts_;
  RulesOptions rules_;
  std::string manual_;
  std::function<int()> chosen_;
};

}  // namespace vendorproof::harness
