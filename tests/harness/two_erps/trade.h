// The daemon as a process against the served Amazon and an ERP behind the killing door, until everything is settled.
#pragma once

#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "harness/command/serve.h"
#include "harness/field/field.h"
#include "tests/harness/command/started_program.h"
#include "tests/harness/two_erps/killing_door.h"

namespace vendorproof::harness::two_erps {

inline scenarios::Scenario ten_orders() {
  const std::string path = tests::source_dir() + "/tests/harness/two_erps/ten_orders.json";
  std::ifstream file(path);
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  const auto scenario = read_playable(text, path);
  EXPECT_TRUE(scenario.has_value()) << (scenario ? "" : scenario.error().message);
  return scenario.value_or(scenarios::Scenario());
}

inline std::unique_ptr<Served> served(const scenarios::Scenario& scenario) {
  ServeOptions options;
  options.amazon_port = 0;
  options.erp_port = 0;
  options.control_port = 0;
  options.clock = ServedTime::Virtual;
  auto opened = Served::open(options, scenario);
  EXPECT_TRUE(opened.has_value()) << (opened ? "" : opened.error().message);
  return opened ? std::move(*opened) : nullptr;
}

inline std::string config_of(const Served& served, const std::string& erp_section, const std::string& store) {
  return "[amazon]\nendpoint = \"" + served.amazon_url() +
         "\"\nclient_id = \"amzn1.application-oa2-client.test\"\nclient_secret = \"test-secret\"\n"
         "refresh_token = \"Atzr|test-refresh-token\"\n[erp]\n" +
         erp_section + "[store]\nfile = \"" + store +
         "\"\n[core]\norders_from = 2026-11-01T00:00:00Z\n[clock]\nkind = \"control\"\ncontrol = \"" +
         served.control_url() + "\"\n";
}

struct Traded {
  std::size_t kills = 0;
  int exit_code = -1;
};

/// Starts the daemon, and starts it again each time that the door has killed it.
inline Traded trade(const std::string& config, KillingDoor& door, const std::string& folder) {
  const std::string file = folder + "/vendorproof.toml";
  std::ofstream(file) << config;
  std::filesystem::permissions(file, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  constexpr std::size_t starts_max = 30;
  Traded traded;
  for (std::size_t start = 0; start < starts_max; ++start) {
    Program daemon({program, "run", "--config", file, "--until-idle"});
    door.guards(daemon.id());
    traded.exit_code = daemon.wait();
    if (traded.exit_code != -SIGKILL) return traded;
    ++traded.kills;
  }
  return traded;
}

}  // namespace vendorproof::harness::two_erps
