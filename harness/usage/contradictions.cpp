#include "harness/usage/contradictions.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/text.h"

namespace vendorproof::harness {

namespace {

bool is_given(const CLI::App& command, std::string_view name) {
  const CLI::Option* const option = command.get_option_no_throw(std::string(name));
  return option != nullptr && option->count() > 0;
}

bool applies(const CLI::App& command, const Contradiction& row) {
  if (command.get_name() != row.command || !is_given(command, row.option)) return false;
  return row.value.empty() || command.get_option(std::string(row.option))->results().front() == row.value;
}

std::string named(const Contradiction& row) {
  return std::string(row.option) + (row.value.empty() ? "" : " " + std::string(row.value));
}

/// The options of `certify` but these.
std::vector<std::string_view> all_but(const std::set<std::string_view>& left_out) {
  std::vector<std::string_view> options = {
      "--seed",         "--sut",  "--against", "--scenario", "--orders",      "--switch",        "--rate-card",
      "--out",          "--runs", "--for",     "--shard",    "--regressions", "--as-regression", "--check-determinism",
      "--aim-at-gaps",  "--jobs", "--list",    "--plant",    "--integration", "--quiet",         "--no-color",
      "--sweep-crashes"};
  std::erase_if(options, [&](std::string_view option) { return left_out.contains(option); });
  return options;
}

std::vector<Contradiction> of_certify() {
  return {
      {"certify", "--list", "", false, all_but({"--list"}), "the list plays nothing"},
      {"certify", "--plant", "list", false, all_but({"--list", "--plant", "--no-color"}), "the list plays nothing"},
      {"certify", "--sut", "", false, {"--plant"}, "a defect is planted around our own core"},
      {"certify",
       "--sweep-crashes",
       "",
       true,
       {"--sut"},
       "it kills the program of somebody else; `vendorproof selftest` kills our own core wherever it can be killed"},
      {"certify",
       "--sweep-crashes",
       "",
       false,
       {"--against", "--runs", "--for", "--shard", "--regressions", "--as-regression"},
       "a sweep plays whole scenarios, and each once more for each request that changed something"},
      {"certify",
       "--against",
       "",
       false,
       {"--for", "--aim-at-gaps", "--shard", "--regressions", "--as-regression", "--check-determinism"},
       "a comparison gives no certificate"},
      {"certify", "--aim-at-gaps", "", true, {"--runs", "--for"}, "only generated runs can be aimed"},
      {"certify", "--as-regression", "", true, {"--runs", "--for"}, "only failures of generated runs are made small"},
      {"certify", "--aim-at-gaps", "", false, {"--shard"}, "the gaps are those of the whole catalogue"},
      {"certify", "--for", "", false, {"--runs"}, "each says how many generated runs are played"},
      {"certify",
       "--check-determinism",
       "",
       false,
       {"--sut"},
       "another program may well do the same work in another order; only our own core must not"},
      {"certify", "--orders", "", false, {"--scenario"}, "your own orders are a scenario of their own"},
  };
}

std::vector<Contradiction> of_other_commands() {
  return {
      {"reconcile", "--config", "", false, {"--store"}, "the configuration names the store"},
      {"exceptions", "act", "list", false, {"key", "--note", "--by", "--to"}, "the list changes nothing"},
      {"exceptions", "act", "show", true, {"key"}, "which exception or incident must be said"},
      {"exceptions",
       "act",
       "show",
       false,
       {"--owner", "--kind", "--order", "--closed", "--note", "--by", "--to"},
       "it shows the one that the key names"},
      {"exceptions", "act", "retry", true, {"key"}, "which exception or incident must be said"},
      {"exceptions", "act", "override", true, {"key"}, "which exception or incident must be said"},
      {"exceptions", "act", "override", true, {"--note"}, "why it is right must be said"},
      {"exceptions", "act", "close", true, {"key"}, "which exception or incident must be said"},
      {"exceptions", "act", "close", true, {"--note"}, "how it was solved must be said"},
      {"exceptions", "act", "assign", true, {"key"}, "which exception or incident must be said"},
      {"exceptions", "act", "assign", true, {"--to"}, "who looks at it must be said"},
      {"store", "action", "rebuild", true, {"--config"}, "it names the store, Amazon and the ERP"},
      {"store", "action", "rebuild", false, {"file", "copy"}, "the configuration names the store"},
      {"store", "action", "check", false, {"--config"}, "it looks at a file"},
      {"store", "action", "backup", false, {"--config"}, "it copies a file"},
      {"store", "action", "restore", false, {"--config"}, "it copies a file"},
      {"run", "--once", "", false, {"--until-idle", "--check"}, "each says when the run ends"},
      {"run", "--check", "", false, {"--until-idle", "--give-up-after", "--shadow"}, "a check makes no call"},
      {"run", "--shadow", "", false, {"--once"}, "a shadow forgets what it has shown"},
      {"run", "--shadow-out", "", true, {"--shadow"}, "only a shadow shows what it would send"},
      {"run", "--for", "", true, {"--shadow"}, "the daemon runs until it is stopped, or idle"},
      {"run", "--give-up-after", "", true, {"--once", "--until-idle"}, "the daemon runs until it is stopped"},
      {"rules", "--left-out", "", false, {"id"}, "one rule is explained, or the list is shown"},
      {"serve", "--clock", "virtual", false, {"--scale"}, "a virtual clock stands still until it is moved"},
      {"serve", "--clock", "frozen", false, {"--scale"}, "a frozen clock stands still until it is moved"},
      {"serve", "--clock", "scaled", true, {"--scale"}, "how many times as fast must be said"},
      {"serve", "--tls-port", "", true, {"--tls"}, "without it nothing is served behind TLS"},
      {"serve", "--tls-dir", "", true, {"--tls"}, "without it there is no certificate"},
      {"serve", "--proxy-port", "", true, {"--tls"}, "the proxy leads to the TLS port"},
      {"serve",
       "--sandbox",
       "",
       false,
       {"--scenario", "--tenants", "--rate-card", "--clock", "--scale", "--erp-port", "--control-port", "--tls",
        "--listen", "--control-token"},
       "the sandbox has fixed answers and nothing else"},
  };
}

}  // namespace

const std::vector<Contradiction>& contradictions() {
  static const std::vector<Contradiction> table = [] {
    std::vector<Contradiction> all = of_certify();
    const std::vector<Contradiction> others = of_other_commands();
    all.insert(all.end(), others.begin(), others.end());
    return all;
  }();
  return table;
}

std::optional<std::string> contradiction_in(const CLI::App& command) {
  for (const Contradiction& row : contradictions()) {
    if (!applies(command, row)) continue;
    const auto other = std::find_if(row.others.begin(), row.others.end(),
                                    [&](std::string_view name) { return is_given(command, name); });
    const bool has_other = other != row.others.end();
    if (row.needs && !has_other)
      return fmt::format("{} needs {}: {}", named(row), fmt::join(row.others, " or "), row.why);
    if (!row.needs && has_other) return fmt::format("{} and {} contradict each other: {}", named(row), *other, row.why);
  }
  return std::nullopt;
}

}  // namespace vendorproof::harness
