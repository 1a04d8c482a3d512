#include "harness/usage/command_line.h"

#include <cstdint>
#include <iostream>
#include <utility>

#include <fmt/format.h>

#include "core/base/nearest_word.h"
#include "harness/command/exit_codes.h"
#include "harness/command/sandbox_models.h"
#include "harness/usage/argument_checks.h"
#include "harness/usage/campaign_options.h"
#include "harness/usage/common_options.h"
#include "harness/usage/contradictions.h"
#include "harness/usage/manual.h"
#include "harness/usage/word_scan.h"

namespace vendorproof::harness {

namespace {

constexpr std::uint64_t scale_max = 100'000;
constexpr std::uint64_t selftest_runs_max = 10'000;

constexpr const char* exit_code_text =
    "Exit codes: 0 certified (or thresholds held, or nothing broken), 1 not certified, 2 wrong usage, bad input or\n"
    "output that cannot be written, 3 inconclusive, 70 internal error, 130 or 143 interrupted.";
constexpr const char* rate_card_text =
    "Charge by this rate card, a file or a name (eu, in, jp, na), instead of the region's own";

}  // namespace

CommandLine::CommandLine(std::vector<std::string> words)
    : words_(std::move(words)),
      app_("Vendorproof: the dress rehearsal for a vendor's integration with Amazon.", "vendorproof") {
  // `help` and `help certify`, as other programs take them.
  if (!words_.empty() && words_.front() == "help") {
    words_.erase(words_.begin());
    words_.emplace_back("--help");
  }
  app_.set_version_flag("--version", std::string("vendorproof ") + VENDORPROOF_VERSION);
  app_.require_subcommand(1);
  std::vector<std::string> called = {"vendorproof"};
  called.insert(called.end(), words_.begin(), words_.end());
  certify_.command = shell_line(called);
  rehearse_.command = certify_.command;
  merge_.command = certify_.command;
  add_certify();
  add_demo();
  add_replay();
  add_rehearse();
  add_selftest();
  add_report();
  add_serve();
  add_run();
  add_store();
  add_exceptions();
  add_status();
  add_alerts();
  add_reconcile();
  add_audit();
  add_rules();
  add_manual();
  app_.footer(exit_code_text);
  for (CLI::App* command : app_.get_subcommands({})) command->footer(exit_code_text);
}

void CommandLine::add_certify() {
  CLI::App& command = *app_.add_subcommand("certify", "Play the catalogue (or your own orders) and give a verdict");
  add_seed(command, certify_.seed);
  command
      .add_option(
          "--sut", certify_.sut_file,
          "Test somebody else's integration, the system under test that this file describes, instead of our own "
          "core (docs/certify-your-own.md)")
      ->check(some_text());
  command
      .add_option("--against", certify_.against,
                  "Compare: where does its business outcome differ from that of this one, a file as for --sut or "
                  "our-core? Without --sut, our own core is compared with it (docs/compare.md)")
      ->check(some_text());
  command
      .add_option("--scenario", certify_.scenario_files,
                  "Play this scenario, a file or a name from --list, instead of the catalogue (repeatable)")
      ->check(some_text())
      ->allow_extra_args(false);
  command
      .add_option("--orders", certify_.orders_file,
                  "Play your own orders: what getPurchaseOrders returned, one response or an array of them")
      ->check(some_text());
  command
      .add_option("--switch", certify_.switches,
                  "Set a switch in every scenario: NAME=VALUE, as in cost-basis=per-case (repeatable)")
      ->check(some_text())
      ->allow_extra_args(false);
  command.add_option("--rate-card", certify_.rate_card_file, rate_card_text)->check(some_text());
  command.add_option("--out", certify_.out, "Folder for report.html, report.json, junit.xml and failures")
      ->check(some_text());
  add_campaign(command, certify_);
  command.add_option("--jobs", certify_.jobs, "Threads; 0 means one per core")->check(whole_number(0, jobs_max));
  command
      .add_option("--plant", certify_.planted_defect,
                  "Plant this defect, to see that the judge finds it; `list` shows all defects")
      ->check(some_text());
  command.add_flag("--list", list_, "List the catalogue and stop");
  add_integration(command, certify_.integration);
  add_plain(command, certify_.no_colour);
  command.add_flag("--quiet", certify_.quiet, "No progress");
  command.callback([this] { chosen_ = [this] { return list_ ? list_catalogue() : certify(certify_); }; });
}

void CommandLine::add_demo() {
  CLI::App& command =
      *app_.add_subcommand("demo", "See a verdict in a second: ten orders against a broken example integration");
  command.add_option("--out", demo_.out, "Folder for report.html, report.json and junit.xml")
      ->check(some_text())
      ->capture_default_str();
  command.callback([this] { chosen_ = [this] { return demo(demo_); }; });
}

void CommandLine::add_replay() {
  CLI::App& command =
      *app_.add_subcommand("replay", "Repeat a scenario exactly and print a time line Amazon | core | ERP");
  command
      .add_option("file", replay_.file, "A file that certify wrote, any scenario file, or a name from certify --list")
      ->check(some_text())
      ->required();
  command
      .add_option("--plant", replay_.planted_defect, "Plant this defect instead of the file's; `none` plants no defect")
      ->check(some_text());
  command.callback([this] { chosen_ = [this] { return replay(replay_); }; });
}

void CommandLine::add_selftest() {
  CLI::App& command = *app_.add_subcommand("selftest", "Test the judge: find each planted defect, and make it small");
  add_seed(command, selftest_.seed);
  command
      .add_option("--defect", selftest_.defects,
                  "Only this defect, a name from certify --plant list (repeatable); without it, all")
      ->check(some_text())
      ->allow_extra_args(false);
  command
      .add_option("--runs", selftest_.runs,
                  "Generated runs to search for each defect, before the scenario that is known to show it")
      ->check(whole_number(0, selftest_runs_max))
      ->capture_default_str();
  command
      .add_option("--out", selftest_.out,
                  "Folder for selftest.json and for the smallest scenario of each defect, which replay takes")
      ->check(some_text());
  command.add_option("--jobs", selftest_.jobs, "Threads; 0 means one per core")->check(whole_number(0, jobs_max));
  add_plain(command, selftest_.no_colour);
  command.add_flag("--quiet", selftest_.quiet, "No progress");
  command.callback([this] { chosen_ = [this] { return selftest(selftest_); }; });
}

void CommandLine::add_report() {
  CLI::App& command = *app_.add_subcommand("report", "Make one certificate of the shards of a campaign");
  command.add_option("action", merge_.action, "merge: one report of those that certify --shard wrote")
      ->check(one_of({"merge"}))
      ->required();
  command.add_option("shards", merge_.shards, "The report.json of each shard, or its folder")
      ->check(some_text())
      ->required();
  command.add_option("--out", merge_.out, "Folder for report.html, report.json, junit.xml and failures")
      ->check(some_text());
  add_plain(command, merge_.no_colour);
  command.callback([this] { chosen_ = [this] { return merge_command(merge_); }; });
}

void CommandLine::add_rehearse() {
  CLI::App& command = *app_.add_subcommand("rehearse", "Rehearse a peak season in virtual time against thresholds");
  command.add_option("--profile", rehearse_.profile, "A profile file, or the name of one that comes with the program")
      ->check(some_text())
      ->capture_default_str();
  add_seed(command, rehearse_.seed);
  command.add_option("--rate-card", rehearse_.rate_card_file, rate_card_text)->check(some_text());
  command.add_option("--out", rehearse_.out, "Folder for rehearsal.html and rehearsal.json")->check(some_text());
  add_integration(command, rehearse_.integration);
  add_plain(command, rehearse_.no_colour);
  command.add_flag("--quiet", rehearse_.quiet, "No progress");
  command.callback([this] { chosen_ = [this] { return rehearse(rehearse_); }; });
}

void CommandLine::add_tls(CLI::App& serve) {
  TlsOptions& options = serve_.tls;
  serve.add_flag("--tls", options.wanted, "Serve the mock Amazon behind TLS too, under Amazon's host names");
  add_port(serve, "--tls-port", options.port, "0 takes any free port");
  serve.add_option("--tls-dir", options.folder, "Folder for ca.pem, the certificate that a client must trust")
      ->check(some_text())
      ->capture_default_str();
  serve
      .add_option("--proxy-port", options.proxy_port,
                  "Port of a proxy from Amazon's host names to the TLS port; 0 takes any free port")
      ->check(whole_number(0, port_max));
}

void CommandLine::add_serve() {
  CLI::App& command = *app_.add_subcommand("serve", "Serve the mock Amazon and the mock ERP over HTTP");
  add_port(command, "--amazon-port", serve_.amazon_port, "0 takes any free port");
  add_port(command, "--erp-port", serve_.erp_port, "0 takes any free port");
  add_port(command, "--control-port", serve_.control_port, "0 takes any free port");
  command
      .add_option("--listen", serve_.listen,
                  "IPv4 address of this machine; another one than 127.0.0.1 needs --control-token")
      ->check(some_text())
      ->capture_default_str();
  command
      .add_option("--control-token", serve_.control_token,
                  "Secret of the control plane, at least 16 letters; sent as Authorization: Bearer TOKEN")
      ->check(some_text());
  command
      .add_option("--scenario", serve_.scenario_file,
                  "What the ERP has and what Amazon orders, a file or a name from certify --list; without it, a small "
                  "stock and no orders")
      ->check(some_text());
  command.add_option("--rate-card", serve_.rate_card_file, rate_card_text)->check(some_text());
  command
      .add_option("--erp-sign-in", erp_sign_in_,
                  "What the mock ERP takes: web-service-key, as Business Central on premises; access-token, as online; "
                  "either")
      ->check(one_of({"either", "web-service-key", "access-token"}))
      ->capture_default_str();
  command
      .add_option("--tenants", serve_.tenants_file,
                  "JSON file: a list of bodies as POST /tenants of the control port takes them")
      ->check(some_text());
  command
      .add_option("--clock", clock_,
                  "real; scaled, which needs --scale; virtual or frozen, which stands still until the control port "
                  "moves it")
      ->check(one_of({"real", "scaled", "virtual", "frozen"}))
      ->capture_default_str();
  command.add_option("--scale", serve_.scale, "The real clock runs this many times as fast")
      ->check(whole_number(1, scale_max))
      ->capture_default_str();
  add_tls(command);
  command
      .add_option("--sandbox", sandbox_models_,
                  "Serve only Amazon's static sandbox, from the published models (*.json) of this folder")
      ->check(some_text());
  command.callback([this] {
    const bool stands_still = clock_ == "virtual" || clock_ == "frozen";
    serve_.erp_sign_in = *mock_erp::sign_in_named(erp_sign_in_);
    serve_.clock = stands_still ? ServedTime::Virtual : ServedTime::Real;
    chosen_ = [this] {
      return sandbox_models_.empty() ? serve(serve_) : serve_sandbox({sandbox_models_, serve_.amazon_port});
    };
  });
}

void CommandLine::add_rules() {
  CLI::App& command = *app_.add_subcommand("rules", "List the rules, or explain one: vendorproof rules ACK-05");
  command.add_option("id", rules_.id, "The rule to explain")->check(some_text());
  command.add_flag("--left-out", rules_.left_out, "List the known rules that are not enforced, and why");
  command.add_flag("--json", rules_.json, "As JSON");
  add_plain(command, rules_.no_colour);
  command.callback([this] { chosen_ = [this] { return rules_command(rules_); }; });
}

/// For packages: not in the list of commands.
void CommandLine::add_manual() {
  CLI::App& command = *app_.add_subcommand("manual", "Print the man page, or the completion of a shell");
  command.group("");
  command.add_option("form", manual_, "man or bash")->check(one_of({"man", "bash"}))->required();
  command.callback([this] {
    chosen_ = [this] {
      std::cout << (manual_ == "man" ? man_page(app_, VENDORPROOF_VERSION) : bash_completion(app_));
      return exit_certified;
    };
  });
}

int CommandLine::refuse_usage(const std::string& command, const std::string& why) const {
  const std::string name = command.empty() ? "vendorproof" : "vendorproof " + command;
  complain(fmt::format("{}: {} ({} --help shows what is allowed)", name, why, name));
  return exit_usage;
}

int CommandLine::run() {
  const std::string command = !words_.empty() && command_named(app_, words_.front()) != nullptr ? words_.front() : "";
  if (const auto wrong = wrong_word(app_, words_)) return refuse_usage(command, *wrong);
  try {
    app_.parse(std::vector<std::string>(words_.rbegin(), words_.rend()));
  } catch (const CLI::Success& wanted) {
    return app_.exit(wanted);
  } catch (const CLI::ParseError& error) {
    return refuse_usage(command, error.what());
  }
  if (const auto wrong = contradiction_in(*app_.get_subcommand(command))) return refuse_usage(command, *wrong);
  return chosen_();
}

}  // namespace vendorproof::harness
