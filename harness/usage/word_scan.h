// Looks at the words of a command line before they are parsed: what is unknown, repeated or has no value.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace vendorproof::harness {

/// The commands that `--help` shows.
std::vector<const CLI::App*> shown_commands(const CLI::App& app);

/// nullptr if there is none of that name.
const CLI::App* command_named(const CLI::App& app, const std::string& name);

/// What is wrong, in one line, or nullopt. `words` without the program's name.
std::optional<std::string> wrong_word(const CLI::App& app, const std::vector<std::string>& words);

}  // namespace vendorproof::harness
