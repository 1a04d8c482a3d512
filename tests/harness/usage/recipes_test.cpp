// The commands of the recipes for CI systems, and the example files, are run with the program.
#include <filesystem>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "core/base/hash.h"
#include "core/base/text.h"
#include "core/live/config.h"
#include "tests/support/places.h"
#include "tests/support/shell.h"

namespace vendorproof::harness {
namespace {

namespace fs = std::filesystem;

std::string source_text(const std::string& path) { return *read_file(tests::source_dir() + "/" + path); }

/// The command of a line: without the dash of a list, `sh '...'` and blanks; "" if the line has none of ours.
std::string command_of(std::string line) {
  line.erase(0, line.find_first_not_of(' '));
  if (starts_with(line, "- ")) line.erase(0, 2);
  // A backslash stands twice in a text of Groovy.
  for (std::size_t at = line.find("\\\\"); at != std::string::npos; at = line.find("\\\\", at + 1)) line.erase(at, 1);
  if (starts_with(line, "sh '") && line.size() > 5) line = line.substr(4, line.rfind('\'') - 4);
  for (const char* ours : {"vendorproof ", "timeout ", "./trade", "curl ", "grep "}) {
    if (starts_with(line, ours)) return line;
  }
  return "";
}

std::vector<std::string> commands_of(const std::string& recipe) {
  std::vector<std::string> commands;
  for (const std::string& line : split(source_text(recipe), '\n')) {
    const std::string command = command_of(line);
    if (!command.empty()) commands.push_back(command);
  }
  return commands;
}

class Recipes : public testing::TestWithParam<const char*> {};

TEST_P(Recipes, EveryCommandWorksInItsOrder) {
  const std::vector<std::string> commands = commands_of(GetParam());
  ASSERT_EQ(commands.size(), 6U);
  const fs::path folder = fs::temp_directory_path() / ("vendorproof-recipe-" + std::to_string(::getpid()));
  fs::create_directories(folder / "bin");
  fs::create_symlink(fs::absolute(tests::program()), folder / "bin" / "vendorproof");
  std::string script = "set -e\ncd '" + folder.string() +
                       "'\nPATH=$PWD/bin:$PATH\nprintf '#!/bin/sh\\n' >trade-against-the-mocks\n"
                       "chmod +x trade-against-the-mocks\ntrap 'kill $!' EXIT\n";
  // Ports that other tests leave alone, also another recipe that is run at the same time.
  const int first_port = 29'000 + static_cast<int>(hash_of(1, GetParam()) % 1'000) * 3;
  for (std::string command : commands) {
    const std::size_t serve = command.find("serve ");
    if (serve != std::string::npos) {
      command.insert(serve + 6, "--amazon-port " + std::to_string(first_port) + " --erp-port " +
                                    std::to_string(first_port + 1) + " --control-port " +
                                    std::to_string(first_port + 2) + " ");
    }
    const std::size_t port = command.find(":8476");
    if (port != std::string::npos) command.replace(port, 5, ":" + std::to_string(first_port + 2));
    script += command + "\n";
  }
  const tests::Ran run = tests::ran_by_bash(script);
  EXPECT_EQ(run.code, 0) << run.output;
  EXPECT_NE(read_file((folder / "verdict.json").string()).value_or("").find("verdict"), std::string::npos);
  EXPECT_TRUE(fs::exists(folder / "certificate" / "junit.xml"));
  fs::remove_all(folder);
}

std::string system_of(const testing::TestParamInfo<const char*>& row) {
  const std::string path = row.param;
  return path.find("github") != std::string::npos   ? "GitHub"
         : path.find("gitlab") != std::string::npos ? "GitLab"
                                                    : "Jenkins";
}

INSTANTIATE_TEST_SUITE_P(All, Recipes,
                         testing::Values("docs/ci/github-actions.yml", "docs/ci/gitlab-ci.yml", "docs/ci/Jenkinsfile"),
                         system_of);

live::SecretSources no_surroundings() {
  live::SecretSources sources;
  sources.variable = [](const std::string&) { return std::nullopt; };
  return sources;
}

TEST(Examples, TheConfigurationIsRead) {
  const auto config =
      live::read_config(source_text("docs/examples/vendorproof.toml"), "vendorproof.toml", no_surroundings());
  EXPECT_TRUE(config.has_value()) << config.error().message;
}

/// Somebody who takes the hash away from each setting has a configuration that is read, too.
TEST(Examples, TheSettingsThatAreCommentedOutAreRead) {
  std::string text = source_text("docs/examples/vendorproof.toml");
  text = std::regex_replace(text, std::regex("\n#(\\[|[a-z_]+ = )"), "\n$1");
  text = std::regex_replace(text, std::regex("token = \"\""), "token = \"0123456789abcdef0123456789abcdef\"");
  text = std::regex_replace(text, std::regex("webhook_secret = \"\""), "webhook_secret = \"0123456789abcdef\"");
  for (const char* section :
       {"[ship_notice]", "[acknowledgement]", "[accounts]", "[operators]", "[log]", "[alerts]", "[stalls]"}) {
    EXPECT_NE(text.find(std::string("\n") + section + "\n"), std::string::npos) << section;
  }
  const auto config = live::read_config(text, "vendorproof.toml", no_surroundings());
  ASSERT_TRUE(config.has_value()) << config.error().message;
  EXPECT_EQ(live::nonsense_in(config->alerts), std::vector<std::string>());
}

/// The lines about Business Central online stand in for those above them.
TEST(Examples, TheSettingsOfBusinessCentralOnlineAreRead) {
  std::string text = source_text("docs/examples/vendorproof.toml");
  text = std::regex_replace(text, std::regex("\n(user|web_service_key) = [^\n]*"), "");
  text = std::regex_replace(text, std::regex("\n#   ([a-z_]+ = )"), "\n$1");
  const auto config = live::read_config(text, "vendorproof.toml", no_surroundings());
  ASSERT_TRUE(config.has_value()) << config.error().message;
  EXPECT_EQ(config->core.dialect->name, "business-central-online");
  EXPECT_EQ(config->erp_places.at("login_endpoint").origin, "https://login.microsoftonline.com");
}

}  // namespace
}  // namespace vendorproof::harness
