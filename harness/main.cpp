// The command line: the table of commands, each of which is one function elsewhere.
#include <csignal>
#include <exception>
#include <iostream>
#include <map>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "harness/command/certify.h"
#include "harness/command/exit_codes.h"
#include "harness/command/rehearse.h"
#include "harness/command/replay.h"
#include "harness/command/rules_command.h"
#include "harness/command/run_command.h"
#include "harness/command/sandbox_models.h"
#include "harness/command/serve.h"
#include "harness/world/world.h"

namespace {

using namespace vendorproof;
using namespace vendorproof::harness;

constexpr const char* exit_code_text =
    "Exit codes: 0 certified (or thresholds held, or nothing broken), 1 not certified, 2 wrong usage or bad input\n"
    "(nothing ran), 3 inconclusive, 70 internal error.";

std::string called_as(int count, char** words) {
  std::string text = "vendorproof";
  for (int i = 1; i < count; ++i) text += " " + std::string(words[i]);
  return text;
}

/// What every command needs: its options live as long as the parser, and `code` is what it returned.
struct Commands {
  CertifyOptions certify;
  bool list = false;
  ReplayOptions replay;
  RehearseOptions rehearse;
  ServeOptions serve;
  std::string sandbox_models;
  RunCommandOptions run;
  RulesOptions rules;
  int code = exit_certified;
};

void add_certify(CLI::App& app, Commands& commands) {
  CLI::App* command = app.add_subcommand("certify", "Play the catalogue (or your own orders) and give a verdict");
  CertifyOptions& options = commands.certify;
  command->add_option("--seed", options.seed, "Seed of all random draws; the same seed gives the same report")
      ->capture_default_str();
  command->add_option("--scenario", options.scenario_files,
                      "Play this scenario file instead of the catalogue (repeatable)");
  command->add_option("--orders", options.orders_file,
                      "Play your own orders: what getPurchaseOrders returned, one response or an array of them");
  command->add_option("--switch", options.switches,
                      "Set a switch in every scenario: NAME=VALUE, as in cost-basis=per-case (repeatable)");
  command->add_option("--rate-card", options.rate_card_file,
                      "Charge by this rate card (mock_amazon/rate_cards) instead of the region's own");
  command->add_option("--out", options.out, "Folder for report.html, report.json, junit.xml and failures");
  command->add_option("--runs", options.runs, "Generated runs to play after the catalogue")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000}));
  command->add_option("--jobs", options.jobs, "Threads; 0 means one per core")->check(CLI::Range(0U, 64U));
  command->add_option("--plant", options.planted_defect,
                      "Plant this defect, to see that the judge finds it; `list` shows all defects");
  command->add_flag("--list", commands.list, "List the catalogue and stop");
  command->add_flag("--no-color", options.no_colour, "Plain text (also: NO_COLOR)");
  command->add_flag("--quiet", options.quiet, "No progress");
  command->footer(exit_code_text);
  command->callback([&commands] { commands.code = commands.list ? list_catalogue() : certify(commands.certify); });
}

void add_replay(CLI::App& app, Commands& commands) {
  CLI::App* command =
      app.add_subcommand("replay", "Repeat a scenario file exactly and print a time line Amazon | core | ERP");
  command->add_option("file", commands.replay.file, "A file that certify wrote, or any scenario file")->required();
  command->add_option("--plant", commands.replay.planted_defect,
                      "Plant this defect instead of the file's; `none` plants no defect");
  command->footer(exit_code_text);
  command->callback([&commands] { commands.code = replay(commands.replay); });
}

void add_rehearse(CLI::App& app, Commands& commands) {
  CLI::App* command = app.add_subcommand("rehearse", "Rehearse a peak season in virtual time against thresholds");
  RehearseOptions& options = commands.rehearse;
  command->add_option("--profile", options.profile, "A profile file, or the name of one that comes with the program")
      ->capture_default_str();
  command->add_option("--seed", options.seed, "Seed of all random draws")->capture_default_str();
  command->add_option("--rate-card", options.rate_card_file,
                      "Charge by this rate card (mock_amazon/rate_cards) instead of the region's own");
  command->add_option("--out", options.out, "Folder for rehearsal.html and rehearsal.json");
  command->add_flag("--no-color", options.no_colour, "Plain text (also: NO_COLOR)");
  command->add_flag("--quiet", options.quiet, "No progress");
  command->footer(exit_code_text);
  command->callback([&commands] { commands.code = rehearse(commands.rehearse); });
}

void add_tls(CLI::App& serve, TlsOptions& options) {
  serve.add_flag("--tls", options.wanted, "Serve the mock Amazon behind TLS too, under Amazon's host names");
  serve.add_option("--tls-port", options.port, "0 takes any free port")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  serve.add_option("--tls-dir", options.folder, "Folder for ca.pem, the certificate that a client must trust")
      ->capture_default_str();
  serve
      .add_option("--proxy-port", options.proxy_port,
                  "Port of a proxy from Amazon's host names to the TLS port; 0 takes any free port")
      ->check(CLI::Range(0, 65535));
}

void add_serve(CLI::App& app, Commands& commands) {
  CLI::App* command = app.add_subcommand("serve", "Serve the mock Amazon and the mock ERP over HTTP");
  ServeOptions& options = commands.serve;
  const CLI::Range ports(0, 65535);
  command->add_option("--amazon-port", options.amazon_port, "0 takes any free port")
      ->check(ports)
      ->capture_default_str();
  command->add_option("--erp-port", options.erp_port, "0 takes any free port")->check(ports)->capture_default_str();
  command->add_option("--control-port", options.control_port, "0 takes any free port")
      ->check(ports)
      ->capture_default_str();
  command->add_option("--scenario", options.scenario_file,
                      "What the ERP has and what Amazon orders; without it, a small stock and no orders");
  command->add_option("--rate-card", options.rate_card_file,
                      "Charge by this rate card (mock_amazon/rate_cards) instead of the region's own");
  command->add_option("--tenants", options.tenants_file,
                      "JSON file: a list of bodies as POST /tenants of the control port takes them");
  const std::map<std::string, ServedTime> clocks = {{"real", ServedTime::Real},
                                                    {"scaled", ServedTime::Real},
                                                    {"virtual", ServedTime::Virtual},
                                                    {"frozen", ServedTime::Virtual}};
  command
      ->add_option("--clock", options.clock,
                   "real (also: scaled, with --scale), or virtual (also: frozen), which stands still until the control "
                   "port moves it")
      ->transform(CLI::CheckedTransformer(clocks));
  command->add_option("--scale", options.scale, "The real clock runs this many times as fast")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{100'000}))
      ->capture_default_str();
  add_tls(*command, options.tls);
  command->footer(exit_code_text);
  command->add_option("--sandbox", commands.sandbox_models,
                      "Serve only Amazon's static sandbox, from the published models (*.json) of this folder");
  command->callback([&commands] {
    commands.code = commands.sandbox_models.empty()
                        ? serve(commands.serve)
                        : serve_sandbox({commands.sandbox_models, commands.serve.amazon_port});
  });
}

void add_run(CLI::App& app, Commands& commands) {
  CLI::App* command = app.add_subcommand("run", "Run the core as a process against live or served endpoints");
  command->add_option("--config", commands.run.config_file, "TOML: endpoints, credentials, store")->required();
  command->add_flag_callback(
      "--until-idle", [&commands] { commands.run.until_idle = live::UntilIdle::Yes; },
      "End when every order is settled");
  command->footer(exit_code_text);
  command->callback([&commands] { commands.code = run_command(commands.run); });
}

void add_rules(CLI::App& app, Commands& commands) {
  CLI::App* command = app.add_subcommand("rules", "List the rules, or explain one: vendorproof rules ACK-05");
  command->add_option("id", commands.rules.id, "The rule to explain");
  command->add_flag("--left-out", commands.rules.left_out, "List the known rules that are not enforced, and why");
  command->add_flag("--json", commands.rules.json, "As JSON");
  command->add_flag("--no-color", commands.rules.no_colour, "Plain text (also: NO_COLOR)");
  command->callback([&commands] { commands.code = rules_command(commands.rules); });
}

}  // namespace

int main(int count, char** words) {
  std::signal(SIGPIPE, SIG_IGN);
  CLI::App app{"Vendorproof: the dress rehearsal for a vendor's integration with Amazon.", "vendorproof"};
  app.set_version_flag("--version", std::string("vendorproof ") + VENDORPROOF_VERSION);
  app.require_subcommand(1);
  app.footer(exit_code_text);
  Commands commands;
  commands.certify.command = called_as(count, words);
  commands.rehearse.command = commands.certify.command;
  add_certify(app, commands);
  add_replay(app, commands);
  add_rehearse(app, commands);
  add_serve(app, commands);
  add_run(app, commands);
  add_rules(app, commands);
  try {
    app.parse(count, words);
    return commands.code;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_certified : exit_usage;
  } catch (const std::exception& error) {
    std::cerr << "vendorproof: internal error: " << error.what() << "\n";
    return exit_own_fault;
  }
}
