#include "harness/usage/common_options.h"

#include "harness/usage/argument_checks.h"

namespace vendorproof::harness {

void add_seed(CLI::App& command, std::uint64_t& seed) {
  command.add_option("--seed", seed, "Seed of all random draws; the same seed gives the same report")
      ->check(whole_number(0, UINT64_MAX))
      ->capture_default_str();
}

void add_integration(CLI::App& command, std::string& name) {
  command
      .add_option("--integration", name,
                  "Name of what is tested, for the report: for example a version of the core and whose it is")
      ->check(some_text());
}

void add_plain(CLI::App& command, bool& no_colour) {
  command.add_flag("--no-color", no_colour, "Plain text (also: NO_COLOR)");
}

CLI::Option* add_port(CLI::App& command, const std::string& name, int& port, const std::string& what) {
  return command.add_option(name, port, what)->check(whole_number(0, port_max))->capture_default_str();
}

}  // namespace vendorproof::harness
