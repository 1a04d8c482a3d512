#include "harness/usage/manual.h"

#include <array>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/live/config.h"
#include "harness/command/builtin_files.h"
#include "harness/usage/usage_cases.h"
#include "harness/usage/word_scan.h"
#include "mock_amazon/charges/rate_card.h"

namespace vendorproof::harness {

namespace {

struct ExitCode {
  std::string_view code;
  std::string_view meaning;
};

constexpr std::array<ExitCode, 7> exit_statuses = {{
    {"0", "Certified; or all thresholds of a rehearsal held; or nothing is broken."},
    {"1", "Not certified: a rule is broken, or a threshold did not hold."},
    {"2", "Wrong usage or bad input, and nothing ran; or output cannot be written."},
    {"3",
     "Inconclusive: no rule is broken, but a situation was not reached, a planted defect was not found, a crash did "
     "not strike, or a program could not be tried."},
    {"70", "Internal error. Please report it."},
    {"130, 143",
     "Interrupted by SIGINT or SIGTERM (129: SIGHUP). certify has written what it knew; rehearse has no verdict then."},
    {"141", "Nobody reads standard output any more."},
}};

struct Variable {
  std::string_view name;
  std::string_view meaning;
};

/// Those beside the secrets, which stand in the table of the configuration's keys.
constexpr std::array<Variable, 4> variables = {{
    {"CREDENTIALS_DIRECTORY",
     "Set by systemd: a folder with credentials. Those named amazon_client_secret, amazon_refresh_token, "
     "erp_web_service_key, operators_token and alerts_webhook_secret are taken as secrets of run."},
    {"SSL_CERT_FILE", "A file of the authorities that run trusts for https, instead of those of the system."},
    {"SSL_CERT_DIR", "A folder of them, as OpenSSL demands it."},
    {"NO_COLOR", "If it is not empty, progress is shown without colours."},
}};

/// Text of a man page: a backslash, a dot and an apostrophe have a meaning there.
std::string roff(std::string_view text) {
  std::string escaped;
  for (const char letter : text) {
    if (letter == '\\') {
      escaped += "\\e";
    } else if (letter == '"') {
      escaped += "\\(dq";
    } else if (letter == '-') {
      escaped += "\\-";
    } else if ((letter == '.' || letter == '\'') && (escaped.empty() || escaped.back() == '\n')) {
      escaped += "\\&";
      escaped += letter;
    } else {
      escaped += letter;
    }
  }
  return escaped;
}

std::string option_title(const CLI::Option& option) {
  if (option.get_positional()) return option.get_name();
  std::string title = "--" + option.get_lnames().front();
  const bool takes_value = option.get_items_expected_max() > 0;
  if (takes_value) title += " VALUE";
  return title;
}

void add_options(const CLI::App& command, std::string& page) {
  for (const CLI::Option* option : command.get_options()) {
    page += ".TP\n.B " + roff(option_title(*option)) + "\n" + roff(option->get_description());
    const std::string usual = option->get_default_str();
    if (!usual.empty()) page += roff(fmt::format(" (default {})", usual));
    page += "\n";
  }
}

void add_commands(const CLI::App& app, std::string& page) {
  page += ".SH COMMANDS\n";
  for (const CLI::App* command : shown_commands(app)) {
    page += ".SS " + roff("vendorproof " + command->get_name()) + "\n" + roff(command->get_description()) + ".\n";
    add_options(*command, page);
  }
}

void add_usage(std::string& page) {
  page += ".SH WRONG USAGE AND OBSTACLES\nEach line is tested with the program.\n";
  for (const UsageCase& row : usage_cases()) {
    page += fmt::format(".TP\n.B {}\n{}\nExit status {}: {}\n", roff(fmt::format("vendorproof {}", row.example)),
                        roff(row.sentence), row.code, roff(row.says));
  }
}

/// What an option takes, by its name.
std::vector<std::string> values_of(const CLI::App& command, const std::string& option) {
  std::vector<std::string> values;
  if (option == "--scenario" || (command.get_name() == "replay" && option == "file")) {
    for (const BuiltinFile& file : builtin_files()) {
      if (file.folder == "catalogue") values.emplace_back(file.name);
    }
  }
  if (option == "--profile") {
    for (const BuiltinFile& file : builtin_files()) {
      if (file.folder == "profiles") values.emplace_back(file.name);
    }
  }
  if (option == "--rate-card") {
    for (const mock_amazon::RateCardFile& file : mock_amazon::rate_card_files()) values.emplace_back(file.name);
  }
  if (option == "--clock") values = {"real", "scaled", "virtual", "frozen"};
  return values;
}

std::string completion_case(const CLI::App& command) {
  std::vector<std::string> options;
  std::string cases;
  for (const CLI::Option* option : command.get_options()) {
    const bool is_positional = option->get_positional();
    const std::string name = is_positional ? option->get_name() : "--" + option->get_lnames().front();
    if (!is_positional) options.push_back(name);
    const std::vector<std::string> values = values_of(command, name);
    const bool takes_file = values.empty() && !is_positional && option->get_items_expected_max() > 0;
    if (values.empty() && !takes_file) continue;
    const std::string key = is_positional ? command.get_name() : name;
    cases += fmt::format("        {}) words='{}' ;;\n", key, join(values, " "));
  }
  return fmt::format("    {})\n      words='{}'\n      case $before in\n{}      esac ;;\n", command.get_name(),
                     join(options, " "), cases);
}

void add_variable(std::string_view name, std::string_view meaning, std::string& page) {
  page += fmt::format(".TP\n.B {}\n{}\n", roff(name), roff(meaning));
}

void add_secrets(std::string& page) {
  for (const live::ConfigKey& key : live::config_keys()) {
    if (key.variable.empty()) continue;
    add_variable(key.variable, fmt::format("May have {} of [{}] instead of the file of run.", key.key, key.section),
                 page);
  }
}

void add_environment(std::string& page) {
  page += ".SH ENVIRONMENT\n";
  add_secrets(page);
  for (const Variable& variable : variables) add_variable(variable.name, variable.meaning, page);
}

}  // namespace

std::string man_page(const CLI::App& app, const std::string& version) {
  std::string page = fmt::format(".TH VENDORPROOF 1 \"\" \"vendorproof {}\" \"User Commands\"\n", version);
  page += ".SH NAME\nvendorproof \\- the dress rehearsal for a vendor's integration with Amazon\n";
  page += ".SH SYNOPSIS\n.B vendorproof\n.I COMMAND\n[\n.I OPTIONS\n]\n";
  page +=
      ".SH DESCRIPTION\nVendorproof runs an integration with Amazon Vendor Central against a simulated Vendor Central\n"
      "and a simulated ERP with a warehouse, plays weeks of trade with faults and crashes, and prices each defect in\n"
      "money.\n";
  add_commands(app, page);
  page += ".SH EXIT STATUS\n";
  for (const ExitCode& row : exit_statuses) {
    page += fmt::format(".TP\n.B {}\n{}\n", roff(row.code), roff(row.meaning));
  }
  add_environment(page);
  add_usage(page);
  return page;
}

std::string bash_completion(const CLI::App& app) {
  std::vector<std::string> names;
  std::string cases;
  for (const CLI::App* command : shown_commands(app)) {
    names.push_back(command->get_name());
    cases += completion_case(*command);
  }
  return fmt::format(
      "# Completion of vendorproof for bash.\n"
      "_vendorproof() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} words='{} --help --version'\n"
      "  ((COMP_CWORD > 1)) && case ${{COMP_WORDS[1]}} in\n"
      "{}"
      "  esac\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
      "}}\n"
      "complete -o default -F _vendorproof vendorproof\n",
      join(names, " "), cases);
}

}  // namespace vendorproof::harness
