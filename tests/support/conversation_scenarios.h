// What a test plays that listens to a long conversation between our core and a peer.
#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "harness/command/builtin_files.h"
#include "scenarios/generators/generators.h"

namespace vendorproof::tests {

/// The catalogue and some generated scenarios. A scenario that cannot be read fails the test.
inline std::vector<scenarios::Scenario> conversation_scenarios() {
  constexpr std::uint64_t seed = 5;
  constexpr std::size_t generated = 12;
  std::vector<scenarios::Scenario> all;
  for (const harness::BuiltinFile& file : harness::builtin_files()) {
    if (file.folder != "catalogue") continue;
    auto scenario = scenarios::read_scenario(file.text, std::string(file.name));
    EXPECT_TRUE(scenario.has_value()) << file.name;
    if (scenario) all.push_back(std::move(*scenario));
  }
  for (std::size_t task = 0; task < generated; ++task) all.push_back(scenarios::generate(seed, task));
  return all;
}

}  // namespace vendorproof::tests
