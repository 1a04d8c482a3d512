// The commands of a daemon: what they take. What they do is shown with the commands.
#include <gtest/gtest.h>

#include "harness/usage/command_line.h"

namespace vendorproof::harness {
namespace {

const CLI::App& command_of(const CommandLine& line, const std::string& name) {
  return *line.app().get_subcommand(name);
}

TEST(LiveCommands, NeedTheConfigurationOfTheDaemon) {
  const CommandLine line(std::vector<std::string>{});
  for (const char* name : {"run", "exceptions", "status", "alerts"}) {
    const CLI::Option* option = command_of(line, name).get_option("--config");
    EXPECT_TRUE(option->get_required()) << name;
  }
}

TEST(LiveCommands, OfAStoreAndAStatementTakeTheStoreItself) {
  const CommandLine line(std::vector<std::string>{});
  for (const char* name : {"store", "reconcile"}) {
    EXPECT_FALSE(command_of(line, name).get_option("--config")->get_required()) << name;
  }
}

TEST(LiveCommands, EachExplainThemselves) {
  const CommandLine line(std::vector<std::string>{});
  for (const char* name : {"run", "store", "reconcile", "exceptions", "status", "alerts"}) {
    for (const CLI::Option* option : command_of(line, name).get_options()) {
      EXPECT_FALSE(option->get_description().empty()) << name << " " << option->get_name();
    }
  }
}

}  // namespace
}  // namespace vendorproof::harness
